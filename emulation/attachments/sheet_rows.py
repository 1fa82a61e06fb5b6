"""The rows of a sheet, cell by cell: values as they were typed, and whether a formula made them."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from emulation.attachments.refusal import UploadRefused
from emulation.attachments.sheet_parts import DAY, SHARE, TIME
from emulation.attachments.sheet_xml import BROKEN, OpenText, feed, parser_for, pieces, typed

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class RawCell:
    """What stands in a cell: the value (None: empty) and whether a formula made it."""

    value: object
    formula: bool = False


def rows_of(book, part):
    """Yield (number, {column number from 1: RawCell}) of the rows of a sheet, then (None, [merged ranges]). Raises UploadRefused."""
    reader = _Rows(book)
    for piece in pieces(book.archive, part):
        feed(reader.parser, piece)
        yield from reader.ready
        reader.ready.clear()
    yield None, reader.merged


def column_letters(number):
    """Return the letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(address):
    """Return (column, row) of an address such as B7. Raises UploadRefused for anything else."""
    found = _CELL.fullmatch(address)
    if not found:
        raise UploadRefused(BROKEN)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


class _Rows:
    """Collects the cells of one row after the other into `ready`, and the merged ranges into `merged`."""

    def __init__(self, book):
        self.ready, self.merged = [], []
        self._book, self._row, self._column, self._cells = book, 0, 0, {}
        self._kind, self._style, self._formula, self._value, self._inside = "n", None, False, [], False
        self._inline = OpenText()
        self.parser = parser_for(self._start, self._end, self._text)

    def _start(self, name, attributes):
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            self._row, self._column, self._cells = int(attributes.get("r", self._row + 1)), 0, {}
        elif name == "v":
            self._inside = True
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        self._inline.start(name)

    def _open_cell(self, attributes):
        self._column += 1
        if "r" in attributes:
            self._column, row = place_of(attributes["r"])
            self._row = self._row or row
        style = int(attributes.get("s", 0))
        self._style = self._book.styles[style] if 0 <= style < len(self._book.styles) else None
        self._kind, self._formula, self._value = attributes.get("t", "n"), False, []
        self._inline.clear()

    def _text(self, text):
        if self._inside:
            self._value.append(text)
        self._inline.add(text)

    def _end(self, name):
        self._inline.end(name)
        self._inside = False
        if name == "c":
            value = self._read("".join(self._value).strip())
            if value is not None or self._formula:
                self._cells[self._column] = RawCell(value, self._formula)
        elif name == "row":
            self.ready.append((self._row, self._cells))

    def _read(self, text):
        if self._kind == "inlineStr":
            return self._inline.take()
        if not text:
            return None
        if self._kind == "s":
            return self._book.texts[int(text)]
        if self._kind in {"str", "e"}:
            return typed(text)
        if self._kind == "b":
            return text in {"1", "true"}
        if self._kind == "d":
            return dt.date.fromisoformat(text[:10])
        return _number(float(text), self._style, self._book.epoch)


def _number(number, style, epoch):
    """Return a day, a time or a share ("90%") as text, or the number, an int where it is whole. A day drops its hour."""
    if style == DAY and 1 <= number < 2_900_000:
        days = int(number) + (1 if epoch.year == 1899 and number < 60 else 0)  # the sheet believes in 29/2/1900
        return epoch + dt.timedelta(days=days)
    if style == TIME and 0 <= number < 1:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if number != number or abs(number) == float("inf"):
        raise ValueError(number)
    if style == SHARE and abs(number) < 1e15:
        return f"{(Decimal(repr(number)) * 100).normalize():f}%".replace(".", ",")
    return int(number) if number == int(number) and abs(number) < 1e15 else number
