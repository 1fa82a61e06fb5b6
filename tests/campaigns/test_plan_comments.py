"""Remarks of the office on single lines: its own until the return, then a list of things to fix that comes back ticked; and by when."""

import datetime as dt

import pytest

from campaigns.obligations.models import Change, Obligation
from campaigns.plans.actions import return_plan, save_plan, start_plan, submit_plan
from campaigns.plans.comments import answer_comments, drop_comment, write_comment
from campaigns.plans.comparison import compare
from campaigns.plans.models import Plan, PlanRow, RowComment
from campaigns.plans.prefill import rows_from_plan
from campaigns.plans.snapshot import facts_of
from emulation import clock
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from tests.factories import MORNING, make_plan, owed

DAY = dt.date(2023, 2, 6)
LATER = MORNING + dt.timedelta(hours=2)


@pytest.fixture
def plan(launched, world, people):
    """The plan of Sông Ray with two lines, submitted."""
    made = make_plan(launched, world.units["song_ray"], by=people.binh)
    lines = [PlanRow(content="Giảm hộ nghèo", level=46, measure="hộ"), PlanRow(content="Trồng cây", level=100, measure="cây")]
    save_plan(made, by=people.binh, now=MORNING, version=made.version, fields={"aims": "Thi đua sôi nổi.", "measures": "Họp."}, rows=lines)
    submit_plan(made, by=people.an, now=MORNING)
    return Plan.objects.with_names().get(pk=made.pk)


@pytest.fixture
def returned(plan, people):
    """The same plan, sent back with a remark on its first line and one on its measures."""
    write_comment(plan, by=people.lan, now=MORNING, part="row", row_key=plan.rows.first().key, text="Nêu rõ số hộ từng ấp.")
    write_comment(plan, by=people.lan, now=MORNING, part="measures", text="Ghi ai kiểm tra.")
    return_plan(plan, by=people.lan, now=MORNING, due=dt.date(2023, 2, 14))
    return Plan.objects.with_names().get(pk=plan.pk)


def at(plan, act=""):
    return f"/ke-hoach/{plan.pk}/{act}"


def typed(page, **changes):
    """The editor as the browser of whoever opened `page` posts it."""
    draft = page.context["draft"]
    data = {"version": draft.shown_version, "rows-INITIAL_FORMS": 0, "rows-TOTAL_FORMS": len(draft.rows.forms)}
    for form in [draft.form, *draft.rows.forms, *draft.fixes.forms]:
        boxes = {box.html_name: box.value() for box in form if box.name not in ("version", "files", "DELETE")}
        data |= {name: value for name, value in boxes.items() if value not in (None, False)}
    return data | changes


def mend(plan, people, now=LATER, **line):
    """The unit changes its first line, ticks the remark on it, and submits again."""
    first, *others = [PlanRow(key=row.key, content=row.content, level=row.level, measure=row.measure) for row in plan.rows.all()]
    for name, value in line.items():
        setattr(first, name, value)
    save_plan(plan, by=people.binh, now=now, version=plan.version, fields={}, rows=[first, *others])
    comment = plan.comments.get(part="row")
    answer_comments(plan, {comment: (True, "Đã ghi theo ấp")}, by=people.binh, now=now)
    submit_plan(plan, by=people.an, now=now)
    return Plan.objects.with_names().get(pk=plan.pk)


# --- the office writes


def test_the_office_writes_beside_a_line_changes_it_and_drops_it_without_any_script(plan, people, sign_in):
    office, key = sign_in(people.lan), plan.rows.first().key
    assert "Nhận xét dòng này" in office.get(f"/hang-cho/{plan.pk}/").content.decode()
    answer = office.post(f"/hang-cho/{plan.pk}/nhan-xet/?loc=tat-ca", {"part": "row", "row_key": str(key), "text": "Nêu rõ số hộ."})
    assert answer.url == f"/hang-cho/{plan.pk}/?loc=tat-ca#dong-{key}"
    comment = RowComment.objects.get()
    assert (comment.text, comment.quote, comment.number, comment.author, comment.sent_at) == ("Nêu rõ số hộ.", "Giảm hộ nghèo", 1, people.lan, None)
    page = office.get(f"/hang-cho/{plan.pk}/")
    assert "<b>1 nhận xét</b> gửi kèm khi trả lại" in page.content.decode()
    office.post(f"/nhan-xet/{comment.pk}/", {"text": "Nêu rõ số hộ từng ấp."})
    comment.refresh_from_db()
    assert comment.text == "Nêu rõ số hộ từng ấp."
    office.post(f"/nhan-xet/{comment.pk}/", {"drop": "1"})
    assert RowComment.objects.count() == 0


def test_a_script_gets_the_place_alone_with_the_new_count(plan, people, sign_in):
    said = {"part": "aims", "text": "Nêu yêu cầu phải đạt."}
    answer = sign_in(people.lan).post(f"/hang-cho/{plan.pk}/nhan-xet/", said, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert (answer.status_code, "<html" in text) == (200, False)
    assert 'id="cho-aims"' in text
    assert 'hx-swap-oob="true"' in text
    assert "<b>1 nhận xét</b>" in text


@pytest.mark.parametrize("script", [False, True])
def test_an_empty_remark_is_asked_for_its_words_at_its_place(plan, people, sign_in, script):
    said = {"part": "row", "row_key": str(plan.rows.first().key), "text": "  "}
    headers = {"HX-Request": "true"} if script else {}
    answer = sign_in(people.lan).post(f"/hang-cho/{plan.pk}/nhan-xet/", said, headers=headers)
    assert answer.status_code == 422
    assert "Nhập nhận xét, hoặc đóng ô này lại" in answer.content.decode()
    assert '<details class="more" open>' in answer.content.decode()


def test_a_line_of_another_plan_cannot_be_remarked_on(plan, launched, world, people, sign_in):
    other = make_plan(launched, world.units["noi_vu"], by=people.em)
    said = {"part": "row", "row_key": str(other.rows.first().key), "text": "Sai chỗ"}
    answer = sign_in(people.lan).post(f"/hang-cho/{plan.pk}/nhan-xet/", said)
    assert answer.status_code == 409
    assert "Dòng này không có trong bản đã trình" in answer.content.decode()
    assert RowComment.objects.count() == 0


def test_before_the_return_nobody_but_the_office_knows_of_a_remark(plan, people, sign_in):
    before = plan.pk, Notice.objects.count()
    comment = write_comment(plan, by=people.lan, now=MORNING, part="whole", text="Kế hoạch còn chung chung.")
    assert (plan.pk, Notice.objects.count()) == before
    for person in (people.an, people.binh, people.thin, people.hoa, people.dung, people.nga):
        assert not RowComment.objects.visible_to(person).exists(), person
        assert sign_in(person).post(f"/nhan-xet/{comment.pk}/", {"text": "x"}).status_code == 404
        assert "chung chung" not in sign_in(person).get(at(plan)).content.decode()
    assert RowComment.objects.visible_to(people.lan).get() == comment


def test_once_sent_a_remark_is_read_by_whoever_sees_the_plan_and_changed_by_nobody(returned, people, sign_in):
    for person in (people.an, people.binh, people.lan, people.thin, people.hoa):
        assert RowComment.objects.visible_to(person).count() == 2, person
    for person in (people.em, people.nga, people.quy):
        assert not RowComment.objects.visible_to(person).exists(), person
    comment = returned.comments.first()
    assert sign_in(people.an).post(f"/nhan-xet/{comment.pk}/", {"text": "x"}).status_code == 403
    answer = sign_in(people.lan).post(f"/nhan-xet/{comment.pk}/", {"text": "Khác"})
    assert answer.status_code == 409
    comment.refresh_from_db()
    assert comment.text == "Nêu rõ số hộ từng ấp."


def test_remarks_are_for_a_plan_that_waits(returned, people):
    with pytest.raises(Refused, match="không còn chờ thẩm định"):
        write_comment(returned, by=people.lan, now=MORNING, part="whole", text="Muộn")
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        drop_comment(returned.comments.first(), by=people.an)


# --- the return


def test_a_return_with_remarks_needs_no_other_reason(plan, people, sign_in):
    write_comment(plan, by=people.lan, now=MORNING, part="row", row_key=plan.rows.first().key, text="Nêu rõ số hộ.")
    write_comment(plan, by=people.lan, now=MORNING, part="whole", text="Thiếu phụ lục.")
    answer = sign_in(people.lan).post(at(plan, "buoc/return/"), {"version": plan.version, "note": "", "due": "14/2/2023"})
    assert answer.status_code == 302
    assert [clock.day_of(moment) for moment in plan.comments.values_list("sent_at", flat=True)] == [DAY, DAY]
    told = Notice.objects.get(recipient=people.binh, key__startswith=f"plan-{plan.pk}-", channel="bell", subject__startswith="Cần bổ sung")
    assert told.subject == "Cần bổ sung trước 14/2: Kế hoạch của UBND xã Sông Ray"
    lines = told.body.split("\n")
    assert lines[0].endswith("2 chỗ cần sửa")
    assert lines[1:] == ["Dòng “Giảm hộ nghèo”: Nêu rõ số hộ.", "Toàn văn: Thiếu phụ lục."]


def test_the_day_of_a_return_is_proposed_changed_and_kept_with_the_obligation(plan, people, sign_in):
    office = sign_in(people.lan)
    assert office.get(f"/hang-cho/{plan.pk}/").context["return_form"]["due"].value() == dt.date(2023, 2, 13)
    early = office.post(at(plan, "buoc/return/"), {"version": plan.version, "note": "Sửa", "due": "5/2/2023"})
    assert early.status_code == 422
    assert "Hạn bổ sung phải từ hôm nay (6/2/2023) trở đi" in early.content.decode()
    office.post(at(plan, "buoc/return/"), {"version": plan.version, "note": "Ghi rõ số hộ.", "due": "15/2/2023"})
    change = Change.objects.get(obligation=plan.obligation_id)
    assert (change.kind, change.day, change.due, change.reason, change.by) == ("fix", DAY, dt.date(2023, 2, 15), "Ghi rõ số hộ.", people.lan)
    owner = sign_in(people.binh)
    assert "trước ngày 15/2/2023" in owner.get(at(plan)).content.decode()
    row = next(row for row in rows(people.binh, DAY) if row.state == "return")
    assert (row.due, row.hint) == (dt.date(2023, 2, 15), "Cần bổ sung trước 15/2. Thường trực trả lại ngày 6/2/2023")
    assert Obligation.objects.get(pk=plan.obligation_id).days_late(dt.date(2023, 3, 20)) == 0


def test_the_second_return_without_a_day_takes_the_first_day_away(returned, people):
    submit_plan(returned, by=people.an, now=LATER)
    return_plan(returned, by=people.lan, now=LATER, note="Vẫn thiếu.")
    obligation = Obligation.objects.get(pk=returned.obligation_id)
    assert obligation.due_now(DAY) == obligation.due
    submit_plan(returned, by=people.an, now=LATER)
    with clock.at("2023-03-06 09:00"):
        return_plan(returned, by=people.lan, now=clock.now(), note="Vẫn thiếu.")
    row = next(row for row in rows(people.an, dt.date(2023, 3, 6)) if row.state == "return")
    assert (row.due, row.hint) == (None, "Thường trực trả lại ngày 6/3/2023")


# --- the unit mends


def test_the_unit_finds_every_remark_at_its_line_and_in_its_inbox(returned, people, sign_in):
    row = next(row for row in rows(people.binh, DAY) if row.state == "return")
    assert row.hint == "Cần bổ sung trước 14/2. Thường trực trả lại ngày 6/2/2023. 2 chỗ cần sửa"
    assert row.quote == "Nêu rõ số hộ từng ấp."
    browser = sign_in(people.binh)
    assert "Những chỗ cần sửa" in browser.get(at(returned)).content.decode()
    page = browser.get(at(returned, "sua/"))
    assert [bool(form.remark) for form in page.context["rows"]] == [True, False, False]
    assert [remark.title for remark in page.context["reading"].asked] == ["Dòng 1", "Giải pháp"]


def test_the_key_of_a_line_survives_saving_by_hand_and_by_itself(returned, people, sign_in):
    browser, keys = sign_in(people.binh), list(returned.rows.values_list("key", flat=True))
    page = browser.get(at(returned, "sua/"))
    browser.post(at(returned, "sua/"), typed(page, **{"rows-0-content": "Giảm nghèo bền vững"}))
    assert list(returned.rows.values_list("key", flat=True)) == keys
    page = browser.get(at(returned, "sua/"))
    answer = browser.post(at(returned, "tu-luu/"), typed(page, **{"rows-2-content": "Một dòng mới"}), headers={"X-Autosave": "1"})
    kept = list(returned.rows.values_list("key", flat=True))
    assert kept[:2] == keys
    assert answer.json()["fields"]["rows-2-key"] == str(kept[2])


def test_two_lines_with_one_key_are_told_apart(returned, people, sign_in):
    browser, key = sign_in(people.binh), str(returned.rows.first().key)
    page = browser.get(at(returned, "sua/"))
    browser.post(at(returned, "sua/"), typed(page, **{"rows-1-key": key, "rows-2-key": "không phải mã", "rows-2-content": "Mới"}))
    kept = [str(found) for found in returned.rows.values_list("key", flat=True)]
    assert kept[0] == key
    assert len(set(kept)) == 3


def test_ticks_and_answers_are_saved_with_the_draft(returned, people, sign_in):
    browser, comment = sign_in(people.binh), returned.comments.get(part="row")
    page = browser.get(at(returned, "sua/"))
    fixed = {f"sua-{comment.pk}-fixed": "on", f"sua-{comment.pk}-answer": "Đã ghi"}
    browser.post(at(returned, "tu-luu/"), typed(page, **fixed), headers={"X-Autosave": "1"})
    comment.refresh_from_db()
    assert (clock.day_of(comment.fixed_at), comment.fixed_by, comment.answer) == (DAY, people.binh, "Đã ghi")
    page = browser.get(at(returned, "sua/"))
    again = typed(page)
    again.pop(f"sua-{comment.pk}-fixed")
    browser.post(at(returned, "sua/"), again)
    comment.refresh_from_db()
    assert (comment.fixed_at, comment.fixed_by, comment.answer) == (None, None, "Đã ghi")


def test_a_remark_on_a_line_that_was_deleted_stays_in_the_list_with_its_words(returned, people, sign_in):
    browser = sign_in(people.binh)
    page = browser.get(at(returned, "sua/"))
    browser.post(at(returned, "sua/"), typed(page, **{"rows-0-DELETE": "on"}))
    page = browser.get(at(returned, "sua/"))
    assert [remark.title for remark in page.context["reading"].asked] == ["Giải pháp", "Dòng đã xóa"]
    assert "Giảm hộ nghèo" in page.content.decode()


def test_the_list_on_the_page_of_the_plan_is_ticked_too_but_only_by_the_unit(returned, people, sign_in):
    first, second = returned.comments.all()
    said = {f"sua-{first.pk}-fixed": "on", f"sua-{first.pk}-answer": "", f"sua-{second.pk}-answer": "Chưa rõ ai"}
    assert sign_in(people.lan).post(at(returned, "da-sua/"), said).status_code == 403
    assert sign_in(people.em).post(at(returned, "da-sua/"), said).status_code == 404
    assert sign_in(people.binh).post(at(returned, "da-sua/"), said).url == at(returned)
    assert list(returned.comments.values_list("fixed_by", "answer")) == [(people.binh.pk, ""), (None, "Chưa rõ ai")]


def test_sending_with_something_left_asks_once_and_lets_through(returned, people, sign_in):
    head = sign_in(people.an)
    assert "2 chỗ chưa đánh dấu đã sửa" in head.get(at(returned, "ra-soat/")).content.decode()
    asked = head.post(at(returned, "buoc/submit/"), {"version": returned.version})
    assert (asked.status_code, asked.context["asked_again"]) == (200, True)
    assert "Còn 2 chỗ chưa đánh dấu đã sửa. Vẫn trình?" in asked.content.decode()
    returned.refresh_from_db()
    assert returned.state == "return"
    head.post(at(returned, "buoc/submit/"), {"version": returned.version, "all_the_same": "1"})
    returned.refresh_from_db()
    assert returned.state == "sent"


def test_what_is_ticked_and_answered_beside_the_button_goes_along_with_it(returned, people, sign_in):
    head, comment = sign_in(people.an), returned.comments.get(part="row")
    said = {"version": returned.version, f"sua-{comment.pk}-fixed": "on", f"sua-{comment.pk}-answer": "Đã ghi theo ấp"}
    assert head.post(at(returned, "buoc/submit/"), said).context["asked_again"] is True
    comment.refresh_from_db()
    assert (comment.answer, comment.fixed_by) == ("Đã ghi theo ấp", people.an)


# --- the office reads the next version


def test_the_office_reads_at_the_line_what_was_ticked_answered_and_changed(returned, people, sign_in):
    plan = mend(returned, people, level=64, content="Giảm hộ nghèo từng ấp")
    page = sign_in(people.lan).get(f"/hang-cho/{plan.pk}/")
    first, second = page.context["desk"].lines
    assert second.asked == []
    (remark,) = first.asked
    assert (remark.fixed, remark.comment.answer) == (True, "Đã ghi theo ấp")
    assert [label for label, _ in remark.changes] == ["Nội dung", "Mức phấn đấu"]
    assert dict(remark.changes)["Mức phấn đấu"] == [("del", "46"), ("arrow", " → "), ("ins", "64")]
    (measures,) = page.context["desk"].texts["measures"].asked
    assert (measures.fixed, measures.changes) == (False, [])
    assert "Đơn vị báo đã sửa" in page.content.decode()


def test_while_the_unit_mends_the_office_does_not_see_its_ticks(returned, people, sign_in):
    comment = returned.comments.get(part="row")
    answer_comments(returned, {comment: (True, "Đang làm")}, by=people.binh, now=MORNING)
    text = sign_in(people.lan).get(at(returned)).content.decode()
    assert "Nêu rõ số hộ từng ấp." in text
    assert "Đang làm" not in text


def test_after_a_return_without_remarks_the_old_list_is_done_with(returned, people, sign_in):
    plan = mend(returned, people, level=64)
    return_plan(plan, by=people.lan, now=LATER + dt.timedelta(hours=1), note="Thiếu chữ ký.")
    assert sign_in(people.binh).get(at(plan)).context["reading"].asked == []


def test_a_line_is_told_by_its_key_before_its_words(plan):
    old = facts_of(plan)
    new = facts_of(plan)
    new["rows"] = [new["rows"][1], new["rows"][0] | {"content": "Hoàn toàn khác hẳn", "level": "1"}]
    assert [change.kind for change in compare(old, new).rows] == ["same", "changed"]
    bare = old | {"rows": [{name: said for name, said in row.items() if name != "key"} for row in old["rows"]]}
    assert [change.kind for change in compare(bare, old).rows] == ["same", "same"]


def test_lines_copied_from_another_plan_get_keys_of_their_own(plan, launched):
    copied = rows_from_plan(plan, launched)
    assert [row.content for row in copied] == ["Giảm hộ nghèo", "Trồng cây"]
    assert {row.key for row in copied} & set(plan.rows.values_list("key", flat=True)) == set()


def test_an_answer_that_is_too_long_is_told_and_kept(returned, people, sign_in):
    browser, comment = sign_in(people.binh), returned.comments.get(part="row")
    page = browser.get(at(returned, "sua/"))
    answer = browser.post(at(returned, "sua/"), typed(page, **{f"sua-{comment.pk}-answer": "dài " * 200}))
    assert answer.status_code == 422
    assert f'href="#id_sua-{comment.pk}-answer"' in answer.content.decode()
    assert "dài dài dài" in answer.content.decode()


def test_the_office_asks_again_for_what_was_not_fixed_with_one_click(returned, people, sign_in):
    plan = mend(returned, people, level=64)
    office = sign_in(people.lan)
    text = office.get(f"/hang-cho/{plan.pk}/").content.decode()
    assert text.index(f'<form method="post" action="/hang-cho/{plan.pk}/nhan-xet/"') < text.index("Nhắc lại")
    office.post(f"/hang-cho/{plan.pk}/nhan-xet/", {"part": "measures", "text": "Ghi ai kiểm tra."})
    assert [(comment.text, comment.number) for comment in plan.comments.unsent()] == [("Ghi ai kiểm tra.", 2)]


def test_a_scanned_plan_is_remarked_on_as_a_whole(plan, people, sign_in):
    Plan.objects.filter(pk=plan.pk).update(form="scanned")
    office = sign_in(people.lan)
    assert set(office.get(f"/hang-cho/{plan.pk}/").context["desk"].texts) == {"whole"}
    assert office.post(f"/hang-cho/{plan.pk}/nhan-xet/", {"part": "aims", "text": "x"}).status_code == 409
    assert office.post(f"/hang-cho/{plan.pk}/nhan-xet/", {"part": "whole", "text": "Thiếu chữ ký"}).status_code == 302


# --- waived, locked


def test_a_duty_that_closes_after_its_deadline_takes_no_plan_but_lets_a_returned_one_be_mended(plan, launched, world, people, sign_in):
    Obligation.objects.get(pk=plan.obligation_id).duty.__class__.objects.filter(kind="plan").update(late="lock")
    with clock.at("2023-03-06 09:00"):
        with pytest.raises(Refused, match="Đã khóa vì quá hạn"):
            start_plan(owed(launched, world.units["noi_vu"], "plan"), by=people.em, now=clock.now())
        fresh = Plan.objects.with_names().get(pk=plan.pk)
        return_plan(fresh, by=people.lan, now=clock.now(), note="Sửa")
        assert sign_in(people.an).get(at(plan, "sua/")).status_code == 200
        submit_plan(Plan.objects.with_names().get(pk=plan.pk), by=people.an, now=clock.now())
    plan.refresh_from_db()
    assert plan.state == "sent"


def test_a_plan_of_a_waived_duty_is_neither_started_saved_nor_sent_and_the_page_says_why(plan, launched, world, people, sign_in):
    for unit in ("song_ray", "noi_vu"):
        waived = {"kind": "waive", "day": DAY, "reason": "Đơn vị giải thể.", "by": people.lan, "at": MORNING}
        Change.objects.create(obligation=owed(launched, world.units[unit], "plan"), **waived)
    words = "Việc này đã được miễn từ ngày 6/2/2023: Đơn vị giải thể."
    with pytest.raises(Refused, match="đã được miễn"):
        start_plan(owed(launched, world.units["noi_vu"], "plan"), by=people.em, now=MORNING)
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    fresh = Plan.objects.with_names().get(pk=plan.pk)
    with pytest.raises(Refused, match="đã được miễn"):
        save_plan(fresh, by=people.binh, now=MORNING, version=fresh.version, fields={}, rows=[])
    with pytest.raises(Refused, match="đã được miễn"):
        submit_plan(fresh, by=people.an, now=MORNING)
    page = sign_in(people.an).get(at(plan, "sua/"), follow=True)
    assert page.redirect_chain == [(at(plan), 302)]
    assert words in page.content.decode()
    assert page.context["reading"].editable is False


def test_savings_of_one_person_in_a_row_are_one_line_of_the_history(plan, people, sign_in):
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    for person in (people.binh, people.binh, people.an, people.binh):
        fresh = Plan.objects.with_names().get(pk=plan.pk)
        save_plan(fresh, by=person, now=LATER, version=fresh.version, fields={}, rows=[PlanRow(content="Giảm hộ nghèo")])
    story = sign_in(people.an).get(at(plan)).context["reading"].story
    assert [line.label for line in story][:3] == ["Lưu nháp Kế hoạch", "Lưu nháp Kế hoạch", "Lưu nháp Kế hoạch (2 lần)"]
