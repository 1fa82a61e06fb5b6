"""The opening sentence of each part, made from the figures of the report: what was reached, and how it stands against the year's level."""

from campaigns.movements.figures import measured_words
from emulation.formats.words import number_words


def draft_of(key, report, cells):
    """Return the sentences offered for the part `key` ("" where the figures say nothing about it)."""
    own = [cell for cell in cells if cell.is_answered and _belongs(cell.indicator, key)]
    return " ".join(_sentence(cell, report) for cell in own)


def _belongs(indicator, key):
    return f"movement-{indicator.movement_id}" == key or (indicator.movement_id is None and indicator.field == key)


def _sentence(cell, report):
    indicator = cell.indicator
    words = f"{indicator.name} {report.span.label}: {measured_words(indicator, cell.value, zero=cell.entry.zero)}"
    if cell.level and not indicator.is_criterion:
        words += f", bằng {number_words(round(100 * cell.value / cell.level))}% kế hoạch năm"
    return f"{words}."
