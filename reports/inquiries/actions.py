"""Verbs on a question about a number: ask, answer, ask again, close. Every word of the thread stands in the trace."""

from campaigns.obligations.audience import office_of
from campaigns.obligations.grounds import office_name
from emulation import clock
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, take, write_trace
from reports.inquiries.answerers import answerers
from reports.inquiries.models import Inquiry
from reports.inquiries.states import INQUIRY_FLOW, InquiryState
from reports.periodic.comments import cell_in, figure_words
from reports.periodic.models import Report
from reports.periodic.submitted import counting_of

FURTHEST = 366  # days: more is a slip of the pen
WHOLE = "Toàn bộ báo cáo"


@act
def ask_figure(report, *, by, now, question, due, indicator=None):
    """Ask the unit about the figure of `indicator` (its id; None: the report as a whole), to be answered by `due` (a date).

    Returns the Inquiry; the unit is told. Raises Refused without the right, before anything was submitted, for a figure that the newest
    version does not have, for a day that has passed, and while another question about the same figure is open.
    """
    if not by.has_perm("reports.ask_figure", report):
        raise Refused("Chỉ Chủ tịch và Cơ quan Thường trực yêu cầu giải trình.")
    # The lock makes a second question about the same figure wait for the first, then find it.
    Report.objects.select_for_update().get(pk=report.pk)
    _guard_day(due, clock.day_of(now))
    figure = figure_of(report, indicator)
    _guard_only_one(report, indicator)
    inquiry = Inquiry.objects.create(
        report=report, indicator_id=indicator, figure=figure, question=question.strip(), due=due, asked_by=by, asked_at=now
    )
    write_trace(inquiry, step="ask", what="Yêu cầu giải trình", by=by, now=now, note=inquiry.question, to_state=inquiry.state)
    _tell_unit(inquiry, "Yêu cầu giải trình", by, now)
    return inquiry


def figure_of(report, indicator):
    """Return the figure of an indicator (its id) as the version that counts says it: "Thu ngân sách: 198,4 tỷ đồng"; raises Refused without one."""
    copy = counting_of(report)
    if copy is None:
        raise Refused("Báo cáo chưa trình nên chưa yêu cầu giải trình được.")
    if indicator is None:
        return WHOLE
    cell = cell_in(copy.facts, indicator)
    if cell is None:
        raise Refused("Chỉ tiêu này không có trong bản đã trình.")
    return f"{cell['name']}: {figure_words(cell) or 'chưa nhập'}"[:300]


@act
def answer_inquiry(inquiry, *, by, now, note, version=None):
    """The unit answers; whoever asked is told, and the standing office. Raises Refused or Conflict."""
    changes = {"answer": note.strip(), "answered_by": by, "answered_at": now}
    take(INQUIRY_FLOW, "answer", inquiry, by=by, now=now, version=version, note=note, changes=changes)
    owed = inquiry.report.obligation
    people = {person.pk: person for person in [inquiry.asked_by, *office_of(owed, clock.day_of(now))]}
    tell(
        key=f"inquiry-{inquiry.pk}-{inquiry.version}",
        people=list(people.values()),
        subject=f"Đã giải trình: {owed.owner_name}",
        body=f"{inquiry.figure}.\n{inquiry.answer}",
        url=f"/giai-trinh/{inquiry.pk}/",
        now=now,
        by=by,
    )


@act
def ask_again(inquiry, *, by, now, note, due, version=None):
    """Ask once more, to be answered by `due` (a date); the unit is told. Raises Refused or Conflict."""
    _guard_day(due, clock.day_of(now))
    changes = {"question": note.strip(), "due": due, "asked_by": by, "asked_at": now}
    take(INQUIRY_FLOW, "ask_again", inquiry, by=by, now=now, version=version, note=note, changes=changes)
    _tell_unit(inquiry, "Hỏi tiếp", by, now)


@act
def close_inquiry(inquiry, *, by, now, version=None):
    """Close the thread; the unit is told that nothing more is asked. Raises Refused or Conflict."""
    take(INQUIRY_FLOW, "close", inquiry, by=by, now=now, version=version)
    _tell_unit(inquiry, "Đã kết thúc giải trình", by, now)


def _guard_day(due, day):
    if due < day:
        raise Refused(f"Ngày {day_words(due)} đã qua. Chọn hạn từ hôm nay trở đi.")
    if (due - day).days > FURTHEST:
        raise Refused(f"Hạn {day_words(due)} quá xa. Kiểm tra lại năm.")


def _guard_only_one(report, indicator):
    other = Inquiry.objects.filter(report=report, indicator=indicator).open().select_related("asked_by").first()
    if other:
        raise Refused(f"{other.asked_by.full_name} đã yêu cầu giải trình về chỗ này ngày {day_words(other.asked_at)}. Hỏi tiếp trong yêu cầu đó.")


def _tell_unit(inquiry, words, by, now):
    owed = inquiry.report.obligation
    asked = inquiry.state != InquiryState.CLOSED
    until = f" trước {short_day_words(inquiry.due)}" if asked else ""
    body = [f"{owed.owner_name}: {inquiry.figure}."]
    body += [inquiry.question, f"Gửi giải trình về {office_name(owed)} trước ngày {day_words(inquiry.due)}."] if asked else []
    tell(
        key=f"inquiry-{inquiry.pk}-{inquiry.version}",
        people=answerers(owed, clock.day_of(now)),
        subject=f"{words}{until}: Báo cáo {inquiry.report.span.label}",
        body="\n".join(body),
        url=f"/giai-trinh/{inquiry.pk}/",
        now=now,
        by=by,
        authority=owed.authority,
    )
