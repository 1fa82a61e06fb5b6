"""A sheet of paper in Word: lines in the styles of the house, boxes side by side, a table, rules. What it says is the caller's.

The only module that knows python-docx; it costs 0.3 s to import, so `word` imports it when a file is asked for.
"""

import io
import re
import zipfile
from functools import cache

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from emulation.documents.engine import STATIC
from emulation.documents.word_styles import INSET, LANGUAGE, STYLES, TWIPS, sheet_xml

WIDTH, WIDE = Mm(165), Mm(252)
UNWANTED = ("stylesWithEffects", "numbering", "fontTable", "webSettings", "customXml", "thumbnail", "extended-properties")
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACES = re.compile(r"[ \t\n\r\f]+")
EARLIEST = (1980, 1, 1)  # of a zip


class Sheet:
    """One paper under way, written from the top down."""

    def __init__(self):
        self.document = Document()
        self.space = None  # pt above the next line of the body, in place of its own
        self.last = ()  # the paragraphs of the last line or row
        self.mark = ""  # above every page
        self.width = WIDTH
        _drop(self.document.part.rels)
        _drop(self.document.part.package.rels)
        styles = self.document.styles.element
        styles[:] = list(parse_xml(sheet_xml()))
        _set_up(self.document)

    def line(self, style, text, *, box=None, keep=False):
        """Add one paragraph to `box` or to the body; line breaks in `text` stay, `keep` ties it to the next one."""
        paragraph = _fill((box or self.document).add_paragraph(), style, text)
        if self.space and not box:
            paragraph.paragraph_format.space_before, self.space = Pt(self.space), None
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        self.last = (paragraph,)
        return paragraph

    def rule(self, style, text, share, *, box=None, gap=1.5):
        """Draw a line `gap` pt below `text`, which stands centred in `style`: `share` of its width long."""
        look = STYLES[style]
        inset = Pt(INSET / TWIPS) if look.inset else 0
        room = (box.width if box else self.width) - inset
        side = int((room - min(Pt(_length(text, look)), room) * share) / 2)
        paragraph = self.line("rule", "", box=box, keep=look.keep)
        shape = paragraph.paragraph_format
        shape.left_indent, shape.right_indent, shape.line_spacing = side, side + inset, Pt(gap)
        border = OxmlElement("w:pBdr")
        border.append(_element("w:bottom", val="single", sz="6", space="0", color="000000"))
        paragraph._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def boxes(self, left, rows=1):
        """Add rows of two boxes side by side, the left one with the share `left` of the width; return the rows. No page tears a row."""
        return self.columns((left, 1 - left), rows)

    def columns(self, shares, rows=1):
        """Add rows of boxes side by side, each with its share of the width; return the rows."""
        widths = [int(self.width * share) for share in shares[:-1]]
        table = self._table(rows, [*widths, self.width - sum(widths)])
        _pad(table, (("left", 0), ("right", 0)))  # said once more: not every program reads the default from the styles
        found = [list(row.cells) for row in table.rows]
        for box in (box for row in found for box in row):
            box._tc.remove(box.paragraphs[0]._p)  # the caller writes at least one line into each
        return found

    def grid(self, titles, rows, *, widths, middle=(), cell="cell", marks=None):
        """Add a table with borders; its head repeats on every page. `rows` are lists of words, `widths` in mm, `middle` the centred columns.

        `cell` is the family of the styles; `marks` ({place of a row: "group" or "part"}) names rows that are a heading of one cell across the
        table, and those that belong to the row above.
        """
        for paragraph in self.last:
            paragraph.paragraph_format.space_after = Pt(8)
        table = self._table(1 + len(rows), [Mm(width) for width in widths])
        _border(table)
        _pad(table, (("top", 50), ("left", 60), ("bottom", 50), ("right", 60)))
        head, *body = table._tbl.tr_lst
        head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for box in head.tc_lst:
            box.get_or_add_tcPr().append(_element("w:vAlign", val="center"))
        _write(table, head, [f"{cell}_head"] * len(titles), titles)
        for place, (row, words) in enumerate(zip(body, rows, strict=True)):
            mark = (marks or {}).get(place, "")
            if mark == "group":
                _join(row)
            elif mark == "part":
                self.keep_last()
            self.last = _write(table, row, _styles(cell, mark, middle, len(words)), words)

    def next_section(self, *, wide=False):
        """Begin a page that counts from 1 again; `wide` lays it, and what follows, on its side."""
        section = self.document.add_section()
        _fill(self.document.paragraphs[-1], "rule", "").paragraph_format.line_spacing = Pt(1)
        self._lay(section, wide)
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.find(qn("w:pgMar")).addnext(_element("w:pgNumType", start="1"))
        self._number(section)

    def lay_wide(self):
        """Lay the whole paper on its side; before anything is written."""
        self._lay(self.document.sections[0], True)

    def _lay(self, section, wide):
        self.width = WIDE if wide else WIDTH
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))

    def keep_last(self):
        """Tie what was written last to what comes next: a signature never stands alone on a page."""
        for paragraph in self.last:
            paragraph.paragraph_format.keep_with_next = True

    def number_pages(self, mark=""):
        """Put the number of the page into the top margin from page 2 on, and `mark` ("DỰ THẢO") to the left of it on every page."""
        self.mark = mark
        self._number(self.document.sections[0])

    def _number(self, section):
        section.different_first_page_header_footer = True
        middle = (section.page_width - section.left_margin - section.right_margin) // 2
        for header, numbered in ((section.first_page_header, False), (section.header, True)):
            header.is_linked_to_previous = False
            paragraph = _fill(header.paragraphs[0], "draft" if self.mark else "header", "")
            if self.mark:
                run = paragraph.add_run(self.mark)
                run.bold, run.font.size = True, Pt(12)
            if self.mark and numbered:
                paragraph.paragraph_format.tab_stops.add_tab_stop(middle, WD_TAB_ALIGNMENT.CENTER)
                paragraph.add_run("\t")
            if numbered:
                _page_field(paragraph)

    def describe(self, *, title, author, moment):
        """Write what the file says of itself; `moment` (naive datetime) is all the time it knows, so that its bytes repeat."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
        properties.created = properties.modified = moment
        properties.language, properties.revision, properties.comments, properties.keywords = LANGUAGE, 1, "", ""

    def content(self, moment):
        """Return the bytes of the file; every part in it bears `moment`."""
        end = self.document.add_paragraph()  # a file must not end with a table
        _fill(end, "rule", "").paragraph_format.line_spacing = Pt(1)
        packed, again = io.BytesIO(), io.BytesIO()
        self.document.save(packed)
        stamp = max((moment.year, moment.month, moment.day), EARLIEST) + (0, 0, 0)
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                target.writestr(zipfile.ZipInfo(entry.filename, stamp), source.read(entry), zipfile.ZIP_DEFLATED)
        return again.getvalue()

    def _table(self, rows, widths):
        table = self.document.add_table(rows, len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table._tbl.tr_lst:
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = width  # Word goes by the column, others by the cell
        return table


def clean(text):
    """Return `text` without what no XML may hold; such letters are refused at the border, this is the second lock."""
    return NOT_XML.sub("", text or "")


def flat(text):
    """Return `text` in one line, as a paragraph of HTML shows it; spaces that must not break stay."""
    return SPACES.sub(" ", clean(text)).strip(" ")


def _fill(paragraph, style, text):
    paragraph._p.style = style
    if text:
        paragraph.add_run(clean(text))
    return paragraph


def _write(table, row, styles, words):
    """Write `words` into the cells of `row`; return the paragraphs."""
    found = [Paragraph(cell.p_lst[0], table) for cell in row.tc_lst]
    return [_fill(paragraph, style, flat(text)) for paragraph, style, text in zip(found, styles, words, strict=True)]


def _styles(cell, mark, middle, count):
    """Return the styles of the cells of a row of a grid."""
    if mark == "group":
        return [f"{cell}_group"]
    end = f"_{mark}" if mark else ""
    return [f"{cell}_mid{end}" if number in middle else f"{cell}{end}" for number in range(count)]


def _join(row):
    """Make one cell of a whole row."""
    first, *others = row.tc_lst
    first.width = sum(box.width for box in row.tc_lst)
    first.grid_span = 1 + len(others)
    for box in others:
        row.remove(box)


def _element(tag, **attributes):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _drop(relations):
    """Forget parts of python-docx's own empty document that our papers do not use: they are nine tenths of its size."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(UNWANTED)]:
        relations.pop(key)


def _set_up(document):
    """A4 with the margins of Phụ lục I, mục I; Word 2013 or newer lays the lines out without old habits."""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(20), Mm(20), Mm(30), Mm(15)
    section.header_distance, section.footer_distance, section.gutter = Mm(11.6), Mm(10), 0
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for name in ("w:val", "w:eastAsia"):
        settings.find(qn("w:themeFontLang")).set(qn(name), LANGUAGE)


def _border(table):
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def _pad(table, sides):
    """Set the space (twips) between the edges of the cells and their words."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in sides:
        margins.append(_element(f"w:{side}", w=str(twips), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)


def _page_field(paragraph):
    """Add the field that Word fills with the number of the page; each part stands in a run of its own, as Word writes it."""
    instruction, shown = OxmlElement("w:instrText"), OxmlElement("w:t")
    instruction.text, shown.text = " PAGE ", "2"
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin, separate, end = (_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    for part in (begin, instruction, separate, shown, end):
        paragraph.add_run()._r.append(part)


def _length(text, look):
    """Return how long `text` is in points, set in `look`."""
    face = _face("Bold" if look.bold else "Regular")
    return face.getlength(text) * look.size / face.size


@cache
def _face(name):
    return ImageFont.truetype(str(STATIC / "fonts" / f"Tinos-{name}.ttf"), 200, layout_engine=ImageFont.Layout.BASIC)
