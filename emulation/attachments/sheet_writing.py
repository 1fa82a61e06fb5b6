"""Tables out to Excel: text stays text, whatever sign it begins with, and days are days."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

import xlsxwriter

GUIDE = "Hướng dẫn"
_ROWS_WITH_CHOICES = 2000
_LIST_LENGTH = 255  # Excel's own limit for a list written into the rule itself
_NAME_LENGTH = 31
_LISTS = "Danh mục"
_RESERVED = (GUIDE, _LISTS, "History")  # the last one belongs to Excel
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Sheet:
    """A table to write: `rows` are dicts by key of the `columns`; `widths` and `choices` (drop-down lists) by key too."""

    title: str
    columns: list
    rows: list
    widths: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)


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
    styles = _styles(book)
    lists, taken = _Lists(book), {name.lower() for name in _RESERVED}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(_sheet_name(sheet.title, taken)), sheet, styles, lists)
    if notes:
        page = book.add_worksheet(GUIDE)
        page.set_column(0, 0, 110, styles["text"])
        for number, note in enumerate(notes):
            page.write_string(number, 0, str(note), styles["text"])
    lists.write()
    book.close()
    return held.getvalue()


def _styles(book):
    text = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#F2F2F2"}),
        "text": book.add_format(text | {"num_format": "@"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        "number": book.add_format({"valign": "top"}),
    }


def _sheet_name(title, taken):
    """Return a name that Excel accepts and that is not in `taken` (a set in lower case), and put it there."""
    plain = title.translate(_FORBIDDEN)[:_NAME_LENGTH].strip("' ") or "Bảng"
    numbered = (f"{plain[: _NAME_LENGTH - 4]} {number}" for number in range(2, 1000))
    name = plain if plain.lower() not in taken else next(each for each in numbered if each.lower() not in taken)
    taken.add(name.lower())
    return name


def _write_sheet(page, sheet, styles, lists):
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for place, column in enumerate(sheet.columns):
        days = any(isinstance(row.get(column.key), dt.date) for row in sheet.rows)
        page.set_column(place, place, sheet.widths.get(column.key, max(12, len(column.title) + 4)), styles["day" if days else "text"])
        page.write_string(0, place, f"{column.title} *" if column.required else column.title, styles["head"])
        if sheet.choices.get(column.key):
            rule = {"validate": "list", "source": lists.source(sheet.choices[column.key]), "error_title": "Chọn trong danh sách"}
            page.data_validation(1, place, max(len(sheet.rows), _ROWS_WITH_CHOICES), place, rule)
    for number, row in enumerate(sheet.rows, 1):
        for place, column in enumerate(sheet.columns):
            _write_cell(page, number, place, row.get(column.key), styles)


def _write_cell(page, row, column, value, styles):
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, "Có" if value else "Không", styles["text"])
    elif isinstance(value, dt.datetime):
        page.write_datetime(row, column, dt.datetime.combine(value.date(), dt.time()), styles["day"])
    elif isinstance(value, dt.date):
        page.write_datetime(row, column, value, styles["day"])
    elif isinstance(value, int | float | Decimal):
        page.write_number(row, column, value, styles["number"])
    else:
        page.write_string(row, column, str(value), styles["text"])


class _Lists:
    """The drop-down lists: short ones stand in the rule, long ones in a hidden sheet at the end."""

    def __init__(self, book):
        self._book, self._long = book, []

    def source(self, choices):
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
