"""Any list as an Excel file: what the page has filtered, all its pages, for whoever sees the page. Ask for it with `?tai=excel`.

A list declares its columns and how a row becomes values; the view hands over the rows that the page itself would cut into pages:

    PLANS = ExcelList("Kế hoạch", (("Đơn vị", 32), ("Hạn", 13)), lambda plan, reader: (plan.obligation.owner_name, plan.obligation.due))

    if exports.asked(request):
        return exports.answer(request, PLANS, listing.plans.with_names(), day=today, filters=[listing.words])
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from emulation.formats.sheet_writing import Sheet, write_book
from emulation.formats.words import day_words, number_words

MOST = 10_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME_LENGTH = 80


@dataclass(frozen=True)
class ExcelList:
    """`columns` are pairs (title, width in characters); `line(row, reader)` gives the values of a row in the same order.

    Text stays text, a date or an aware moment becomes one of Excel, a Decimal a figure with groups, an int a plain number.
    """

    title: str
    columns: tuple
    line: Callable


@dataclass(frozen=True)
class Reader:
    """Who reads the list, on which day."""

    user: object
    day: dt.date


@dataclass(frozen=True)
class _Column:
    key: int
    title: str
    required: bool = False


def asked(request):
    """Tell whether the address asks for the list as an Excel file."""
    return request.GET.get("tai") == "excel"


def answer(request, listed, rows, *, day, filters=()):
    """Return the answer that gives `rows` (a QuerySet or a list, of which the first 10.000 are taken) as the ExcelList `listed` says.

    `day` is the day on which they were read, `filters` the words of what narrows them ("" counts as none).
    """
    found, reader = list(rows[: MOST + 1]), Reader(request.user, day)
    shown = found[:MOST]
    lines = [(number, *listed.line(row, reader)) for number, row in enumerate(shown, 1)]
    titles = (("STT", 6), *listed.columns)
    above = [listed.title, _narrowed(filters), f"Số liệu ngày {day_words(day)}, {number_words(len(shown))} dòng."]
    if len(found) > MOST:
        above.append(f"Danh sách có hơn {number_words(MOST)} dòng; tệp này chỉ có {number_words(MOST)} dòng đầu. Lọc hẹp hơn rồi tải lại.")
    sheet = Sheet(
        listed.title,
        [_Column(place, title) for place, (title, _) in enumerate(titles)],
        [dict(enumerate(line)) for line in lines],
        widths={place: width for place, (_, width) in enumerate(titles)},
        above=tuple(above),
    )
    return excel(write_book([sheet]), f"{file_name(listed.title)}-{day:%Y-%m-%d}.xlsx")


def excel(content, filename):
    """Return the answer that gives an Excel file (bytes) to save under `filename`."""
    disposition = content_disposition_header(True, filename)
    return HttpResponse(content, content_type=EXCEL, headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"})


def file_name(title):
    """Return a title as a name of a file, without marks and spaces: "Kế hoạch" is "ke-hoach"."""
    return slugify(title.translate(str.maketrans("đĐ", "dD")))[:_NAME_LENGTH].strip("-") or "danh-sach"


def _narrowed(filters):
    words = [str(each).strip() for each in filters if each and str(each).strip()]
    return f"Đang lọc: {'; '.join(words)}." if words else "Toàn bộ danh sách, không lọc."
