"""Plans by their deadlines: what counts on a day, in the database, for a choice among many."""

from django.db.models import OuterRef, Subquery

from campaigns.obligations.models import Obligation


def with_deadline(plans, day):
    """Return the QuerySet `plans` with `deadline_then`, the deadline of the obligation as it stands on `day` (a date)."""
    owed = Obligation.objects.as_of(day).filter(pk=OuterRef("obligation_id"))
    return plans.annotate(deadline_then=Subquery(owed.values("deadline_then")[:1]))
