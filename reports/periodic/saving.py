"""Writing the cells and passages of a report: only what differs, in two statements; must run in the caller's transaction."""

from dataclasses import dataclass
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


def save_cells(report, cells, typed, *, by, now):
    """Write those of `typed` (list of Typed) that differ from `cells` (see `cells_of`); return the ids of the indicators that changed.

    A cell that was submitted once keeps its row when it is emptied: what was submitted goes on counting until the next submission.
    """
    known = {cell.indicator.pk: cell for cell in cells}
    changed = [each for each in typed if each.indicator_id in known and each.content != _content(known[each.indicator_id])]
    gone = {each.indicator_id for each in changed if each.content == NOTHING_TYPED}
    if gone:
        Entry.objects.filter(report=report, indicator__in=gone, sent__isnull=True).delete()
    kept = [each for each in changed if each.indicator_id not in gone or _was_sent(known[each.indicator_id])]
    rows = [_row(report, each, by, now) for each in kept]
    Entry.objects.bulk_create(rows, update_conflicts=True, update_fields=_WORKING, unique_fields=["report", "indicator"])
    return {each.indicator_id for each in changed}


def save_passages(report, texts):
    """Write those of `texts` ({key: text}) that differ; return the keys that changed."""
    passages = list(report.passages.filter(key__in=texts)) if texts else []
    changed = [passage for passage in passages if texts[passage.key] != passage.text]
    for passage in changed:
        passage.text = texts[passage.key]
    Passage.objects.bulk_update(changed, ["text"])
    return {passage.key for passage in changed}


def _content(cell):
    entry = cell.entry
    return (entry.value, entry.zero, entry.kept, entry.note, entry.reason) if entry else NOTHING_TYPED


def _was_sent(cell):
    return cell.entry is not None and cell.entry.sent is not None


def _row(report, typed, by, now):
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
    )
