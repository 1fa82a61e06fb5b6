"""Two copies of a plan side by side: words put in and left out, numbers as old and new, rows matched by what they say.

What a piece is, and how words are told apart: emulation.formats.differences.
"""

import datetime as dt
from dataclasses import dataclass
from difflib import SequenceMatcher

from emulation.formats.differences import TextChange, changed, files, value, whole, words
from emulation.formats.words import day_words
from emulation.search.text import fold

TEXTS = (
    ("title", "Tên kế hoạch"),
    ("paper_reference", "Số, ký hiệu bản giấy"),
    ("paper_day", "Ngày của bản giấy"),
    ("aims", "Mục đích, yêu cầu"),
    ("measures", "Giải pháp"),
    ("organisation", "Tổ chức thực hiện"),
)
CELLS = ("content", "indicator", "measure", "level", "due", "person", "clause")
VALUES = {"paper_reference", "paper_day", "level", "due", "measure", "person", "clause"}
ALIKE = 0.55


@dataclass(frozen=True)
class RowChange:
    """`kind` is "same", "changed", "new" or "gone"; `cells` has the pieces of each cell by its name."""

    kind: str
    cells: dict


@dataclass(frozen=True)
class Comparison:
    texts: list
    rows: list
    files: list

    @property
    def counts(self):
        """How many rows are new, changed, gone."""
        return {kind: sum(row.kind == kind for row in self.rows) for kind in ("new", "changed", "gone")}

    @property
    def changed_texts(self):
        return [text for text in self.texts if text.changed]

    @property
    def changed_rows(self):
        return [row for row in self.rows if row.kind != "same"]

    @property
    def empty(self):
        return not (self.changed_texts or self.changed_rows or changed(self.files))


def compare(old, new):
    """Compare two copies (dicts as `facts_of` makes them); returns a Comparison in the order of the paper."""
    texts = [TextChange(label, (value if key in VALUES else words)(_said(old, key), _said(new, key))) for key, label in TEXTS]
    return Comparison([text for text in texts if text.pieces], _rows(old["rows"], new["rows"]), files(_files(old), _files(new)))


def _said(facts, key):
    """Return a text of a copy as people read it; days are kept in ISO form there."""
    said = facts.get(key) or ""
    return day_words(dt.date.fromisoformat(said)) if said and key == "paper_day" else said


def row_change(old, new):
    """Return the RowChange that leads from one row (a dict of strings) to another."""
    cells = {name: (value if name in VALUES else words)(old[name], new[name]) for name in CELLS}
    return RowChange("changed" if any(changed(pieces) for pieces in cells.values()) else "same", cells)


def _rows(old, new):
    """Return a RowChange for every row of `new` in its order, then for those of `old` that have no counterpart."""
    pairs = pair_rows(old, new)
    changes = [row_change(old[pairs[place]], row) if place in pairs else whole_row(row, "new") for place, row in enumerate(new)]
    kept = set(pairs.values())
    return changes + [whole_row(row, "gone") for place, row in enumerate(old) if place not in kept]


def pair_rows(old, new):
    """Match rows: the same key first, then the same content, then what reads most alike; returns {place in new: place in old}."""
    before, after = [fold(row["content"]) for row in old], [fold(row["content"]) for row in new]
    free, pairs = set(range(len(old))), {}

    def pair(place, twin):
        if twin is not None:
            pairs[place] = twin
            free.discard(twin)

    for place, row in enumerate(new):
        # Versions of before rows had keys name none: they are told by what they say.
        pair(place, next((other for other in sorted(free) if row.get("key") and old[other].get("key") == row["key"]), None))
    for place in _left(new, pairs):
        pair(place, next((other for other in sorted(free) if before[other] == after[place]), None))
    for place in _left(new, pairs):
        best = max(((_likeness(before[other], after[place]), -other) for other in free), default=(0, 0))
        pair(place, -best[1] if best[0] >= ALIKE else None)
    return pairs


def _left(new, pairs):
    return [place for place in range(len(new)) if place not in pairs]


def _likeness(old, new):
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0


def whole_row(row, kind):
    """Return the RowChange of a row that stands on one side only; `kind` is "new" or "gone"."""
    return RowChange(kind, {name: whole(row[name], kind) for name in CELLS})


def _files(facts):
    return ([facts["scan"]] if facts.get("scan") else []) + facts["files"]
