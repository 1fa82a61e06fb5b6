"""The judging parts of a report as far as figures give them: what keeps pace with the year, what does not, what is left to do.

The rule of pace is that of the dashboards (campaigns.movements.pace). Why something lags, and what to ask for, no figure says.
"""

from campaigns.movements.figures import measured_words
from campaigns.movements.pace import AHEAD, ON, UNKNOWN, pace_of
from campaigns.movements.periods import HALF, YEAR, Period
from emulation.formats.words import lower_first
from reports.periodic.sentences import distance, is_lower_better, plan_share


def pace_of_cell(cell, span):
    """Return the Pace of a Cell at the end of the Period `span`."""
    indicator = cell.indicator
    return pace_of(
        direction=indicator.direction,
        nature=indicator.nature,
        value=cell.value,
        level=cell.level,
        share=span.share,
        baseline=_baseline(cell, span),
        criterion=indicator.is_criterion,
    )


def judged(cells, span):
    """Return (the Cells that keep pace, those that do not); those without a figure or a level are in neither."""
    standings = [(cell, pace_of_cell(cell, span).standing) for cell in cells]
    known = [(cell, standing in (AHEAD, ON)) for cell, standing in standings if standing != UNKNOWN]
    return [cell for cell, kept in known if kept], [cell for cell, kept in known if not kept]


def highlights(cells, span):
    """Return the sentence of the indicators that keep pace, "" where none does."""
    kept, behind = judged(cells, span)
    goal = "đạt hoặc vượt tiến độ" if span.kind == HALF else "đạt hoặc vượt kế hoạch năm"
    facts = [f"{_name(cell)} ({_reached(cell)})" for cell in kept]
    return f"{len(kept)}/{len(kept) + len(behind)} {_things(kept + behind)} {goal}: {'; '.join(facts)}." if kept else ""


def limits(cells, span):
    """Return the sentence of the indicators that do not, each with its figure and its level."""
    kept, behind = judged(cells, span)
    goal = "chưa đạt tiến độ" if span.kind == HALF else "chưa đạt kế hoạch năm"
    facts = [f"{_name(cell)} ({_missed(cell)})" for cell in behind]
    return f"Còn {len(behind)}/{len(kept) + len(behind)} {_things(kept + behind)} {goal}: {'; '.join(facts)}." if behind else ""


def causes(cells, span):
    """Return what the unit itself noted beside the figures that do not keep pace."""
    _, behind = judged(cells, span)
    noted = [f"{cell.indicator.name}: {' '.join(cell.entry.note.split()).rstrip('.')}." for cell in behind if cell.entry.note.strip()]
    return " ".join(noted)


def outlook(cells, span):
    """Return what is left to do in the second half of the year, "" for the report of a whole year."""
    if span.kind != HALF:
        return ""
    left = [words for cell in cells if cell.is_answered and (words := _left(cell))]
    return f"Để hoàn thành kế hoạch năm, 6 tháng cuối năm còn phải thực hiện: {'; '.join(left)}." if left else ""


def _baseline(cell, span):
    last = Period(span.year - 1, YEAR)
    return cell.before.value if cell.before and cell.before.span == last else cell.target.baseline


def _name(cell):
    return f"“{cell.indicator.name}”" if cell.indicator.is_criterion else lower_first(cell.indicator.name)


def _things(cells):
    """Return what is counted; a criterion is no number."""
    return "chỉ tiêu, tiêu chí" if any(cell.indicator.is_criterion for cell in cells) else "chỉ tiêu"


def _reached(cell):
    if cell.indicator.is_criterion:
        return "đạt"
    share = "" if cell.indicator.is_stock or is_lower_better(cell.indicator) else plan_share(cell)
    return f"{share} kế hoạch năm" if share else measured_words(cell.indicator, cell.value)


def _missed(cell):
    if cell.indicator.is_criterion:
        return "chưa đạt"
    level = "mức giao" if is_lower_better(cell.indicator) else "kế hoạch năm"
    return f"{measured_words(cell.indicator, cell.value)}, {level} {measured_words(cell.indicator, cell.level)}"


def _left(cell):
    """Return what parts the figure from the level of the year; "" where nothing does."""
    indicator = cell.indicator
    if indicator.is_criterion:
        return "" if cell.value else f"đạt tiêu chí “{indicator.name}”"
    if cell.level is None:
        return ""
    gap = cell.level - cell.value
    if is_lower_better(indicator):
        return f"{lower_first(indicator.name)} giảm thêm {distance(indicator, gap)}" if indicator.is_stock and gap < 0 else ""
    if gap <= 0:
        return ""
    return f"{lower_first(indicator.name)} {'tăng thêm ' if indicator.is_stock else ''}{distance(indicator, gap)}"
