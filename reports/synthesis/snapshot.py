"""The synthesis as plain facts: what an issued edition shows for ever, and what its digest is taken of.

Recipe of the digest: the facts as JSON with the keys sorted, no spaces between the signs, letters as they are (not escaped), composed
(Unicode NFC), in UTF-8; of these bytes SHA-256 in 64 hexadecimal digits. Numbers stand in the facts as text, so no program rounds them.
"""

import datetime as dt
import hashlib
import json
from decimal import Decimal

from campaigns.movements.figures import share_words, value_words
from campaigns.movements.models import Target
from campaigns.obligations.models import Obligation
from emulation.formats.words import day_words, number_words, short_day_words
from emulation.search.text import nfc
from emulation.workflow.flows import Refused
from reports.periodic.sentences import when_words
from reports.synthesis.adding import add, counts_units, figure_words
from reports.synthesis.figures import beside, shares_of
from reports.synthesis.gathering import KINDS, compared_span
from reports.synthesis.parts import chapter_of_part
from reports.synthesis.sentences import beside_words, partial_words


def digest_of(facts):
    """Return the digest of `facts` (see the recipe above)."""
    plain = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(nfc(plain).encode()).hexdigest()


def facts_of(synthesis):
    """Return all that the edition says as a JSON-ready dict. Raises Refused where a number no longer follows from its cells."""
    figures = list(synthesis.figures.select_related("indicator__weight"))
    gaps = gaps_of(synthesis, [figure.indicator_id for figure in figures])
    told = [figure_facts(figure, synthesis.span, gaps) for figure in figures]
    return {
        "title": synthesis.title,
        "year": synthesis.year,
        "period": synthesis.period,
        "span": synthesis.span.label,
        "edition": synthesis.edition,
        "built_on": day_words(synthesis.built_at),
        "expected": synthesis.expected,
        "received": synthesis.received,
        "on_time": synthesis.on_time,
        "complete": synthesis.complete,
        "absent": synthesis.missing_units,
        "waived": synthesis.waived_units,
        "chapters": chapters_of(synthesis),
        "figures": told,
    }


def chapters_of(synthesis):
    """Return [{title, parts: [{key, title, text, quotes}]}] in the order of the paper; parts that say nothing are left out."""
    quotes, chapters = {}, {}
    for quote in synthesis.quotes.select_related("unit"):
        quotes.setdefault(quote.part, []).append(_quote(quote))
    for part in synthesis.parts.all():
        if part.text.strip() or part.key in quotes:
            said = {"key": part.key, "title": part.title, "text": part.text, "quotes": quotes.get(part.key, [])}
            chapters.setdefault(chapter_of_part(part.key), []).append(said)
    return [{"title": title, "parts": parts} for title, parts in chapters.items()]


def _quote(quote):
    return {"unit": quote.unit.name, "report": quote.report_id, "number": quote.number, "original": quote.original, "text": quote.text}


def figure_line(figure, span, units):
    """Return the line of one number in the table: values as exact strings and in words; the cells behind it are not asked for.

    `units` counts those that it is compared over (see `figures.beside`).
    """
    indicator = figure.indicator
    share = share_words(figure.value, figure.target) if figure.target and (counts_units(indicator) or not indicator.is_criterion) else ""
    return {
        "figure": figure.pk,
        "indicator": indicator.pk,
        "code": indicator.code,
        "name": indicator.name,
        "measure": indicator.measure,
        "field": indicator.get_field_display(),
        "target": text_of(figure.target),
        "target_words": figure_words(indicator, figure.target, figure.assigned) if not counts_units(indicator) else _units(figure.target),
        "before": text_of(figure.before),
        "before_words": value_words(indicator, figure.before) if not counts_units(indicator) else _units(figure.before),
        "before_span": _then_short(indicator, compared_span(indicator, span)),
        "before_note": beside_words(figure, units) if figure.before is not None else "",
        "value": text_of(figure.value),
        "words": figure_words(indicator, figure.value, figure.reported),
        "short": _short(figure, figure.value, figure.reported),
        "target_short": _short(figure, figure.target, None),
        "share": share,
        "share_note": partial_words(figure) if share else "",
        "reported": figure.reported,
        "assigned": figure.assigned,
        "previous": text_of(figure.previous_build),
        "previous_words": figure_words(indicator, figure.previous_build, None) if not counts_units(indicator) else _units(figure.previous_build),
        "previous_short": _short(figure, figure.previous_build, None),
        "changes": [_change(indicator, change) for change in figure.changes],
    }


def figure_facts(figure, span, gaps):
    """Return everything about one number: its line, its formula, the cells behind it, who is missing. Raises Refused (see `facts_of`)."""
    indicator, gap = figure.indicator, gaps.get(figure.indicator_id, {"blank": [], "unreported": []})
    added = add(indicator, shares_of(figure.cells))
    if added.value != figure.value:
        raise Refused(f"“{indicator.name}” đã đổi cách tổng hợp từ lần tổng hợp trước. Tổng hợp lại rồi ban hành.")
    same = beside(indicator, figure.cells)
    return figure_line(figure, span, same.units) | {
        "same": _same(figure, same, when_words(indicator, compared_span(indicator, span))),
        "rule": indicator.get_summing_display() if not counts_units(indicator) else "Đếm số đơn vị đạt",
        "weight": indicator.weight.name if indicator.weight_id else "",
        "formula": added.formula,
        "left_out": [share.name for share in added.left_out],
        "blank": gap["blank"],
        "unreported": gap["unreported"],
        "cells": [_cell(indicator, cell) for cell in figure.cells],
    }


def gaps_of(synthesis, indicator_ids):
    """Return {indicator id: {"blank": names, "unreported": names}}: who was asked for the number and gave none; one query.

    A unit that reported and left the cell empty is blank; one that has not reported at all is unreported.
    """
    owed = Obligation.objects.filter(
        authority=synthesis.authority_id, directive__year=synthesis.year, duty__kind=KINDS[synthesis.period], cluster__isnull=True
    )
    asked = Target.objects.reported().filter(indicator__in=indicator_ids, unit__in=owed.values("unit"))
    asked = asked.order_by("unit__kind__order", "unit__sort_key").values_list("indicator", "unit", "unit__name")
    given = {figure.indicator_id: {cell["unit"] for cell in figure.cells} for figure in synthesis.figures.filter(indicator__in=indicator_ids)}
    missing, waived = {unit["unit"] for unit in synthesis.missing_units}, {unit["unit"] for unit in synthesis.waived_units}
    found = {}
    for indicator, unit, name in asked:
        if unit not in waived and unit not in given.get(indicator, ()):
            gap = found.setdefault(indicator, {"blank": [], "unreported": []})
            gap["unreported" if unit in missing else "blank"].append(name)
    return found


def text_of(number):
    """Return a Decimal as text without trailing zeros, None as None."""
    return None if number is None else f"{number.normalize():f}" if number else "0"


def _short(figure, number, of):
    """Words without the measure, for a table that has it in another column."""
    if number is None or not counts_units(figure.indicator):
        return value_words(figure.indicator, number)
    return f"{number:.0f}/{of}" if of is not None else f"{number:.0f} đơn vị"


def _then_short(indicator, then):
    """The head of the figure before: a stock is that of the end of its period."""
    return f"Cuối {then.short[0].lower()}{then.short[1:]}" if indicator.is_stock else then.short


def _same(figure, same, then):
    """Return in words what the units that have a value in both periods (a Beside) had and have; None where they are all or none."""
    if not beside_words(figure, same.units):
        return None
    now, before = (figure_words(figure.indicator, number, same.units) for number in (same.now, same.before))
    return {"units": same.units, "now": now, "before": before, "then": then}


def _units(number):
    return "" if number is None else f"{number:.0f} đơn vị đạt"


def _cell(indicator, cell):
    day = dt.date.fromisoformat(cell["sent_on"])
    words = {
        "words": value_words(indicator, Decimal(cell["value"]), zero=cell["zero"]),
        "then_words": value_words(indicator, Decimal(cell["then"]["value"])) if cell.get("then") else "",
        "weight_words": "" if cell["weight"] is None else number_words(Decimal(cell["weight"])),
        "day": day_words(day),
        "short_day": short_day_words(day),
    }
    return cell | words


def _change(indicator, change):
    words = {key: value_words(indicator, Decimal(change[key])) if change[key] is not None else "" for key in ("before", "after")}
    return change | {"before_words": words["before"], "after_words": words["after"]}
