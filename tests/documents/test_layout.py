"""Nghị định 30/2020/NĐ-CP, Phụ lục I, measured on the real directive of 2023."""

import datetime as dt

import pytest

from emulation.documents import engine
from tests.documents import directive_2023, measure, plan_2023, report_2023
from tests.documents.measure import BOTTOM, LEFT, MM, RIGHT, TOP, face, find

CREATED = dt.datetime(2023, 2, 6, 2, 0, tzinfo=dt.UTC)


def directive(**changes):
    return engine.render_pdf(engine.render_html("documents/directive.html", directive_2023.FACTS | changes), created=CREATED)


def plan(**changes):
    return engine.render_pdf(engine.render_html("documents/plan.html", plan_2023.FACTS | changes), created=CREATED)


def report(**changes):
    return engine.render_pdf(engine.render_html("documents/report.html", report_2023.FACTS | changes), created=CREATED)


@pytest.fixture(scope="module")
def pages():
    return measure.pages(directive())


@pytest.fixture(scope="module")
def first(pages):
    return pages[0]


@pytest.fixture(scope="module")
def last(pages):
    return pages[-1]


def test_the_paper_is_a4_upright(pages):
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {(210, 297)}
    assert len(pages) == 3


def test_the_text_stays_inside_the_margins_and_fills_them(pages):
    chars = [char for page in pages for char in page.chars if char["text"].strip() and char["bottom"] > TOP - 2]
    assert min(char["x0"] for char in chars) == pytest.approx(LEFT, abs=0.6)
    assert max(char["x1"] for char in chars) == pytest.approx(RIGHT, abs=0.6)
    assert TOP <= min(char["top"] for char in chars) <= 25 * MM
    assert BOTTOM - 60 <= max(char["bottom"] for char in chars) <= BOTTOM


def test_every_letter_is_tinos_embedded_and_black(pages):
    chars = [char for page in pages for char in page.chars]
    assert all("+Tinos-VN" in char["fontname"] for char in chars)
    assert {tuple(char["non_stroking_color"] or (0,)) for char in chars} <= {(0,), (0, 0, 0)}


@pytest.mark.parametrize(
    ("words", "size", "style"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 14, "Bold"),
        ("ỦY BAN NHÂN DÂN", 13, "Bold"),
        ("HUYỆN CẨM MỸ", 13, "Bold"),
        ("Số: 01/CT-UBND", 13, "Regular"),
        ("Cẩm Mỹ, ngày 06 tháng 02 năm 2023", 14, "Italic"),
        ("CHỈ THỊ", 14, "Bold"),
        ("Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ", 14, "Bold"),
        ("Nhằm phát huy kết quả đã đạt được", 14, "Regular"),
    ],
)
def test_size_and_face_on_the_first_page(first, words, size, style):
    assert face(find(first, words)) == ({size}, {style})


@pytest.mark.parametrize(
    ("words", "size", "style"),
    [
        ("Nơi nhận:", 12, "Bold-Italic"),
        ("- Sở Nội vụ (Ban TĐKT tỉnh);", 11, "Regular"),
        ("- Lưu: VT, NC, Thọ.", 11, "Regular"),
        ("CHỦ TỊCH", 14, "Bold"),
        ("Huỳnh Tấn Thìn", 14, "Bold"),
    ],
)
def test_size_and_face_at_the_foot(last, words, size, style):
    assert face(find(last, words)) == ({size}, {style})


def test_the_superior_body_is_upright():
    (first, _) = measure.pages(plan())
    assert face(find(first, "UBND HUYỆN CẨM MỸ")) == ({13}, {"Regular"})
    assert face(find(first, "PHÒNG NỘI VỤ")) == ({13}, {"Bold"})


def test_where_the_elements_stand(first):
    agency, nation = find(first, "HUYỆN CẨM MỸ"), find(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    number, day = find(first, "Số: 01/CT-UBND"), find(first, "Cẩm Mỹ, ngày 06 tháng 02 năm 2023")
    motto, title = find(first, "Độc lập - Tự do - Hạnh phúc"), find(first, "CHỈ THỊ")
    assert agency["x1"] < nation["x0"] and number["x1"] < day["x0"]
    assert nation["top"] == pytest.approx(find(first, "ỦY BAN NHÂN DÂN")["top"], abs=1)
    assert agency["bottom"] < number["top"] and motto["bottom"] < day["top"] < title["top"]
    assert [middle(part) for part in (motto, day)] == pytest.approx([middle(nation)] * 2, abs=1)
    assert middle(number) == pytest.approx(middle(agency), abs=1)
    assert middle(title) == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_the_rules_are_as_long_as_the_decree_says(first):
    motto = find(first, "Độc lập - Tự do - Hạnh phúc")
    assert measure.rule_below(first, motto) == pytest.approx(motto["x1"] - motto["x0"], abs=1)
    for words in ("HUYỆN CẨM MỸ", "phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023"):
        line = find(first, words)
        assert 1 / 3 <= measure.rule_below(first, line) / (line["x1"] - line["x0"]) <= 1 / 2


@pytest.mark.parametrize(
    "agency", ["ỦY BAN NHÂN DÂN HUYỆN CẨM MỸ", "TRUNG TÂM VĂN HÓA, THÔNG TIN VÀ THỂ THAO", "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]
)
def test_a_long_agency_stands_in_like_lines_beside_the_nation(agency):
    first = measure.pages(plan(agency_line=agency))[0]
    left = first.crop((0, 0, find(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")["x0"] - 1, 200))
    lines = [line["text"] for line in left.extract_text_lines() if line["text"].isupper()]
    assert " ".join(lines[1:-1] if lines[-1].startswith("Số") else lines[1:]) == agency
    assert not any(line.startswith("-") for line in lines)


def test_pages_are_numbered_in_the_top_margin_from_the_second_on(pages):
    margins = [page.crop((0, 0, page.width, TOP - 1)) for page in pages]
    assert [margin.extract_text() for margin in margins] == ["", "2", "3"]
    for margin in margins[1:]:
        (number,) = margin.chars
        assert 13 <= number["size"] <= 14
        assert (number["x0"] + number["x1"]) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_paragraphs_are_justified_indented_and_apart(first):
    lines = measure.body(first)
    start = next(i for i, line in enumerate(lines) if line["text"].startswith("1. Các cơ quan"))
    stop = next(i for i, line in enumerate(lines) if line["text"].startswith("2. Quán triệt"))
    paragraph = lines[start:stop]
    assert paragraph[0]["x0"] - LEFT == pytest.approx(1.27 * 10 * MM, abs=0.6)
    assert all(line["x0"] == pytest.approx(LEFT, abs=0.6) for line in paragraph[1:])
    assert all(line["x1"] == pytest.approx(RIGHT, abs=0.6) for line in paragraph[:-1])
    step = paragraph[1]["top"] - paragraph[0]["top"]
    assert 14 * 1.1 <= step <= 14 * 1.5 * 1.15
    assert lines[stop]["top"] - paragraph[-1]["top"] - step >= 6 - 0.1


def test_căn_cứ_lines_are_italic_and_end_as_the_decree_says():
    first = measure.pages(plan())[0]
    assert face(find(first, "phong trào thi đua năm 2023;"))[1] == {"Italic"}
    assert face(find(first, "Căn cứ chức năng, nhiệm vụ được giao.")) == ({14}, {"Italic"})


def test_the_foot_has_receivers_left_and_the_signature_right(last):
    to, post, name = find(last, "Nơi nhận:"), find(last, "CHỦ TỊCH"), find(last, "Huỳnh Tấn Thìn")
    assert to["x0"] == pytest.approx(LEFT, abs=0.6)
    assert post["x0"] > (LEFT + RIGHT) / 2
    assert middle(name) == pytest.approx(middle(post), abs=1)
    assert name["top"] - post["bottom"] > 20 * MM  # room for a hand and a seal


def test_signing_for_somebody_stands_above_the_post():
    last = measure.pages(directive(capacity="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", signer_title="PHÓ CHỦ TỊCH"))[-1]
    tops = [find(last, words)["top"] for words in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    assert tops == sorted(tops)


@pytest.mark.parametrize("filler", range(14, 26, 2))
def test_a_signature_never_stands_alone(filler):
    last = measure.pages(directive(opening="\n".join(["Dòng đệm."] * filler)))[-1]
    texts = [line["text"] for line in measure.body(last)]
    assert next(i for i, text in enumerate(texts) if text.startswith("Nơi nhận")) >= 2


def test_a_long_table_repeats_its_head_and_cuts_no_row():
    sheets = measure.pages(plan(rows=plan_2023.FACTS["rows"] * 12))
    heads = [page.extract_text().count("Mức phấn") for page in sheets]
    assert heads == [1] * 4 + [0] and "STT" in sheets[0].extract_text()
    assert face(find(sheets[1], "STT")) == ({13}, {"Bold"})


def test_annexes_stand_behind_the_signature_on_their_side_and_count_their_own_pages():
    figures, awards = report_2023.FACTS["annexes"]
    sheets = measure.pages(report(annexes=[figures | {"rows": figures["rows"] * 5}, awards]))
    shapes = [(round(sheet.width / MM), round(sheet.height / MM)) for sheet in sheets]
    assert shapes == [(210, 297)] * 2 + [(297, 210)] * 6
    assert [sheet.crop((0, 0, sheet.width, TOP - 1)).extract_text() for sheet in sheets] == ["", "2", "", "2", "3", "4", "5", ""]
    assert "Nơi nhận" in sheets[1].extract_text()
    assert [sheet.extract_text().count("Ghi chú") for sheet in sheets] == [0, 0, 1, 1, 1, 1, 1, 0]
    first = sheets[2]
    assert face(find(first, "Phụ lục I")) == face(find(first, "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2023")) == ({14}, {"Bold"})
    assert face(find(first, "(Kèm theo Báo cáo số 31/BC-UBND ngày 12 tháng 6 năm 2023 của UBND xã Sông Ray)")) == ({14}, {"Italic"})


def test_no_row_of_an_annex_is_cut_and_no_heading_or_whole_stays_behind():
    figures = report_2023.FACTS["annexes"][0]
    sheets = measure.pages(report(annexes=[figures | {"rows": figures["rows"] * 5}]))[2:]
    for sheet in sheets:
        chars = [char for char in sheet.chars if char["text"].strip()]
        assert max(char["x1"] for char in chars) <= sheet.width - 15 * MM + 0.6 and max(char["bottom"] for char in chars) <= sheet.height - 20 * MM
        (table,) = sheet.extract_tables()
        firsts = [row[0] or "" for row in table]
        assert firsts[0] == "STT" and firsts[1] and not firsts[-1].startswith(("I", "V"))  # a part has no number, a heading has a roman one


def test_one_annex_alone_has_no_number():
    sheet = measure.pages(report(annexes=report_2023.FACTS["annexes"][:1]))[2]
    assert [line["text"] for line in measure.body(sheet)][:2] == ["Phụ lục", "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2023"]


def test_a_chapter_with_one_part_does_not_count_it():
    first = measure.pages(report())[0]
    headings = [line["text"] for line in measure.body(first) if face(find(first, line["text"]))[1] == {"Bold"}]
    assert headings[5:9] == [
        "I. CÔNG TÁC LÃNH ĐẠO, TRIỂN KHAI",
        "Văn bản, kế hoạch, phát động, đăng ký thi đua",
        "II. KẾT QUẢ PHONG TRÀO THI ĐUA",
        "1. Phát triển kinh tế",
    ]


def middle(found):
    return (found["x0"] + found["x1"]) / 2
