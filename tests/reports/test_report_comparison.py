"""Two versions of a report side by side: numbers old and new, words put in and left out."""

import datetime as dt

import pytest

from emulation import clock
from reports.periodic.actions import recall, return_report, save_report, submit_report
from reports.periodic.comparison import compare
from reports.periodic.models import Report
from tests.report_factories import JUNE, make_indicators, make_report, type_figures

HOUR = dt.timedelta(hours=1)


def cell(indicator, words, **more):
    return {"indicator": indicator, "name": f"Chỉ tiêu {indicator}", "measure": "hộ", "words": words, "level": "", "note": "", "reason": ""} | more


def facts(*cells, texts=(), files=()):
    passages = [{"key": key, "title": key.capitalize(), "text": text} for key, text in texts]
    return {"cells": list(cells), "passages": passages, "files": [{"name": name, "sha256": name, "indicator": None} for name in files]}


def test_the_same_copy_twice_is_no_change():
    copy = facts(cell(1, "40", note="Đã rà soát"), texts=[("limits", "Thu chậm.")], files=["a.pdf"])
    assert compare(copy, copy).empty


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("40", "46", [("del", "40"), ("arrow", " → "), ("ins", "46")]),
        ("1.480", "14.800", [("del", "1.480"), ("arrow", " → "), ("ins", "14.800")]),
        ("0", "Không phát sinh", [("del", "0"), ("arrow", " → "), ("ins", "Không phát sinh")]),
        ("Đạt", "Chưa đạt", [("del", "Đạt"), ("arrow", " → "), ("ins", "Chưa đạt")]),
        ("", "0", [("ins", "0")]),
        ("40", "", [("del", "40")]),
    ],
)
def test_a_number_is_old_and_new_never_half_of_it(old, new, pieces):
    (change,) = compare(facts(cell(1, old)), facts(cell(1, new))).changed_cells
    assert (change.kind, change.pieces["words"]) == ("changed", pieces)


def test_a_note_and_a_reason_differ_in_words():
    old, new = cell(1, "40", note="Theo rà soát"), cell(1, "40", note="Theo rà soát tháng 6", reason="Chuẩn mới")
    (change,) = compare(facts(old), facts(new)).changed_cells
    assert not change.number_changed
    assert change.pieces["note"] == [("same", "Theo rà soát"), ("ins", " tháng 6")]
    assert change.pieces["reason"] == [("ins", "Chuẩn mới")]


def test_indicators_asked_since_then_and_no_longer_asked_are_named():
    found = compare(facts(cell(1, "40"), cell(2, "5")), facts(cell(2, "5"), cell(3, "7")))
    assert [(each.indicator, each.kind) for each in found.cells] == [(2, "same"), (3, "new"), (1, "gone")]
    assert (found.cell(3).pieces["words"], found.cell(9)) == ([("ins", "7")], None)


def test_passages_differ_in_words_not_in_lines():
    found = compare(facts(texts=[("limits", "Thu chậm.\nCòn 2 xã.")]), facts(texts=[("limits", "Thu chậm.\nCòn 3 xã.")]))
    (passage,) = found.changed_passages
    assert passage.pieces == [("same", "Thu chậm.\nCòn "), ("del", "2"), ("ins", "3"), ("same", " xã.")]
    assert found.passage("limits") is passage and found.passage("causes") is None


def test_a_file_put_in_is_a_change():
    assert compare(facts(files=["a.pdf"]), facts(files=["a.pdf", "b.pdf"])).changed_files == [("same", "a.pdf"), ("ins", "b.pdf")]


# The page


@pytest.fixture
def returned(world, launched):
    """Sông Ray's report, submitted, sent back, corrected and submitted again."""
    people = world.people
    with clock.at(JUNE):
        make_indicators(world)
        report = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
        submit_report(report, by=people.an, now=JUNE)
        return_report(report, by=people.lan, now=JUNE + HOUR, note="Xem lại thu ngân sách")
        report = Report.objects.get(pk=report.pk)
        type_figures(report, by=people.binh, now=JUNE + 2 * HOUR, figures={"THU": "189.4"})
        save_report(report, by=people.binh, now=JUNE + 2 * HOUR, version=report.version, texts={"causes": "Đất đấu giá <b>chậm</b>."})
        submit_report(report, by=people.an, now=JUNE + 3 * HOUR)
        yield report


def page(browser, report, **asked):
    return browser.get(f"/bao-cao/{report.pk}/so-sanh/", asked)


def test_the_office_sees_at_once_what_the_second_version_changed(world, returned, sign_in):
    answer = page(sign_in(world.people.lan), returned)
    shown = answer.content.decode()
    comparison = answer.context["comparison"]
    assert "So bản 2 với bản 1" in shown
    assert [change.name for change in comparison.changed_cells] == ["Thu ngân sách nhà nước"]
    assert [passage.key for passage in comparison.changed_passages] == ["economy", "highlights", "causes", "outlook"]
    assert '<del><span class="vh">đã bỏ: </span>198,4</del> → <ins><span class="vh">thêm: </span>189,4</ins>' in shown
    assert "&lt;b&gt;" in shown and "<b>chậm</b>" not in shown
    assert "Nguyễn Văn An trình lúc 12:00 ngày 9/6/2023" in shown


def test_the_address_chooses_the_versions_and_rubbish_means_the_newest(world, returned, sign_in):
    lan = sign_in(world.people.lan)
    assert "So bản 1 với bản 2" in page(lan, returned, ban="1", voi="2").content.decode()
    for asked in ({"ban": "9", "voi": "x"}, {"ban": "-1"}, {"voi": "²"}, {"ban": "1" * 4000}):
        assert "So bản 2 với bản 1" in page(lan, returned, **asked).content.decode()
    assert "Hai bản giống hệt nhau" in page(lan, returned, ban="1").content.decode()


def test_with_one_version_there_is_nothing_to_compare(world, launched, sign_in):
    with clock.at(JUNE):
        make_indicators(world)
        report = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)
        submit_report(report, by=world.people.an, now=JUNE)
        assert page(sign_in(world.people.lan), report).status_code == 404


def test_what_the_unit_took_back_only_the_unit_may_compare(world, returned, sign_in):
    people = world.people
    recall(returned, by=people.an, now=JUNE + 4 * HOUR)
    assert [page(sign_in(each), returned).status_code for each in (people.lan, people.an, people.binh)] == [404, 200, 200]


def test_a_stranger_finds_nothing(world, returned, sign_in):
    people = world.people
    assert [page(sign_in(each), returned).status_code for each in (people.em, people.oanh, people.an)] == [404, 404, 200]
