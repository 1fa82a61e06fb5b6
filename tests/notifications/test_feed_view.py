"""The calendar that a calendar program fetches: whoever has the address reads it, nobody else, and not after it was taken back."""

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emulation.notifications.feed import close_feed, open_feed
from tests.factories import launch


def address(person):
    return f"/lich/{open_feed(person)}.ics"


def test_a_calendar_program_needs_no_session(launched, people, client):
    answer = client.get(address(people.an))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "private" in answer["Cache-Control"]
    assert answer.cookies == {}
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    days = {str(event["summary"]): event["dtstart"].dt for event in events}
    assert sorted(day.isoformat() for day in days.values()) == ["2023-02-13", "2023-02-28", "2023-03-15", "2023-06-15"]


@pytest.mark.parametrize("token", ["x", "eyJhIjoxfQ:1abc:zzz", "0" * 400, "%00", "..%2f"])
def test_a_made_up_address_is_nowhere(db, client, token):
    assert client.get(f"/lich/{token}.ics").status_code == 404


def test_an_address_that_was_changed_or_ended_is_nowhere(launched, people, client):
    first = address(people.an)
    second = address(people.an)
    assert [client.get(url).status_code for url in (first, second)] == [404, 200]
    close_feed(people.an)
    assert client.get(second).status_code == 404


def test_the_calendar_of_who_left_is_nowhere(launched, people, client):
    url = address(people.an)
    type(people.an).objects.filter(pk=people.an.pk).update(is_active=False)
    assert client.get(url).status_code == 404


def test_it_is_only_read(launched, people, client):
    assert client.post(address(people.an)).status_code == 405


def test_many_duties_cost_as_many_queries_as_one(world, people, client):
    launch(world)
    url = address(people.an)

    def look():
        with CaptureQueriesContext(connection) as captured:
            count = client.get(url).content.count(b"BEGIN:VEVENT")
        return count, len(captured)

    look()
    many = look()
    launch(world, year=2024)
    more = look()
    assert (more[0] > many[0], more[1]) == (True, many[1])
    assert many[0] == 4
