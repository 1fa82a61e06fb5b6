"""What of a unit that ended is still open, and what would become of it with a successor: seen before anything is moved."""

from dataclasses import dataclass

from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from emulation.units.models import Succession, Unit


@dataclass(frozen=True)
class Ended:
    """A unit that ended with open duties; `successors` are Units that took over by the day asked for."""

    unit: Unit
    owed: list
    successors: list


@dataclass(frozen=True)
class Preview:
    """What would happen: `moved` go to the successor, `merged` are waived because it owes the same already; `obstacle` says why nothing may."""

    successor: Unit
    moved: list
    merged: list
    obstacle: str


def open_duties(user, day):
    """Return the QuerySet of what counts and is not done of units that ended before `day`, in the authorities whose office the person is."""
    return movable(user, day).filter(unit__valid_to__lt=day).order_by("unit__sort_key", "due", "pk")


def movable(user, day):
    """Return the QuerySet of what counts on `day`, is not done and does not lie with the office, of the authorities whose office the person is."""
    offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_obligation")}
    owed = Obligation.objects.filter(authority__in=offices).standing_on(day).open()
    return owed.exclude(state=ObligationState.SENT).with_names()


def ended_units(user, day):
    """Return the list of Ended for the offices of `user`; three queries."""
    by_unit = {}
    for obligation in open_duties(user, day):
        by_unit.setdefault(obligation.unit, []).append(obligation)
    after = {}
    for each in Succession.objects.filter(predecessor__in=by_unit, day__lte=day).select_related("successor").order_by("successor__sort_key"):
        after.setdefault(each.predecessor_id, []).append(each.successor)
    return [Ended(unit, owed, after.get(unit.pk, [])) for unit, owed in by_unit.items()]


def preview(owed, successor):
    """Return the Preview for the open duties `owed` (a list) of one unit; one query."""
    taken = set(Obligation.objects.filter(unit=successor, cluster__isnull=True).values_list("duty_id", flat=True))
    merged = [each for each in owed if not each.cluster_id and each.duty_id in taken]
    return Preview(successor, [each for each in owed if each not in merged], merged, obstacle(owed, successor))


def obstacle(owed, successor):
    """Return why the duties `owed` cannot go to `successor`, or "": a duty stays with the authority that laid it."""
    strange = next((each.authority for each in owed if not successor.path.startswith(each.authority.path)), None)
    if strange is None:
        return ""
    return (
        f"{successor.name} không trực thuộc {strange.name} nên không nhận được việc do {strange.name} giao. "
        f"Miễn các việc này; cơ quan mới của {successor.name} giao lại bằng Chỉ thị của mình."
    )
