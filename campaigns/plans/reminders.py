"""The plans that came in, for the office's morning letter."""

import datetime as dt
from collections import Counter, defaultdict

from django.db.models import Count
from django.utils import timezone

from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation.notifications.reminders import Figure, register_figures


@register_figures
def incoming_figures(first, day):
    """Return how many plans came in for the first time, and how many again, from `first` to before `day`, and still wait; one query."""
    start, end = (timezone.make_aware(dt.datetime.combine(each, dt.time.min)) for each in (first, day))
    waiting = Plan.objects.filter(state=PlanState.SENT, submitted_at__gte=start, submitted_at__lt=end).order_by()
    counted = waiting.annotate(submissions=Count("versions")).values_list("obligation__authority", "submissions")
    new, again = Counter(), Counter()
    for authority, submissions in counted:
        (again if submissions > 1 else new)[authority] += 1
    found = defaultdict(list)
    for authority, count in new.items():
        found[authority].append(Figure(10, f"{count} kế hoạch mới"))
    for authority, count in again.items():
        found[authority].append(Figure(20, f"{count} trình lại"))
    return found
