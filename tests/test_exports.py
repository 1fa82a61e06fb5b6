"""Every list goes out to Excel as it is filtered: the rows of the page and no others, text as text, days as days. A list without an answer fails."""

import datetime as dt
import re
import zipfile
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from emulation.formats import exports
from emulation.notifications.models import Notice
from tests import test_queries
from tests.factories import DAY
from tests.scene import CANARY, make_scene
from tests.test_queries import LISTS, WITH_RECORD

pytestmark = pytest.mark.sqlite

NOT_TABLES = {  # pages that list something which is no table to work on
    "home:inbox",  # one's own tasks, in sections
    "home:calendar",  # the days off, drawn as a year
    "notifications:bell",  # one's own messages
    "notifications:ladder",  # a form
    "campaigns:indicator-assign",  # what an act will do
    "campaigns:indicator-copy",
    "campaigns:target-edit",  # a form; the levels go out from their table
    "awards:recipient-detail",  # one person; the awards go out from the page of the history
}
# Cases of LISTS that count something beside the table of the page.
BESIDE = {
    *(("notifications:outbox", grow) for grow in ("duties_of_people", "addresses")),
    ("campaigns:target-matrix", "indicators"),  # its columns
    ("campaigns:indicator-detail", "units_with_an_indicator"),  # those with a level
    *(("dashboards:overview", grow) for grow in ("directives", "given_indicators")),
}
TABLES = [case for case in LISTS if case[0] not in NOT_TABLES and (case[0], case[2].__name__) not in BESIDE]
# Pages with a second table, whose rows are in the file too.
BOTH = {"campaigns:who-is-behind": lambda context: len(context["behind"].nobody) + len(context["behind"].left)}
IN_THE_SCENE = {"dashboards:unit": "unit", "dashboards:position": "unit", "campaigns:duty-detail": "duty"}


def rows_of(answer):
    """Return (lines over the table, titles, rows) of an export."""
    assert (answer.status_code, answer["Content-Type"]) == (200, exports.EXCEL)
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    head = next(number for number, row in enumerate(rows) if row[0] == "STT")
    return [row[0] for row in rows[:head]], rows[head], rows[head + 1 :]


def address(page, world):
    return reverse(page, args=[WITH_RECORD[page](world)] if page in WITH_RECORD else [])


@pytest.mark.parametrize(("page", "person", "grow", "count", "asked"), TABLES, ids=[f"{case[0]}-{case[1]}-{case[2].__name__}" for case in TABLES])
def test_the_file_has_the_rows_of_the_page_in_as_many_queries_however_many(world, sign_in, page, person, grow, count, asked):
    browser = sign_in(getattr(world.people, person))
    adding = grow(world)
    next(adding)
    url = address(page, world)

    def look():
        shown = BOTH.get(page, count)(browser.get(url, asked(world)).context)
        with CaptureQueriesContext(connection) as captured:
            _, _, rows = rows_of(browser.get(url, asked(world) | {"tai": "excel"}))
        assert len(rows) == shown
        assert [row[0] for row in rows] == list(range(1, shown + 1))
        return len(captured)

    look()
    one = look()
    next(adding)
    next(adding)
    assert look() == one


@pytest.mark.parametrize("page", sorted({case[0] for case in TABLES if case[0] not in WITH_RECORD or case[0] in IN_THE_SCENE}))
def test_the_page_offers_the_file_and_a_stranger_reads_nothing_of_others(world, sign_in, page):
    scene = make_scene(world)
    url = reverse(page, args=[scene[IN_THE_SCENE[page]].pk] if page in WITH_RECORD else [])
    for name in ("nga", "oanh", "quy"):
        answer = sign_in(getattr(world.people, name)).get(url, {"tai": "excel"})
        if answer.status_code == 200 and answer["Content-Type"] == exports.EXCEL:
            above, _, rows = rows_of(answer)
            assert CANARY not in repr(above) + repr(rows)
        else:
            assert CANARY not in answer.content.decode()
    for name in ("lan", "thin", "an", "khanh"):
        browser = sign_in(getattr(world.people, name))
        shown = browser.get(url)
        if shown.status_code == 200 and rows_of(browser.get(url, {"tai": "excel"}))[2]:
            assert re.search(r'href="\?[^"]*tai=excel"', shown.content.decode()), name


def answered(rows, columns=(("Nội dung", 20),), line=lambda row, reader: row, **more):
    listed = exports.ExcelList("Đơn vị: thử", columns, line)
    return exports.answer(SimpleNamespace(user=None), listed, rows, day=DAY, **more)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x","y")', "http://example.org"])
def test_text_that_looks_like_a_formula_stays_text(text):
    answer = answered([(text,)])
    assert rows_of(answer)[2] == [[1.0, text]]
    parts = zipfile.ZipFile(BytesIO(answer.content))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in sheet, "hyperlink" in sheet.lower()) == (False, False)


def test_days_are_days_and_numbers_are_numbers():
    moment = dt.datetime(2023, 6, 9, 20, 30, tzinfo=dt.UTC)
    columns = (("Ngày", 12), ("Lúc", 18), ("Năm", 8), ("Số", 12), ("Trống", 8))
    rows = rows_of(answered([(dt.date(2023, 2, 6), moment, 2023, Decimal("198.4"), None)], columns))[2]
    # A moment is told in the time of the place: it is the next morning there.
    assert rows == [[1.0, dt.date(2023, 2, 6), dt.datetime(2023, 6, 10, 3, 30), 2023.0, 198.4, ""]]


def test_the_file_says_what_narrows_it_on_which_day_and_has_a_name_without_marks():
    answer = answered([("a",), ("b",)], filters=["năm 2023", "", None, "Quá hạn"])
    above, titles, _ = rows_of(answer)
    assert above == ["Đơn vị: thử", "Đang lọc: năm 2023; Quá hạn.", "Số liệu ngày 6/2/2023, 2 dòng."]
    assert titles == ["STT", "Nội dung"]
    assert 'filename="don-vi-thu-2023-02-06.xlsx"' in answer["Content-Disposition"]
    assert rows_of(answered([]))[0][1] == "Toàn bộ danh sách, không lọc."


def test_a_list_without_an_end_is_cut_with_a_sentence():
    above, _, rows = rows_of(answered([("a",)] * (exports.MOST + 5)))
    assert len(rows) == 10_000
    assert above[-1] == "Danh sách có hơn 10.000 dòng; tệp này chỉ có 10.000 dòng đầu. Lọc hẹp hơn rồi tải lại."


def test_all_pages_go_out_not_only_the_one_shown(world, sign_in):
    letters = test_queries.letters(world)
    for _ in letters:
        pass
    one = Notice.objects.get(key__startswith="letter-0", channel="email")
    Notice.objects.bulk_create(
        Notice(
            recipient=one.recipient, subject=f"Thư {n}", body="x", key=f"x{n}", channel="email", authority=one.authority, created_at=one.created_at
        )
        for n in range(40)
    )
    browser = sign_in(world.people.lan)
    page = browser.get("/thu-di/", {"page": 2})
    assert 'href="?tai=excel"' in page.content.decode()  # the page that is shown does not narrow the file
    assert len(rows_of(browser.get("/thu-di/", {"tai": "excel", "page": 2}))[2]) == page.context["page"].paginator.count == 43
