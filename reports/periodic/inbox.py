"""Reports as rows of "Việc của tôi": of the unit that owes them, and of the office on whose desk they lie."""

from django.db.models import Count, Min

from campaigns.obligations.fulfilment import progress_of
from campaigns.obligations.inbox import owned_this_year
from campaigns.obligations.paper_rows import MOVES, Papers, lowered
from campaigns.obligations.reasons import newest_traces
from emulation import clock
from emulation.notifications.inbox import Row, register
from emulation.workflow.remarks import count_words
from reports.periodic.actions import PERIODS
from reports.periodic.models import Report, ReportComment
from reports.periodic.states import ReportState


@register
def report_rows(user, day):
    """Return the rows of the reports that the person's units and clusters owe; seven queries."""
    owed = list(owned_this_year(user, day).filter(duty__kind__in=list(PERIODS)).select_related("report__saved_by"))
    reports = [obligation.report for obligation in owed if hasattr(obligation, "report")]
    moves = newest_traces(reports, MOVES)
    progress = progress_of(owed) if owed else {}
    papers = Papers(
        path="/bao-cao/{}/",
        submit="reports.submit_report",
        title=_titled,
        to_make=lambda obligation: f"Lập {lowered(_titled(obligation))}",
        count_words=count_words,
        moves=moves,
        asked=_asked([report for report in reports if report.state == ReportState.RETURNED], moves),
        progress={pk: (each.done, each.total) for pk, each in progress.items()},
    )
    return [papers.row(obligation, getattr(obligation, "report", None), user, day) for obligation in owed]


@register
def desk_rows(user, day):
    """Return one row for the standing office: how many reports wait on its desk; one query."""
    waiting = Report.objects.waiting_for(user).order_by().aggregate(count=Count("pk"), sent=Min("submitted_at"))
    if not waiting["count"]:
        return []
    title = f"Thẩm định {waiting['count']} báo cáo đơn vị đã trình"
    hint = "Đơn vị chờ Thường trực duyệt hoặc trả lại, hạn của đơn vị sớm nhất xếp trước"
    desk = {"url": "/hang-cho/bao-cao/", "verb": "Mở hàng chờ", "icon": "list-check", "sent": clock.day_of(waiting["sent"]), "key": "report-desk"}
    return [Row(section="todo", state="review", title=title, hint=hint, **desk)]


def _titled(obligation):
    """Return the title of the duty with its year."""
    title, year = obligation.duty.title, str(obligation.directive.year)
    return title if year in title else f"{title} {year}"


def _asked(reports, moves):
    """Return {id of the report: the remarks of its last return}; one query, none without reports."""
    found = {}
    for comment in ReportComment.objects.filter(report__in=reports, sent_at__isnull=False) if reports else ():
        if moves[comment.report_id].at == comment.sent_at:
            found.setdefault(comment.report_id, []).append(comment)
    return found
