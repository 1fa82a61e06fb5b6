"""The grid of a report: one Cell for each indicator that the unit is given, with its level, the figure before, and what is typed so far."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q

from campaigns.movements.figures import share_words, value_words
from campaigns.movements.models import Indicator, IndicatorChange, Target
from campaigns.movements.periods import YEAR, Period
from reports.periodic.models import Entry


@dataclass(frozen=True)
class Past:
    """A figure of an earlier period: `value` (Decimal), and the Period it is of."""

    value: Decimal
    span: Period


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`target` and `entry` may be None; `before` is a Past or None; `change` the newest change that came after the cell was saved."""

    indicator: Indicator
    target: Target
    entry: Entry | None = None
    before: Past | None = None
    change: IndicatorChange | None = None

    @property
    def value(self):
        """What the unit answered, a Decimal, or None."""
        return self.entry.value if self.entry else None

    @property
    def level(self):
        return self.target.level

    @property
    def is_answered(self):
        return self.value is not None

    @property
    def offered(self):
        """The stock figure of the period before, while nobody has confirmed or replaced it; else None."""
        return self.before.value if self.indicator.is_stock and self.before and not self.is_answered else None

    @property
    def words(self):
        return value_words(self.indicator, self.value, zero=bool(self.entry and self.entry.zero))

    @property
    def share(self):
        """How much of the level of the year is reached, in words; "" without a level, and for a criterion."""
        return "" if self.indicator.is_criterion else share_words(self.value, self.level)


def cells_of(report):
    """Return the Cells of a report in the order of its indicators; two queries, a third where indicators changed, none for a cluster's."""
    return grid_of(report)[0]


def grid_of(report):
    """Return (the Cells, the indicators that the unit is expressly not given): `cells_of` and `not_assigned` for the queries of one."""
    if report.of_cluster:
        return [], []
    every = list(_targets(report))
    targets = [target for target in every if target.status != Target.Status.NONE]
    return _cells(report, targets), [target.indicator for target in every if target.status == Target.Status.NONE]


def _cells(report, targets):
    entries, past = _entries(report, targets)
    before, changes = _before(report, targets, past), _changes(report, targets)
    return [_cell(target, entries.get(target.indicator_id), before, changes) for target in targets]


def not_assigned(report):
    """Return the indicators that the unit is expressly not given: they are shown, not asked; one query."""
    return [target.indicator for target in _targets(report).filter(status=Target.Status.NONE)]


def _targets(report):
    given = Target.objects.filter(unit=report.unit_id, indicator__authority=report.authority_id, indicator__year=report.year)
    told = IndicatorChange.objects.filter(Q(unit=None) | Q(unit=report.unit_id), indicator=OuterRef("indicator"), told=True)
    return given.annotate(changed=Exists(told)).select_related("indicator__movement").order_by("indicator__order", "indicator")


def _cell(target, entry, before, changes):
    indicator, change = target.indicator, changes.get(target.indicator_id)
    newer = change if change and entry and entry.value is not None and change.at > entry.saved_at else None
    return Cell(indicator=indicator, target=target, entry=entry, before=before.get(indicator.pk), change=newer)


def _entries(report, targets):
    """Return ({indicator id: Entry of the report}, {(code, Period): submitted figure of the periods compared with}); one query for both."""
    years = {report.span.compared(stock=stock).year for stock in (True, False)}
    wanted = Q(sent__isnull=False, year__in=years, indicator__code__in=[target.indicator.code for target in targets])
    rows = Entry.objects.filter(unit=report.unit_id, authority=report.authority_id).annotate(code=F("indicator__code"))
    rows = list(rows.filter(wanted | Q(report=report.pk) if report.pk else wanted))
    past = {(row.code, Period(row.year, row.period)): row.sent for row in rows if row.report_id != report.pk}
    return {row.indicator_id: row for row in rows if row.report_id == report.pk}, past


def _before(report, targets, past):
    """Return {indicator id: Past}: the submitted figure of the period compared with, else the level's own baseline of last year."""
    found = {}
    for target in targets:
        indicator, span = target.indicator, report.span.compared(stock=target.indicator.is_stock)
        value = past.get((indicator.code, span))
        if value is None and span == Period(report.year - 1, YEAR):
            value = target.baseline
        if value is not None:
            found[indicator.pk] = Past(value, span)
    return found


def _changes(report, targets):
    """Return {indicator id: newest change after the indicator was given} that concerns the unit."""
    changed = [target.indicator_id for target in targets if target.changed]
    rows = IndicatorChange.objects.filter(indicator__in=changed, told=True).order_by("at", "pk") if changed else ()
    return {row.indicator_id: row for row in rows if row.unit_id in (None, report.unit_id)}
