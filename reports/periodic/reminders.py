"""The reports that came in, for the office's morning letter."""

from campaigns.obligations.incoming import incoming
from emulation.notifications.reminders import register_figures
from reports.periodic.models import Report
from reports.periodic.states import ReportState


@register_figures
def incoming_figures(first, day):
    """Return how many reports came in new and how many again, from `first` to before `day`, and still wait; one query."""
    return incoming(Report.objects.filter(state=ReportState.SENT), first, day, noun="báo cáo", place=12)
