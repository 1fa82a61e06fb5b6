"""Writing the cells and passages of a report: only what differs, in two statements; must run in the caller's transaction."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reports.periodic.models import Entry, Passage

_WORKING = ["value", "zero", "kept", "note", "reason", "saved_at", "saved_by"]
NOTHING_TYPED = (None, False, False, "", "")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed into one cell; `value` None is blank. `zero` needs the value 0, `kept` a stock figure of the period before."""

    indicator_id: int
    value: Decimal | None = None
    zero: bool = False
    kept: bool = False
    note: str = ""
    reason: str = ""

    @property
    def content(self):
        return (self.value, self.zero, self.kept, self.note, self.reason)


@dataclass(frozen=True)
class CellChange:
    """What saving means for the cells: `rows` to write, indicators whose rows are `gone`, and the `cells` as they are afterwards."""

    rows: list
    gone: set
    cells: list

    def __bool__(self):
        return bool(self.rows or self.gone)


def change_of(report, cells, typed, *, by, now):
    """Return the CellChange of those of `typed` (list of Typed) that differ from `cells` (see `cells_of`); no query.

    A cell that was submitted once keeps its row when it is emptied: what was submitted goes on counting until the next submission.
    """
    known = {cell.indicator.pk: cell for cell in cells}
    said = [_with_own_reason(each, known[each.indicator_id]) for each in typed if each.indicator_id in known]
    changed = [each for each in said if each.content != content_of(known[each.indicator_id])]
    gone = {each.indicator_id for each in changed if each.content == NOTHING_TYPED and not _was_sent(known[each.indicator_id])}
    rows = {each.indicator_id: _row(report, known[each.indicator_id], each, by, now) for each in changed if each.indicator_id not in gone}
    touched = gone | set(rows)
    after = [replace(cell, entry=rows.get(cell.indicator.pk), change=None) if cell.indicator.pk in touched else cell for cell in cells]
    return CellChange(list(rows.values()), gone, after)


def save_cells(report, change):
    """Write a CellChange in two statements at most; must run in the caller's transaction."""
    if change.gone:
        Entry.objects.filter(report=report, indicator__in=change.gone, sent__isnull=True).delete()
    Entry.objects.bulk_create(change.rows, update_conflicts=True, update_fields=_WORKING, unique_fields=["report", "indicator"])


def save_passages(report, texts):
    """Write those of `texts` ({key: text}) that differ; return all passages as they are then."""
    passages = list(report.passages.select_related("movement"))
    changed = [passage for passage in passages if texts.get(passage.key, passage.text) != passage.text]
    for passage in changed:
        passage.text = texts[passage.key]
    Passage.objects.bulk_update(changed, ["text"])
    return passages


def content_of(cell):
    """Return what stands in a Cell, in the shape of `Typed.content`."""
    entry = cell.entry
    return (entry.value, entry.zero, entry.kept, entry.note, entry.reason) if entry else NOTHING_TYPED


def _with_own_reason(typed, cell):
    """Return `typed` without the reason that was given for another figure: an odd one asks for its own."""
    value, *_, reason = content_of(cell)
    return replace(typed, reason="") if reason and typed.reason == reason and typed.value != value else typed


def _was_sent(cell):
    return cell.entry is not None and cell.entry.sent is not None


def _row(report, cell, typed, by, now):
    """Return the row to write; what was submitted before is not among the written fields."""
    value, zero, kept, note, reason = typed.content
    return Entry(
        report=report,
        indicator_id=typed.indicator_id,
        authority_id=report.authority_id,
        unit_id=report.unit_id,
        year=report.year,
        period=report.period,
        value=value,
        zero=zero,
        kept=kept,
        note=note,
        reason=reason,
        saved_at=now,
        saved_by=by,
        sent=cell.entry.sent if cell.entry else None,
        weight=cell.entry.weight if cell.entry else None,
    )
