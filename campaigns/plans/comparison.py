"""Two copies of a plan side by side: words put in and left out, numbers as old and new, rows matched by what they say.

A piece is (op, text) with op "same", "ins", "del" or "arrow" (between an old and a new value); the template writes the markup.
"""

import datetime as dt
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

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
# A number, a day or a percentage is one word; so is every sign, so that a comma does not drag its word along.
_WORDS = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class TextChange:
    label: str
    pieces: list

    @property
    def changed(self):
        return any(op != "same" for op, _ in self.pieces)


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
        return not (self.changed_texts or self.changed_rows or any(op != "same" for op, _ in self.files))


def compare(old, new):
    """Compare two copies (dicts as `facts_of` makes them); returns a Comparison in the order of the paper."""
    texts = [TextChange(label, (value if key in VALUES else words)(_said(old, key), _said(new, key))) for key, label in TEXTS]
    return Comparison([text for text in texts if text.pieces], _rows(old["rows"], new["rows"]), _files(old, new))


def words(old, new):
    """Return the pieces that lead from the text `old` to `new`: whole lines first, then words inside the lines that changed."""
    pieces = []
    for op, before, after in _steps(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if op == "equal":
            pieces.append(("same", "".join(before)))
        else:
            pieces += _of_words("".join(before), "".join(after))
    return _joined(pieces)


def value(old, new):
    """Return the pieces of a number, a day or a unit: never half of it, always old and new."""
    if old == new:
        return [("same", new)] if new else []
    if old and new:
        return [("del", old), ("arrow", " → "), ("ins", new)]
    return [("ins", new)] if new else [("del", old)]


def _said(facts, key):
    """Return a text of a copy as people read it; days are kept in ISO form there."""
    said = facts.get(key) or ""
    return day_words(dt.date.fromisoformat(said)) if said and key == "paper_day" else said


def _of_words(old, new):
    pieces = []
    for op, before, after in _steps(_WORDS.findall(old), _WORDS.findall(new)):
        if op == "equal":
            pieces.append(("same", "".join(before)))
            continue
        pieces += [("del", "".join(before))] if before else []
        pieces += [("ins", "".join(after))] if after else []
    return pieces


def _steps(old, new):
    for op, a1, a2, b1, b2 in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        yield op, old[a1:a2], new[b1:b2]


def _joined(pieces):
    """Join neighbours of one kind, drop empty ones."""
    found = []
    for op, text in pieces:
        if text and found and found[-1][0] == op:
            found[-1] = (op, found[-1][1] + text)
        elif text:
            found.append((op, text))
    return found


def row_change(old, new):
    """Return the RowChange that leads from one row (a dict of strings) to another."""
    cells = {name: (value if name in VALUES else words)(old[name], new[name]) for name in CELLS}
    same = all(op == "same" for pieces in cells.values() for op, _ in pieces)
    return RowChange("same" if same else "changed", cells)


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
    op = "ins" if kind == "new" else "del"
    return RowChange(kind, {name: [(op, row[name])] if row[name] else [] for name in CELLS})


def _files(old, new):
    """Return the names of the files: those kept, those put in, those left out; a file is what its digest says."""
    before, after = _by_digest(old), _by_digest(new)
    gone = [("del", name) for digest, name in before.items() if digest not in after]
    return [("same" if digest in before else "ins", name) for digest, name in after.items()] + gone


def _by_digest(facts):
    files = ([facts["scan"]] if facts.get("scan") else []) + facts["files"]
    return {file["sha256"]: file["name"] for file in files}
