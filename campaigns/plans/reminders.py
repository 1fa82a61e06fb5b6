"""The plans that came in, for the office's morning letter."""

from campaigns.obligations.incoming import incoming
from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation.notifications.reminders import register_figures


@register_figures
def incoming_figures(first, day):
    """Return how many plans came in new and how many again, from `first` to before `day`, and still wait; one query."""
    return incoming(Plan.objects.filter(state=PlanState.SENT), first, day, noun="kế hoạch", place=10)
