"""The roster in Excel: units, clusters, people and appointments as plain lines, read cell by cell. Nothing is asked of the database here.

One workbook, five sheets, each of them optional. A cell that cannot be read becomes a fault of its line; the other lines go on.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from emulation.accounts.roles import Role
from emulation.attachments.workbook import Column, Fault, SheetRefused, as_date, as_int, as_text, read_table, sheet_names
from emulation.search.text import fold
from emulation.units.models import Cluster

UNITS, LETTERHEADS, CLUSTERS = "Đơn vị", "Mẫu đầu văn bản", "Cụm, khối"
PEOPLE, SEATS = "Người dùng", "Phân công"
HEAD, DEPUTY = "Trưởng", "Phó"
_CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")
_NO_SHEET = "Tệp không có trang tính nào của danh sách: {}. Tải mẫu về rồi chép danh sách sang"


@dataclass
class Line:
    """A row of one sheet: `values` by the key of the column, what is wrong with it, the `record` it meets and what changes in that."""

    sheet: str
    number: int
    values: dict
    addresses: dict
    faults: list = field(default_factory=list)
    misread: tuple = ()
    record: object = None
    changes: dict = field(default_factory=dict)

    def __getitem__(self, key):
        return self.values.get(key)

    def fault(self, key, words):
        """Note what is wrong in the cell of `key` and what to do."""
        self.faults.append(Fault(self.addresses[key], words))

    def forget(self):
        """Go back to what the reading found, before another check."""
        self.faults, self.record, self.changes = list(self.misread), None, {}

    @property
    def verdict(self):
        """One of "faulty", "new", "changed", "same"."""
        if self.faults:
            return "faulty"
        return "new" if self.record is None else "changed" if self.changes else "same"


def text_of(length, *, multiline=False):
    """Return the reader of a text of at most `length` characters, on one line unless `multiline`."""
    return lambda cell: as_text(cell, length, multiline=multiline)


def _code(cell):
    code = as_text(cell, 60)
    if code and not _CODE.fullmatch(code):
        raise ValueError("Mã chỉ gồm chữ không dấu, chữ số, gạch nối, ví dụ xa-song-ray")
    return code


def _username(cell):
    return as_text(cell, 60).lower()


def _email(cell):
    address = as_text(cell, 254)
    try:
        if address:
            validate_email(address)
    except ValidationError:
        raise ValueError("Nhập thư điện tử theo dạng ten@coquan.gov.vn") from None
    return address


def _year(cell):
    year = as_int(cell)
    if year is not None and not 2000 <= year <= 2100:
        raise ValueError("Nhập năm bốn chữ số, ví dụ 2023")
    return year


def one_of(choices):
    """Return the reader of a word out of `choices`, pairs of a value and its words; marks and case do not count."""
    known = {fold(words): value for value, words in choices}

    def read(cell):
        typed = as_text(cell, 120)
        if typed and fold(typed) not in known:
            raise ValueError(f"“{typed[:40]}” không có trong danh sách. Chọn một trong: {'; '.join(words for _, words in choices)}")
        return known.get(fold(typed), "")

    return read


def yes(cell):
    """Return True, False, or None where nothing was said."""
    typed = fold(as_text(cell, 20))
    if typed not in {"", "x", "co", "khong"}:
        raise ValueError("Ghi “Có” hoặc để trống")
    return typed in {"x", "co"} if typed else None


# For each sheet its columns, and how the cell of each is read.
SHEETS = {
    UNITS: [
        (Column("code", "Mã đơn vị", required=True, also=("Mã",)), _code),
        (Column("name", "Tên đơn vị", required=True), text_of(160)),
        (Column("short_name", "Tên gọn"), text_of(60)),
        (Column("kind", "Loại đơn vị", required=True, also=("Loại",)), text_of(120)),
        (Column("parent", "Trực thuộc (mã)", also=("Mã đơn vị cấp trên",)), _code),
        (Column("valid_from", "Có từ ngày", required=True, also=("Từ ngày",)), as_date),
        (Column("valid_to", "Đến hết ngày"), as_date),
        (Column("note", "Ghi chú"), text_of(300)),
    ],
    LETTERHEADS: [
        (Column("unit", "Mã đơn vị", required=True), _code),
        (Column("superior_line", "Cơ quan chủ quản"), text_of(160, multiline=True)),
        (Column("agency_line", "Cơ quan ban hành", required=True), text_of(160, multiline=True)),
        (Column("symbol", "Ký hiệu", required=True), text_of(20)),
        (Column("place", "Địa danh", required=True), text_of(60)),
        (Column("signer_title", "Chức vụ người ký", required=True), text_of(120)),
        (Column("capacity", "Quyền hạn ký"), text_of(120)),
    ],
    CLUSTERS: [
        (Column("year", "Năm", required=True), _year),
        (Column("form", "Loại", required=True), one_of(Cluster.Form.choices)),
        (Column("name", "Tên cụm, khối", required=True, also=("Tên",)), text_of(120)),
        (Column("unit", "Mã đơn vị", required=True), _code),
        (Column("leads", "Trưởng, phó"), one_of([(HEAD, HEAD), (DEPUTY, DEPUTY)])),
    ],
    PEOPLE: [
        (Column("username", "Tên đăng nhập", required=True), _username),
        (Column("full_name", "Họ và tên", required=True, also=("Họ tên",)), text_of(120)),
        (Column("email", "Thư điện tử", also=("Email", "E-mail")), _email),
        (Column("phone", "Điện thoại", also=("Số điện thoại",)), text_of(40)),
    ],
    SEATS: [
        (Column("username", "Tên đăng nhập", required=True), _username),
        (Column("unit", "Mã đơn vị", required=True), _code),
        (Column("role", "Vai trò", required=True), one_of(Role.choices)),
        (Column("title", "Chức vụ"), text_of(120)),
        (Column("acting", "Quyền, phụ trách thay"), yes),
        (Column("valid_from", "Từ ngày", required=True), as_date),
        (Column("valid_to", "Đến hết ngày"), as_date),
    ],
}


def columns_of(sheet):
    return [column for column, _ in SHEETS[sheet]]


def title_of(sheet, key):
    """Return the title of the column `key`, as it is named in sentences."""
    return next(column.title for column in columns_of(sheet) if column.key == key)


def read_roster(source):
    """Return a dict of lists of Line by sheet for the Excel file `source` (a path or an open binary file).

    Sheets that are not there are empty. Raises SheetRefused for a file that cannot be read, or without any of the sheets.
    """
    there = {fold(name): name for name in sheet_names(source)}
    roster = {sheet: _read_sheet(source, sheet) if fold(sheet) in there else [] for sheet in SHEETS}
    if not any(fold(sheet) in there for sheet in SHEETS):
        raise SheetRefused(_NO_SHEET.format(", ".join(f"“{sheet}”" for sheet in SHEETS)))
    return roster


def lines_of(roster):
    return [line for lines in roster.values() for line in lines]


def _read_sheet(source, sheet):
    try:
        rows = read_table(source, columns_of(sheet), sheet=sheet)
    except SheetRefused as refusal:
        raise SheetRefused(f"Trang “{sheet}”: {refusal.sentence}") from refusal
    return [read_line(sheet, row, SHEETS[sheet]) for row in rows]


def read_line(sheet, row, readers):
    """Return the Line of a SheetRow; `readers` are pairs of a Column and what reads its cell. A cell that cannot be read becomes a fault."""
    line = Line(sheet, row.number, {}, {key: cell.address for key, cell in row.cells.items()})
    for column, read in readers:
        try:
            line.values[column.key] = read(row[column.key])
        except ValueError as problem:
            line.fault(column.key, str(problem))
            continue
        if column.required and line.values[column.key] in {"", None}:
            line.fault(column.key, f"Ô trống. Nhập {column.title[:1].lower()}{column.title[1:]}")
    first, last = line["valid_from"], line["valid_to"]
    if first and last and last < first:
        line.fault("valid_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi")
    line.misread = tuple(line.faults)
    return line
