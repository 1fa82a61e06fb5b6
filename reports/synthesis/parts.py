"""The text of a synthesis: laid out as the units' reports are, and kept in step with the numbers as long as the office leaves it alone."""

from reports.periodic.outline import WORK, Part, chapter_of, parts_of
from reports.synthesis.models import SynthesisPart
from reports.synthesis.sentences import REPORTING, draft_of

_FIRST = Part(REPORTING, WORK, "Tình hình gửi báo cáo của các đơn vị")
_SITUATION = "situation"


def outline_of(directives):
    """Return the Parts of the synthesis of reports under `directives`: those of the reports, the first one about the reporting itself."""
    found = {}
    for directive in directives:
        found |= {part.key: part for part in parts_of(directive) if part.key != _SITUATION}
    order = [_FIRST.chapter, *dict.fromkeys(part.chapter for part in found.values())]
    return sorted([_FIRST, *found.values()], key=lambda part: order.index(part.chapter))


def chapter_of_part(key):
    """Return the heading under which the part `key` of a synthesis stands."""
    return WORK if key == REPORTING else chapter_of(key)


def lay_parts(synthesis, outline, figures, old):
    """Create the parts that are missing and make the sentences again; must run in the caller's transaction.

    `old` are the parts as they stood (of the draft, or of the edition before). What the office has not touched follows the numbers.
    """
    keys, known = {part.key for part in outline}, {part.key: part for part in old}
    rows = [_part(synthesis, order, part, draft_of(part.key, synthesis, figures, keys), known.get(part.key)) for order, part in enumerate(outline, 1)]
    kept = [part for part in old if part.key not in keys and part.synthesis_id == synthesis.pk]
    SynthesisPart.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["order", "title", "drafted", "text"], unique_fields=["synthesis", "key"]
    )
    return [*rows, *kept]


def _part(synthesis, order, part, drafted, known):
    text = drafted if known is None or known.is_untouched else known.text
    return SynthesisPart(synthesis=synthesis, key=part.key, order=order, title=part.title, drafted=drafted, text=text)
