"""The grid of a report: one Cell for each indicator that the unit is given, with its level, the figure before, and what is typed so far."""

from dataclasses import dataclass
from decimal import Decimal

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
    """Return the Cells of a report in the order of its indicators; four queries, none for a cluster's report."""
    if report.of_cluster:
        return []
    targets = list(_targets(report))
    entries = {entry.indicator_id: entry for entry in Entry.objects.filter(report=report)} if report.pk else {}
    before, changes = _before(report, targets), _changes(report, targets)
    return [_cell(target, entries.get(target.indicator_id), before, changes) for target in targets]


def not_assigned(report):
    """Return the indicators that the unit is expressly not given: they are shown, not asked; one query."""
    found = Target.objects.filter(unit=report.unit_id, indicator__authority=report.authority_id, indicator__year=report.year)
    return [target.indicator for target in found.filter(status=Target.Status.NONE).select_related("indicator").order_by("indicator__order")]


def _targets(report):
    given = Target.objects.reported().filter(unit=report.unit_id, indicator__authority=report.authority_id, indicator__year=report.year)
    return given.select_related("indicator__movement").order_by("indicator__order", "indicator")


def _cell(target, entry, before, changes):
    indicator, change = target.indicator, changes.get(target.indicator_id)
    newer = change if change and entry and entry.value is not None and change.at > entry.saved_at else None
    return Cell(indicator=indicator, target=target, entry=entry, before=before.get(indicator.pk), change=newer)


def _before(report, targets):
    """Return {indicator id: Past}: the submitted figure of the period compared with, else the level's own baseline of last year."""
    codes = {target.indicator.code: target.indicator for target in targets}
    spans = {report.span.compared(stock=stock) for stock in (True, False)}
    known = Entry.objects.filter(unit=report.unit_id, authority=report.authority_id, sent__isnull=False, indicator__code__in=codes)
    known = known.filter(year__in={span.year for span in spans}).values_list("indicator__code", "year", "period", "sent")
    figures = {(code, Period(year, kind)): value for code, year, kind, value in known}
    found = {}
    for target in targets:
        indicator, span = target.indicator, report.span.compared(stock=target.indicator.is_stock)
        value = figures.get((indicator.code, span))
        if value is None and span == Period(report.year - 1, YEAR):
            value = target.baseline
        if value is not None:
            found[indicator.pk] = Past(value, span)
    return found


def _changes(report, targets):
    """Return {indicator id: newest change after the indicator was given} that concerns the unit."""
    rows = IndicatorChange.objects.filter(indicator__in=[target.indicator_id for target in targets], told=True).order_by("at", "pk")
    return {row.indicator_id: row for row in rows if row.unit_id in (None, report.unit_id)}
