"""How a unit tells of its launch: recorded once with photographs, which fulfils the duty; mended while the year runs; read by the office."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from campaigns.launches.actions import mend_launch, record_launch
from campaigns.launches.models import LaunchEvent
from campaigns.obligations.actions import declare_done, reopen
from emulation import clock
from emulation.attachments.models import Attachment
from emulation.attachments.tasks import sweep
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.attachments.samples import docx, pdf, picture
from tests.factories import MORNING, launch, owed

DAY = dt.date(2023, 2, 6)
SAID = {"held_on": DAY, "place": "Hội trường UBND xã", "people": 120, "summary": "Chủ tịch xã phát động, 8 ấp ký giao ước."}
TYPED = {"held_on": "6/2/2023", "place": "Hội trường UBND xã", "people": "120", "summary": "Chủ tịch xã phát động, 8 ấp ký giao ước."}


@pytest.fixture
def task(launched, world):
    return owed(launched, world.units["song_ray"], "launch")


def page(task):
    return f"/viec/{task.pk}/phat-dong/"


def photo(name="le-phat-dong.png"):
    return SimpleUploadedFile(name, picture())


def history(task):
    return [(trace.what, trace.note) for trace in Trace.objects.of(task) if trace.step in {"declare", "launch"}]


def test_recording_the_launch_fulfils_the_duty(task, people, sign_in):
    browser = sign_in(people.binh)
    assert "Ghi nhận lễ phát động" in browser.get(f"/viec/{task.pk}/").content.decode()
    answer = browser.post(
        page(task), TYPED | {"photos": [photo("anh1.png"), photo("anh2.png"), SimpleUploadedFile("bien-ban.pdf", pdf())]}, follow=True
    )
    task.refresh_from_db()
    event = LaunchEvent.objects.get()
    assert {name: getattr(event, name) for name in SAID} == SAID
    assert (event.obligation, event.recorded_by, clock.day_of(event.recorded_at)) == (task, people.binh, DAY)
    assert (task.state, task.done_on, task.done_by) == ("approved", DAY, people.binh)
    assert task.note == "Tổ chức ngày 6/2/2023 tại Hội trường UBND xã, 120 người tham gia."
    assert sorted(row.attachment.name for row in task.evidence.all()) == ["anh1.png", "anh2.png", "bien-ban.pdf"]
    assert not Attachment.objects.filter(held=True).exists()
    assert [file.name for file in answer.context["page"].pictures] == ["anh1.png", "anh2.png"]
    assert answer.context["form"] is None


def test_everybody_who_sees_the_duty_reads_the_event_and_its_photographs_and_nobody_else(task, people, sign_in):
    sign_in(people.an).post(page(task), TYPED | {"photos": [photo()]})
    small = f"/tep/{Attachment.objects.get().pk}/?nho=1"
    for person in (people.binh, people.dung, people.lan, people.thin, people.phuc, people.hoa):
        for address in (page(task), f"/viec/{task.pk}/"):
            text = sign_in(person).get(address).content.decode()
            assert "Hội trường UBND xã" in text and small in text, (person, address)
        answer = sign_in(person).get(small)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert Image.open(io.BytesIO(answer.content)).size == (40, 30)
    for person in (people.em, people.tam, people.oanh, people.nga, people.quy):
        assert (sign_in(person).get(page(task)).status_code, sign_in(person).get(small).status_code) == (404, 404), person


def test_what_was_typed_and_uploaded_stays_when_something_is_wrong(task, people, sign_in):
    browser = sign_in(people.an)
    refused = browser.post(page(task), TYPED | {"people": "", "photos": [photo("anh1.png")]})
    text = refused.content.decode()
    assert refused.status_code == 422 and "Nhập số người tham gia" in text and "Hội trường UBND xã" in text and "8 ấp ký giao ước" in text
    kept = refused.context["form"]["photos"].value()
    assert [file.name for file in kept] == ["anh1.png"] and f"/tep/{kept[0].pk}/?nho=1" in text
    browser.post(page(task), TYPED | {"photos-held": [str(kept[0].pk)]})
    assert [row.attachment for row in task.evidence.all()] == kept


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"held_on": "7/2/2023"}, "Ngày tổ chức 7/2/2023 chưa đến. Ghi nhận sau khi đã tổ chức."),
        ({"held_on": "6/2/2013"}, "Ngày tổ chức 6/2/2013 quá xa năm thi đua 2023. Kiểm tra lại năm."),
        ({"held_on": "31/2/2023"}, "Nhập ngày theo dạng"),
        ({"people": "0"}, "1"),
        ({"people": "12,5"}, "Số"),
        ({"place": " "}, "Nhập địa điểm tổ chức"),
        ({"summary": "a\x00b"}, "ký tự"),
        ({"photos": [SimpleUploadedFile("a.exe", b"MZ")]}, "Chỉ nhận"),
    ],
    ids=["tomorrow", "year", "no-day", "nobody", "half", "nowhere", "control", "program"],
)
def test_a_wrong_answer_gets_a_sentence_and_records_nothing(task, people, sign_in, change, sentence):
    answer = sign_in(people.an).post(page(task), TYPED | change)
    assert answer.status_code == 422
    assert sentence in " ".join(str(words) for words in answer.context["form"].errors.values())
    task.refresh_from_db()
    assert (task.state, LaunchEvent.objects.count()) == ("todo", 0)


@pytest.mark.parametrize(("held_on", "people_there"), [(dt.date(2023, 2, 7), 5), (DAY, 0), (DAY, -1), (dt.date(2021, 12, 31), 5)])
def test_the_action_keeps_the_rules_without_a_form(task, people, held_on, people_there):
    with pytest.raises(Refused):
        record_launch(task, by=people.an, now=MORNING, **SAID | {"held_on": held_on, "people": people_there})
    assert not LaunchEvent.objects.exists()


def test_the_database_keeps_people_and_place(task, people):
    event = record_launch(task, by=people.an, now=MORNING, **SAID)
    for change in ({"people": 0}, {"place": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LaunchEvent.objects.filter(pk=event.pk).update(**change)


def test_only_the_unit_records_and_only_a_launch(task, people, sign_in, launched, world):
    for person in (people.dung, people.lan, people.thin, people.phuc, people.hoa):
        assert sign_in(person).post(page(task), TYPED).status_code == 403, person
        assert sign_in(person).get(page(task)).context["form"] is None
        with pytest.raises(Refused):
            record_launch(task, by=person, now=MORNING, **SAID)
    plan = owed(launched, world.units["song_ray"], "plan")
    assert sign_in(people.an).get(page(plan)).status_code == 404
    with pytest.raises(Refused, match="không phải việc tổ chức phát động"):
        record_launch(plan, by=people.an, now=MORNING, **SAID)
    assert not LaunchEvent.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing(task, people, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(LaunchEvent.objects, "update_or_create", broken)
    with pytest.raises(RuntimeError):
        record_launch(task, by=people.an, now=MORNING, **SAID)
    task.refresh_from_db()
    assert (task.state, history(task)) == ("todo", [])


def test_of_two_who_record_at_once_the_second_learns_who_was_faster(task, people, sign_in):
    sign_in(people.binh).post(page(task), TYPED | {"version": task.version})
    answer = sign_in(people.an).post(page(task), TYPED | {"version": task.version, "people": "99"})
    assert answer.status_code == 422
    assert "Trần Thị Bình" in answer.content.decode() and 'value="99"' in answer.content.decode()
    assert LaunchEvent.objects.get().people == 120


def test_the_unit_mends_the_record_and_the_history_says_what_changed(task, people, sign_in):
    browser = sign_in(people.an)
    browser.post(page(task), TYPED | {"photos": [photo("nham.png")]})
    wrong = Attachment.objects.get()
    assert browser.get(page(task)).context["form"] is None
    form = browser.get(page(task), {"sua": "1"}).context["form"]
    assert (form["held_on"].value(), form["people"].value(), form["photos"].value()) == (DAY, "120", [wrong])
    with clock.on(dt.date(2023, 3, 1)):
        task.refresh_from_db()
        mended = TYPED | {"people": "1.150", "place": "Nhà văn hóa xã", "version": task.version}
        browser.post(page(task), mended | {"photos-held": [str(wrong.pk)], "photos-drop": [str(wrong.pk)], "photos": [photo("dung.png")]})
    event = LaunchEvent.objects.get()
    task.refresh_from_db()
    assert (event.people, event.place, clock.day_of(event.recorded_at)) == (1150, "Nhà văn hóa xã", DAY)
    assert (task.state, task.done_on, task.sent_on) == ("approved", DAY, DAY)  # the day that counts stays
    assert [row.attachment.name for row in task.evidence.all()] == ["dung.png"]
    said = "Địa điểm: Hội trường UBND xã → Nhà văn hóa xã\nSố người: 120 → 1.150\nThêm tệp dung.png\nBỏ tệp nham.png"
    assert history(task) == [
        ("Sửa ghi nhận lễ phát động", said),
        ("Báo đã thực hiện", "Tổ chức ngày 6/2/2023 tại Hội trường UBND xã, 120 người tham gia."),
    ]
    assert sign_in(people.lan).get(f"/tep/{wrong.pk}/").status_code == 404
    wrong.refresh_from_db()
    assert wrong.held
    sweep()  # the file was sent a moment ago: it goes with the forgotten ones later
    assert Attachment.objects.filter(pk=wrong.pk).exists()


def test_two_who_mend_do_not_write_over_each_other(task, people):
    record_launch(task, by=people.an, now=MORNING, **SAID)
    seen = task.version
    mend_launch(task, by=people.an, now=MORNING, version=seen, **SAID | {"people": 130})
    with pytest.raises(Conflict, match="Nguyễn Văn An"):
        mend_launch(task, by=people.binh, now=MORNING, version=seen, **SAID | {"people": 140})
    assert LaunchEvent.objects.get().people == 130


def test_a_slip_of_the_pen_does_not_hide_what_somebody_else_changed_meanwhile(task, people, sign_in):
    record_launch(task, by=people.an, now=MORNING, **SAID)
    began = TYPED | {"version": task.version}
    sign_in(people.an).post(page(task), began | {"people": "500"})
    clerk = sign_in(people.binh)
    again = clerk.post(page(task), began | {"place": ""})
    assert (again.status_code, again.context["version"]) == (422, task.version)
    answer = clerk.post(page(task), began | {"version": again.context["version"]})
    assert answer.status_code == 422 and "Nguyễn Văn An" in answer.content.decode()
    assert answer.context["version"] == task.version + 1  # now the person has been told
    assert LaunchEvent.objects.get().people == 500


def test_once_the_year_is_over_the_record_stands(task, people, sign_in):
    record_launch(task, by=people.an, now=MORNING, **SAID)
    browser = sign_in(people.an)
    with clock.at("2023-12-31 23:00"):
        assert browser.get(page(task), {"sua": "1"}).context["form"] is not None
    with clock.at("2024-01-01 00:10"):
        assert browser.get(page(task), {"sua": "1"}).context["form"] is None
        answer = browser.post(page(task), TYPED | {"people": "999"})
        assert answer.status_code == 422 and "Năm thi đua 2023 đã hết" in answer.content.decode()
    assert LaunchEvent.objects.get().people == 120


def test_nobody_but_the_unit_mends_and_nothing_is_mended_before_it_is_recorded(task, people):
    with pytest.raises(Refused, match="chưa được ghi nhận"):
        mend_launch(task, by=people.an, now=MORNING, **SAID)
    record_launch(task, by=people.an, now=MORNING, **SAID)
    with pytest.raises(Refused, match="Chỉ người của đơn vị"):
        mend_launch(task, by=people.lan, now=MORNING, **SAID | {"people": 1})


def test_asked_to_do_it_again_the_unit_records_again_into_the_same_event(task, people, sign_in):
    browser = sign_in(people.an)
    browser.post(page(task), TYPED | {"photos": [photo("mo.png")]})
    task.refresh_from_db()
    first = LaunchEvent.objects.get()
    old = Attachment.objects.get()
    reopen(task, by=people.lan, now=MORNING, note="Ảnh mờ, gửi ảnh khác.")
    assert "Ghi nhận lại lễ phát động" in browser.get(f"/viec/{task.pk}/").content.decode()
    again = browser.get(page(task)).context["form"]
    assert (again["people"].value(), again["photos"].value()) == ("120", [old])
    browser.post(page(task), TYPED | {"people": "150", "photos-held": [str(old.pk)], "photos": [photo("ro.png")]})
    task.refresh_from_db()
    event = LaunchEvent.objects.get()
    assert (event.pk, event.people, task.state) == (first.pk, 150, "approved")
    assert [row.attachment.name for row in task.evidence.order_by("pk")] == ["mo.png", "ro.png"]


def test_a_duty_declared_with_a_note_alone_can_be_completed_later(task, people, sign_in):
    declare_done(task, by=people.binh, now=MORNING, note="Đã phát động")
    browser = sign_in(people.an)
    assert "Bổ sung thông tin lễ phát động" in browser.get(f"/viec/{task.pk}/").content.decode()
    assert browser.get(page(task)).context["form"] is not None
    browser.post(page(task), TYPED)
    task.refresh_from_db()
    assert (LaunchEvent.objects.get().recorded_by, task.done_by) == (people.an, people.binh)
    assert history(task)[0] == ("Sửa ghi nhận lễ phát động", "")


def test_hostile_words_stay_words(task, people, sign_in):
    browser = sign_in(people.an)
    browser.post(page(task), TYPED | {"place": "<script>alert(1)</script>", "summary": "</p><img src=x onerror=alert(1)>\nDòng hai"})
    for address in (page(task), f"/viec/{task.pk}/", f"/chi-thi/{task.directive_id}/phat-dong/"):
        text = browser.get(address).content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text and "&lt;script&gt;" in text


# The list of all launches of a directive


def test_the_office_reads_all_launches_with_their_totals(launched, world, people, sign_in):
    for unit, person, number, day in (("song_ray", people.an, 120, DAY), ("noi_vu", people.em, 35, dt.date(2023, 2, 3))):
        task = owed(launched, world.units[unit], "launch")
        record_launch(task, by=person, now=MORNING, **SAID | {"people": number, "held_on": day})
    answer = sign_in(people.lan).get(f"/chi-thi/{launched.pk}/phat-dong/")
    held, missing = answer.context["held"], answer.context["missing"]
    assert [line.obligation.owner_name for line in held] == ["Phòng Nội vụ", "UBND xã Sông Ray"]
    owing = {each.unit for each in launched.obligations.filter(duty__kind="launch")}
    assert {line.obligation.unit for line in missing} == owing - {world.units["song_ray"], world.units["noi_vu"]}
    assert {name: answer.context[name] for name in ("all", "people", "pictures")} == {"all": len(owing), "people": 155, "pictures": 0}
    assert f"2/{len(owing)} đơn vị đã ghi nhận" in answer.content.decode()


def test_others_see_in_the_list_what_they_see_elsewhere(launched, task, people, sign_in):
    record_launch(task, by=people.an, now=MORNING, **SAID)

    def units(person):
        context = sign_in(person).get(f"/chi-thi/{launched.pk}/phat-dong/").context
        return {line.obligation.unit.code for line in context["held"] + context["missing"]}

    assert units(people.an) == {"song-ray"}
    assert units(people.dung) == {"song-ray", "xuan-my"}
    assert units(people.em) == {"noi-vu"}
    assert units(people.giang) == set()
    for person in (people.khanh, people.nga, people.oanh, people.quy):
        assert sign_in(person).get(f"/chi-thi/{launched.pk}/phat-dong/").status_code == 404


def test_the_list_asks_the_database_as_often_for_three_launches_as_for_one(launched, world, people, sign_in):
    browser = sign_in(people.lan)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/chi-thi/{launched.pk}/phat-dong/").status_code == 200
        return len(queries)

    counts = []
    for unit, person in (("song_ray", people.an), ("noi_vu", people.em), ("nong_dan", people.tam)):
        browser_of_unit = sign_in(person)
        browser_of_unit.post(page(owed(launched, world.units[unit], "launch")), TYPED | {"photos": [photo(f"{unit}.png")]})
        asked()
        counts.append(asked())
    assert counts[0] == counts[1] == counts[2]
    assert LaunchEvent.objects.count() == 3


def test_a_draft_has_an_empty_list(world, people, sign_in):
    other = launch(world, year=2022)
    other.obligations.filter(duty__kind="launch").delete()
    assert "không giao việc tổ chức phát động" in sign_in(people.lan).get(f"/chi-thi/{other.pk}/phat-dong/").content.decode()


def test_a_word_file_may_come_along(task, people, sign_in):
    sign_in(people.an).post(page(task), TYPED | {"photos": [SimpleUploadedFile("bien-ban.docx", docx())]})
    assert [row.attachment.name for row in task.evidence.all()] == ["bien-ban.docx"]
