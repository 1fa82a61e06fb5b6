"""Who is behind a unit or an obligation on a given day: always from the appointments, so that nobody who left is told."""

from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import UNIT_ROLES, Role


def people_of(obligation, day):
    """Return the QuerySet of heads and clerks (of cluster heads, for what a cluster owes) who answer for the obligation on `day`."""
    roles = (Role.CLUSTER_HEAD,) if obligation.cluster_id else UNIT_ROLES
    return User.objects.holding(roles, [obligation.unit_id], day)


def people_of_units(unit_ids, day):
    """Return the QuerySet of heads, clerks and cluster heads of the units on `day`."""
    return User.objects.holding((*UNIT_ROLES, Role.CLUSTER_HEAD), unit_ids, day)


def people_by_unit(owed, day):
    """Return the people behind many obligations on `day`: {(unit id, whether for a cluster): [User]}; two queries."""
    units, found = {obligation.unit_id for obligation in owed}, {}
    for roles, of_cluster in ((UNIT_ROLES, False), ((Role.CLUSTER_HEAD,), True)):
        for user, unit in User.objects.by_unit(roles, units, day):
            found.setdefault((unit, of_cluster), []).append(user)
    return found


def manned(owed, day):
    """Return who of those that owe `owed` has anybody behind it on `day`: {(unit id, whether for a cluster)}; one query, no people made."""
    units = {obligation.unit_id for obligation in owed}
    held = Appointment.objects.valid_on(day).filter(role__in=(*UNIT_ROLES, Role.CLUSTER_HEAD), unit__in=units, user__is_active=True)
    return {(unit, role == Role.CLUSTER_HEAD) for unit, role in held.order_by().values_list("unit", "role")}


def office_of(obligation, day):
    """Return the QuerySet of the standing office's people on `day`."""
    return User.objects.holding(Role.STANDING_OFFICE, [obligation.authority_id], day)
