"""A column from Excel: read and shown before anything is filled in, refused row by row in words."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from reports.periodic.grid import cells_of
from reports.periodic.openings import openings_of
from reports.periodic.pasting import read_column
from tests.reports.test_report_pages import boxes, values

pytestmark = pytest.mark.usefixtures("june")


def read(report, indicators, text, start="THU"):
    return read_column(cells_of(report), openings_of(report), str(indicators[start].pk), text)


def test_a_column_is_laid_on_the_cells_from_the_first_downwards(draft, indicators):
    pasted = read(draft, indicators, "198,4\r\n1.480\r\n90,8%\r\n\r\n\r\n48,5\r\nĐạt\r\n")
    assert [(row.text, row.plain) for row in pasted.good] == [
        ("198,4", "198,4"),
        ("1.480", "1480"),
        ("90,8%", "90,8"),
        ("48,5", "48,5"),
        ("Đạt", "Đạt"),
    ]
    assert (pasted.bad, pasted.left, pasted.wide) == ([], [], False)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1,480", "Thu ngân sách nhà nước: Số “1,480” có thể hiểu hai cách. Viết 1.480 nếu là số nghìn, hoặc 1,48 nếu là số thập phân"),
        ("#REF!", "Thu ngân sách nhà nước chỉ gồm chữ số, ví dụ 198,4"),
        ("12,34", "Thu ngân sách nhà nước lấy tối đa 1 chữ số sau dấu phẩy"),
        ("9" * 80, "Thu ngân sách nhà nước chỉ gồm chữ số, ví dụ 198,4"),
        ("-1", "Thu ngân sách nhà nước phải từ 0 trở lên"),
    ],
)
def test_a_row_that_cannot_be_read_says_why_and_stops_no_other(draft, indicators, text, problem):
    pasted = read(draft, indicators, f"{text}\n1480")
    assert [row.problem for row in pasted.bad] == [problem]
    assert [row.typed.value for row in pasted.good] == [Decimal(1480)]


def test_rows_beyond_the_grid_and_further_columns_are_told(draft, indicators):
    pasted = read(draft, indicators, "1\t2\n0\n7\n8", start="CHUYENDOISO")
    assert (len(pasted.good), pasted.left, pasted.wide) == (2, ["7", "8"], True)


def test_a_part_is_compared_with_its_whole_as_pasted(draft, indicators):
    pasted = read(draft, indicators, "40\n41", start="HONGHEO")
    assert [row.problem for row in pasted.bad] == ["Số hộ nghèo do phụ nữ làm chủ hộ là một phần nên không lớn hơn 40"]


@pytest.mark.parametrize(("start", "text"), [("THU", "  \n"), ("THU", "1\n" * 201)])
def test_nothing_and_too_much_are_refused(draft, indicators, start, text):
    with pytest.raises(ValidationError):
        read(draft, indicators, text, start=start)


def test_without_script_the_page_shows_the_reading_then_fills_it_in(draft, indicators, binh):
    typed = boxes(binh.get(f"/bao-cao/{draft.pk}/sua/")) | {"text-limits": "Gõ trước khi dán"}
    shown = binh.post(f"/bao-cao/{draft.pk}/dan/", typed | {"start": str(indicators["THU"].pk), "column": "198,4\n1.480\n1,480"})
    page = shown.content.decode()
    assert "1.480 → <b>1480</b>" in page
    assert "1 dòng chưa đọc được" in page
    assert draft.passages.get(key="limits").text == "Gõ trước khi dán"  # what else was typed is saved
    assert values(draft) == {}
    draft.refresh_from_db()
    again = {"start": str(indicators["THU"].pk), "column": "198,4\n1.480\n1,480", "version": draft.version, "apply": "1"}
    assert binh.post(f"/bao-cao/{draft.pk}/dan/", again).url == f"/bao-cao/{draft.pk}/sua/"
    assert values(draft) == {"THU": Decimal("198.4"), "DANSO": Decimal(1480)}
    assert binh.post(f"/bao-cao/{draft.pk}/dan/", again).status_code == 409  # somebody saved meanwhile: nothing is overwritten


def test_a_script_gets_the_reading_alone_and_saves_nothing(draft, indicators, binh):
    asked = {"start": str(indicators["THU"].pk), "column": "198,4\n1.480"}
    page = binh.post(f"/bao-cao/{draft.pk}/dan/", asked, headers={"x-autosave": "1"}).content.decode()
    assert "<html" not in page
    assert f'data-fill="{indicators["DANSO"].pk}" data-value="1.480"' in page
    assert values(draft) == {}
    refused = binh.post(f"/bao-cao/{draft.pk}/dan/", {"start": "x", "column": "1"}, headers={"x-autosave": "1"})
    assert (refused.status_code, "Chọn chỉ tiêu" in refused.content.decode()) == (422, True)
