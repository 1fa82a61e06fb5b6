"""A text as an office types it into Word: head and foot in tables of two columns, numbers by hand or by Word itself."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


def save(path, *, left, right, body, foot_left, foot_right):
    """Write a .docx whose head and foot stand in two columns; `body` are paragraphs, or (list level, text) for numbers made by Word."""
    document = docx.Document()
    _columns(document, left, right)
    number = _list(document)
    for each in body:
        level, words = each if isinstance(each, tuple) else (None, each)
        if isinstance(words, list):
            _table(document, words)
            continue
        paragraph = document.add_paragraph(words)
        if level is not None:
            _number(paragraph, number, level)
    _columns(document, foot_left, foot_right)
    document.save(path)


def _columns(document, left, right):
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _table(document, rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]


def _list(document):
    """A list of four levels in the numbering part: I., 1., a) and dashes."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for at, (form, words) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def _number(paragraph, number, level):
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), number)
