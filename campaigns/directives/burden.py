"""What signing will lay on whom: told before anybody signs."""

from dataclasses import dataclass

from campaigns.directives.addressees import debtors_of
from campaigns.directives.models import Duty


@dataclass(frozen=True)
class Load:
    """One duty with those who will owe it."""

    duty: Duty
    debtors: tuple

    @property
    def words(self):
        """How many will owe it: "60 đơn vị", "7 cụm, khối"."""
        kind = "cụm, khối" if self.duty.scope == Duty.Scope.CLUSTER_HEADS else "đơn vị"
        return f"{len(self.debtors)} {kind}"


@dataclass(frozen=True)
class Burden:
    """All duties of a directive with their totals."""

    loads: tuple

    @property
    def obligations(self):
        return sum(len(load.debtors) for load in self.loads)

    @property
    def units(self):
        return len({debtor.unit.pk for load in self.loads for debtor in load.debtors})


def burden(directive, day):
    """Return the Burden that the directive would lay if it were launched on `day` (a date); a few queries for each duty."""
    return Burden(
        tuple(Load(duty, tuple(debtors_of(duty, day))) for duty in directive.duties.select_related("clause__parent", "directive__authority"))
    )
