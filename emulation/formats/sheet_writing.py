"""Tables out to Excel: text stays text, whatever sign it begins with, and days are days."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils import timezone

GUIDE = "Hướng dẫn"
_ROWS_WITH_CHOICES = 2000
_LIST_LENGTH = 255  # Excel's own limit for a list written into the rule itself
_NAME_LENGTH = 31
_A4 = 9
_LISTS = "Danh mục"
_RESERVED = (GUIDE, _LISTS, "History")  # the last one belongs to Excel
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Spot:
    """A cell to type into on a sheet whose other cells are locked: `places` decimals of a number (None: text), or a drop-down of `choices`."""

    places: int | None = None
    choices: tuple = ()


@dataclass(frozen=True)
class Sheet:
    """A table to write: `rows` are dicts by key of the `columns`; `widths` and `choices` (drop-down lists) by key too.

    `above` are lines over the table, `mark` is a text in a hidden row by which the file is known again. With `spots`, {(place of the row,
    key): Spot}, everything else is grey and locked.
    """

    title: str
    columns: list
    rows: list
    widths: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)
    above: tuple = ()
    mark: str = ""
    spots: dict | None = None

    @property
    def head(self):
        """The place of the row with the titles of the columns."""
        return len(self.above) + bool(self.mark)


def write_table(title, columns, rows, *, notes=(), widths=None, choices=None):
    """Return the bytes of an Excel file with one table and, where there are `notes`, a sheet "Hướng dẫn" with a line for each.

    `rows` are dicts by the key of a Column. Text is always written as text, so that none of it can act as a formula; dates as dates.
    """
    return write_book([Sheet(title, columns, rows, widths or {}, choices or {})], notes=notes)


def write_book(sheets, *, notes=()):
    """Return the bytes of an Excel file with a table for each Sheet of `sheets`, and the notes behind them."""
    held = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(held, options | {"default_format_properties": {"font_name": "Times New Roman", "font_size": 12}})
    styles = _Styles(book)
    lists, taken = _Lists(book), {name.lower() for name in _RESERVED}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(_sheet_name(sheet.title, taken)), sheet, styles, lists)
    if notes:
        page = book.add_worksheet(GUIDE)
        page.set_column(0, 0, 110, styles.text)
        for number, note in enumerate(notes):
            page.write_string(number, 0, str(note), styles.text)
    lists.write()
    book.close()
    return held.getvalue()


class _Styles:
    """The looks of cells, each made once."""

    def __init__(self, book):
        self._book, self._made = book, {}
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#F2F2F2"})
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.above = book.add_format({"italic": True})
        self.text, self.day, self.number = self.of("text"), self.of("day"), self.of("number")

    def of(self, kind, spot=None):
        """Return the look of a `kind` of value: on a sheet with `spot` None, else in an open cell (a Spot) or a locked one (False)."""
        key = (kind, bool(spot), spot.places if spot else spot)
        if key not in self._made:
            self._made[key] = self._book.add_format(_KINDS[kind] | _guard(kind, spot))
        return self._made[key]


_KINDS = {
    "text": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "day": {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"},
    "number": {"valign": "top"},
    "figure": {"valign": "top", "num_format": "#,##0"},
    "parted": {"valign": "top", "num_format": "#,##0.0##"},
}


def _guard(kind, spot):
    if spot is None:
        return {}
    if spot is False:
        return {"locked": True, "border": 1, "border_color": "#BFBFBF", "bg_color": "#EDEDED", "font_color": "#404040"}
    places = f"#,##0{'.' * bool(spot.places)}{'0' * spot.places}" if spot.places is not None else None
    return {"locked": False, "border": 1, "bg_color": "#FFFFFF"} | ({"num_format": places, "align": "right"} if places else {})


def _sheet_name(title, taken):
    """Return a name that Excel accepts and that is not in `taken` (a set in lower case), and put it there."""
    plain = title.translate(_FORBIDDEN)[:_NAME_LENGTH].strip("' ") or "Bảng"
    numbered = (f"{plain[: _NAME_LENGTH - 4]} {number}" for number in range(2, 1000))
    name = plain if plain.lower() not in taken else next(each for each in numbered if each.lower() not in taken)
    taken.add(name.lower())
    return name


def _write_sheet(page, sheet, styles, lists):
    page.freeze_panes(sheet.head + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.head)
    _write_above(page, sheet, styles)
    for place, column in enumerate(sheet.columns):
        days = any(isinstance(row.get(column.key), dt.date) for row in sheet.rows)
        page.set_column(place, place, sheet.widths.get(column.key, max(12, len(column.title) + 4)), styles.day if days else styles.text)
        page.write_string(sheet.head, place, f"{column.title} *" if column.required else column.title, styles.head)
        if sheet.choices.get(column.key):
            last = sheet.head + max(len(sheet.rows), _ROWS_WITH_CHOICES)
            page.data_validation(sheet.head + 1, place, last, place, lists.rule(sheet.choices[column.key]))
    for number, row in enumerate(sheet.rows):
        for place, column in enumerate(sheet.columns):
            spot = None if sheet.spots is None else sheet.spots.get((number, column.key), False)
            _write_cell(page, sheet.head + 1 + number, place, row.get(column.key), styles, spot)
            if spot and spot.choices:
                at = sheet.head + 1 + number
                page.data_validation(at, place, at, place, lists.rule(spot.choices))
    if sheet.spots is not None:
        page.protect("", {"format_columns": True, "format_rows": True})


def _write_above(page, sheet, styles):
    if sheet.mark:
        page.write_string(0, 0, sheet.mark)
        page.set_row(0, None, None, {"hidden": True})
    for number, line in enumerate(sheet.above, int(bool(sheet.mark))):
        page.write_string(number, 0, str(line), styles.title if number == bool(sheet.mark) else styles.above)


def _write_cell(page, row, column, value, styles, spot=None):
    if value is None or value == "":
        if spot is not None:
            page.write_blank(row, column, None, styles.of("text", spot))
    elif isinstance(value, bool):
        page.write_string(row, column, "Có" if value else "Không", styles.of("text", spot))
    elif isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        page.write_datetime(row, column, local.replace(tzinfo=None, second=0, microsecond=0), styles.of("moment", spot))
    elif isinstance(value, dt.date):
        page.write_datetime(row, column, value, styles.of("day", spot))
    elif isinstance(value, Decimal):
        page.write_number(row, column, value, styles.of("figure" if value == value.to_integral_value() else "parted", spot))
    elif isinstance(value, int | float):
        page.write_number(row, column, value, styles.of("number", spot))
    else:
        page.write_string(row, column, str(value), styles.of("text", spot))


class _Lists:
    """The drop-down lists: short ones stand in the rule, long ones in a hidden sheet at the end."""

    def __init__(self, book):
        self._book, self._long = book, []

    def rule(self, choices):
        """Return the rule of a cell that takes one of `choices`."""
        return {"validate": "list", "source": self._source(choices), "error_title": "Chọn trong danh sách"}

    def _source(self, choices):
        choices = [str(choice) for choice in choices]
        if len(",".join(choices)) <= _LIST_LENGTH and not any("," in choice for choice in choices):
            return choices
        if choices not in self._long:
            self._long.append(choices)
        column = xlsxwriter.utility.xl_col_to_name(self._long.index(choices))
        return f"='{_LISTS}'!${column}$1:${column}${len(choices)}"

    def write(self):
        if not self._long:
            return
        page = self._book.add_worksheet(_LISTS)
        page.hide()
        for place, choices in enumerate(self._long):
            for number, choice in enumerate(choices):
                page.write_string(number, place, choice)
