"""Indicators as rows: what all units together have, what they were given, how that stands, and how it was in the years before.

Every row is prepared here as words; it is made from a handful of sums, whatever the number of units.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from campaigns.movements.figures import share_words
from campaigns.movements.models import Indicator
from campaigns.movements.pace import AHEAD, BAND, BEHIND, HOW_DUE, ON, UNKNOWN, WATCH, Pace, pace_of, standing_rule
from campaigns.movements.periods import HALF, YEAR, Period
from emulation.dashboards.drawings import GAP, bullet_of, spark_of
from emulation.formats.words import number_words
from reports.periodic import totals

RED_FIRST = {BEHIND: 0, WATCH: 1, ON: 2, AHEAD: 3, UNKNOWN: 4}
CSS = {BEHIND: "st-over", WATCH: "st-due", ON: "st-ok", AHEAD: "st-ok", UNKNOWN: "st-none"}
BAR = {BEHIND: "bad", WATCH: "near", ON: "ok", AHEAD: "ok", UNKNOWN: ""}
YEARS = 3
OF_REPORTING = "của đơn vị đã báo cáo"
DECEMBER = 12


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """One indicator over some units. All but `indicator` and `pace` are words, or drawings."""

    indicator: Indicator
    url: str
    pace: Pace
    css: str
    value: str
    plan: str
    plan_note: str
    share: str
    bullet: object
    spark: object
    trend: tuple
    before: str
    change: str
    reported: str
    behind: int
    missing: int


def period_of(year, asked, day):
    """Return the Period of `year` that an address asks for (`asked`: "h1" or "year"); else the half year until December comes."""
    if asked in (HALF, YEAR):
        return Period(year, asked)
    return Period(year, YEAR if (day.year, day.month) >= (year, DECEMBER) else HALF)


def pace_over(indicator, total, period, given=None):
    """Return the Pace of a Total: units with a level against the sum of their levels; a criterion by how many units meet it.

    Where no unit has a level of its own, all of them (`given`) together are held against the level of the indicator itself.
    """
    if indicator.is_criterion:
        return _criterion(indicator, total, period)
    value, level, baseline = _compared(indicator, total, given)
    return pace_of(value=value, level=level, baseline=baseline, **_rule(indicator, period))


def standing_over(indicator, total, period):
    """Return only how a Total stands, the `standing` of its Pace: for tables of hundreds of Totals."""
    if indicator.is_criterion:
        return _criterion(indicator, total, period).standing
    return standing_rule(**_rule(indicator, period))(*_compared(indicator, total))


def _rule(indicator, period):
    return {"direction": indicator.direction, "nature": indicator.nature, "share": period.share}


def _compared(indicator, total, given=None):
    value, level, baseline = total.compared(indicator)
    if level is None and indicator.target is not None and given and total.every.count == given.units:
        value, level, baseline = total.value(indicator), indicator.target, indicator.baseline
    return total.value(indicator) if value is None else value, level, baseline


def _criterion(indicator, total, period):
    met, asked = total.value(indicator), total.every.count
    pace = pace_of(direction="", nature="", value=None if met is None else met == asked, level=None, share=period.share, criterion=True)
    return pace if met is None else Pace(pace.standing, None, f"{pace.words} ({number_words(met)}/{asked} đơn vị đạt)")


def rows_over(authority, period, units=None, *, sums=None, link=True):
    """Return the IndicatorRows of the year of `period`, the worst first; five queries (`sums` at hand, see totals.by_indicator: three).

    `units` narrows everything down to some ids; `link` says whether the reader may open an indicator over all units.
    """
    indicators = list(Indicator.objects.of(authority, period.year).select_related("weight"))
    if not indicators:
        return []
    sums = totals.by_indicator(authority, period, units) if sums is None else sums
    given = totals.given(authority, period, units)
    years = [Period(period.year - back, period.kind) for back in range(YEARS - 1, 0, -1)]
    past = totals.over_years(authority, years, [indicator.code for indicator in indicators], period, units)
    address = f"{reverse('dashboards:indicator', args=[0])}?ky={period.kind}" if link else ""
    rows = []
    for indicator in indicators:
        if indicator.pk in given or indicator.pk in sums:
            total = sums.get(indicator.pk) or totals.Total()
            before = [_beside(total, past.get((indicator.code, span.year), totals.Before())) for span in years]
            rows.append(_row(indicator, total, given.get(indicator.pk), before, period, address))
    return sorted(rows, key=lambda row: (RED_FIRST[row.pace.standing], row.indicator.order, row.indicator.pk))


def _beside(total, before):
    """Return the Parts of an earlier year to stand beside a Total: of the units that report now; of all while none does."""
    return before.same if total.every.count else before.every


def _row(indicator, total, given, past, period, address):
    pace = pace_over(indicator, total, period, given)
    value, (paced, level, _) = total.value(indicator), total.compared(indicator)
    units, reported = given.units if given else total.every.count, total.every.count
    plan, note = _plan(indicator, given, level, total.levels.count)
    before = [parts.by(indicator) for parts in past]
    trend = tuple(zip((str(period.year - back) for back in range(YEARS - 1, -1, -1)), (*before, value), strict=True))
    target = level if level is not None else indicator.target
    return IndicatorRow(
        indicator=indicator,
        url=address.replace("/0/", f"/{indicator.pk}/"),
        pace=pace,
        css=CSS[pace.standing],
        value=figure(indicator, value, reported),
        plan=plan,
        plan_note=note,
        share="" if indicator.is_criterion else share_words(paced if paced is not None else value, target),
        bullet=_bullet(indicator, value if paced is None else paced, target, reported, pace),
        spark=spark_of(trend),
        trend=tuple((year, GAP if number is None else number_words(number)) for year, number in trend),
        before=GAP if before[-1] is None else number_words(before[-1]),
        change=_change(indicator, value, reported, past[-1], before[-1]),
        reported=f"{reported}/{units}",
        behind=total.behind,
        missing=max(units - reported, 0),
    )


def figure(indicator, value, reported):
    """Return a figure over units in words, without the measure; a criterion as "12/15 đạt"; a dash for nothing."""
    if value is None:
        return GAP
    return f"{number_words(value)}/{reported} đạt" if indicator.is_criterion else number_words(value)


def _bullet(indicator, value, level, reported, pace):
    if indicator.is_criterion:
        return bullet_of(value, Decimal(reported), None, BAR[pace.standing])
    return bullet_of(value, level, pace.due, BAR[pace.standing])


def _plan(indicator, given, level, counted):
    """The level of the year and what part of it stands behind the figures (`counted` units have both), as words."""
    if indicator.is_criterion:
        return (f"{given.units} đơn vị" if given else GAP), ""
    whole = given.levels if given and indicator.summing == Indicator.Summing.SUM else level
    if whole is None:
        return (GAP if indicator.target is None else number_words(indicator.target)), ""
    if level is not None and level != whole:
        return number_words(whole), f"{OF_REPORTING}: {number_words(level)}"
    # An average of levels is known of the units that reported only, so it is the plan itself that needs the word.
    averaged = indicator.summing in (Indicator.Summing.AVERAGE, Indicator.Summing.WEIGHTED)
    return number_words(whole), OF_REPORTING if averaged and given and counted < given.levelled else ""


def _change(indicator, value, reported, past, before):
    """How the figure differs from the same period of last year: only like with like; else of how many units last year's is (`past`)."""
    if before is None:
        return ""
    if value is None or past.count != reported:
        return f"của {past.count} đơn vị"
    if value == before:
        return "không đổi"
    word = "tăng" if value > before else "giảm"
    if indicator.measure == "%" or indicator.is_criterion or before <= 0:
        return f"{word} {number_words(round(abs(value - before), 1))}{' điểm' if indicator.measure == '%' else ''}"
    return f"{word} {share_words(abs(value - before), before)}"


@dataclass(frozen=True)
class Counted:
    """How many indicators stand how, for the sentence and the measure above the table."""

    behind: int
    watch: int
    good: int

    @property
    def known(self):
        return self.behind + self.watch + self.good


def counted(rows):
    """Return the Counted of IndicatorRows; those that cannot be judged count nowhere."""
    standings = [row.pace.standing for row in rows]
    return Counted(standings.count(BEHIND), standings.count(WATCH), standings.count(ON) + standings.count(AHEAD))


def rules():
    """Return what is printed under every table: the rows of the rule (Band, colour class), and how much is due by now."""
    return {"bands": [(band, CSS[key]) for key, band in BAND.items()], "how": HOW_DUE}
