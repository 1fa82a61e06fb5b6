"""Two copies of a report side by side: words put in and left out in its passages, numbers as old and new in its cells.

What a piece is, and how words are told apart: emulation.formats.differences.
"""

from dataclasses import dataclass

from emulation.formats.differences import changed, files, value, words

SHOWN = ("words", "level", "note", "reason")
WORDED = {"note", "reason"}


@dataclass(frozen=True, kw_only=True)
class CellChange:
    """One indicator. `kind` is "same", "changed", "new" (asked since then) or "gone"; `pieces` has those of each of SHOWN by its name."""

    indicator: int
    name: str
    measure: str
    kind: str
    pieces: dict

    @property
    def number_changed(self):
        return changed(self.pieces["words"])

    @property
    def level_changed(self):
        return changed(self.pieces["level"])


@dataclass(frozen=True, kw_only=True)
class PassageChange:
    """One part of the text, with the pieces that lead from the one to the other."""

    key: str
    title: str
    pieces: list

    @property
    def changed(self):
        return changed(self.pieces)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything in the order of the newer copy; what only the older one has stands at the end."""

    cells: list
    passages: list
    files: list

    @property
    def changed_cells(self):
        return [cell for cell in self.cells if cell.kind != "same"]

    @property
    def noted(self):
        """Whether any cell that changed carries a note or a reason."""
        return any(cell.pieces["note"] or cell.pieces["reason"] for cell in self.changed_cells)

    @property
    def changed_passages(self):
        return [passage for passage in self.passages if passage.changed]

    @property
    def changed_files(self):
        """The pieces of all files where any was put in or left out, else []."""
        return self.files if changed(self.files) else []

    @property
    def empty(self):
        return not (self.changed_cells or self.changed_passages or self.changed_files)

    def cell(self, indicator_id):
        """Return the CellChange of an indicator, or None: what was changed at the place of a remark."""
        return next((cell for cell in self.cells if cell.indicator == indicator_id), None)

    def passage(self, key):
        """Return the PassageChange of a part, or None."""
        return next((passage for passage in self.passages if passage.key == key), None)


def compare(before, after):
    """Compare two copies (dicts as `facts_of` makes them); returns a Comparison."""
    return Comparison(
        cells=[_cell(old, new) for old, new in _pairs(before["cells"], after["cells"], "indicator")],
        passages=[_passage(old, new) for old, new in _pairs(before["passages"], after["passages"], "key")],
        files=files(before.get("files", ()), after.get("files", ())),
    )


def _pairs(before, after, key):
    """Yield (old or None, new or None): those of `after` in its order, then what is left of `before`."""
    known = {row[key]: row for row in before}
    for row in after:
        yield known.pop(row[key], None), row
    for row in known.values():
        yield row, None


def _cell(old, new):
    row = new or old
    said = [((old or {}).get(name) or "", (new or {}).get(name) or "", name) for name in SHOWN]
    pieces = {name: (words if name in WORDED else value)(was, now) for was, now, name in said}
    kind = "new" if old is None else "gone" if new is None else "changed" if any(map(changed, pieces.values())) else "same"
    return CellChange(indicator=row["indicator"], name=row["name"], measure=row["measure"], kind=kind, pieces=pieces)


def _passage(old, new):
    row = new or old
    return PassageChange(key=row["key"], title=row["title"], pieces=words(old["text"] if old else "", new["text"] if new else ""))
