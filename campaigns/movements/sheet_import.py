"""What the imports of indicators and of levels share: the outcome of a dry run, and storing it only as it was shown."""

import hashlib
from dataclasses import dataclass

from emulation.attachments.workbook import Fault
from emulation.workflow.flows import Conflict

SHOWN_ANEW = "Dữ liệu vừa thay đổi nên kết quả xem trước không còn đúng. Dưới đây là kết quả mới, xem lại rồi nhập lần nữa."


@dataclass(frozen=True)
class Changed:
    """One line of what would change: where it stands in the file, whose it is, whether it is new, and [(what, before, after)] in words."""

    number: int
    name: str
    new: bool
    story: list
    told: bool = False


class SheetImport:
    """A file against what is stored: `faults` (the cells to mend), `changed` (list of Changed), `same` (how many lines change nothing).

    Subclasses fill these in `_match`, and store in `_store`.
    """

    def __init__(self, lines):
        self._lines, self.others = lines, lines.others
        self.faults, self.changed, self.same = [], [], 0

    @property
    def count(self):
        return len(self._lines)

    @property
    def fresh(self):
        return sum(each.new for each in self.changed)

    @property
    def altered(self):
        return len(self.changed) - self.fresh

    @property
    def needs_reason(self):
        """Whether something that was given to the units changes."""
        return any(each.told for each in self.changed)

    @property
    def digest(self):
        """A text that is the same as long as the file would do the same."""
        return hashlib.sha256(repr([(each.number, each.name, each.story) for each in self.changed]).encode()).hexdigest()

    def guard_shown(self, shown):
        """Raise Conflict unless what would happen now is what was `shown` (a digest)."""
        if self.digest != shown:
            raise Conflict(SHOWN_ANEW)

    def _fault(self, cell, words):
        self.faults.append(Fault(cell.address, words))


def titles(story):
    """Return [(what, before, after)] with words for what is empty."""
    return [(what, before or "để trống", after or "để trống") for what, before, after in story]
