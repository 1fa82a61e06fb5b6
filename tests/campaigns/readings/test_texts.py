"""Papers of different offices and layouts, each with its answer: equality of whole lists."""

import importlib
import unicodedata

import pytest

from campaigns.readings.paper.reader import read
from tests.campaigns.readings import answer_2023, shapes
from tests.documents import directive_2023

NAMES = sorted(path.stem for path in shapes.TEXTS.glob("*.txt"))
PARTS = ["HEAD", "BASES", "CLAUSES", "MOVEMENTS", "RECIPIENTS", "DUTIES", "ODDITIES"]


def answer(name):
    return answer_2023 if name == "chi_thi_2023" else importlib.import_module(f"tests.campaigns.readings.answers.{name}")


@pytest.fixture(scope="module")
def readings():
    return {name: read(shapes.text(name)) for name in NAMES}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", NAMES)
def test_everything_is_found_and_nothing_else(readings, name, part):
    assert shapes.whole(readings[name])[part] == getattr(answer(name), part)


@pytest.mark.parametrize("name", NAMES)
def test_one_spelling_or_the_other_reads_the_same(readings, name):
    for form in ("NFC", "NFD"):
        assert read(unicodedata.normalize(form, shapes.text(name))) == readings[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_was_read_reads_the_same_again(readings, name):
    assert read(readings[name].text) == readings[name]


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_of_windows_and_blanks_that_do_not_break_change_nothing(readings, name):
    typed = shapes.text(name).replace("\n", "\r\n").replace("thi đua", "thi\u00a0đua")
    assert shapes.facts(read(typed)) == shapes.facts(readings[name])


def test_exhortations_lay_no_duty(readings):
    """Clauses 1 to 5 of the real directive ask for a good spirit; clause 6 names a body and an act (columns that make propaganda)."""
    assert sorted({duty.clause for duty in readings["chi_thi_2023"].duties if duty.clause is not None}) == [5, 7, 8, 9, 10, 11]


def test_the_real_directive_gives_the_records_that_people_typed_from_it(readings):
    """The same paper stands word by word in the tests of the PDF engine, typed by hand: an answer that the reader did not write itself."""
    found = readings["chi_thi_2023"]
    typed = [(clause["label"].rstrip(".)"), 0, clause["text"]) for clause in directive_2023.CLAUSES]
    typed += [(task["label"].rstrip(".)"), 1, task["text"]) for task in directive_2023.TASKS]
    assert [(each.label, each.depth, each.text) for each in found.clauses] == typed
    assert shapes.recipients(found) == directive_2023.RECIPIENTS
    facts = {
        "opening": directive_2023.OPENING,
        "closing": directive_2023.CLOSING,
        "abstract": " ".join(directive_2023.ABSTRACT.split()),
        "filing": "VT, NC",
        "drafter_mark": "Thọ",
        "signer_title": "CHỦ TỊCH",
        "signer_name": "Huỳnh Tấn Thìn",
        "type_name": "CHỈ THỊ",
        "symbol": "CT-UBND",
        "place": "Cẩm Mỹ",
    }
    assert {key: shapes.head(found)[key] for key in facts} == facts


def test_parts_may_be_counted_in_words():
    found = read("Phần thứ nhất\nMỤC ĐÍCH\n1. Nâng cao nhận thức.\nPhần thứ hai\nNỘI DUNG\n1. Tuyên truyền.\n")
    assert [(each.label, each.depth) for each in found.clauses] == [("Phần thứ nhất", 0), ("1", 1), ("Phần thứ hai", 0), ("1", 1)]
