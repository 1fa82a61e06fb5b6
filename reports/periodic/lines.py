"""The lines of the grid as the page shows them: every number in words, every mark decided, so that the template only lays them out."""

from dataclasses import dataclass, field

from campaigns.movements.figures import measured_words, value_words
from campaigns.movements.models import Indicator
from emulation.formats.words import number_words
from reports.periodic import checks
from reports.periodic.readiness import errors, oddities

LOCKED = "Đã khóa: Thường trực không yêu cầu sửa chỗ này"


@dataclass(kw_only=True)
class Line:
    """One indicator. `text` is what stands in the box; `offered` says that it is only the figure of the period before.

    `error` is what is wrong with the box, `odd` what should be looked at again; `change` words of what changed since it was saved.
    """

    pk: int
    name: str
    measure: str
    is_part: bool
    is_criterion: bool
    required: bool
    places: int
    definition: str
    level: str
    before: str
    before_span: str
    text: str
    words: str
    offered: bool
    may_keep: bool
    kept: bool
    zero: bool
    locked: bool
    share: str
    note: str
    reason: str
    error: str = ""
    note_error: str = ""
    reason_error: str = ""
    odd: list = field(default_factory=list)
    change: str = ""
    saved: str = ""

    @property
    def has_more(self):
        """Whether the row below the line stands open: it says or asks something."""
        return bool(self.note or self.reason or self.odd or self.error or self.note_error or self.reason_error or self.change)


def lines_of(cells, openings, typing=None):
    """Return the Lines of `cells`; `typing` is what was posted and comes back as it was typed."""
    wrong = {finding.place: finding.words for finding in errors(cells)}
    odd = {}
    for finding in oddities(cells, explained=True):
        odd.setdefault(finding.place, []).append(finding.words)
    return [_line(cell, openings, typing, wrong, odd) for cell in cells]


def by_field(cells):
    """Return the Cells in the order of the page: those of one field together, the fields as they first occur."""
    fields = list(dict.fromkeys(cell.indicator.field for cell in cells))
    return sorted(cells, key=lambda cell: fields.index(cell.indicator.field))


def grouped(cells, lines):
    """Return [(name of the field, its Lines)] of Cells in the order of the page."""
    groups = {}
    for cell, line in zip(cells, lines, strict=True):
        groups.setdefault(Indicator.Field(cell.indicator.field).label, []).append(line)
    return list(groups.items())


def _line(cell, openings, typing, wrong, odd):
    indicator, entry = cell.indicator, cell.entry
    pk, offered = indicator.pk, cell.offered is not None
    line = Line(
        pk=pk,
        name=indicator.name,
        measure=indicator.measure,
        is_part=indicator.part_of_id is not None,
        is_criterion=indicator.is_criterion,
        required=indicator.required,
        places=indicator.places,
        definition=indicator.definition,
        level=value_words(indicator, cell.level),
        before=value_words(indicator, cell.before.value) if cell.before else "",
        before_span=cell.before.span.short if cell.before else "",
        text=box_text(indicator, cell.offered if offered else cell.value),
        words=cell.words,
        offered=offered,
        may_keep=indicator.is_stock and cell.before is not None,
        kept=bool(entry and entry.kept),
        zero=bool(entry and entry.zero),
        locked=not openings.cell(pk),
        share=cell.share,
        note=entry.note if entry else "",
        reason=entry.reason if entry else "",
        error=wrong.get(f"cell-{pk}", "") if cell.is_answered else "",
        odd=odd.get(f"cell-{pk}", []),
        change=f"{cell.change.what}: {cell.change.before or 'trống'} → {cell.change.after or 'trống'}" if cell.change else "",
        saved=measured_words(indicator, cell.value, zero=bool(entry and entry.zero)),
    )
    if typing and not line.locked:
        _as_typed(line, cell, typing)
    return line


def _as_typed(line, cell, typing):
    """Put back what was posted; a number that could be read is echoed the Vietnamese way."""
    pk, data, typed = line.pk, typing.data, typing.cells.get(line.pk)
    line.error = typing.faults.get(f"cell-{pk}", "")
    line.note_error, line.reason_error = typing.faults.get(f"note-{pk}", ""), typing.faults.get(f"reason-{pk}", "")
    line.note, line.reason = data.get(f"note-{pk}", line.note), data.get(f"reason-{pk}", line.reason)
    if typed is None or f"cell-{pk}" not in data:
        return
    if line.error:
        line.text, line.offered, line.odd = data[f"cell-{pk}"], False, []
        return
    line.offered = cell.before is not None and typed.value is None and bool(data.get(f"offer-{pk}"))
    line.text = box_text(cell.indicator, cell.before.value if line.offered else typed.value)
    line.zero, line.kept = typed.zero, typed.kept
    before = cell.before.value if cell.before else None
    line.odd = [] if typed.value is None else checks.odd(cell.indicator, typed.value, before=before, level=cell.level)


def box_text(indicator, value):
    """Return a Decimal (None: "") as it stands in its box: 1480 as 1.480; a criterion as "1" or "0"."""
    if value is None:
        return ""
    return str(int(value)) if indicator.is_criterion else number_words(value)
