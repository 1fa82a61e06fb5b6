"""What a report still lacks before it can be submitted, and what is only worth a second look: computed from its cells, never clicked."""

from dataclasses import dataclass

from reports.periodic import checks


@dataclass(frozen=True)
class Finding:
    """A sentence about one place: `place` is "cell-<indicator id>" or "passage-<key>", the id of the field on the page."""

    place: str
    words: str


def counts(cells):
    """Return (required, answered): how many cells must be answered, and how many of these are."""
    required = [cell for cell in cells if cell.indicator.required]
    return len(required), sum(cell.is_answered for cell in required)


def errors(cells):
    """Return the Findings that stand against submitting; [] means ready."""
    figures = {cell.indicator.pk: cell.value for cell in cells}
    found = []
    for cell in cells:
        if cell.value is None:
            words = checks.blank(cell.indicator) if cell.indicator.required else ""
        else:
            words = checks.wrong(cell.indicator, cell.value, figures.get(cell.indicator.part_of_id))
        if words:
            found.append(Finding(f"cell-{cell.indicator.pk}", words))
    return found


def oddities(cells, *, explained=False):
    """Return the Findings worth a second look; those that carry a reason only with `explained`."""
    found = []
    for cell in cells:
        if cell.value is None or (cell.entry.reason and not explained):
            continue
        before = cell.before.value if cell.before else None
        for words in checks.odd(cell.indicator, cell.value, before=before, level=cell.level):
            found.append(Finding(f"cell-{cell.indicator.pk}", words))
    return found


def missing(cells):
    """Return the sentences of `errors`, for the guard of the submission."""
    return [finding.words for finding in errors(cells)]
