"""The calendar that a calendar program fetches: events of the inbox, an address that can be taken back."""

import datetime as dt

import icalendar
import pytest

from emulation.notifications import inbox
from emulation.notifications.feed import close_feed, feed, feed_token, open_feed, user_of_token
from emulation.notifications.inbox import Row

DAY = dt.date(2023, 6, 12)
DUE = dt.date(2023, 6, 20)


@pytest.fixture
def rows(monkeypatch):
    """Rows that the inbox of everybody shows; a story fills the list."""
    shown = []
    monkeypatch.setattr(inbox, "_sources", [lambda user, day: shown])
    return shown


def events(user):
    calendar = icalendar.Calendar.from_ical(feed(user, DAY))
    return list(calendar.walk("VEVENT"))


def test_a_deadline_is_a_day_with_an_alarm_the_day_before(lan, rows, settings):
    settings.SITE_URL = "https://thidua.example.gov.vn"
    rows.append(Row(section="todo", title="Lập kế hoạch; gấp, thật", due=DUE, url="/viec/7/", unit="Cụm 1", key="obligation-7"))
    (event,) = events(lan)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DUE, dt.date(2023, 6, 21))
    assert str(event["summary"]) == "Lập kế hoạch; gấp, thật (Cụm 1)"
    assert str(event["url"]) == "https://thidua.example.gov.vn/viec/7/"
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [dt.timedelta(days=-1)]


def test_only_what_is_to_come_and_has_a_day(lan, rows):
    rows += [
        Row(section="todo", title="Có hạn", due=DUE),
        Row(section="todo", title="Theo bước", step=DUE),
        Row(section="coming", title="Sắp mở", due=DUE),
        Row(section="todo", title="Không hạn"),
        Row(section="done", title="Đã xong", due=DUE, done=DAY),
    ]
    assert sorted(str(event["summary"]) for event in events(lan)) == ["Có hạn", "Sắp mở", "Theo bước"]


def test_the_event_stays_the_same_event(lan, minh, rows):
    rows.append(Row(section="todo", title="Lập kế hoạch", due=DUE, key="obligation-7"))
    before = events(lan)[0]["uid"]
    rows[0] = Row(section="todo", title="Sửa kế hoạch", due=DAY, key="obligation-7", url="/ke-hoach/9/")
    assert events(lan)[0]["uid"] == before != events(minh)[0]["uid"]


def test_an_address_of_its_own_that_can_be_taken_back(lan, minh):
    assert feed_token(lan) == ""
    first = open_feed(lan)
    assert (feed_token(lan), user_of_token(first)) == (first, lan)
    second = open_feed(lan)
    assert (user_of_token(first), user_of_token(second)) == (None, lan)
    close_feed(lan)
    assert (feed_token(lan), user_of_token(second)) == ("", None)
    assert user_of_token(open_feed(minh)) == minh


def test_a_made_up_address_leads_nowhere(lan, db):
    token = open_feed(lan)
    for wrong in ("", "x", token[:-1], token + "x", token.upper(), "a:b:c", "\x00"):
        assert user_of_token(wrong) is None
    lan.is_active = False
    lan.save()
    assert user_of_token(token) is None
