"""The report as plain facts: for the copy kept at each submission, for the paper, and for comparing two versions."""

from campaigns.movements.figures import value_words
from reports.periodic.honours import award_facts
from reports.periodic.providers import awards_of


def facts_of(report, cells):
    """Return what the report says as a JSON-ready dict: cells, passages, files, awards; every number as an exact string and in words."""
    return {
        **texts_of(cells, report.passages.all()),
        "files": [file_facts(link) for link in report.files.select_related("attachment")],
        "awards": [award_facts(line) for line in awards_of(report)],
    }


def texts_of(cells, passages):
    """Return the part of `facts_of` that remarks are about: the cells and the passages; no query of its own."""
    return {
        "cells": [cell_facts(cell) for cell in cells],
        "passages": [{"key": each.key, "title": each.title, "text": each.text} for each in passages],
    }


def cell_facts(cell):
    """Return one Cell as a dict; "value" is the Decimal as a string, or None where nothing was answered."""
    indicator, entry = cell.indicator, cell.entry
    return {
        "indicator": indicator.pk,
        "part_of": indicator.part_of_id,
        "code": indicator.code,
        "field": indicator.field,
        "name": indicator.name,
        "measure": indicator.measure,
        "level": value_words(indicator, cell.level),
        "before": value_words(indicator, cell.before.value) if cell.before else "",
        "before_span": cell.before.span.short if cell.before else "",
        "value": None if cell.value is None else str(cell.value),
        "words": cell.words,
        "share": cell.share,
        "zero": bool(entry and entry.zero),
        "kept": bool(entry and entry.kept),
        "note": entry.note if entry else "",
        "reason": entry.reason if entry else "",
    }


def file_facts(link):
    """Return a file of the report as its name, digest and the indicator it proves (None: the report as a whole)."""
    return {"name": link.attachment.name, "sha256": link.attachment.sha256, "indicator": link.indicator_id}
