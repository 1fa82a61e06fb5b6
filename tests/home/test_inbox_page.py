"""Việc của tôi: what is urgent is said first, done things go quiet, the year stands beside."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.home.inbox_page import lead_of, page_of
from emulation.notifications.inbox import Row
from tests import factories

TODAY = dt.date(2023, 6, 12)


def todo(title, day, **more):
    return Row(section="todo", title=title, due=day, url="/x/", verb="Mở", **more)


def lead(*rows):
    return "".join(lead_of(page_of(list(rows)), TODAY))


def test_the_lead_names_the_most_urgent():
    assert (
        lead(todo("Gửi báo cáo", dt.date(2023, 6, 30)), todo("Bổ sung hồ sơ", dt.date(2023, 6, 14)))
        == "Có 2 việc cần làm. Gấp nhất: bổ sung hồ sơ, hạn thứ Tư 14/6."
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [(dt.date(2023, 6, 9), "đã quá hạn 3 ngày (9/6)."), (TODAY, "hết hạn hôm nay."), (dt.date(2023, 7, 30), "hạn 30/7/2023.")],
)
def test_the_lead_says_how_urgent(day, words):
    assert lead(todo("UBND xã báo cáo", day)) == f"Có 1 việc cần làm. Gấp nhất: UBND xã báo cáo, {words}"


def test_the_lead_of_an_empty_day_says_what_comes_next():
    assert lead() == "Không có việc nào cần làm. Việc mới hiện ở đây khi có Chỉ thị hoặc yêu cầu gửi đến."
    coming = Row(section="coming", title="Báo cáo năm", state="locked", opens=dt.date(2023, 11, 15))
    assert lead(coming) == "Không có việc nào cần làm. Việc tiếp theo mở ngày 15/11/2023."


def test_the_year_lists_dated_rows_by_day_and_points_at_the_next():
    done = Row(section="done", title="Tiếp nhận", due=dt.date(2023, 2, 10), done=dt.date(2023, 2, 6), state="approved")
    now = todo("Báo cáo", dt.date(2023, 6, 20))
    page = page_of([now, done])
    assert (page.year_track, page.current, page.finished) == ([done, now], now, 1)


def test_a_long_queue_is_no_year():
    assert page_of([todo(str(n), TODAY) for n in range(13)]).year_track == []


def test_a_head_reads_the_inbox(launched, people, sign_in):
    page = sign_in(people.an).get(reverse("home:inbox"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Tiếp nhận Chỉ thị" in text and "Cần làm" in text and "Năm thi đua 2023" in text
    assert "Chỉ thị đang thực hiện" in text and launched.abstract in text
    assert "<title>(" in text


def test_a_neighbour_reads_no_directive_of_ours(launched, people, sign_in):
    assert launched.abstract not in sign_in(people.oanh).get(reverse("home:inbox")).content.decode()


def test_who_holds_no_seat_is_told_so(people, sign_in):
    assert "chưa được giao nhiệm vụ" in sign_in(people.quy).get(reverse("home:inbox")).content.decode()


def test_a_second_directive_costs_no_more_queries(world, people, sign_in):
    counts = []
    for year in (2023, 2022):
        factories.launch(world, year=year)
        browser = sign_in(people.an)
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("home:inbox"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 21
