"""What one unit owes in a year, as rows of its page."""

from dataclasses import dataclass

from emulation.dashboards.board import Addresses
from emulation.dashboards.cells import cell_of
from emulation.formats.words import day_words


@dataclass(frozen=True)
class OwedRow:
    """`look` is None while it is not open; `due` is the day to keep now; `note` tells of more time, a waiver, a lock, where it came from."""

    owed: object
    look: object
    url: str
    due: object
    note: str


def rows_of(obligations, day):
    """Return the OwedRows of `obligations` (with names and changes at hand) on `day`, by the day to keep."""
    addresses = Addresses()
    rows = [OwedRow(owed, cell_of(owed, day), addresses.of_obligation(owed.pk), owed.due_now(day), _note(owed, day)) for owed in obligations]
    return sorted(rows, key=lambda row: (row.due, row.owed.pk))


def _note(owed, day):
    if waiver := owed.waiver(day):
        return f"miễn từ {day_words(waiver.day)}: {waiver.reason}"
    notes = []
    if owed.deadline(day) != owed.due:
        notes.append(f"đã gia hạn, hạn ban đầu {day_words(owed.due)}")
    if owed.due_now(day) != owed.deadline(day):
        notes.append("hạn bổ sung")
    if owed.is_locked(day):
        notes.append("đã khóa vì quá hạn")
    return "; ".join(notes)
