"""What holds for every text: reading never fails, places point to what is quoted, hostile texts are read too."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.readings.paper import reader
from campaigns.readings.paper.reader import read
from tests.campaigns.readings import shapes

WHOLE = [shapes.text(name) for name in ("chi_thi_2023", "chi_thi_tinh_2026", "ke_hoach_xa_2026", "go_xau")]
LINES = sorted({line for text in WHOLE for line in text.split("\n")})
WORDS = sorted({word for text in WHOLE for word in text.split()})
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

pieces = st.one_of(st.sampled_from(LINES), st.sampled_from(WORDS), st.text(max_size=12), st.sampled_from(["\t", "   ", "; ", ". ", "\n", "\n\n"]))
papers = st.lists(pieces, max_size=40).map(lambda parts: " ".join(parts)) | st.lists(pieces, max_size=40).map("\n".join)


def check_places(reading):
    for found in [*reading.head.values(), *reading.bases, *reading.duties, *reading.oddities]:
        start, end = found.place
        assert reading.text[start:end] == found.quote
    for found in [*reading.clauses, *reading.movements, *reading.recipients]:
        start, end = found.place
        assert 0 <= start <= end <= len(reading.text)


@CALM
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    check_places(read(text))


@CALM
@given(papers)
def test_any_mixture_of_lines_is_read(text):
    reading = read(text)
    check_places(reading)
    assert reading.text == unicodedata.normalize("NFC", reading.text)


@CALM
@given(papers)
def test_composed_and_decomposed_give_the_same(text):
    assert read(unicodedata.normalize("NFD", text)) == read(unicodedata.normalize("NFC", text))


@CALM
@given(st.sampled_from(WHOLE), st.integers(0, 7000), st.integers(0, 300))
def test_a_text_with_a_hole_is_read(text, start, size):
    check_places(read(text[:start] + text[start + size :]))


@pytest.mark.parametrize("text", WHOLE)
def test_places_of_the_papers(text):
    check_places(read(text))


HOSTILE = [
    " ",
    "\n",
    "a",
    "I",
    ".",
    "- ",
    "a\t",
    "1.",
    "1/",
    "ngày 1 tháng 1 ",
    "“phong trào ",
    "số 1/a-",
    "Luật a ",
    "giao các sở; ",
    "phát động phong trào ",
    "Căn cứ a, ",
    "định kỳ báo cáo, ",
    "phối hợp với các sở ",
    "1. Các sở báo cáo.\n",
    "(các sở ",
    "xây dựng và ban hành ",
    "Kế hoạch số 1/KH-UBND ngày 1/1/2020 ",
    "Covid-19.0 ",
    "1.1 a\na) b\n- c\n",
    "Sở A báo cáo; Sở B tuyên truyền; ",
    "CHỦ TỊCH\n",
    "chữ thường nối dòng\n",
    "và đồng thời cần phải ",
    "các cơ quan, đơn vị, ",
]


@pytest.mark.parametrize("seed", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_of_two_hundred_thousand_signs_is_read(seed):
    reading = read((seed * (200_000 // len(seed) + 1))[:200_000])
    assert len(reading.text) <= 200_000


def test_nothing_is_found_in_nothing():
    assert shapes.whole(read("")) == {
        "HEAD": {},
        "BASES": [],
        "CLAUSES": [],
        "MOVEMENTS": [],
        "RECIPIENTS": [],
        "DUTIES": [],
        "ODDITIES": [],
    }


def test_the_reader_knows_neither_django_nor_another_room():
    folder = Path(reader.__file__).parent
    lines = [line for path in folder.glob("*.py") for line in path.read_text().splitlines() if re.match(r"(from|import) ", line)]
    assert [line for line in lines if re.search(r"django|campaigns\.(?!readings\.paper)|emulation\.(?!search\.text)", line)] == []
