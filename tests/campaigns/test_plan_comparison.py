"""Comparing two versions: words, numbers, rows matched by what they say."""

import pytest

from campaigns.plans.comparison import compare, value, words

BLANK = dict.fromkeys(("form", "title", "aims", "measures", "organisation", "paper_reference"), "") | {"paper_day": None, "scan": None, "files": []}


def row(content, **cells):
    return {"clause": "", "indicator": "", "measure": "", "level": "", "due": "", "person": ""} | {"content": content} | cells


def facts(*rows, **texts):
    return BLANK | {"rows": list(rows)} | texts


def test_words_put_in_and_left_out():
    assert words("Tăng so với năm trước.", "Tăng 5% so với năm ngoái.") == [
        ("same", "Tăng "),
        ("ins", "5% "),
        ("same", "so với năm "),
        ("del", "trước"),
        ("ins", "ngoái"),
        ("same", "."),
    ]


def test_lines_that_did_not_change_stay_whole():
    assert words("a\nb\nc\n", "a\nx\nc\n") == [("same", "a\n"), ("del", "b\n"), ("ins", "x\n"), ("same", "c\n")]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("46", "64", [("del", "46"), ("arrow", " → "), ("ins", "64")]),
        ("46", "46", [("same", "46")]),
        ("", "64", [("ins", "64")]),
        ("46", "", [("del", "46")]),
        ("", "", []),
    ],
)
def test_a_number_is_old_and_new_never_half(old, new, pieces):
    assert value(old, new) == pieces


def test_a_row_that_moved_and_was_reworded_is_one_change_not_two():
    old = facts(row("Trồng cây xanh dọc đường liên xã", level="46"), row("Hiến máu tình nguyện"))
    new = facts(row("Hiến máu tình nguyện"), row("Trồng cây xanh dọc các đường liên xã", level="64"))
    found = compare(old, new)
    assert [change.kind for change in found.rows] == ["same", "changed"]
    assert found.rows[1].cells["level"] == [("del", "46"), ("arrow", " → "), ("ins", "64")]


def test_rows_without_a_counterpart_are_new_or_gone():
    found = compare(facts(row("Hiến máu")), facts(row("Làm đường")))
    assert [change.kind for change in found.rows] == ["new", "gone"]
    assert found.counts == {"new": 1, "changed": 0, "gone": 1}


def test_the_same_copy_twice_is_no_change():
    copy = facts(row("Hiến máu"), aims="Một", paper_day="2023-02-20")
    assert compare(copy, copy).empty


def test_files_are_told_apart_by_their_digest_and_days_are_read_as_days():
    old = facts(files=[{"name": "a.pdf", "sha256": "1"}], paper_day="2023-02-20")
    new = facts(files=[{"name": "a.pdf", "sha256": "2"}], paper_day="2023-02-21")
    found = compare(old, new)
    assert found.files == [("ins", "a.pdf"), ("del", "a.pdf")]
    assert found.changed_texts[0].pieces == [("del", "20/2/2023"), ("arrow", " → "), ("ins", "21/2/2023")]


def test_markup_in_a_plan_stays_text():
    assert words("", "<b>đậm</b>") == [("ins", "<b>đậm</b>")]
