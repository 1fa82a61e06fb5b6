"""The text of a Word file: paragraphs and tables in the order of the document, numbers of lists written out."""

import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from campaigns.readings.paper.refusal import TextRefused
from campaigns.readings.paper.word_numbers import Numbers

_BROKEN = "Tệp Word hỏng hoặc có mật khẩu. Mở ra, lưu lại thành .docx rồi gửi lại"
_SHOWN = " | ".join(
    f".//w:r[not(ancestor::w:moveFrom) and not(ancestor::w:del) and not(ancestor::w:txbxContent)]/w:{kind}"
    for kind in ("t", "tab", "br", "cr", "noBreakHyphen")
)
_FEW_ROWS = 3  # a head or a foot is a table of a row or two, a table of tasks has more


def text(path) -> str:
    """Return the text of the .docx at `path`. Raises TextRefused if Word itself could not open it."""
    try:
        document = docx.Document(str(path))
        return "\n".join(_lines(document.iter_inner_content(), Numbers(document)))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError, OSError) as problem:
        raise TextRefused(_BROKEN) from problem


def _lines(blocks, numbers):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, numbers)
        elif isinstance(block, Table):
            yield from _table(block, numbers)


def _paragraph(paragraph, numbers):
    words = _visible(paragraph)
    return f"{numbers.label(paragraph)}{words}" if words.strip() else ""


def _visible(paragraph):
    """The words as they stand once every tracked change is accepted: what was put in counts, what was taken out does not."""
    return "".join(_words(element) for element in paragraph._p.xpath(_SHOWN))


def _words(element):
    kind = element.tag.rsplit("}", 1)[1]
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(kind, element.text or "")


def _table(table, numbers):
    """A table that sets a head or a foot side by side is read cell by cell; a table of tasks row by row."""
    rows = [_cells(row) for row in table.rows]
    wide = max((len(row) for row in rows), default=0)
    if len(rows) < _FEW_ROWS or wide < 3:
        for place in range(wide):
            for row in rows:
                if place < len(row):
                    yield from _lines(row[place].iter_inner_content(), numbers)
        yield ""
        return
    for row in rows:
        yield "\t".join(" ".join(" ".join(_lines(cell.iter_inner_content(), numbers)).split()) for cell in row)
    yield ""


def _cells(row):
    """The cells of a row, a merged one once."""
    cells = []
    for cell in row.cells:
        if not cells or cell._tc is not cells[-1]._tc:
            cells.append(cell)
    return cells
