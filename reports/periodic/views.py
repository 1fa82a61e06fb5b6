"""Reading reports: the list, one report."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from campaigns.obligations.tables import next_after, owed_under
from emulation import clock
from emulation.accounts.doors import seen
from emulation.formats import exports
from emulation.formats.words import deadline_words
from reports.periodic.list_sheet import narrowed_words, of_listing
from reports.periodic.listing import Listing, choices_of
from reports.periodic.models import Report
from reports.periodic.reading import read, reply_by
from reports.periodic.states import ReportState

PAGE = 50


@require_safe
def report_list(request):
    """A unit's own periods; for whoever reads from above, all units of one period with filters."""
    listing = Listing(request.user, clock.today(), request.GET)
    if exports.asked(request):
        return exports.answer(request, of_listing(listing), listing.obligations(), day=listing.day, filters=narrowed_words(listing))
    page = Paginator(listing.obligations(), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [listing.line_of(obligation) for obligation in page],
        "listing": listing,
        "counts": listing.counts() if listing.above and listing.period else None,
        "filters": choices_of(listing) if listing.above and listing.period else [],
    }
    return render(request, "reports/periodic/list.html", context)


@require_safe
def detail(request, pk):
    """The report to read, where it is, what may be done with it, its files, versions and history."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    today = clock.today()
    reading = read(report, request.user, today)
    context = {"report": report, "reading": reading, "today": today}
    if report.state == ReportState.SENT and reading.own:
        context |= _just_sent(request, report, reading, today)
    return render(request, "reports/periodic/detail.html", context)


def _just_sent(request, report, reading, today):
    """What the confirmation says: when, how it stands against the deadline, when the office answers, what comes next."""
    words, _ = deadline_words(reading.deadline, today, report.obligation.sent_on)
    return {
        "sent_at": f"{timezone.localtime(report.submitted_at):%H:%M}",
        "how": f"{words[0].lower()}{words[1:]}",
        "reply_by": reply_by(report.submitted_at),
        "next_task": next_after(report.obligation, owed_under(report.obligation.directive, request.user), today),
    }
