"""Remarks of the office on figures and passages: its own until the return, then a list of things to fix that comes back ticked."""

import datetime as dt

import pytest

from campaigns.movements.models import Target
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from reports.periodic import actions
from reports.periodic.comments import answer_comments, drop_comment, rewrite_comment, write_comment
from reports.periodic.mending import mending_of
from reports.periodic.models import Entry, Passage, Report, ReportComment
from tests.report_factories import JUNE, make_report, type_figures

LATER = JUNE + dt.timedelta(hours=2)
DAY = dt.date(2023, 6, 9)
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def report(world, people, launched, indicators):
    """The report of Sông Ray, submitted."""
    made = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
    Passage.objects.filter(report=made, key="limits").update(text="Một số chỉ tiêu đạt thấp, tiến độ giải ngân chậm so với kế hoạch đã đề ra.")
    actions.submit_report(made, by=people.an, now=JUNE)
    return Report.objects.with_names().get(pk=made.pk)


@pytest.fixture
def returned(report, people, indicators):
    """The same report, sent back with a remark on its revenue and one on its limits."""
    write_comment(report, by=people.lan, now=JUNE, indicator=indicators["THU"].pk, text="Kiểm tra lại số.")
    write_comment(report, by=people.lan, now=JUNE, passage="limits", text="Nêu rõ chỉ tiêu nào.")
    actions.return_report(report, by=people.lan, now=JUNE, due=dt.date(2023, 6, 16))
    return Report.objects.with_names().get(pk=report.pk)


def desk(report, act=""):
    return f"/hang-cho/bao-cao/{report.pk}/{act}"


def mend(report, people, now=LATER):
    """The unit changes its revenue, ticks that remark, and submits again."""
    type_figures(report, by=people.binh, now=now, figures={"THU": "189.4"})
    comment = report.comments.get(passage="")
    answer_comments(report, {comment: (True, "Đã tính lại theo Kho bạc")}, by=people.binh, now=now)
    actions.submit_report(report, by=people.an, now=now)
    return Report.objects.with_names().get(pk=report.pk)


# --- the office writes


def test_the_office_writes_beside_a_figure_changes_it_and_drops_it_without_any_script(report, people, sign_in, indicators):
    office, revenue = sign_in(people.lan), indicators["THU"].pk
    assert "Nhận xét số này" in office.get(desk(report)).content.decode()
    said = {"indicator": revenue, "canned": ["Kiểm tra lại số so với kỳ trước."], "text": "Kho bạc báo 189,4."}
    answer = office.post(f"{desk(report, 'nhan-xet/')}?loc=trinh-lai", said)
    assert answer.url == f"{desk(report)}?loc=trinh-lai#cho-cell-{revenue}"
    comment = ReportComment.objects.get()
    assert (comment.text, comment.quote) == ("Kiểm tra lại số so với kỳ trước.\nKho bạc báo 189,4.", "Thu ngân sách nhà nước: 198,4 tỷ đồng")
    assert (comment.number, comment.author, comment.sent_at) == (1, people.lan, None)
    assert "<b>1 nhận xét</b> gửi kèm khi trả lại" in office.get(desk(report)).content.decode()
    office.post(f"/nhan-xet/bao-cao/{comment.pk}/", {"text": "Đối chiếu với Kho bạc."})
    comment.refresh_from_db()
    assert comment.text == "Đối chiếu với Kho bạc."
    office.post(f"/nhan-xet/bao-cao/{comment.pk}/", {"drop": "1"})
    assert ReportComment.objects.count() == 0


def test_a_passage_is_quoted_by_its_first_words_and_the_whole_by_none(report, people):
    limits = write_comment(report, by=people.lan, now=JUNE, passage="limits", text="Nêu rõ")
    whole = write_comment(report, by=people.lan, now=JUNE, text="Sơ sài")
    assert limits.quote == "Hạn chế: Một số chỉ tiêu đạt thấp, tiến độ giải ngân chậm so…"
    assert whole.quote == ""


def test_a_script_gets_the_place_alone_with_the_new_count(report, people, sign_in):
    said = {"passage": "limits", "text": "Nêu rõ chỉ tiêu nào."}
    answer = sign_in(people.lan).post(desk(report, "nhan-xet/"), said, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert (answer.status_code, "<html" in text) == (200, False)
    assert 'id="cho-passage-limits"' in text
    assert 'hx-swap-oob="true"' in text
    assert "<b>1 nhận xét</b>" in text


@pytest.mark.parametrize("script", [False, True])
def test_an_empty_remark_is_asked_for_its_words_at_its_place(report, people, sign_in, indicators, script):
    said = {"indicator": indicators["THU"].pk, "text": "  "}
    headers = {"HX-Request": "true"} if script else {}
    answer = sign_in(people.lan).post(desk(report, "nhan-xet/"), said, headers=headers)
    assert answer.status_code == 422
    assert "Nhập nhận xét, hoặc chọn câu mẫu, hoặc đóng ô này lại" in answer.content.decode()
    assert answer.content.decode().count('<details class="more" open>') == 1


@pytest.mark.parametrize("place", [{"indicator": 999999}, {"passage": "khong-co"}])
def test_a_place_that_the_version_does_not_have_cannot_be_remarked_on(report, people, sign_in, place):
    answer = sign_in(people.lan).post(desk(report, "nhan-xet/"), place | {"text": "Sai chỗ"})
    assert answer.status_code == 409
    assert "Chỗ này không có trong bản đã trình" in answer.content.decode()
    assert ReportComment.objects.count() == 0


def test_a_remark_is_about_one_place(report, people, sign_in, indicators):
    both = {"indicator": indicators["THU"].pk, "passage": "limits", "text": "Hai chỗ"}
    answer = sign_in(people.lan).post(desk(report, "nhan-xet/"), both)
    assert answer.status_code == 422
    assert "Không rõ nhận xét này về chỗ nào" in answer.content.decode()


def test_before_the_return_nobody_but_the_office_knows_of_a_remark(report, people, sign_in):
    before = Notice.objects.count()
    comment = write_comment(report, by=people.lan, now=JUNE, text="Báo cáo còn chung chung.")
    assert Notice.objects.count() == before
    for person in (people.an, people.binh, people.thin, people.hoa, people.dung, people.nga):
        assert not ReportComment.objects.visible_to(person).exists(), person
        assert sign_in(person).post(f"/nhan-xet/bao-cao/{comment.pk}/", {"text": "x"}).status_code == 404
    assert "chung chung" not in sign_in(people.an).get(f"/bao-cao/{report.pk}/").content.decode()
    assert ReportComment.objects.visible_to(people.lan).get() == comment


def test_once_sent_a_remark_is_read_by_whoever_sees_the_report_and_changed_by_nobody(returned, people, sign_in):
    for person in (people.an, people.binh, people.lan, people.thin, people.hoa):
        assert ReportComment.objects.visible_to(person).count() == 2, person
    for person in (people.em, people.nga, people.quy):
        assert not ReportComment.objects.visible_to(person).exists(), person
    comment = returned.comments.first()
    assert sign_in(people.an).post(f"/nhan-xet/bao-cao/{comment.pk}/", {"text": "x"}).status_code == 403
    assert sign_in(people.lan).post(f"/nhan-xet/bao-cao/{comment.pk}/", {"text": "Khác"}).status_code == 409
    comment.refresh_from_db()
    assert comment.text == "Kiểm tra lại số."


def test_remarks_are_for_a_report_that_waits(returned, people):
    with pytest.raises(Refused, match="không còn chờ thẩm định"):
        write_comment(returned, by=people.lan, now=JUNE, text="Muộn")
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        drop_comment(returned.comments.first(), by=people.an)


def test_of_two_office_people_the_second_finds_the_remark_sent(report, people, indicators):
    comment = write_comment(report, by=people.lan, now=JUNE, indicator=indicators["THU"].pk, text="Xem lại")
    stale = ReportComment.objects.select_related("report").get(pk=comment.pk)
    actions.return_report(report, by=people.lan, now=JUNE)
    actions.submit_report(report, by=people.an, now=LATER)  # it waits again, but the remark went out with the return
    with pytest.raises(Refused, match="đã gửi đơn vị nên không đổi được nữa"):
        rewrite_comment(stale, by=people.lan, now=LATER, text="Khác")


# --- the unit mends


def test_the_unit_ticks_and_answers_every_thing_to_fix(returned, people, sign_in, indicators):
    browser = sign_in(people.binh)
    page = browser.get(f"/bao-cao/{returned.pk}/sua/").content.decode()
    assert "Cần bổ sung (2)" in page
    assert f'href="/bao-cao/{returned.pk}/sua/#cell-{indicators["THU"].pk}"' in page
    first, second = returned.comments.all()
    said = {f"sua-{first.pk}-fixed": "on", f"sua-{first.pk}-answer": "Đã sửa theo Kho bạc", f"sua-{second.pk}-answer": "Số đúng"}
    assert sign_in(people.lan).post(f"/bao-cao/{returned.pk}/da-sua/", said).status_code == 403
    assert sign_in(people.em).post(f"/bao-cao/{returned.pk}/da-sua/", said).status_code == 404
    back = browser.post(f"/bao-cao/{returned.pk}/da-sua/", said, headers={"Referer": f"http://testserver/bao-cao/{returned.pk}/sua/"})
    assert back.url == f"/bao-cao/{returned.pk}/sua/"
    assert list(returned.comments.values_list("fixed_by", "answer")) == [(people.binh.pk, "Đã sửa theo Kho bạc"), (None, "Số đúng")]
    piece = browser.post(f"/bao-cao/{returned.pk}/da-sua/", said, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in piece, "còn 1 trong 2 chỗ" in piece) == (False, True)


def test_the_check_page_says_how_many_are_left(returned, people, sign_in):
    assert "2 góp ý chưa trả lời" in sign_in(people.an).get(f"/bao-cao/{returned.pk}/ra-soat/").content.decode()


def test_only_the_places_named_are_written(returned, people, indicators):
    type_figures(returned, by=people.binh, now=LATER, figures={"THU": "189.4", "HONGHEO": "12"})
    values = {entry.indicator.code: entry.value for entry in Entry.objects.filter(report=returned).select_related("indicator")}
    assert (str(values["THU"]), values["HONGHEO"]) == ("189.4", 40)


def test_an_answer_that_is_too_long_is_told_and_loses_nothing(returned, people, sign_in):
    comment = returned.comments.first()
    said = {f"sua-{comment.pk}-fixed": "on", f"sua-{comment.pk}-answer": "dài " * 200}
    answer = sign_in(people.binh).post(f"/bao-cao/{returned.pk}/da-sua/", said, follow=True)
    assert "Câu trả lời dài quá 600 ký tự" in answer.content.decode()
    comment.refresh_from_db()
    assert (comment.fixed_at, comment.answer) == (None, "")


def test_a_remark_on_an_indicator_that_is_not_given_any_more_stays_in_the_list_with_its_words(returned, people, indicators):
    Target.objects.filter(indicator=indicators["THU"], unit=returned.unit).update(status="none", level=None)
    mending = mending_of(returned, people.binh, DAY)
    assert [remark.title for remark in mending.asked] == ["Lời văn", "Chỉ tiêu không còn giao"]
    assert mending.asked[1].comment.quote == "Thu ngân sách nhà nước: 198,4 tỷ đồng"


# --- the office reads the next version


def test_the_office_reads_at_the_figure_what_was_ticked_answered_and_changed(returned, people, sign_in, indicators):
    report = mend(returned, people)
    page = sign_in(people.lan).get(desk(report))
    places = page.context["desk"]
    (remark,) = places.cells[indicators["THU"].pk].asked
    assert (remark.fixed, remark.comment.answer) == (True, "Đã tính lại theo Kho bạc")
    assert remark.changes == [("", [("del", "198,4 tỷ đồng"), ("arrow", " → "), ("ins", "189,4 tỷ đồng")])]
    (limits,) = places.passages["limits"].asked
    assert (limits.fixed, limits.changes) == (False, [])
    assert "Đơn vị báo đã sửa" in page.content.decode()
    assert "Chưa có gì đổi so với bản 1." in page.content.decode()


def test_while_the_unit_mends_the_office_does_not_see_its_ticks(returned, people, sign_in, indicators):
    comment = returned.comments.get(passage="")
    answer_comments(returned, {comment: (True, "Đang làm")}, by=people.binh, now=LATER)
    text = sign_in(people.lan).get(desk(returned)).content.decode()
    assert "Kiểm tra lại số." in text
    assert "Đang làm" not in text
    assert "Đang làm" not in sign_in(people.lan).get(f"/bao-cao/{returned.pk}/").content.decode()


def test_after_a_return_without_remarks_the_old_list_is_done_with(returned, people):
    report = mend(returned, people)
    actions.return_report(report, by=people.lan, now=LATER + dt.timedelta(hours=1), note="Thiếu chữ ký.")
    assert mending_of(report, people.binh, DAY).asked == []
