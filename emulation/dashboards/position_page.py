"""Where a unit stands in its cluster, indicator by indicator, and whom it can learn from: in their own words, of approved reports only."""

import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.movements.figures import value_words
from campaigns.movements.models import Indicator, Target
from campaigns.movements.pace import AHEAD, BEHIND, ON, UNKNOWN, pace_of
from campaigns.movements.periods import YEAR, Period
from emulation.dashboards.drawings import GAP, bullet_of
from emulation.dashboards.indicator_rows import BAR, CSS, RED_FIRST
from emulation.formats.words import number_words
from reports.periodic import totals
from reports.periodic.models import Entry, Passage
from reports.periodic.outline import HIGHLIGHTS
from reports.periodic.states import ReportState

BEST_SHOWN, SENTENCES, LONGEST = 3, 2, 320
NO_WORDS = "Đơn vị chưa viết cách làm trong báo cáo."


@dataclass(frozen=True)
class Cell:
    """The submitted figure of one unit for one indicator, with its level; `report` only where it is approved."""

    unit: int
    name: str
    value: Decimal
    level: Decimal | None
    baseline: Decimal | None
    report: int | None


@dataclass(frozen=True)
class Example:
    """A unit that improved: `change` says from what to what, `words` are its own."""

    name: str
    change: str
    words: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The row of one indicator; `rank` is "thứ 3/9" or ""; `best` are Examples where the unit is behind."""

    indicator: Indicator
    pace: object
    css: str
    value: str
    level: str
    bullet: object
    rank: str
    best: tuple = ()


def standings_of(unit, authority, period, members):
    """Return the Standings of `unit` (a Unit) for a Period, the worst first; five queries at most.

    `members` are the ids of the units of its cluster in the year, itself among them.
    """
    indicators = {row.pk: row for row in Indicator.objects.of(authority, period.year)}
    given = _given(unit, indicators)
    cells = _cells(authority, period, members, list(given))
    paces = {(pk, cell.unit): _pace(indicators[pk], cell, period) for pk, its in cells.items() for cell in its}
    red = [pk for pk in given if (pk, unit.pk) in paces and paces[pk, unit.pk].standing == BEHIND]
    best = _best(unit, authority, period, {pk: indicators[pk] for pk in red}, cells) if red else {}
    rows = [_standing(indicators[pk], unit, level, cells.get(pk, ()), paces, best.get(pk, ())) for pk, level in given.items()]
    return sorted(rows, key=lambda row: (RED_FIRST[row.pace.standing], row.indicator.order))


def _given(unit, indicators):
    reported = Target.objects.reported().filter(indicator__in=list(indicators), unit=unit)
    return dict(reported.order_by("indicator__order", "indicator").values_list("indicator", "level"))


def _cells(authority, period, members, indicators):
    """{id of the indicator: [Cell]} of submitted figures, those of units that need not report any more left out; two queries."""
    targets = Target.objects.reported().filter(indicator__in=indicators, unit__in=members)
    levels = {(indicator, unit): rest for indicator, unit, *rest in targets.order_by().values_list("indicator", "unit", "level", "baseline")}
    sent = Entry.objects.filter(
        authority=authority, year=period.year, period=period.kind, sent__isnull=False, unit__in=members, indicator__in=indicators
    )
    sent = sent.exclude(report__in=totals.waived_reports(authority))
    columns = ("indicator", "unit", "unit__short_name", "sent", "report", "report__state")
    found = {}
    for pk, unit, name, value, report, state in sent.order_by().values_list(*columns):
        if (pk, unit) in levels:
            approved = report if state == ReportState.APPROVED else None
            found.setdefault(pk, []).append(Cell(unit, name, value, *levels[pk, unit], approved))
    return found


def _pace(indicator, cell, period):
    rule = {"direction": indicator.direction, "nature": indicator.nature, "share": period.share, "criterion": indicator.is_criterion}
    return pace_of(value=cell.value, level=cell.level, baseline=cell.baseline, **rule)


def _standing(indicator, unit, level, cells, paces, best):
    own = next((cell for cell in cells if cell.unit == unit.pk), None)
    pace = paces[indicator.pk, unit.pk] if own else _pace(indicator, Cell(unit.pk, "", None, level, None, None), Period(indicator.year, YEAR))
    value = own.value if own else None
    return Standing(
        indicator=indicator,
        pace=pace,
        css=CSS[pace.standing],
        value=value_words(indicator, value) or GAP,
        level=value_words(indicator, level) or GAP,
        bullet=None if indicator.is_criterion else bullet_of(value, level, pace.due, BAR[pace.standing]),
        rank=_rank(own, [paces[indicator.pk, cell.unit] for cell in cells], paces.get((indicator.pk, unit.pk))),
        best=tuple(best),
    )


def _rank(own, paces, mine):
    """Among the units of the cluster that can be compared: 1 + those that stand strictly better; equal figures share a place."""
    compared = [_order(pace) for pace in paces if pace.standing != UNKNOWN]
    if own is None or mine.standing == UNKNOWN or len(compared) < 2:
        return ""
    return f"thứ {1 + sum(order > _order(mine) for order in compared)}/{len(compared)}"


def _order(pace):
    good = pace.standing in (ON, AHEAD)
    return (good, pace.ratio if pace.ratio is not None else Decimal(10**6 if good else 0))


def _best(unit, authority, period, red, cells):
    """{id of the indicator: [Example]}: who of the others improved most, two queries."""
    before = _before(authority, period, red, cells)
    chosen = {}
    for pk, indicator in red.items():
        gains = []
        for cell in cells[pk]:
            past = before.get((indicator.code, cell.unit))
            gain = _gain(indicator, past[0], cell.value) if past and cell.report and cell.unit != unit.pk else None
            if gain and gain > 0:
                gains.append((gain, cell, past))
        chosen[pk] = sorted(gains, key=lambda each: (-each[0], each[1].name))[:BEST_SHOWN]
    words = _own_words({cell.report for gains in chosen.values() for _, cell, _ in gains}, red.values())
    return {pk: [_example(red[pk], gain, cell, past, words) for gain, cell, past in gains] for pk, gains in chosen.items()}


def _before(authority, period, red, cells):
    """{(code, unit): (value, Period)} of the period that each indicator is compared with; one query."""
    spans = {indicator.code: period.compared(stock=indicator.is_stock) for indicator in red.values()}
    units = {cell.unit for pk in red for cell in cells[pk]}
    sent = Entry.objects.filter(
        authority=authority, indicator__code__in=spans, unit__in=units, sent__isnull=False, year__in={s.year for s in spans.values()}
    )
    rows = sent.order_by().values_list("indicator__code", "unit", "year", "period", "sent")
    found = {(code, unit): (value, spans[code]) for code, unit, year, kind, value in rows if spans[code] == Period(year, kind)}
    for pk, indicator in red.items():
        if spans[indicator.code] == Period(period.year - 1, YEAR):
            for cell in cells[pk]:
                if cell.baseline is not None:
                    found.setdefault((indicator.code, cell.unit), (cell.baseline, spans[indicator.code]))
    return found


def _gain(indicator, before, value):
    """By how much a figure became better: in points for a per cent, else relative to what it was (None where that says nothing)."""
    better = value - before if indicator.direction == Indicator.Direction.HIGHER else before - value
    if indicator.measure == "%" or indicator.is_criterion:
        return better
    return better / before if before > 0 else None


def _own_words(reports, indicators):
    """{(report, key): (title, text)} of the passages in which a unit may tell how; untouched suggestions are not its own words."""
    keys = {HIGHLIGHTS} | {key for indicator in indicators for key in _keys(indicator)}
    written = Passage.objects.filter(report__in=reports, key__in=keys).exclude(text="").values_list("report", "key", "title", "text", "drafted")
    return {(report, key): (title, text) for report, key, title, text, drafted in written if text != drafted}


def _keys(indicator):
    movement = [f"movement-{indicator.movement_id}"] if indicator.movement_id else []
    return [*movement, indicator.field, HIGHLIGHTS]


def _example(indicator, gain, cell, past, words):
    before, span = past
    change = f"{value_words(indicator, before) or GAP} → {value_words(indicator, cell.value)}"
    if not indicator.is_criterion:
        amount = f"{number_words(round(gain, 1))} điểm" if indicator.measure == "%" else f"{number_words(round(100 * gain))}%"
        change += f" ({'tăng' if cell.value > before else 'giảm'} {amount} so với {span.label})"
    title, text = next((words[cell.report, key] for key in _keys(indicator) if (cell.report, key) in words), ("", ""))
    return Example(cell.name, change, first_sentences(text) or NO_WORDS, title)


def first_sentences(text):
    """Return the first two sentences of a text, cut at a word where they are long."""
    flat = " ".join(text.split())
    found = re.split(r"(?<=[.!?;])\s+(?=[A-ZÀ-ỸĐ0-9\-+])", flat)
    short = " ".join(found[:SENTENCES])
    return short if len(short) <= LONGEST else short[:LONGEST].rsplit(" ", 1)[0] + "…"
