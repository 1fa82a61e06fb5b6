"""What a synthesis is made of, read once: who owes a report of the period, what they submitted last, what is asked and what was before."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from campaigns.directives.models import Duty
from campaigns.movements.models import Indicator, Target
from campaigns.movements.periods import HALF, YEAR, Period
from campaigns.obligations.deadlines import WAIVERS
from campaigns.obligations.models import Change, Obligation
from campaigns.obligations.states import ChangeKind
from emulation import clock
from reports.periodic.models import Entry
from reports.periodic.submitted import counting_versions

KINDS = {HALF: Duty.Kind.HALF_YEAR, YEAR: Duty.Kind.YEAR}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What one unit submitted: its obligation, report and the version that counts; `late` in whole days."""

    obligation: Obligation
    number: int
    at: dt.datetime
    late: int
    zeros: frozenset

    @cached_property
    def report(self):
        return self.obligation.report

    @cached_property
    def unit(self):
        return self.obligation.unit

    @cached_property
    def owners(self):
        """The ids under which the unit may have been given its levels: after a move the report is still the predecessor's."""
        return frozenset({self.obligation.unit_id, self.report.unit_id})

    @cached_property
    def said(self):
        """What every cell of the report keeps of it."""
        return {
            "unit": self.unit.pk,
            "name": self.unit.name,
            "report": self.report.pk,
            "version": self.number,
            "sent_on": clock.day_of(self.at).isoformat(),
            "at": self.at.isoformat(),
            "late": self.late,
        }


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One submitted value: `sent` says of whom; `entry` is its id."""

    sent: Sent
    entry: int
    value: object
    weight: object
    zero: bool


class Gathering:
    """The reports of a Period to `authority` (a Unit) as they stand on `day`; nine queries, whatever the number of units."""

    def __init__(self, authority, span, day):
        self.authority, self.span, self.day = authority, span, day
        standing, self.waived = self._owed()
        versions = counting_versions([owed.report.pk for owed in standing if hasattr(owed, "report")])
        by_unit = defaultdict(list)
        for owed in standing:
            by_unit[owed.unit_id].append((self._sent(owed, versions), owed))
        # Under two directives a unit may owe the same report twice; it writes one.
        chosen = [max(pairs, key=lambda pair: pair[0] is not None) for pairs in by_unit.values()]
        self.sent = [sent for sent, _ in chosen if sent]
        self.absent = [owed for sent, owed in chosen if not sent]
        self.waived = [owed for owed in self.waived if owed.unit_id not in by_unit]
        self.directives = {owed.directive_id: owed.directive for owed in standing}

    @property
    def expected(self):
        return len(self.sent) + len(self.absent)

    @cached_property
    def indicators(self):
        """Every indicator of the year with its weight at hand, in order."""
        found = list(Indicator.objects.of(self.authority, self.span.year).order_by("order", "pk"))
        known = {indicator.pk: indicator for indicator in found}
        for indicator in found:
            if indicator.weight_id:
                indicator.weight = known[indicator.weight_id]
        return found

    @cached_property
    def targets(self):
        """{indicator id: {unit id: Target}} of the units that owe the report."""
        units = {owed.unit_id for owed in self.absent} | {sent.unit.pk for sent in self.sent} | {sent.report.unit_id for sent in self.sent}
        found = defaultdict(dict)
        asked = Target.objects.reported().filter(indicator__authority=self.authority, indicator__year=self.span.year)
        for target in asked.filter(unit__in=units):
            found[target.indicator_id][target.unit_id] = target
        return found

    @cached_property
    def cells(self):
        """{indicator id: [Cell]} of everything that counts, in the order of the units."""
        by_report, found = {sent.report.pk: sent for sent in self.sent}, defaultdict(list)
        rows = Entry.objects.filter(report__in=by_report, sent__isnull=False)
        for report, indicator, entry, value, weight in rows.values_list("report", "indicator", "pk", "sent", "weight"):
            sent = by_report[report]
            found[indicator].append(Cell(sent=sent, entry=entry, value=value, weight=weight, zero=indicator in sent.zeros))
        places = {sent.report.pk: place for place, sent in enumerate(self.sent)}
        for cells in found.values():
            cells.sort(key=lambda cell: places[cell.sent.report.pk])
        return found

    @cached_property
    def past(self):
        """{code of the indicator: {unit id: (value, weight, moment)}} of the period that each indicator is compared with."""
        asked = Q(pk__in=[])
        for stock in (True, False):
            codes = [indicator.code for indicator in self.indicators if indicator.is_stock == stock]
            span = self.span.compared(stock=stock)
            asked |= Q(indicator__code__in=codes, year=span.year, period=span.kind)
        # What was waived since (merged into another unit's report) left every count, then as now. Asked apart: as part of the query
        # PostgreSQL worked it out again for each entry where it had no statistics yet.
        waived = self._waived_ever()
        rows = Entry.objects.filter(asked, authority=self.authority, sent__isnull=False).exclude(report__obligation__in=waived)
        found = defaultdict(dict)
        for code, unit, *row in rows.values_list("indicator__code", "unit", "sent", "weight", "report__submitted_at"):
            found[code][unit] = row
        return found

    def _waived_ever(self):
        """Return the ids of the report obligations of every period that are waived on the day; one query."""
        rows = Change.objects.filter(obligation__authority=self.authority, obligation__duty__kind__in=KINDS.values(), kind__in=WAIVERS)
        newest = dict(rows.filter(day__lte=self.day).order_by("pk").values_list("obligation", "kind"))
        return [pk for pk, kind in newest.items() if kind == ChangeKind.WAIVE]

    def _owed(self):
        """Return (standing, waived): the obligations of units to report on the period, their report at hand."""
        asked = Obligation.objects.filter(authority=self.authority, directive__year=self.span.year, duty__kind=KINDS[self.span.kind])
        asked = asked.filter(cluster__isnull=True).order_by("unit__kind__order", "unit__sort_key", "due", "pk")
        found = list(asked.select_related("unit__kind", "duty", "directive", "report").prefetch_related("changes"))
        found = [owed for owed in found if owed.unit.valid_to is None or owed.unit.valid_to >= owed.opens]
        return [owed for owed in found if not owed.waiver(self.day)], [owed for owed in found if owed.waiver(self.day)]

    def _sent(self, owed, versions):
        version = versions.get(owed.report.pk) if hasattr(owed, "report") else None
        if version is None:
            return None
        zeros = frozenset(cell["indicator"] for cell in version.facts["cells"] if cell["zero"])
        return Sent(obligation=owed, number=version.number, at=version.submitted_at, late=owed.days_late(self.day), zeros=zeros)


def compared_span(indicator, span):
    """Return the Period that a figure of `indicator` stands beside."""
    return span.compared(stock=indicator.is_stock)


def last_year(span):
    return Period(span.year - 1, YEAR)
