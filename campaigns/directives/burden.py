"""What signing will lay on whom: told before anybody signs."""

import datetime as dt
from dataclasses import dataclass

from campaigns.directives.addressees import debtors_of
from campaigns.directives.expected import Expected
from campaigns.directives.models import Directive, Duty


@dataclass(frozen=True)
class Load:
    """One duty with those who will owe it, the day that they would get, how that was found (for a rule) and what is odd about it."""

    duty: Duty
    debtors: tuple
    due: dt.date | None = None
    expectation: str = ""
    warnings: tuple = ()

    @property
    def words(self):
        """How many will owe it: "60 đơn vị", "7 cụm, khối"."""
        kind = "cụm, khối" if self.duty.scope == Duty.Scope.CLUSTER_HEADS else "đơn vị"
        return f"{len(self.debtors)} {kind}"


@dataclass(frozen=True)
class Burden:
    """All duties of a directive with their totals. `blank_years`: days were counted through them although their days off are not entered;
    `same_year`: directives of the year that were issued already, whose duties the units owe, too.
    """

    loads: tuple
    blank_years: tuple = ()
    same_year: tuple = ()

    @property
    def obligations(self):
        return sum(len(load.debtors) for load in self.loads)

    @property
    def warnings(self):
        """What is odd about the days of the duties, in sentences."""
        return [sentence for load in self.loads for sentence in load.warnings]

    @property
    def units(self):
        return len({debtor.unit.pk for load in self.loads for debtor in load.debtors})


def burden(directive, day):
    """Return the Burden that the directive would lay if it were launched on `day` (a date); a few queries for each duty."""
    expected = Expected(directive.year, day)
    duties = list(directive.duties.filter(added_at__isnull=True).select_related("clause__parent", "directive__authority"))
    if directive.document_id:
        return Burden(tuple(Load(duty, tuple(debtors_of(duty, day)), duty.due) for duty in duties))
    blank = set().union(*(expected.blank_years(duty) for duty in duties))
    issued = Directive.objects.filter(authority=directive.authority_id, year=directive.year, document__isnull=False).select_related("document")
    return Burden(tuple(_load(duty, day, expected) for duty in duties), tuple(sorted(blank)), tuple(issued))


def _load(duty, day, expected):
    rule = expected.words(duty) if duty.rule else ""
    return Load(duty, tuple(debtors_of(duty, day)), expected.due(duty), rule, tuple(expected.warnings(duty)))
