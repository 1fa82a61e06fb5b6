"""Doing what is owed: acknowledge in two clicks, put somebody in charge, declare with evidence, do it again."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emulation import clock
from emulation.notifications.inbox import rows
from tests.attachments.samples import pdf
from tests.factories import launch, owed

DAY = dt.date(2023, 2, 6)


@pytest.fixture
def song_ray(world):
    return world.units["song_ray"]


def page(obligation, act=""):
    return f"/viec/{obligation.pk}/{act}"


def test_the_inbox_names_the_task_as_people_call_it(launched, people):
    row = rows(people.an, DAY)[0]
    assert row.title == "Tiếp nhận Chỉ thị 01/CT-UBND về phong trào thi đua năm 2023"
    assert (row.section, row.verb, row.due, row.tag) == ("todo", "Tiếp nhận", dt.date(2023, 2, 13), "")
    assert row.hint == "UBND Bình Minh ban hành ngày 6/2/2023. Xác nhận đã nhận và phân công người phụ trách"


def test_the_inbox_is_sorted_by_due_and_keeps_what_is_not_open_apart(launched, people):
    mine = rows(people.an, DAY)
    todo = [row for row in mine if row.section == "todo"]
    assert [row.due for row in todo] == sorted(row.due for row in todo)
    assert [(row.title, row.verb) for row in todo[1:]] == [("Lập kế hoạch thi đua năm 2023", "Bắt đầu"), ("Tổ chức phát động tại đơn vị", "Ghi nhận")]
    assert todo[2].hint == "Theo điểm a khoản 7 Chỉ thị 01/CT-UBND"
    coming = [row for row in mine if row.section == "coming"]
    assert [(row.title, row.opens, row.url) for row in coming] == [("Báo cáo 6 tháng đầu năm 2023", dt.date(2023, 5, 15), "")]


def test_a_cluster_head_sees_what_the_cluster_owes_with_its_tag(launched, people):
    tagged = [row for row in rows(people.dung, DAY) if row.tag]
    assert [(row.tag, row.unit, row.title) for row in tagged] == [("Cụm", "Cụm các xã", "Lập kế hoạch cụm, khối")]
    assert [row for row in rows(people.em, DAY) if row.tag] == []


def test_acknowledging_takes_two_clicks_and_leads_to_the_plan(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "acknowledge")
    browser = sign_in(people.an)
    first = browser.get(rows(people.an, DAY)[0].url)
    assert 'name="holder"' in first.content.decode()
    form = first.context["detail"].forms["acknowledge"]
    assert form["holder"].value() == people.an.pk
    answer = browser.post(page(task, "tiep-nhan/"), {"holder": people.an.pk}, follow=True)
    text = answer.content.decode()
    assert "Đã tiếp nhận lúc 08:15 ngày 6/2/2023" in text
    assert "Việc tiếp theo: gửi Kế hoạch trước 28/2." in " ".join(text.split())
    assert "Bắt đầu viết Kế hoạch" in text
    task.refresh_from_db()
    assert (task.state, task.done_on, task.holder) == ("approved", DAY, people.an)
    assert owed(launched, song_ray, "plan").holder == people.an


def test_somebody_of_another_unit_is_no_choice_and_what_was_typed_stays(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "acknowledge")
    answer = sign_in(people.an).post(page(task, "tiep-nhan/"), {"holder": people.dung.pk, "note": "Đã họp chi bộ"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Chọn người phụ trách trong danh sách" in text
    assert "Đã họp chi bộ" in text
    assert "<title>Lỗi: " in text


def test_a_second_acknowledgement_says_who_was_faster(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "acknowledge")
    sign_in(people.binh).post(page(task, "tiep-nhan/"), {"holder": people.binh.pk})
    answer = sign_in(people.an).post(page(task, "tiep-nhan/"), {"holder": people.an.pk})
    assert answer.status_code == 422
    assert "Trần Thị Bình (Công chức văn phòng) vừa thực hiện “Tiếp nhận Chỉ thị” lúc 08:15" in answer.content.decode()


def test_strangers_get_404_and_readers_without_the_right_403(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "acknowledge")
    assert sign_in(people.oanh).get(page(task)).status_code == 404
    assert sign_in(people.lan).get(page(task)).status_code == 200
    assert sign_in(people.lan).post(page(task, "tiep-nhan/"), {"holder": people.an.pk}).status_code == 403
    assert sign_in(people.an).post(page(task, "lam-lai/"), {"again-note": "x"}).status_code == 403


def test_a_launch_is_declared_with_a_note_and_evidence(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "launch")
    browser = sign_in(people.binh)
    refused = browser.post(page(task, "bao-xong/"), {"note": "", "files": [SimpleUploadedFile("bien-ban.pdf", pdf())]})
    assert refused.status_code == 422
    assert "Nhập nội dung đã thực hiện" in refused.content.decode()
    kept = refused.context["form"]["files"].value()
    assert [file.name for file in kept] == ["bien-ban.pdf"]
    answer = browser.post(page(task, "bao-xong/"), {"note": "Lễ phát động ngày 6/2", "files-held": [str(file.pk) for file in kept]}, follow=True)
    task.refresh_from_db()
    assert (task.state, task.sent_on) == ("approved", DAY)
    assert "bien-ban.pdf" in answer.content.decode()
    assert sign_in(people.lan).get(f"/tep/{kept[0].pk}/").status_code == 200
    assert sign_in(people.tam).get(f"/tep/{kept[0].pk}/").status_code == 404
    assert sign_in(people.oanh).get(f"/tep/{kept[0].pk}/").status_code == 404


def test_the_office_asks_to_do_it_again_and_the_unit_reads_why(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "launch")
    sign_in(people.an).post(page(task, "bao-xong/"), {"note": "Đã làm"})
    office = sign_in(people.lan)
    assert "Nhập lý do yêu cầu làm lại" in office.post(page(task, "lam-lai/"), {"again-note": ""}).content.decode()
    office.post(page(task, "lam-lai/"), {"again-note": "Chưa có ảnh buổi lễ."})
    row = next(row for row in rows(people.an, DAY) if row.state == "return")
    assert (row.quote, row.verb) == ("Chưa có ảnh buổi lễ.", "Làm lại")
    assert "Chưa có ảnh buổi lễ." in sign_in(people.an).get(page(task)).content.decode()


def test_naming_who_is_in_charge(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "launch")
    sign_in(people.an).post(page(task, "phu-trach/"), {"who-holder": people.binh.pk})
    task.refresh_from_db()
    assert task.holder == people.binh


def test_what_is_not_open_yet_shows_no_form(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "half_year")
    text = sign_in(people.an).get(page(task)).content.decode()
    assert "Việc này mở từ thứ Hai, 15/5/2023" in text
    assert "bao-xong" not in text


def test_the_inbox_asks_the_database_as_often_for_three_directives_as_for_one(world, people):
    def count():
        person = type(people.an).objects.get(pk=people.dung.pk)
        person.seats  # noqa: B018  (read once for every page, not for the rows)
        with CaptureQueriesContext(connection) as queries:
            found = rows(person, DAY)
        return len(queries), len(found)

    launch(world)
    count()
    (one, few) = count()
    for year in (2024, 2025):
        with clock.on(dt.date(year, 2, 6)):
            launch(world, year=year, now=clock.now())
    (three, many) = count()
    assert many > few
    assert three == one
