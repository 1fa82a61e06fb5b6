"""The Word file beside the PDF: the same words in the same order, the look of Nghị định 30/2020/NĐ-CP, the same bytes each time."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from emulation.attachments import kinds as file_kinds
from emulation.attachments.office import inspect_office
from emulation.documents import engine, kinds, word, word_directive, word_plan, word_report, word_styles
from tests.documents import directive_2023, measure, papers, plan_2023, report_2023

WRITERS = {
    "directive": (word_directive.write, directive_2023.FACTS),
    "plan": (word_plan.write, plan_2023.FACTS),
    "report": (word_report.write, report_2023.FACTS),
}
NEEDED = ("agency_line", "symbol", "place", "type_name", "signer_title", "signer_name")
HARD = "\N{NO-BREAK SPACE}"


def made(name, **changes):
    write, facts = WRITERS[name]
    return word.word_file(write, facts | changes)


def opened(content):
    return Document(io.BytesIO(content))


def lines(document):
    """Return every paragraph with words in it, in reading order, as (name of its style, text with plain spaces)."""
    found = []
    for block in document.element.body.iterchildren():
        if block.tag == qn("w:tbl"):
            table = Table(block, document)
            cells = [_Cell(box, table) for row in table.rows for box in row._tr.tc_lst]  # each once, however wide
            found += [paragraph for cell in cells for paragraph in cell.paragraphs]
        elif block.tag == qn("w:p"):
            found.append(Paragraph(block, document))
    return [(paragraph.style.style_id, paragraph.text.replace(HARD, " ")) for paragraph in found if paragraph.text]


def said(document):
    return [text for _, text in lines(document)]


@pytest.fixture(scope="module")
def directive():
    return opened(made("directive"))


@pytest.fixture(scope="module")
def plan():
    return opened(made("plan"))


def test_the_directive_says_every_paragraph_in_its_order_and_nothing_else(directive):
    facts = directive_2023.FACTS
    clauses = [f"{clause['label']} {clause['text']}" for clause in facts["clauses"]]
    points = [f"{point['label']} {point['text']}" for point in directive_2023.TASKS]
    assert said(directive) == [
        *("ỦY BAN NHÂN DÂN", "HUYỆN CẨM MỸ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Số: 01/CT-UBND", "Cẩm Mỹ, ngày 06 tháng 02 năm 2023", "CHỈ THỊ", facts["abstract"], facts["opening"]),
        *(*clauses, *points, facts["closing"], "Nơi nhận:"),
        *(*[f"- {line};" for line in facts["recipients"]], "- Lưu: VT, NC, Thọ.", "CHỦ TỊCH", "Huỳnh Tấn Thìn"),
    ]


def test_the_plan_says_its_parts_its_table_and_who_signs(plan):
    facts = plan_2023.FACTS
    head = ["UBND HUYỆN CẨM MỸ", "PHÒNG NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-PNV"]
    title = [
        "Tổ chức phong trào thi đua thực hiện thắng\nlợi nhiệm vụ năm 2023 của Phòng Nội vụ",
        *[f"{facts['bases'][0]};", f"{facts['bases'][1]}."],
    ]
    measured = ["100%", "99,5%", "100%", "6 gương"]
    rows = [[str(n), row["content"], row["indicator"], measured[n - 1], row["due"], row["person"]] for n, row in enumerate(facts["rows"], 1)]
    assert said(plan) == [
        *(*head, "Cẩm Mỹ, ngày 20 tháng 02 năm 2023", "KẾ HOẠCH", *title, facts["opening"]),
        *("I. MỤC ĐÍCH, YÊU CẦU", *facts["aims"].split("\n"), "II. NỘI DUNG THI ĐUA", facts["content"]),
        *("STT", "Nội dung", "Chỉ tiêu", "Mức phấn đấu", "Hạn", "Người phụ trách", *[cell for row in rows for cell in row]),
        *("III. GIẢI PHÁP", *facts["measures"].split("\n"), "IV. TỔ CHỨC THỰC HIỆN", *facts["organisation"].split("\n")),
        *(facts["closing"], "Nơi nhận:", *[f"- {line};" for line in facts["recipients"]], "- Lưu: VT, Ngọc.", "TRƯỞNG PHÒNG", "Nguyễn Văn An"),
    ]


def test_the_report_says_its_chapters_who_signs_and_then_its_annexes():
    styled = lines(opened(made("report")))
    assert [text for style, text in styled if style in ("part", "item", "annex")] == [
        *("I. CÔNG TÁC LÃNH ĐẠO, TRIỂN KHAI", "Văn bản, kế hoạch, phát động, đăng ký thi đua", "II. KẾT QUẢ PHONG TRÀO THI ĐUA"),
        *("1. Phát triển kinh tế", "2. Văn hóa - xã hội", "3. Phong trào “Cả nước chung tay vì người nghèo”"),
        *("III. TUYÊN TRUYỀN, KHEN THƯỞNG, HOẠT ĐỘNG CỤM, KHỐI", "Công tác khen thưởng"),
        *("IV. ĐÁNH GIÁ CHUNG", "1. Kết quả nổi bật", "2. Hạn chế", "V. PHƯƠNG HƯỚNG, KIẾN NGHỊ", "Kiến nghị, đề xuất"),
        *("Phụ lục I", "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2023", "Phụ lục II", "KHEN THƯỞNG 6 THÁNG ĐẦU NĂM 2023"),
    ]
    texts = [text for _, text in styled]
    assert texts.index("Nguyễn Văn An") < texts.index("Phụ lục I")
    assert texts.count("(Kèm theo Báo cáo số 31/BC-UBND ngày 12 tháng 6 năm 2023 của UBND xã Sông Ray)") == 2


def test_every_annex_lies_on_its_side_counts_its_own_pages_and_repeats_its_head():
    document = opened(made("report"))
    shapes = [(section.orientation, round(section.page_width / Mm(1)), section.different_first_page_header_footer) for section in document.sections]
    assert shapes == [(0, 210, True), (1, 297, True), (1, 297, True)]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert [start is not None and start.get(qn("w:start")) for start in starts] == [False, "1", "1"]
    figures = document.tables[2]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in figures.rows][:2] == [True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in figures.rows)
    assert sum(round(cell.width / Mm(1)) for cell in figures.rows[0].cells) == 252
    group = figures.rows[1]._tr.tc_lst
    assert (len(group), group[0].grid_span, round(group[0].width / Mm(1))) == (1, 8, 252)


@pytest.mark.parametrize("name", WRITERS)
def test_word_and_pdf_say_the_same_words(name):
    template = f"documents/{name}.html"
    pdf = measure.plain(engine.render_pdf(engine.render_html(template, WRITERS[name][1])))
    assert sorted(re.sub(r"\s+", " ", pdf).split()) == sorted(" ".join(said(opened(made(name)))).split())


def test_a_plan_without_a_part_closes_the_numbers_up():
    document = opened(made("plan", aims="", measures="", rows=[]))
    assert [text for style, text in lines(document) if style == "part"] == ["I. NỘI DUNG THI ĐUA", "II. TỔ CHỨC THỰC HIỆN"]
    assert not any(text == "STT" for text in said(document))


def test_missing_optional_facts_leave_no_trace():
    facts = {key: directive_2023.FACTS[key] for key in NEEDED}
    for write in (word_directive.write, word_plan.write, word_report.write):
        text = "\n".join(said(opened(word.word_file(write, facts))))
        assert "None" not in text and "- Lưu: VT." in text


def test_the_page_is_a4_with_the_margins_of_the_decree(directive):
    section = directive.sections[0]
    assert [round(size / Mm(1)) for size in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(size / Mm(1), 1) for size in margins] == [20, 15, 20, 30]


# style: (size, bold, italic, alignment); Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and V
SIZES = {
    "superior": (13, False, False, "center"),
    "agency": (13, True, False, "center"),
    "nation": (13, True, False, "center"),
    "motto": (14, True, False, "center"),
    "number": (13, False, False, "center"),
    "day": (14, False, True, "center"),
    "type": (14, True, False, "center"),
    "abstract": (14, True, False, "center"),
    "basis": (14, False, True, "both"),
    "text": (14, False, False, "both"),
    "part": (14, True, False, "both"),
    "cell": (13, False, False, "left"),
    "cell_mid": (13, False, False, "center"),
    "cell_head": (13, True, False, "center"),
    "to_head": (12, True, True, "left"),
    "to": (11, False, False, "left"),
    "post": (14, True, False, "center"),
    "signer": (14, True, False, "center"),
}


def test_every_line_has_the_size_and_the_face_of_the_decree(directive, plan):
    assert {style for document in (directive, plan) for style, _ in lines(document)} == set(SIZES)
    styles = {style.style_id: style for style in plan.styles if style.style_id in SIZES}
    found = {
        key: (style.font.size.pt, bool(style.font.bold), bool(style.font.italic), style.element.pPr.find(qn("w:jc")).get(qn("w:val")))
        for key, style in styles.items()
    }
    assert found == SIZES


def test_the_body_has_the_indent_and_the_spaces_of_the_decree(directive):
    shape = next(style for style in directive.styles if style.style_id == "text").paragraph_format
    assert (round(shape.first_line_indent / Mm(1), 1), shape.space_before.pt, shape.line_spacing.pt, shape.widow_control) == (12.7, 6, 17.5, True)
    own = [paragraph.paragraph_format.space_before for paragraph in directive.paragraphs if paragraph.style.style_id == "text"]
    assert own[0].pt == 12 and set(own[1:]) == {None}  # 12 below the title


def test_one_typeface_and_one_language_for_every_script(directive):
    words = directive.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, language = words.find(qn("w:rFonts")), words.find(qn("w:lang"))
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert {language.get(qn(f"w:{script}")) for script in ("val", "eastAsia", "bidi")} == {"vi-VN"}
    assert directive.core_properties.language == "vi-VN"


def test_the_number_of_the_page_stands_above_every_page_but_the_first(directive):
    section = directive.sections[0]
    assert section.different_first_page_header_footer
    codes = {name: [code.text for code in header._element.iter(qn("w:instrText"))] for name, header in _headers(section)}
    assert codes == {"first": [], "next": [" PAGE "]}


def test_a_draft_says_so_on_every_page_and_leaves_room_for_number_and_day():
    document = opened(word.draft_word(*WRITERS["directive"]))
    texts = {name: header.paragraphs[0].runs[0].text for name, header in _headers(document.sections[0])}
    assert texts == {"first": "DỰ THẢO", "next": "DỰ THẢO"}
    head = [re.sub(" +", " ", text) for text in said(document)[4:6]]
    assert head == ["Số: /CT-UBND", "Cẩm Mỹ, ngày tháng năm 2023"]


def _headers(section):
    return ("first", section.first_page_header), ("next", section.header)


def test_the_head_of_the_table_repeats_and_no_row_is_torn(plan):
    table = plan.tables[1]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for each in plan.tables for row in each.rows)
    widths = [round(cell.width / Mm(1), 1) for cell in table.rows[0].cells]
    assert widths == [12, 37.5, 38, 25, 24.5, 28] == [round(column.width / Mm(1), 1) for column in table.columns] and sum(widths) == 165


@pytest.mark.parametrize("changes", [{}, {"closing": "", "organisation": "", "measures": ""}], ids=["text", "table"])
def test_the_signature_is_tied_to_the_words_above_it(changes):
    document = opened(made("plan", **changes))
    foot = document.tables[-1]._tbl
    gap = foot.getprevious()
    above = gap.getprevious()
    last = above if above.tag == qn("w:p") else above.findall(f".//{qn('w:p')}")[-1]
    assert [Paragraph(p, document).paragraph_format.keep_with_next for p in (last, gap)] == [True, True]


def test_no_line_begins_with_a_dash(directive):
    body = [paragraph.text for paragraph in directive.paragraphs if paragraph.style.style_id == "text"]
    assert f"kinh tế{HARD}- xã hội" in " ".join(body)
    assert not any(f" {dash}" in text for text in body for dash in "-–")


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_facts_give_the_same_bytes_and_the_file_knows_no_other_day_than_the_paper(name):
    content = made(name)
    assert content == made(name)
    day = tuple(int(part) for part in WRITERS[name][1]["day"].split("-"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {day}
    properties = opened(content).core_properties
    assert {(moment.year, moment.month, moment.day) for moment in (properties.created, properties.modified)} == {day}
    titles = ("Chỉ thị 01/CT-UBND: Về việc", "Kế hoạch 12/KH-PNV: Tổ chức", "Báo cáo 31/BC-UBND: Kết quả")
    assert properties.title.startswith(titles) and not properties.comments


HOSTILE = "<w:p/>&amp;]]><!--\"' {{ secret }}\x00\x01\x0b\x0c\x1f\ufffe\ud800\u202e𝔘 =cmd|'/c calc'!A0"
SHOWN = "<w:p/>&amp;]]><!--\"' {{ secret }} \u202e𝔘 =cmd|'/c calc'!A0"


def poisoned(value):
    if isinstance(value, str):
        return HOSTILE if not value[:4].isdigit() else value
    if isinstance(value, list):
        return [poisoned(item) for item in value]
    return {key: poisoned(item) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("name", WRITERS)
def test_hostile_words_in_every_fact_stay_words(name):
    write, facts = WRITERS[name]
    document = opened(word.word_file(write, poisoned(facts)))
    assert [text for style, text in lines(document) if style == "signer"] == [SHOWN]
    assert len(lines(document)) >= len(facts["recipients"]) + 10


@pytest.mark.parametrize("name", WRITERS)
def test_our_own_door_for_files_lets_it_in(name, tmp_path):
    place = tmp_path / "a.docx"
    place.write_bytes(made(name))
    assert inspect_office(place) is file_kinds.DOCX and place.stat().st_size < 20_000


def test_a_word_without_end_and_thirty_pages_are_one_file():
    clauses = [{"label": f"{n}.", "text": directive_2023.CLAUSES[2]["text"]} for n in range(1, 95)]
    document = opened(made("directive", clauses=clauses, opening="ă" * 400, agency_line="Ỡ" * 70, abstract="ệ" * 600))
    assert len([style for style, _ in lines(document) if style == "text"]) == 96


def test_the_styles_of_word_and_of_the_pdf_are_alike():
    css = engine.STYLE.read_text()
    for selector, style in (
        (".nation", "nation"),
        (".motto", "motto"),
        (".number", "number"),
        (".grid", "cell"),
        (".to ul", "to"),
        (".to h2", "to_head"),
    ):
        size = re.search(rf"^{re.escape(selector)} {{[^}}]*font-size: ([\d.]+)pt", css, re.MULTILINE)
        assert float(size[1]) == word_styles.STYLES[style].size, selector


# The address


@pytest.fixture
def kind(monkeypatch):
    kind = replace(papers.KIND, word=word_directive.write)
    monkeypatch.setitem(kinds._KINDS, kind.code, kind)
    return kind


@pytest.fixture
def address(authority, clerk, kind):
    return reverse("documents:word", args=[papers.issue(authority, clerk).pk])


def test_a_reader_gets_the_file_to_keep_before_the_pdf_is_made(client, address, reader):
    client.force_login(reader)
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="01-CT-UBND.docx"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"], answer["Cache-Control"]) == (word.MEDIA_TYPE, "nosniff", "private")
    assert answer.content == made("directive") and client.post(address).status_code == 405


def test_a_stranger_finds_nothing_and_a_visitor_is_asked_to_sign_in(client, address, clerk):
    assert client.get(address).status_code == 302
    client.force_login(clerk)
    assert client.get(address).status_code == 404


def test_a_kind_without_a_word_file_has_no_such_page(client, address, reader, kind, monkeypatch):
    monkeypatch.setitem(kinds._KINDS, kind.code, replace(kind, word=None))
    client.force_login(reader)
    assert client.get(address).status_code == 404
