"""Questions about a number: asked by the chairman or the office, answered by the unit by its own day, asked again, closed."""

import datetime as dt

import pytest

from emulation.notifications import reminders
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.notifications.states import Reader
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from reports.inquiries import actions
from reports.inquiries.models import Inquiry
from reports.periodic.actions import submit_report
from reports.periodic.models import Report
from tests.report_factories import JUNE, make_report

DAY, DUE = dt.date(2023, 6, 9), dt.date(2023, 6, 14)
FIGURE = "Thu ngân sách nhà nước: 198,4 tỷ đồng"
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def report(world, people, launched, indicators):
    made = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
    submit_report(made, by=people.an, now=JUNE)
    return Report.objects.with_names().get(pk=made.pk)


@pytest.fixture
def asked(report, people, indicators):
    """The chairman asks about the revenue."""
    revenue = indicators["THU"].pk
    return actions.ask_figure(report, by=people.thin, now=JUNE, question="Vì sao thu thấp hơn tiến độ?", due=DUE, indicator=revenue)


def step(inquiry, name):
    return f"/giai-trinh/{inquiry.pk}/buoc/{name}/"


def test_the_chairman_asks_about_one_number_and_the_unit_is_told(report, people, sign_in, indicators):
    chairman, place = sign_in(people.thin), f"/bao-cao/{report.pk}/giai-trinh/?chi-tieu={indicators['THU'].pk}"
    page = chairman.get(place)
    assert FIGURE in page.content.decode()
    assert page.context["form"]["due"].value() == dt.date(2023, 6, 16)
    answer = chairman.post(place, {"note": "Vì sao thu thấp hơn tiến độ?", "due": "14/6/2023"})
    inquiry = Inquiry.objects.get()
    assert answer.url == f"/giai-trinh/{inquiry.pk}/"
    assert (inquiry.figure, inquiry.due, inquiry.asked_by, inquiry.state) == (FIGURE, DUE, people.thin, "asked")
    told = Notice.objects.get(recipient=people.binh, channel="bell", key__startswith="inquiry-")
    assert told.subject == "Yêu cầu giải trình trước 14/6: Báo cáo 6 tháng đầu năm 2023"
    assert "Vì sao thu thấp hơn tiến độ?" in told.body


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"note": "", "due": "14/6/2023"}, "Nhập nội dung yêu cầu giải trình"),
        ({"note": "Vì sao?", "due": ""}, "Nhập hạn trả lời"),
        ({"note": "Vì sao?", "due": "1/6/2023"}, "Hạn trả lời phải từ hôm nay (9/6/2023) trở đi"),
    ],
)
def test_a_question_needs_its_words_and_its_day(report, people, sign_in, typed, sentence):
    answer = sign_in(people.lan).post(f"/bao-cao/{report.pk}/giai-trinh/", typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_who_may_ask(report, people, sign_in):
    for person, status in ((people.lan, 200), (people.thin, 200), (people.an, 403), (people.hoa, 403), (people.em, 404), (people.nga, 404)):
        assert sign_in(person).get(f"/bao-cao/{report.pk}/giai-trinh/").status_code == status, person
    with pytest.raises(Refused, match="Chỉ Chủ tịch và Cơ quan Thường trực"):
        actions.ask_figure(report, by=people.an, now=JUNE, question="?", due=DUE)


def test_a_figure_that_is_not_in_the_report_cannot_be_asked_about(report, people, sign_in):
    for nonsense in ("999999", "x"):
        answer = sign_in(people.lan).get(f"/bao-cao/{report.pk}/giai-trinh/?chi-tieu={nonsense}", follow=True)
        assert "Chỉ tiêu này không có trong bản đã trình" in answer.content.decode()


def test_chairman_and_office_do_not_ask_about_the_same_figure_at_once(report, people, asked, indicators):
    with pytest.raises(Refused, match="Huỳnh Văn Thìn đã yêu cầu giải trình về chỗ này ngày 9/6/2023"):
        actions.ask_figure(report, by=people.lan, now=JUNE, question="Vì sao?", due=DUE, indicator=indicators["THU"].pk)
    actions.ask_figure(report, by=people.lan, now=JUNE, question="Vì sao?", due=DUE, indicator=indicators["DANSO"].pk)
    assert Inquiry.objects.count() == 2


def test_who_reads_a_thread(asked, people, sign_in):
    readers = {"an": 200, "binh": 200, "lan": 200, "thin": 200, "hoa": 200, "dung": 404, "em": 404, "phuc": 404, "giang": 404, "nga": 404, "quy": 404}
    for name, status in readers.items():
        assert sign_in(getattr(people, name)).get(f"/giai-trinh/{asked.pk}/").status_code == status, name


def test_asked_answered_asked_again_and_closed(asked, people, sign_in):
    unit, chairman = sign_in(people.binh), sign_in(people.thin)
    empty = unit.post(step(asked, "answer"), {"version": asked.version, "note": " "})
    assert empty.status_code == 422
    unit.post(step(asked, "answer"), {"version": asked.version, "note": "Do hoãn thuế đến tháng 9."})
    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.answered_by) == ("answered", "Do hoãn thuế đến tháng 9.", people.binh)
    told = set(Notice.objects.filter(channel="bell", subject="Đã giải trình: UBND xã Sông Ray").values_list("recipient__username", flat=True))
    assert told == {"thin", "lan"}
    chairman.post(step(asked, "ask_again"), {"version": asked.version, "note": "Quý IV có bù được không?", "due": "20/6/2023"})
    asked.refresh_from_db()
    assert (asked.state, asked.question, asked.due) == ("asked", "Quý IV có bù được không?", dt.date(2023, 6, 20))
    unit.post(step(asked, "answer"), {"version": asked.version, "note": "Bù được."})
    asked.refresh_from_db()
    chairman.post(step(asked, "close"), {"version": asked.version})
    page = sign_in(people.an).get(f"/giai-trinh/{asked.pk}/")
    assert [trace.step for trace in page.context["thread"]] == ["ask", "answer", "ask_again", "answer", "close"]
    assert page.context["forms"] == {}
    assert "Do hoãn thuế đến tháng 9." in page.content.decode()


def test_each_step_belongs_to_its_side(asked, people, sign_in):
    said = {"version": asked.version, "note": "x", "due": "20/6/2023"}
    assert sign_in(people.thin).post(step(asked, "answer"), said).status_code == 403
    assert sign_in(people.binh).post(step(asked, "close"), said).status_code == 403
    assert sign_in(people.hoa).post(step(asked, "ask_again"), said).status_code == 403
    assert sign_in(people.nga).post(step(asked, "answer"), said).status_code == 404
    assert sign_in(people.lan).post(step(asked, "la"), said).status_code == 404


def test_of_two_clerks_the_second_is_told_and_keeps_what_was_typed(asked, people, sign_in):
    seen = asked.version
    actions.answer_inquiry(asked, by=people.an, now=JUNE, note="Do hoãn thuế.", version=seen)
    late = sign_in(people.binh).post(step(asked, "answer"), {"version": seen, "note": "Do mưa bão."})
    assert late.status_code == 409
    assert "Nguyễn Văn An" in late.content.decode()
    with pytest.raises(Conflict):
        actions.answer_inquiry(asked, by=people.binh, now=JUNE, note="Do mưa bão.", version=seen)
    assert Trace.objects.of(asked).filter(step="answer").count() == 1


def test_the_inbox_of_both_sides(asked, people):
    row = next(row for row in rows(people.binh, DAY) if row.url == f"/giai-trinh/{asked.pk}/")
    assert (row.section, row.title, row.due, row.verb) == ("todo", f"Giải trình: {FIGURE}", DUE, "Giải trình")
    assert not [row for row in rows(people.thin, DAY) if "/giai-trinh/" in row.url]
    actions.answer_inquiry(asked, by=people.an, now=JUNE, note="Do hoãn thuế.")
    waiting = next(row for row in rows(people.an, DAY) if row.url == f"/giai-trinh/{asked.pk}/")
    assert (waiting.section, waiting.title) == ("waiting", f"Đã giải trình: {FIGURE}")
    read = next(row for row in rows(people.thin, DAY) if row.url == f"/giai-trinh/{asked.pk}/")
    assert (read.section, read.title, read.quote) == ("todo", f"Đọc giải trình: {FIGURE}", "Do hoãn thuế.")
    actions.close_inquiry(asked, by=people.thin, now=JUNE)
    assert not [row for person in (people.an, people.thin) for row in rows(person, DAY) if "/giai-trinh/" in row.url]


def test_an_unanswered_question_is_reminded_of_until_it_is_answered(asked, people):
    (due,) = [due for slug, due in reminders.dues(DAY) if slug == "inquiry"]
    assert (due.title, due.deadline, due.since, due.owner) == (f"Giải trình “{FIGURE}”", DUE, DAY, "UBND xã Sông Ray")
    assert due.readers == {Reader.HOLDER: [people.an], Reader.HEAD: [], Reader.OFFICE: [people.lan], Reader.CHAIRMAN: [people.thin]}
    assert list(reminders.still_owed("inquiry", [asked.pk], DAY)) == [asked.pk]
    actions.answer_inquiry(asked, by=people.an, now=JUNE, note="Do hoãn thuế.")
    assert reminders.still_owed("inquiry", [asked.pk], DAY) == {}


def test_the_morning_letter_of_the_office_counts_answers_and_what_is_overdue(world, asked, people):
    late = reminders.figures(DAY, dt.date(2023, 6, 15))[world.authority.pk]
    assert "1 yêu cầu giải trình quá hạn" in [figure.words for figure in late]
    actions.answer_inquiry(asked, by=people.an, now=JUNE, note="Do hoãn thuế.")
    fresh = reminders.figures(DAY, dt.date(2023, 6, 10))[world.authority.pk]
    assert "1 giải trình mới" in [figure.words for figure in fresh]


def test_the_list_shows_each_side_its_own(report, asked, people, sign_in):
    for person, count in ((people.thin, 1), (people.lan, 1), (people.an, 1), (people.em, 0), (people.nga, 0), (people.dung, 0)):
        assert sign_in(person).get("/giai-trinh/").context["page"].paginator.count == count, person
    page = sign_in(people.lan).get("/giai-trinh/?loc=ket-thuc")
    assert [(preset.label, preset.count) for preset in page.context["presets"]] == [
        ("Đang mở", 1),
        ("Chờ giải trình", 1),
        ("Đã giải trình", 0),
        ("Đã kết thúc", 0),
    ]
    assert FIGURE in sign_in(people.lan).get(f"/bao-cao/{report.pk}/").content.decode()
