"""Which units a line of "Nơi nhận" or a duty means, on a given day."""

from dataclasses import dataclass

from django.db.models import Q

from campaigns.directives.models import Duty
from emulation.units.models import Cluster, Unit


@dataclass(frozen=True)
class Debtor:
    """Who will owe a duty: a unit, and the cluster that it answers for (None for its own account)."""

    unit: Unit
    cluster: Cluster | None = None


def units_of_recipients(directive, day):
    """Return the units valid on `day` that the lines of "Nơi nhận" address, in the order of the tree; two queries and one."""
    kinds, named = set(), set()
    for recipient in directive.recipients.prefetch_related("kinds", "units"):
        kinds |= {kind.pk for kind in recipient.kinds.all()}
        named |= {unit.pk for unit in recipient.units.all()}
    return _units(directive, Q(kind__in=kinds) | Q(pk__in=named), day)


def debtors_of(duty, day):
    """Return the list of `Debtor` that the duty makes on `day` (a date)."""
    directive = duty.directive
    if duty.scope == Duty.Scope.CLUSTER_HEADS:
        clusters = Cluster.objects.filter(authority=directive.authority_id, year=directive.year).select_related("head__kind")
        return [Debtor(cluster.head, cluster) for cluster in clusters]
    if duty.scope == Duty.Scope.RECIPIENTS:
        return [Debtor(unit) for unit in units_of_recipients(directive, day)]
    rows = duty.kinds.values("pk") if duty.scope == Duty.Scope.KINDS else duty.units.values("pk")
    wanted = Q(kind__in=rows) if duty.scope == Duty.Scope.KINDS else Q(pk__in=rows)
    return [Debtor(unit) for unit in _units(directive, wanted, day)]


def _units(directive, wanted, day):
    below = Unit.objects.under(directive.authority).valid_on(day).filter(wanted)
    return list(below.select_related("kind").ordered())
