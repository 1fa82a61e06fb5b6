"""The editable twin of a paper: the same facts as the PDF, as a Word file of the same look, made on demand and kept nowhere.

The same facts give the same bytes. Its look: word_styles.py (Nghị định 30/2020/NĐ-CP, Phụ lục I); what stands in the middle: `PaperKind.word`.
"""

import datetime as dt

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from emulation.documents.engine import as_draft, complete
from emulation.documents.templatetags.papers import DASH, balanced, bare, capfirst_only, day_words, one_line, padded, paragraphs, roman

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HARD = "\N{NO-BREAK SPACE}"
ROOM = HARD * 7  # where a draft leaves space for a number
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LEFT = 0.395  # of the width: the box of the agency


def word_file(text, facts):
    """Return the bytes of the .docx that says `facts` (shapes: see kinds.py); `text(sheet, facts)` writes what stands between head and foot."""
    from emulation.documents.word_sheet import Sheet, flat  # inline: 0.3 s to import, needed when a file is asked for

    facts = complete(facts)
    sheet, moment = Sheet(), _moment(facts)
    if facts["wide"]:
        sheet.lay_wide()
    sheet.number_pages(one_line(facts["draft_mark"]) or "DỰ THẢO" if facts["draft"] else "")
    _head(sheet, facts)
    _opening(sheet, facts)
    text(sheet, facts)
    say(sheet, facts["closing"])
    _foot(sheet, facts)
    for place, annex in enumerate(facts["annexes"], 1):
        _annex(sheet, facts, annex, roman(place) if len(facts["annexes"]) > 1 else "")
    number = f"{padded(facts['number'])}/{facts['symbol']}: " if facts["number"] else ""
    author = flat(f"{facts['superior_line']} {facts['agency_line']}")
    sheet.describe(title=flat(f"{capfirst_only(facts['type_name'])} {number}{facts['abstract']}"), author=author, moment=moment)
    return sheet.content(moment)


def draft_word(text, facts):
    """Return the .docx of a paper that is not issued yet; see `engine.draft_pdf`."""
    return word_file(text, as_draft(facts))


def word_response(content, filename):
    """Return the answer that gives the file to save under `filename`."""
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, filename)
    response["Cache-Control"] = "private"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def say(sheet, text, *, label="", keep_last=False):
    """Write paragraphs of the body, one for each line of `text`; `label` opens the first, `keep_last` ties the last one to what follows."""
    lines = paragraphs(text)
    for place, line in enumerate(lines):
        opening = f"{label} " if label and not place else ""
        sheet.line("text", kept(opening + line), keep=keep_last and place == len(lines) - 1)


def kept(line):
    """Return the line with spaces that do not break before a dash: no line of the paper begins with one."""
    return DASH.sub(lambda found: found[0][:-3] + HARD + found[0][-2:], one_line(line))


def _head(sheet, facts):
    (agency, nation), (number, day) = sheet.boxes(LEFT, rows=2)
    for line in paragraphs(facts["superior_line"]):
        sheet.line("superior", line.upper(), box=agency)
    lines = [one_line(line).upper() for line in paragraphs(balanced(facts["agency_line"], 21))]
    for line in lines:
        sheet.line("agency", line, box=agency)
    sheet.rule("agency", lines[-1], 0.45, box=agency)
    sheet.line("nation", NATION, box=nation)
    sheet.line("motto", MOTTO, box=nation)
    sheet.rule("motto", MOTTO, 1, box=nation)
    said = "" if facts["unnumbered"] else f"Số: {padded(facts['number']) if facts['number'] else ROOM}/{one_line(facts['symbol'])}"
    sheet.line("number", said, box=number)
    sheet.line("day", f"{one_line(facts['place'])}, {_day(facts)}", box=day)


def _opening(sheet, facts):
    """Write the kind of the paper, what it is about, on what it stands, and the first words."""
    sheet.line("type", one_line(facts["type_name"]).upper())
    abstract = "\n".join(paragraphs(balanced(facts["abstract"])))
    if abstract:
        sheet.line("abstract", abstract)
        sheet.rule("abstract", max(abstract.split("\n"), key=len), 0.4, gap=3)
    sheet.space = 12  # below the title; the first line of the body takes it
    if facts["to"]:
        sheet.line("to_whom", f"Kính gửi: {facts['to']}")
    for place, line in enumerate(facts["bases"], 1):
        sheet.line("basis", kept(bare(line)) + (";" if place < len(facts["bases"]) else "."))
    say(sheet, facts["opening"])


def _foot(sheet, facts):
    """Write who receives and who signs. Never alone on a page: a signature belongs to the words above it."""
    sheet.keep_last()
    sheet.line("gap", "", keep=True)
    if facts["signers"]:
        _sign_together(sheet, facts["signers"])
        return
    ((to, sign),) = sheet.boxes(0.5)
    sheet.line("to_head", "Nơi nhận:", box=to)
    for line in facts["recipients"]:
        sheet.line("to", f"- {one_line(bare(line))};", box=to)
    drafter = f", {facts['drafter']}" if facts["drafter"] else ""
    sheet.line("to", one_line(f"- Lưu: {facts['filing']}{drafter}."), box=to)
    for line in [*paragraphs(facts["capacity"]), *paragraphs(facts["signer_title"])]:
        sheet.line("post", one_line(line).upper(), box=sign)
    sheet.line("signer", one_line(facts["signer_name"]), box=sign)


def _sign_together(sheet, signers):
    (boxes,) = sheet.columns([1 / len(signers)] * len(signers))
    for each, box in zip(signers, boxes, strict=True):
        for line in paragraphs(each["post"]):
            sheet.line("post", one_line(line).upper(), box=box)
        if each.get("note"):
            sheet.line("hand", one_line(each["note"]), box=box)
        sheet.line("signer", one_line(each["name"]), box=box)


def _annex(sheet, facts, annex, number):
    """Write one annex on pages of its own."""
    sheet.next_section(wide=annex.get("wide", False))
    sheet.line("annex", f"Phụ lục {number}".strip())
    sheet.line("annex", one_line(annex["title"]).upper())
    paper = f"{capfirst_only(facts['type_name'])} số {padded(facts['number']) if facts['number'] else ROOM}/{one_line(facts['symbol'])}"
    issuer = f" của {one_line(facts['issuer'])}" if facts["issuer"] else ""
    sheet.line("annex_of", f"(Kèm theo {paper} {_day(facts)}{issuer})")
    table(sheet, annex)


def table(sheet, said):
    """Write the table of an annex, or one in the text; its shape: see kinds.py."""
    columns, rows = said["columns"], said["rows"]
    sheet.grid(
        [column["title"] for column in columns],
        [[row["group"]] if row.get("group") else [kept(words) for words in row["cells"]] for row in rows],
        widths=[column["width"] for column in columns],
        middle={place for place, column in enumerate(columns) if column.get("middle")},
        cell="tiny_cell" if said.get("dense") else "small_cell",
        marks={place: "group" if row.get("group") else "part" for place, row in enumerate(rows) if row.get("group") or row.get("part")},
    )


def _day(facts):
    if facts["day"]:
        return day_words(facts["day"])
    return f"ngày {ROOM} tháng {ROOM} năm {facts['year'] or ROOM}"


def _moment(facts):
    """Return the only moment the file knows: the day of the paper, for a draft the first day of its year."""
    if facts["day"]:
        return dt.datetime.fromisoformat(facts["day"])
    return dt.datetime(int(facts["year"] or 1980), 1, 1)
