"""What a directive asks of the viewer's own units: the table "Việc giao cho đơn vị"."""

from campaigns.obligations.models import Obligation


def owed_under(directive, user):
    """Return the list of obligations that the person answers for under `directive`, by due day; two queries."""
    return list(Obligation.objects.owned_by(user).filter(directive=directive).with_names())


def next_after(obligation, owed, today):
    """Return the first open obligation of `owed` (a list) of the same owner that may be worked on by `today`, or None."""
    mine = [other for other in owed if (other.unit_id, other.cluster_id) == (obligation.unit_id, obligation.cluster_id) and other.pk != obligation.pk]
    waiting = [other for other in mine if other.done_on is None and other.sent_on is None and other.is_open_on(today) and not other.waiver(today)]
    return min(waiting, key=lambda other: (other.due_now(today), other.duty.order), default=None)
