"""Writing a plan: the three starts, the draft that saves itself, two people on one record, the check page, the paper."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.plans.actions import approve_plan, return_plan, submit_plan
from campaigns.plans.models import Plan
from emulation import clock
from emulation.notifications.inbox import rows
from tests.attachments.samples import pdf
from tests.factories import launch, make_plan, owed

DAY = dt.date(2023, 2, 6)


@pytest.fixture
def song_ray(world):
    return world.units["song_ray"]


@pytest.fixture
def plan(launched, song_ray, people):
    return make_plan(launched, song_ray, by=people.binh)


def at(plan, act=""):
    return f"/ke-hoach/{plan.pk}/{act}"


def typed(plan, *lines, **texts):
    """The editor as a browser posts it; `lines` are dicts of a row's boxes."""
    data = {"version": plan.version, "title": plan.title, "aims": plan.aims, "rows-TOTAL_FORMS": len(lines) + 1, "rows-INITIAL_FORMS": len(lines)}
    for number, line in enumerate(lines):
        data |= {f"rows-{number}-{name}": value for name, value in line.items()}
    return data | texts


def test_the_page_of_the_task_offers_three_starts(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "plan")
    text = sign_in(people.binh).get(f"/viec/{task.pk}/").content.decode()
    assert "Viết mới theo mẫu" in text
    assert "Tải lên bản đã ký" in text
    assert "Viết từ kế hoạch năm" not in text
    assert "Viết mới theo mẫu" not in sign_in(people.lan).get(f"/viec/{task.pk}/").content.decode()


def test_a_new_plan_has_a_row_for_every_clause_and_starting_twice_gives_the_same(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "plan")
    browser = sign_in(people.binh)
    first = browser.post(f"/viec/{task.pk}/ke-hoach/", {"how": "new"})
    plan = Plan.objects.get(obligation=task)
    assert first.url == at(plan, "sua/")
    assert browser.post(f"/viec/{task.pk}/ke-hoach/", {"how": "scan"}).url == first.url
    assert [row.content for row in plan.rows.all()][0] == "Quán triệt tư tưởng thi đua ái quốc"
    page = browser.get(first.url).content.decode()
    assert "Khoảng <b>15 phút</b>" in page
    assert "Rà soát và chuyển lãnh đạo" in page


def test_only_the_unit_starts_and_writes(launched, song_ray, plan, people, sign_in):
    task = owed(launched, song_ray, "plan")
    assert sign_in(people.lan).post(f"/viec/{task.pk}/ke-hoach/", {"how": "new"}).status_code == 403
    assert sign_in(people.lan).get(at(plan, "sua/")).status_code == 404
    assert sign_in(people.oanh).get(at(plan)).status_code == 404


def test_an_incomplete_draft_is_saved_with_its_vietnamese_numbers(plan, people, sign_in):
    line = {"content": "Giảm hộ nghèo", "level": "1.480", "measure": "hộ", "due": "12/06/2023", "person": "Lê Thị Mai"}
    answer = sign_in(people.binh).post(at(plan, "sua/"), typed(plan, line, {"content": ""}, aims=""), follow=True)
    assert "Đã lưu nháp lúc 08:15" in answer.content.decode()
    row = plan.rows.get()
    assert (row.content, row.level, row.due) == ("Giảm hộ nghèo", 1480, dt.date(2023, 6, 12))


def test_only_what_cannot_be_read_is_an_error_and_nothing_typed_is_lost(plan, people, sign_in):
    line = {"content": "Giảm hộ nghèo", "level": "nhiều", "due": "31/2/2023"}
    upload = {"files": SimpleUploadedFile("phu-luc.pdf", pdf())}
    answer = sign_in(people.binh).post(at(plan, "sua/"), typed(plan, line, aims="Mục đích mới") | upload)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Lỗi: " in text
    for kept in ("Giảm hộ nghèo", "nhiều", "31/2/2023", "Mục đích mới", "phu-luc.pdf", "Nhập ngày theo dạng 20/6/2023"):
        assert kept in text
    assert plan.rows.filter(content="Giảm hộ nghèo").count() == 0


def test_a_row_with_numbers_but_without_content_is_asked_for_it(plan, people, sign_in):
    answer = sign_in(people.binh).post(at(plan, "sua/"), typed(plan, {"level": "12"}))
    assert "Nhập nội dung của dòng này, hoặc xóa cả dòng" in answer.content.decode()


def test_a_row_marked_for_removal_goes(plan, people, sign_in):
    lines = ({"content": "Giữ lại"}, {"content": "Bỏ đi", "DELETE": "on"})
    sign_in(people.binh).post(at(plan, "sua/"), typed(plan, *lines))
    assert [row.content for row in plan.rows.all()] == ["Giữ lại"]


def test_the_draft_saves_itself_quietly_and_leaves_files_alone(plan, people, sign_in):
    browser = sign_in(people.binh)
    browser.post(at(plan, "sua/"), typed(plan, {"content": "Một"}) | {"files": SimpleUploadedFile("phu-luc.pdf", pdf())})
    plan.refresh_from_db()
    answer = browser.post(at(plan, "tu-luu/"), typed(plan, {"content": "Hai"}), headers={"X-Autosave": "1"})
    key = str(plan.rows.get().key)
    assert answer.json() == {"saved": "08:15", "fields": {"version": plan.version + 1, "rows-0-key": key}}
    assert [row.content for row in plan.rows.all()] == ["Hai"]
    assert plan.files.count() == 1
    history = browser.get(at(plan)).context["reading"].history
    assert sum(trace.step == "edit" for trace in history) == 1
    assert browser.post(at(plan, "tu-luu/"), typed(plan, {"content": "Ba", "level": "x"})).status_code == 422
    assert [row.content for row in plan.rows.all()] == ["Hai"]


def test_the_second_of_two_writers_sees_what_the_first_saved_and_loses_nothing(plan, people, sign_in):
    opened_by_both = typed(plan, {"content": "Trồng 100 cây"})
    with clock.at("2023-02-06 09:42"):
        sign_in(people.an).post(at(plan, "sua/"), opened_by_both | {"aims": "Ý của lãnh đạo"})
    browser = sign_in(people.binh)
    mine = opened_by_both | {"aims": "Ý của người soạn", "rows-0-content": "Trồng 250 cây"}
    quiet = browser.post(at(plan, "tu-luu/"), mine)
    assert quiet.status_code == 409
    assert "Nguyễn Văn An</b> vừa lưu bản mới lúc 09:42" in quiet.content.decode()
    answer = browser.post(at(plan, "sua/"), mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Nguyễn Văn An</b> vừa lưu bản mới lúc 09:42" in text
    assert '<del><span class="vh">đã bỏ: </span>lãnh đạo</del>' in text
    assert "Trồng 250 cây" in text
    plan.refresh_from_db()
    assert plan.aims == "Ý của lãnh đạo"
    again = mine | {"version": answer.context["draft"].shown_version}
    assert browser.post(at(plan, "sua/"), again).status_code == 302
    plan.refresh_from_db()
    assert plan.aims == "Ý của người soạn"


def test_what_was_typed_into_a_plan_submitted_meanwhile_is_still_on_the_page(plan, people, sign_in):
    late = typed(plan, {"content": "Gõ muộn một bước"})
    assert sign_in(people.an).post(at(plan, "buoc/submit/"), {"version": plan.version}).status_code == 302
    answer = sign_in(people.binh).post(at(plan, "sua/"), late)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Kế hoạch không còn là dự thảo" in text
    assert "Gõ muộn một bước" in text


def test_the_link_of_an_uncovered_clause_adds_a_row_for_it(plan, people, sign_in):
    plan.rows.filter(clause__label="2").delete()
    browser = sign_in(people.binh)
    page = browser.get(at(plan, "do-phu/"))
    assert "Thêm dòng cho khoản 2" in page.content.decode()
    clause = next(cover.clause for cover in page.context["covers"] if not cover.covered)
    rows_shown = browser.get(at(plan, f"sua/?clause={clause.pk}")).context["rows"]
    assert [form["clause"].value() for form in rows_shown][-2] == clause.pk


def test_the_clerk_hands_to_the_head_who_hands_back_with_words(plan, people, sign_in):
    clerk, head = sign_in(people.binh), sign_in(people.an)
    assert "Chuyển lãnh đạo duyệt" in clerk.get(at(plan, "ra-soat/")).content.decode()
    clerk.post(at(plan, "buoc/pass_up/"), {"version": plan.version})
    plan.refresh_from_db()
    assert plan.state == "head"
    task = next(row for row in rows(people.an, DAY) if row.state == "head")
    assert (task.section, task.verb, task.url) == ("todo", "Xem và trình", at(plan, "ra-soat/"))
    assert [row.section for row in rows(people.binh, DAY) if row.state == "head"] == ["waiting"]
    refused = head.post(at(plan, "buoc/hand_back/"), {"version": plan.version, "note": ""})
    assert refused.status_code == 422
    assert "Nhập nội dung cần sửa" in refused.content.decode()
    head.post(at(plan, "buoc/hand_back/"), {"version": plan.version, "note": "Ghi rõ số hộ."})
    row = next(row for row in rows(people.binh, DAY) if row.quote)
    assert (row.quote, row.verb, row.state) == ("Ghi rõ số hộ.", "Tiếp tục", "draft")


def test_submitting_while_something_is_missing_says_what(plan, people, sign_in):
    Plan.objects.filter(pk=plan.pk).update(aims="")
    head = sign_in(people.an)
    assert "Nhập mục đích, yêu cầu của kế hoạch" in head.get(at(plan, "ra-soat/")).content.decode()
    answer = head.post(at(plan, "buoc/submit/"), {"version": plan.version})
    assert answer.status_code == 409
    assert "Chưa thể chọn “Trình Kế hoạch”" in answer.content.decode()


def test_after_submitting_the_receipt_names_the_code_and_the_day_of_the_answer(plan, people, sign_in):
    head = sign_in(people.an)
    text = head.post(at(plan, "buoc/submit/"), {"version": plan.version}, follow=True).content.decode()
    assert "Đã trình Kế hoạch" in text
    assert plan.code in text
    assert "dự kiến trả lời trước 13/2" in text
    waiting = next(row for row in rows(people.an, DAY) if row.section == "waiting")
    assert waiting.hint == "Thường trực đang xem, trình 6/2"
    head.post(at(plan, "buoc/recall/"), {"version": plan.version + 1})
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_the_clerk_may_not_submit(plan, people, sign_in):
    assert sign_in(people.binh).post(at(plan, "buoc/submit/"), {"version": plan.version}).status_code == 403
    assert sign_in(people.binh).post(at(plan, "buoc/follow_draft/"), {"version": plan.version}).status_code == 404


def test_a_signed_scan_needs_its_number_and_file_before_it_goes_up(launched, song_ray, people, sign_in):
    task = owed(launched, song_ray, "plan")
    head = sign_in(people.an)
    plan = Plan.objects.get(pk=int(head.post(f"/viec/{task.pk}/ke-hoach/", {"how": "scan"}).url.split("/")[2]))
    check = head.get(at(plan, "ra-soat/")).content.decode()
    assert "Chọn tệp kế hoạch đã ký" in check
    paper = {"paper_reference": "05/KH-UBND", "paper_day": "20.2.2023", "scan": SimpleUploadedFile("ke-hoach.pdf", pdf())}
    head.post(at(plan, "sua/"), typed(plan, {"content": "Một việc"}) | paper)
    plan.refresh_from_db()
    assert (plan.paper_reference, plan.paper_day, plan.scan.name) == ("05/KH-UBND", dt.date(2023, 2, 20), "ke-hoach.pdf")
    head.post(at(plan, "buoc/submit/"), {"version": plan.version})
    assert sign_in(people.lan).get(at(plan, "ban-in.pdf"), follow=True).status_code == 200


def test_the_paper_of_a_draft_is_a_pdf_with_the_rows(plan, people, sign_in):
    plan.rows.filter(order=1).update(level="64.5", measure="%")
    answer = sign_in(people.binh).get(at(plan, "ban-in.pdf"))
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_plan_sent_in_time_is_not_called_overdue_while_it_is_mended(plan, people, sign_in):
    submit_plan(plan, by=people.an, now=clock.now())
    return_plan(plan, by=people.lan, now=clock.now(), note="Ghi rõ số hộ.")
    before = next(row for row in rows(people.an, DAY) if row.state == "return")
    after = next(row for row in rows(people.an, dt.date(2023, 3, 6)) if row.state == "return")
    assert (before.due, before.sent) == (dt.date(2023, 2, 28), None)
    assert (after.due, after.sent) == (None, DAY)


def test_last_years_plan_is_the_first_start_and_its_days_move_on(world, song_ray, people, sign_in):
    then = clock.now() - dt.timedelta(days=365)
    with clock.at(then):
        old = make_plan(launch(world, now=then, year=2022), song_ray, by=people.an, now=then)
        old.rows.filter(order=1).update(due=dt.date(2022, 6, 30), level=46)
        submit_plan(old, by=people.an, now=then)
        approve_plan(old, by=people.lan, now=then)
    task = owed(launch(world), song_ray, "plan")
    browser = sign_in(people.an)
    assert "Viết từ kế hoạch năm 2022" in browser.get(f"/viec/{task.pk}/").content.decode()
    browser.post(f"/viec/{task.pk}/ke-hoach/", {"how": "last"})
    row = Plan.objects.get(obligation=task).rows.first()
    assert (row.due, row.level, row.clause.address) == (dt.date(2023, 6, 30), 46, "khoản 1")


def test_last_years_rows_keep_the_clause_that_says_the_same(world, people, launched):
    """The clause of the year before is proposed again only where the new directive says nearly the same under the same number."""
    from campaigns.plans.prefill import rows_from_plan  # inline: only this story copies rows

    last_year = launch(world, year=2022)
    source = make_plan(last_year, world.units["song_ray"], by=people.binh)
    launched.clauses.filter(label="2").update(text="Hoàn toàn khác: thực hành tiết kiệm, chống lãng phí trong xây dựng cơ bản.")
    copied = rows_from_plan(source, launched)
    assert [row.clause and row.clause.address for row in copied] == ["khoản 1", None, "điểm a khoản 7"]
    assert {row.clause.directive for row in copied if row.clause} == {launched}


def test_rows_without_level_day_or_person_are_told_before_submitting(world, people, launched, sign_in):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    assert "3 dòng chưa ghi mức phấn đấu, hạn hoặc người phụ trách" in sign_in(people.an).get(f"/ke-hoach/{plan.pk}/ra-soat/").content.decode()
