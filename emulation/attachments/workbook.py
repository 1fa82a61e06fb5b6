"""Tables in Excel files: the rows below a header that people may have moved, renamed a little or decorated; and the same way out.

`read_table` refuses what it cannot read for certain, with a sentence and the address of the cell. What a cell means is the caller's
affair: `as_date`, `as_int`, `as_decimal`, `as_text` help, and a `Fault` carries the sentence to the person.
"""

import datetime as dt
import re
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from emulation.attachments import kinds
from emulation.attachments.refusal import UploadRefused
from emulation.attachments.sheet_parts import open_book
from emulation.attachments.sheet_rows import column_letters, place_of, rows_of
from emulation.attachments.sheet_values import as_date, as_decimal, as_int, as_text
from emulation.attachments.sheet_xml import BROKEN
from emulation.formats.sheet_writing import Sheet, Spot, write_book, write_table
from emulation.formats.words import number_words
from emulation.search.text import fold

__all__ = [
    "Cell", "Column", "Fault", "Sheet", "SheetRefused", "SheetRow", "Spot",
    "as_date", "as_decimal", "as_int", "as_text", "read_table", "sheet_names", "write_book", "write_table",
]  # fmt: skip

HEADER_WITHIN = 20
MAX_ROWS = 5000
_NOT_EXCEL = "Chỉ nhận tệp Excel .xlsx. Tải mẫu về, điền vào rồi gửi lại"
_EMPTY = "Tệp rỗng. Chọn tệp khác"
_REMARK = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[\W_]+")


class SheetRefused(UploadRefused):
    """A file that cannot be read as a table; `sentence` says why and what to do."""


@dataclass(frozen=True)
class Column:
    """A column to look for: by `title` or one of `also`, whatever the case, the marks, the punctuation and remarks in brackets."""

    key: str
    title: str
    required: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A value (composed text, int, float, date, bool, None for empty) and where it stands ("B7"; "dòng 7" where the column is missing)."""

    value: str | int | float | dt.date | bool | None
    address: str


@dataclass(frozen=True)
class SheetRow:
    """A row of the table: its number as in Excel, and a Cell for the key of every column asked for."""

    number: int
    cells: dict[str, Cell]

    def __getitem__(self, key):
        return self.cells[key]


class SheetRows(list):
    """The SheetRows of a table; `others` are the titles of the columns that nobody asked for, `above` the texts over the header."""

    others = ()
    above = ()


@dataclass(frozen=True)
class Fault:
    """What is wrong in a cell, and what to do about it."""

    address: str
    words: str


def read_table(source, columns, *, sheet=None, max_rows=MAX_ROWS):
    """Return the SheetRows below the header of the Columns `columns` in `source` (a path, or an open binary file or FieldFile).

    `sheet` names the sheet (case and marks do not count); without it the first visible one that has the header is read. Raises
    SheetRefused: not an Excel file, locked, harmful, no header, columns missing or doubled, merged cells or formulas in the
    columns asked for, more than `max_rows` rows. Rows without anything in these columns are left out. Nothing is kept open or written.
    """
    with _opened(source) as book:
        parts = _choose(book, sheet)
        for place, part in enumerate(parts):
            try:
                return _Table(columns, max_rows).read(rows_of(book, part))
            except _NoHeader:
                if place == len(parts) - 1:
                    raise
    raise SheetRefused(BROKEN)


def sheet_names(source):
    """Return the names of the visible sheets of `source`, in order. Raises SheetRefused as `read_table` does."""
    with _opened(source) as book:
        return [name for name, _ in book.sheets]


class _NoHeader(SheetRefused):
    pass


@contextmanager
def _opened(source):
    """Give the Book of `source`, a path or an open file."""
    with nullcontext(source) if hasattr(source, "read") else Path(source).open("rb") as file, _plain_refusals():
        _refuse_by_head(file)
        yield open_book(file)


@contextmanager
def _plain_refusals():
    """Let every refusal of the lower parts leave as SheetRefused, with words that fit a table."""
    try:
        yield
    except SheetRefused:
        raise
    except UploadRefused as refusal:
        sentence = _NOT_EXCEL if refusal.sentence == kinds.ONLY_THESE else refusal.sentence
        raise SheetRefused(sentence.replace(kinds.AS_PDF, kinds.AS_TABLE)) from refusal
    except Exception as problem:  # zip and XML fail in many ways on hostile input
        raise SheetRefused(BROKEN) from problem


def _refuse_by_head(file):
    file.seek(0)
    head = file.read(16)
    if not head:
        raise SheetRefused(_EMPTY)
    if kinds.XLSX not in kinds.by_head(head):
        raise SheetRefused(_NOT_EXCEL)


def _choose(book, sheet):
    if not book.sheets:
        raise SheetRefused(_NOT_EXCEL)
    if sheet is None:
        return [part for _, part in book.sheets]
    found = [part for name, part in book.sheets if _plain(name) == _plain(sheet)]
    if not found:
        there = ", ".join(f"“{name}”" for name, _ in book.sheets[:5])
        raise SheetRefused(f"Tệp không có trang tính “{sheet}”, chỉ có {there}. Đổi tên trang tính rồi gửi lại")
    return found[:1]


def _plain(title):
    """Return a title for comparing: "Ngày sinh (dd/mm/yyyy) *" and "NGAY SINH" are the same."""
    return " ".join(_SIGNS.sub(" ", fold(_REMARK.sub(" ", str(title)))).split())


class _Table:
    """One reading of one sheet: first the header among the rows at the top, then the rows below it."""

    def __init__(self, columns, max_rows):
        self._columns, self._max_rows = columns, max_rows
        self._wanted = {_plain(title): column.key for column in columns for title in (column.title, *column.also)}
        self._places, self._header = {}, 0
        self._rows, self._count = SheetRows(), 0

    def read(self, rows):
        top = []
        for number, cells in rows:
            if number is None:
                merged = cells
            elif number <= HEADER_WITHIN:
                top.append((number, cells))
            else:
                self._begin(top)
                self._add(number, cells)
        self._begin(top)
        self._refuse_merged(merged)
        if self._count > self._max_rows:
            most, count = number_words(self._max_rows), number_words(self._count)
            raise SheetRefused(f"Bảng có {count} dòng, tối đa {most} dòng mỗi tệp. Chia thành nhiều tệp rồi gửi lại")
        return self._rows

    def _titles_left(self, cells):
        return tuple(str(cell.value) for place, cell in sorted(cells.items()) if cell.value is not None and place not in self._places)

    def _begin(self, top):
        """Choose the header among the rows at the top, once, and read those below it."""
        if self._header:
            return
        finds = [(number, self._match(cells), cells) for number, cells in top]
        best = max(finds, key=lambda find: len(find[1]), default=(0, {}, {}))
        if len(best[1]) < min(2, len(self._columns)):
            titles = ", ".join(f"“{column.title}”" for column in self._columns if column.required or len(self._columns) < 5)
            raise _NoHeader(f"Không thấy hàng tiêu đề có các cột {titles} trong {HEADER_WITHIN} dòng đầu. Tải mẫu về rồi chép số liệu sang")
        self._header, self._places = best[0], {column: key for key, column in best[1].items()}
        self._rows.others = self._titles_left(best[2])
        self._rows.above = tuple(str(cell.value) for number, cells in top if number < self._header for cell in cells.values() if cell.value)
        self._refuse_doubled(best[2])
        missing = [column.title for column in self._columns if column.required and column.key not in best[1]]
        if missing:
            titles = ", ".join(f"“{title}”" for title in missing)
            raise SheetRefused(f"Thiếu cột {titles} ở hàng tiêu đề (dòng {self._header}). Thêm cột rồi gửi lại")
        for number, cells in top:
            if number > self._header:
                self._add(number, cells)

    def _match(self, cells):
        found = {}
        for column, cell in cells.items():
            key = self._wanted.get(_plain(cell.value)) if isinstance(cell.value, str) else None
            if key:
                found.setdefault(key, column)
        return found

    def _refuse_doubled(self, cells):
        first = {}
        for column, cell in cells.items():
            key = self._wanted.get(_plain(cell.value)) if isinstance(cell.value, str) else None
            if key in first:
                two = f"{column_letters(first[key])}{self._header} và {column_letters(column)}{self._header}"
                raise SheetRefused(f"Có hai cột “{cell.value}” ở ô {two}. Bỏ một cột rồi gửi lại")
            if key:
                first[key] = column

    def _add(self, number, cells):
        found = {}
        for column, key in self._places.items():
            address = f"{column_letters(column)}{number}"
            raw = cells.get(column)
            if raw and raw.formula:
                raise SheetRefused(f"Ô {address} là công thức. Chép rồi dán lại dưới dạng giá trị (Paste Values), sau đó gửi lại")
            found[key] = Cell(raw.value if raw else None, address)
        if all(cell.value is None for cell in found.values()):
            return
        self._count += 1
        if self._count <= self._max_rows:
            absent = {column.key: Cell(None, f"dòng {number}") for column in self._columns if column.key not in found}
            self._rows.append(SheetRow(number, found | absent))

    def _refuse_merged(self, ranges):
        """Merged cells hide values: refused from the header down in the columns that are read, harmless in a title above."""
        for area in ranges:
            first, _, last = area.partition(":")
            (left, _), (right, bottom) = place_of(first), place_of(last or first)
            if bottom >= self._header and any(left <= column <= right for column in self._places):
                raise SheetRefused(f"Ô {area} bị gộp. Bỏ gộp ô (Unmerge Cells), điền đủ từng ô rồi gửi lại")
