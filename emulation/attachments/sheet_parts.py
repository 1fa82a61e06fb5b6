"""The parts of an Excel file around its sheets: which sheets there are, the texts they share, which styles are days.

Read here and not through a spreadsheet library, because a library gives the last result of a formula as if somebody had typed it,
spans a dense grid from A1 to the farthest cell, and copies a long shared text once for every cell that points to it.
"""

import datetime as dt
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from emulation.attachments import kinds
from emulation.attachments.office import inspect_office
from emulation.attachments.refusal import UploadRefused
from emulation.attachments.sheet_xml import Collected, OpenText, feed, parser_for, pieces
from emulation.search.text import nfc

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p', re.IGNORECASE)
_DAY_FORMATS = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_TIME_FORMATS = {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}
_SHARE_FORMATS = {9, 10}
DAY, TIME, SHARE = "day", "time", "share"


@dataclass
class Book:
    """An open Excel file. `sheets` are pairs of a name and a part, hidden sheets left out."""

    archive: zipfile.ZipFile
    sheets: list = field(default_factory=list)
    texts: list = field(default_factory=list)
    styles: list = field(default_factory=list)
    epoch: dt.date = dt.date(1899, 12, 30)


def open_book(file):
    """Return the Book of an open binary `file`, measured and looked into first. Raises UploadRefused."""
    if inspect_office(file) is not kinds.XLSX:
        raise UploadRefused(kinds.ONLY_THESE)
    book = Book(zipfile.ZipFile(file))
    workbook = Collected(book.archive, "xl/workbook.xml", {"sheet", "workbookPr"})
    links = {link["Id"]: link for link in Collected(book.archive, "xl/_rels/workbook.xml.rels", {"Relationship"}).of("Relationship")}
    for sheet in workbook.of("sheet"):
        link = links.get(sheet.get("id"), {})
        if link.get("Type", "").endswith("/worksheet") and sheet.get("state", "visible") == "visible":
            book.sheets.append((nfc(sheet.get("name", "")).strip(), _part(link)))
    if any(row.get("date1904") in {"1", "true"} for row in workbook.of("workbookPr")):
        book.epoch = dt.date(1904, 1, 1)
    for link in links.values():
        if link.get("Type", "").endswith("/sharedStrings"):
            book.texts = _shared_texts(book.archive, _part(link))
        if link.get("Type", "").endswith("/styles"):
            book.styles = _styles(book.archive, _part(link))
    return book


def _part(link):
    target = link.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _shared_texts(archive, part):
    texts, open_text = [], OpenText()

    def end(name):
        if name == "si":
            texts.append(open_text.take())
        else:
            open_text.end(name)

    parser = parser_for(lambda name, attributes: open_text.start(name), end, open_text.add)
    for piece in pieces(archive, part):
        feed(parser, piece)
    return texts


def _styles(archive, part):
    """Return for each cell style DAY, TIME, SHARE (shown in percent) or None."""
    found = Collected(archive, part, {"numFmt", "xf"})
    codes = {row.get("numFmtId"): row.get("formatCode", "") for row in found.of("numFmt", "numFmts")}
    return [_style(row.get("numFmtId", "0"), codes) for row in found.of("xf", "cellXfs")]


def _style(number, codes):
    if number not in codes:
        known = int(number) if number.isdecimal() else 0
        return DAY if known in _DAY_FORMATS else TIME if known in _TIME_FORMATS else SHARE if known in _SHARE_FORMATS else None
    signs = set(_LITERAL.sub("", codes[number].partition(";")[0]).lower()) if codes[number].lower() != "general" else set()
    if "%" in signs:
        return SHARE
    if signs & {"d", "y"} or ("m" in signs and not signs & {"h", "s"}):
        return DAY
    return TIME if signs & {"h", "s"} or "[h" in codes[number].lower() else None
