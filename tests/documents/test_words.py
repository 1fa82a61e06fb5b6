"""What a paper says: every word of the source, nothing else, the same bytes each time."""

import datetime as dt
import unicodedata

import pytest

from emulation.documents import engine
from emulation.documents.templatetags import papers
from tests.documents import directive_2023, measure, plan_2023

CREATED = dt.datetime(2023, 2, 6, 2, 0, tzinfo=dt.UTC)
TEMPLATES = [("documents/directive.html", directive_2023.FACTS), ("documents/plan.html", plan_2023.FACTS)]


def texts(clauses):
    for clause in clauses:
        yield f"{clause['label']} {clause['text']}"
        yield from texts(clause.get("children", ()))


def test_every_paragraph_of_2023_can_be_copied_out_word_by_word():
    said = measure.plain(engine.render_pdf(engine.render_html(*TEMPLATES[0])))
    paragraphs = [directive_2023.OPENING, *texts(directive_2023.CLAUSES), directive_2023.CLOSING]
    assert len(paragraphs) == 14
    assert [text for text in paragraphs if text not in said] == []
    assert unicodedata.is_normalized("NFC", said)
    places = [said.index(text) for text in paragraphs]
    assert places == sorted(places)


def test_the_plan_says_its_parts_in_order_and_every_row():
    said = measure.plain(engine.render_pdf(engine.render_html(*TEMPLATES[1])))
    parts = ["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THI ĐUA", "III. GIẢI PHÁP", "IV. TỔ CHỨC THỰC HIỆN", "TRƯỞNG PHÒNG"]
    assert [said.count(part) for part in parts] == [1] * 5
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)
    assert "95%" not in said and "99,5%" in said and "6 gương" in said and "15/12/2023" in said


def test_a_plan_without_a_part_closes_the_numbers_up():
    said = measure.plain(engine.render_pdf(engine.render_html("documents/plan.html", plan_2023.FACTS | {"aims": "", "measures": ""})))
    assert "I. NỘI DUNG THI ĐUA" in said and "II. TỔ CHỨC THỰC HIỆN" in said and "MỤC ĐÍCH" not in said


@pytest.mark.parametrize(("template", "facts"), TEMPLATES)
def test_the_same_facts_give_the_same_bytes(template, facts):
    html = engine.render_html(template, facts)
    assert engine.render_pdf(html, created=CREATED) == engine.render_pdf(html, created=CREATED)


def test_a_draft_says_so_and_leaves_room_for_number_and_day():
    sheets = measure.pages(engine.draft_pdf("documents/directive.html", directive_2023.FACTS))
    assert all("DỰ THẢO" in page.extract_text() for page in sheets)
    first = " ".join(sheets[0].extract_text().split())
    assert "Số: /CT-UBND" in first and "Cẩm Mỹ, ngày tháng năm 2023" in first and "01/CT-UBND" not in first


def test_a_draft_of_a_coming_year_prints_the_year_it_is_told():
    facts = directive_2023.FACTS | {"day": None, "year": 2027}
    assert "ngày tháng năm 2027" in " ".join(measure.plain(engine.draft_pdf("documents/directive.html", facts)).split())


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-02-06", "ngày 06 tháng 02 năm 2023"),
        ("2023-01-31", "ngày 31 tháng 01 năm 2023"),
        ("2023-03-09", "ngày 09 tháng 3 năm 2023"),
        ("2026-12-10", "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_months_one_and_two_carry_a_zero(day, words):
    assert papers.day_words(day) == words


@pytest.mark.parametrize(("number", "written"), [(1, "01"), (9, "09"), (10, "10"), (125, "125")])
def test_numbers_below_ten_carry_a_zero(number, written):
    assert papers.padded(number) == written


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Về việc ngắn", ["Về việc ngắn"]),
        (
            "Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023",
            ["Về việc phát động phong trào thi đua thực hiện thắng lợi nhiệm", "vụ phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2023"],
        ),
        ("Dòng tự ngắt\nđược giữ nguyên " + "x" * 80, ["Dòng tự ngắt", "được giữ nguyên " + "x" * 80]),
    ],
)
def test_an_abstract_is_broken_into_lines_of_like_length(text, lines):
    assert papers.balanced(text).split("\n") == lines


def test_no_line_of_the_real_directive_begins_with_a_dash():
    sheets = measure.pages(engine.render_pdf(engine.render_html(*TEMPLATES[0])))
    foot = [line["text"] for line in measure.body(sheets[-1]) if line["text"].startswith("- ")]
    assert len(foot) == 10  # the receivers and the filing, nothing of the text
    assert not any(line["text"].startswith("- ") for page in sheets[:-1] for line in measure.body(page))


def test_items_lose_the_marks_that_the_template_sets():
    assert [papers.bare(line) for line in ("- TT.HU; TT.HĐND huyện;", "Như trên.", None)] == ["TT.HU; TT.HĐND huyện", "Như trên", ""]
