"""Whether a living person stands behind everything that is owed: units and clusters with nobody, and people put in charge who left."""

from dataclasses import dataclass

from campaigns.obligations.audience import people_by_unit
from campaigns.obligations.models import Obligation


@dataclass(frozen=True)
class Owner:
    """A unit or cluster with its open duties; `first` is the earliest day that one of them has to be kept by."""

    obligation: Obligation
    owed: tuple
    first: object

    @property
    def name(self):
        return self.obligation.owner_name

    @property
    def unit(self):
        return self.obligation.unit


@dataclass(frozen=True)
class Behind:
    """`nobody` are Owners without a person, `left` pairs (Obligation, people it falls to) whose holder has no role there any more."""

    owners: int
    obligations: int
    nobody: list
    left: list

    @property
    def covered(self):
        return self.owners - len(self.nobody)


def owed_to(user, day):
    """Return the QuerySet of all that is open and counts in the authorities whose office the person is."""
    offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_obligation")}
    return Obligation.objects.visible_to(user).filter(authority__in=offices).standing_on(day).open()


def behind(user, day):
    """Return the Behind of `user`'s authorities on `day` (a date); four queries."""
    owed = list(owed_to(user, day).with_names().order_by("unit__sort_key", "due", "pk"))
    people, by_owner, left = people_by_unit(owed, day), {}, []
    for obligation in owed:
        key = (obligation.unit_id, bool(obligation.cluster_id))
        by_owner.setdefault((*key, obligation.cluster_id), []).append(obligation)
        found = people.get(key, [])
        if obligation.holder_id and found and obligation.holder not in found:
            left.append((obligation, found))
    nobody = [
        Owner(mine[0], tuple(mine), min(each.due_now(day) for each in mine))
        for (unit, of_cluster, _), mine in by_owner.items()
        if not people.get((unit, of_cluster))
    ]
    return Behind(len(by_owner), len(owed), sorted(nobody, key=lambda owner: owner.first), left)


def owners_without_people(user, day):
    """Return how many units and clusters owe something and have nobody behind them; three queries."""
    owed = list(owed_to(user, day).order_by().only("unit_id", "cluster_id"))
    people = people_by_unit(owed, day)
    return len({(each.unit_id, each.cluster_id) for each in owed if not people.get((each.unit_id, bool(each.cluster_id)))})
