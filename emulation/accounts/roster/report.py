"""The outcome of a dry run as the page shows it: counts of each sheet, what is to be corrected, what would change."""

from dataclasses import dataclass

from emulation.accounts.roster.check import counts, without_password
from emulation.accounts.roster.lines import PEOPLE, lines_of, title_of
from emulation.attachments.sheet_values import shown

SHOWN = 200


@dataclass(frozen=True)
class Faulty:
    """One sentence about one cell."""

    sheet: str
    address: str
    who: str
    words: str


@dataclass(frozen=True)
class Change:
    """What one line would change in a record: (title, before, after) of each cell."""

    sheet: str
    number: int
    who: str
    cells: list


class Report:
    """What the template reads. Long lists are cut to SHOWN rows, and say so."""

    def __init__(self, roster, ground):
        self.sheets = [(sheet, counts(lines)) for sheet, lines in roster.items() if lines]
        self.total = counts(lines_of(roster))
        self.good = self.total["new"] + self.total["changed"]
        self.new_people = sum(line.verdict == "new" for line in roster[PEOPLE])
        self.without_password = len(without_password(roster[PEOPLE], ground))
        self.faults = [Faulty(line.sheet, fault.address, _who(line), fault.words) for line in lines_of(roster) for fault in line.faults]
        self.changes = [_change(line) for line in lines_of(roster) if line.verdict == "changed"]

    @property
    def shown_faults(self):
        return self.faults[:SHOWN]

    @property
    def shown_changes(self):
        return self.changes[:SHOWN]


def _who(line):
    """Return what tells the line from its neighbours."""
    return " · ".join(str(line[key]) for key in ("username", "full_name", "code", "unit") if line[key])


def _change(line):
    before = {key: getattr(line.record, key) for key in line.changes}
    cells = [(title_of(line.sheet, key), shown(before[key]) or "để trống", shown(value)) for key, value in line.changes.items()]
    return Change(line.sheet, line.number, _who(line), cells)
