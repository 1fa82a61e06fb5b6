"""The submitted figures of many units as a few sums, made by the database: what dashboards show without reading the cells.

Only `Entry.sent` counts, of units that report the indicator. Everything is a whole number of thousandths until the last division, so both
databases give the same digits; the rules are those of the synthesis (sum, average, weighted, last; a criterion counts the units that meet it).
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from campaigns.directives.models import Duty
from campaigns.movements.models import Indicator, Target
from campaigns.movements.pace import standing_rule
from campaigns.movements.pace_sql import behind as is_behind
from campaigns.movements.pace_sql import whole_number
from campaigns.movements.periods import HALF, YEAR
from campaigns.obligations.models import Change, Obligation
from campaigns.obligations.states import ChangeKind
from emulation.formats.exact import PLACES, UNIT
from reports.periodic.models import Entry, Report

KINDS = {HALF: Duty.Kind.HALF_YEAR, YEAR: Duty.Kind.YEAR}
REPORTED = (Target.Status.LEVEL, Target.Status.TRACK)
TARGET = "indicator__targets"  # of the unit of the cell: see `_sent`
_EXACT = 2**53  # a thousand products below this fit a whole number of 64 bits


class _Product(Func):
    """A figure times its weight: PostgreSQL's numeric does not overflow; SQLite would refuse to add such numbers up, so absurd ones are floats."""

    template, arg_joiner, arity = "%(expressions)s", " * ", 2
    output_field = BigIntegerField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s", arg_joiner=" AS numeric) * ", **context)

    def as_sqlite(self, compiler, connection, **context):
        product, values = self.as_sql(compiler, connection, **context)
        return f"CASE WHEN ABS(1.0 * {product}) < {_EXACT} THEN {product} ELSE 1.0 * {product} END", tuple(values) * 3


def _sums():
    """The four sums that `Parts.add` takes, of the submitted figures."""
    value, weight = whole_number("sent"), whole_number("weight")
    return {"values": Count("sent"), "total": Sum(value), "product": Sum(_Product(value, weight)), "weights": Sum(weight)}


def _sums_of(name, prefix):
    """Sum and sum of products of the level or the baseline beside the figures."""
    value = whole_number(name)
    return {f"{prefix}_total": Sum(value), f"{prefix}_product": Sum(_Product(value, whole_number("weight")))}


@dataclass
class Parts:
    """What adds up: how many figures, their sum, the sum of figure times weight, the sum of weights; thousandths, products of them squared."""

    count: int = 0
    total: int = 0
    product: int = 0
    weight: int = 0

    def add(self, count, total, product, weight):
        """Take in what the database added up elsewhere (None: nothing there)."""
        self.count += count
        self.total += int(total or 0)
        self.product += int(product or 0)
        self.weight += int(weight or 0)

    def __iter__(self):
        return iter((self.count, self.total, self.product, self.weight))

    def by(self, indicator):
        """Return the Decimal that the rule of `indicator` makes of it, or None; "last" is not made of sums."""
        if not self.count or indicator.summing == Indicator.Summing.LAST:
            return None
        if indicator.is_criterion:
            return Decimal(self.total) / UNIT
        rule, places = indicator.summing, min(indicator.places + 1, PLACES)
        if rule == Indicator.Summing.AVERAGE:
            return _divided(self.total, self.count * UNIT, places)
        if rule == Indicator.Summing.WEIGHTED:
            return _divided(self.product, self.weight * UNIT, places) if self.weight else None
        return Decimal(self.total) / UNIT


@dataclass
class Total:
    """The figures of one indicator over some units.

    `every` are all figures; `levelled` those of units with a level, beside `levels`, so that like stands against like; `baselines` None
    where one of them has none. `behind` counts the units that are behind. `newest` is (figure, level, baseline) of the last submission.
    """

    every: Parts = field(default_factory=Parts)
    levelled: Parts = field(default_factory=Parts)
    levels: Parts = field(default_factory=Parts)
    baselines: Parts | None = field(default_factory=Parts)
    behind: int = 0
    newest: tuple = ()

    def value(self, indicator):
        """Return what all units together have, a Decimal or None."""
        if indicator.summing == Indicator.Summing.LAST:
            return self.newest[0] if self.newest else None
        return self.every.by(indicator)

    def compared(self, indicator):
        """Return (figure, level, baseline) of the units that have a level, each by the rule; Decimals or None."""
        if indicator.summing == Indicator.Summing.LAST:
            return self.newest[:3] or (None, None, None)
        baseline = self.baselines.by(indicator) if self.baselines is not None else None
        return self.levelled.by(indicator), self.levels.by(indicator), baseline


def by_indicator(authority, period, units=None, indicators=None):
    """Return {id of the indicator: Total} of a Period; two queries, the second for indicators that take the last figure.

    `authority` is a Unit or its id; `units` and `indicators` narrow it down to some ids.
    """
    return _totals(_sent(authority, period, units, indicators), period, ("indicator",))


def by_cluster(authority, period):
    """Return {(id of the indicator, id of the cluster or None): Total} of a Period; two queries, as in `by_indicator`."""
    its = Q(unit__memberships__authority=authority, unit__memberships__year=period.year)
    entries = _sent(authority, period).annotate(member=FilteredRelation("unit__memberships", condition=its))
    return _totals(entries, period, ("indicator", "member__cluster"))


def whole_of(totals):
    """Return {id of the indicator: Total} of what `by_cluster` gave, so that the clusters need not be read twice; no query."""
    found = {}
    for (indicator, _), part in totals.items():
        whole = found.setdefault(indicator, Total())
        for name in ("every", "levelled", "levels"):
            getattr(whole, name).add(*getattr(part, name))
        if part.baselines is None or whole.baselines is None:
            whole.baselines = None
        else:
            whole.baselines.add(*part.baselines)
        whole.behind += part.behind
        whole.newest = max(whole.newest, part.newest, key=lambda newest: newest[3:] if newest else ())
    return found


@dataclass
class Before:
    """The figures of an earlier year: of all units, and of those that have reported the indicator again by now (`same`)."""

    every: Parts = field(default_factory=Parts)
    same: Parts = field(default_factory=Parts)


def over_years(authority, periods, codes, now, units=None):
    """Return {(code, year): Before} of `codes` in `periods` (of one kind): the submitted figures of years before the Period `now`; one query."""
    sent = Entry.objects.filter(authority=authority, sent__isnull=False, period=periods[0].kind, year__in=[period.year for period in periods])
    sent = sent.exclude(report__in=waived_reports(authority)).filter(indicator__code__in=codes, **({} if units is None else {"unit__in": units}))
    there = Entry.objects.filter(authority=authority, year=now.year, period=now.kind, sent__isnull=False, unit=OuterRef("unit"))
    there = there.filter(indicator__authority=authority, indicator__year=now.year, indicator__code=OuterRef("indicator__code"))
    # What is waived is asked once, beside the question that is put for each figure.
    again = Case(When(Exists(there) & ~Q(unit__in=waived_units(authority, now)), then=Value(True)), default=Value(False))
    rows = sent.annotate(again=again).order_by().values_list("indicator__code", "year", "again").annotate(**_sums())
    found = {}
    for code, year, same, *parts in rows:
        before = found.setdefault((code, year), Before())
        before.every.add(*parts)
        if same:
            before.same.add(*parts)
    return found


@dataclass(frozen=True)
class Given:
    """How many units report an indicator, and how many of them have a level, with the sum of the levels (Decimal or None)."""

    units: int
    levelled: int
    levels: Decimal | None


def given(authority, period, units=None):
    """Return {id of the indicator: Given} of a Period, waived units left out; one query."""
    targets = Target.objects.reported().filter(indicator__authority=authority, indicator__year=period.year)
    targets = targets.exclude(unit__in=waived_units(authority, period)).filter(**({} if units is None else {"unit__in": units}))
    rows = targets.order_by().values_list("indicator").annotate(Count("pk"), Count("level"), Sum("level"))
    return {indicator: Given(*numbers) for indicator, *numbers in rows}


def cells(authority, period, units, indicators):
    """Return {(id of the unit, id of the indicator): standing} of submitted figures; one query that reads what a matrix shows."""
    rules = {
        each.pk: standing_rule(direction=each.direction, nature=each.nature, share=period.share, criterion=each.is_criterion) for each in indicators
    }
    columns = (whole_number(name) for name in ("sent", f"{TARGET}__level", f"{TARGET}__baseline"))
    rows = _sent(authority, period, units, indicators).order_by().values_list("unit", "indicator", *columns)
    return {(unit, indicator): rules[indicator](*numbers) for unit, indicator, *numbers in rows}


def behind(authority, period, indicators):
    """Return [(id of the indicator, short name of the unit, figure, level, baseline)] of the cells that are behind; one query."""
    late = _sent(authority, period, indicators=indicators).annotate(late=_behind(period)).filter(late=1)
    return list(late.order_by().values_list("indicator", "unit__short_name", "sent", f"{TARGET}__level", f"{TARGET}__baseline"))


def _sent(authority, period, units=None, indicators=None):
    """The submitted cells of units that report them, TARGET being the row of the unit.

    The year is asked of the indicator too: without it PostgreSQL reads the levels of all years to join those of one.
    """
    entries = Entry.objects.filter(
        authority=authority,
        year=period.year,
        period=period.kind,
        sent__isnull=False,
        indicator__authority=authority,
        indicator__year=period.year,
        indicator__targets__unit=F("unit"),
        indicator__targets__status__in=REPORTED,
    )
    narrow = {"unit__in": units, "indicator__in": indicators}
    return entries.exclude(report__in=waived_reports(authority)).filter(**{key: ids for key, ids in narrow.items() if ids is not None})


def waived_reports(authority):
    """The reports of units that need not report any more, mostly because another one reports for them now: their figures would count twice."""
    return Report.objects.filter(obligation__in=_waived_duties(authority)).values("pk")


def waived_units(authority, period):
    """The units (a QuerySet of ids, to be used inside a query) that need not report in a Period: they stand in no row beside a sum."""
    owed = Obligation.objects.filter(authority=authority, cluster__isnull=True, duty__kind=KINDS[period.kind], directive__year=period.year)
    waived = _waived_duties(authority)
    # Under two directives a unit may owe the same report twice, and be freed of one.
    return owed.filter(pk__in=waived).exclude(unit__in=owed.exclude(pk__in=waived).values("unit")).values_list("unit", flat=True)


def _waived_duties(authority):
    back = Change.objects.filter(kind=ChangeKind.RESTORE, obligation=OuterRef("obligation"), pk__gt=OuterRef("pk"))
    return Change.objects.filter(~Exists(back), kind=ChangeKind.WAIVE, obligation__authority=authority).values("obligation")


def _behind(period):
    return is_behind(value="sent", target=TARGET, indicator="indicator", share=period.share)


def _totals(entries, period, groups):
    levels, baselines = _sums_of(f"{TARGET}__level", "level"), _sums_of(f"{TARGET}__baseline", "baseline")
    sums = _sums() | levels | {"baselines": Count(f"{TARGET}__baseline")} | baselines | {"late": Sum(_behind(period))}
    levelled = ExpressionWrapper(Q(**{f"{TARGET}__level__isnull": False}), output_field=BooleanField())
    rows = entries.annotate(levelled=levelled).order_by().values_list(*groups, "levelled").annotate(**sums)
    found = {}
    for row in rows:
        key, (has_level, *numbers) = row[: len(groups)], row[len(groups) :]
        _take(found.setdefault(key if len(groups) > 1 else key[0], Total()), has_level, *numbers)
    _take_newest(found, entries, groups)
    return found


def _take(total, has_level, *numbers):
    """Take in one row: figures, their weights, and beside them the levels and the baselines."""
    values, (level, of_level, baselines, baseline, of_baseline, late) = numbers[:4], numbers[4:]
    count, weight = values[0], values[3]
    total.every.add(*values)
    total.behind += late
    if not has_level:
        return
    total.levelled.add(*values)
    total.levels.add(count, level, of_level, weight)
    if baselines < count:
        total.baselines = None
    elif total.baselines is not None:
        total.baselines.add(baselines, baseline, of_baseline, weight)


def _take_newest(found, entries, groups):
    """Put the newest submission of each group to its Total, where the rule asks for the last figure; one query that reads no other."""
    order = Window(RowNumber(), partition_by=[F(name) for name in groups], order_by=[F("report__submitted_at").desc(), F("unit").desc()])
    newest = entries.filter(indicator__summing=Indicator.Summing.LAST).annotate(place=order).filter(place=1).order_by()
    for row in newest.values_list(*groups, "sent", f"{TARGET}__level", f"{TARGET}__baseline", "report__submitted_at", "unit"):
        found[row[: len(groups)] if len(groups) > 1 else row[0]].newest = row[len(groups) :]


def _divided(number, by, places):
    """A whole number divided by another as a Decimal of at most `places` decimals, halves away from zero, without floats."""
    scaled = (2 * abs(number) * 10**places + by) // (2 * by)
    return Decimal(scaled if number >= 0 else -scaled).scaleb(-places)
