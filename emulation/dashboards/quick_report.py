"""The overview on paper: at most three landscape pages, whatever the size. Rows are limited to what matters and say how many are left out."""

from django.utils import timezone

from campaigns.movements.figures import value_words
from campaigns.movements.pace import BAND, BEHIND, HOW_DUE, pace_of
from emulation.dashboards.overview_page import overview_of
from emulation.documents.engine import render_html, render_pdf
from emulation.formats.words import moment_words, number_words
from reports.periodic import totals

INDICATORS, CLUSTERS, NAMES, RED, WORST = 10, 14, 27, 10, 5
LONGEST_NAME = 80
TEMPLATE = "documents/quick_report.html"


def quick_report(user, directive, period, now):
    """Return the bytes of the PDF that shows what `user` sees of a directive in a Period at `now` (an aware moment)."""
    return render_pdf(render_html(TEMPLATE, facts_of(user, directive, period, now)), created=now)


def facts_of(user, directive, period, now):
    """Return the facts of the paper, words and numbers only; as many queries as the overview has, and one more."""
    day = timezone.localtime(now).date()
    page = overview_of(user, directive, day, period)
    rows = page.indicators
    return {
        "authority": directive.authority.name,
        "directive": str(directive),
        "year": directive.year,
        "period": period.label,
        "made": moment_words(now),
        "day": day.isoformat(),
        "answer": _answer(page),
        "measures": [{"title": each.title, "count": each.count, "total": each.total, "note": each.note} for each in page.measures],
        "rows": [_row(row) for row in rows[:INDICATORS]],
        "rows_more": max(len(rows) - INDICATORS, 0),
        "fields": [words for _, words in page.fields],
        "sides": [_side(side) for side in page.sides[:CLUSTERS]],
        "sides_more": max(len(page.sides) - CLUSTERS, 0),
        "silent": [{"name": each.name, "words": each.words} for each in page.silent[:NAMES]],
        "silent_more": max(len(page.silent) - NAMES, 0),
        "red": _red(directive.authority_id, period, [row for row in rows if row.pace.standing == BEHIND]),
        "red_more": max(sum(row.pace.standing == BEHIND for row in rows) - RED, 0),
        "bands": [{"words": band.words, "rule": band.rule} for band in BAND.values()],
        "how": HOW_DUE,
    }


def _answer(page):
    """The sentence of the overview, and how the indicators stand."""
    lines = []
    if said := page.sentence:
        lines.append(f"{said.count}/{said.total} đơn vị {said.verb}, {said.overdue} đơn vị đang quá hạn.")
    if known := page.counted.known:
        lines.append(f"{page.counted.good}/{known} chỉ tiêu đúng tiến độ, {page.counted.watch} cần chú ý, {page.counted.behind} chậm.")
    return " ".join(lines)


def _row(row):
    words = {key: getattr(row, key) for key in ("value", "plan", "plan_note", "share", "reported", "behind", "before", "change")}
    drawn = {} if row.bullet is None else {"bar": row.bullet.bar, "mark": row.bullet.mark, "of": row.bullet.level}
    return (
        words
        | drawn
        | {
            "name": _cut(row.indicator.name),
            "measure": row.indicator.measure,
            "trend": " → ".join(value for _, value in row.trend),
            "pace": row.pace.band.words,
            "look": row.pace.standing,
        }
    )


def _side(side):
    shares = [{"words": f"{share.good}/{share.known}", "percent": share.percent} if share else None for share in side.shares]
    return {"title": side.title, "shares": shares, "whole": f"{side.whole.good}/{side.whole.known}"}


def _red(authority, period, rows):
    """For each indicator that is behind: the units that are furthest behind, and how many there are beside them."""
    shown, late = [row.indicator for row in rows[:RED]], {}
    known = {indicator.pk: indicator for indicator in shown}
    for pk, name, value, level, baseline in totals.behind(authority, period, list(known)) if shown else ():
        rule = {"direction": known[pk].direction, "nature": known[pk].nature, "share": period.share, "criterion": known[pk].is_criterion}
        pace = pace_of(value=value, level=level, baseline=baseline, **rule)
        late.setdefault(pk, []).append((pace.ratio if pace.ratio is not None else 0, name, value, level))
    return [_red_row(indicator, sorted(late.get(indicator.pk, ()), key=lambda each: each[:2])) for indicator in shown]


def _red_row(indicator, units):
    worst = [
        f"{_cut(name, 40)} ({value_words(indicator, value)}{'' if level is None or indicator.is_criterion else f'/{number_words(level)}'})"
        for _, name, value, level in units[:WORST]
    ]
    return {"name": _cut(indicator.name), "measure": indicator.measure, "units": ", ".join(worst), "more": max(len(units) - WORST, 0)}


def _cut(words, length=LONGEST_NAME):
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + "…"
