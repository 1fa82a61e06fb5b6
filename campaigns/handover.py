"""What a leaver hands over here: the open obligations in the person's charge."""

from campaigns.obligations.models import Obligation
from emulation.accounts.handover import register
from emulation.accounts.roles import Role
from emulation.workflow.steps import write_trace


@register
def hand_over_obligations(old, new, unit, *, role, by, now):
    """Put `new` in charge of every open obligation of `unit` that `old` held through `role`, with a line in each history.

    What a cluster owes goes with the seat of its head; what the unit owes stays with who keeps a seat in the unit.
    """
    held = list(Obligation.objects.open().filter(unit=unit, holder=old, cluster__isnull=role != Role.CLUSTER_HEAD))
    for obligation in held:
        write_trace(obligation, step="holder", what=f"Bàn giao từ {old.full_name} cho {new.full_name}", by=by, now=now)
    Obligation.objects.filter(pk__in=[obligation.pk for obligation in held]).update(holder=new)
    return len(held)
