"""Days are those of Asia/Ho_Chi_Minh wherever the machine thinks it stands: the same instants give the same days under every process time zone."""

import datetime as dt
import os
import random
import time

import pytest

from campaigns.directives.dueness import due_day
from campaigns.directives.models import Duty
from campaigns.obligations.models import Change, Obligation
from emulation import clock
from emulation.dashboards.scope import year_before
from emulation.formats.words import ago_words, day_words, deadline_words, moment_words
from emulation.units.calendar import WorkingDays

ZONES = ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"]
VIETNAM = dt.timezone(dt.timedelta(hours=7))  # no summer time since 1975
SECOND = dt.timedelta(seconds=1)
DUE, EXTENDED = dt.date(2024, 2, 29), dt.date(2024, 12, 31)
MIDNIGHTS = [
    *(dt.date(year, 12, 31) for year in range(2022, 2030)),
    *(dt.date(year, 1, 1) for year in range(2022, 2030)),
    *(dt.date(year, 2, 28) for year in range(2022, 2030)),
    *(dt.date(year, 3, 1) for year in range(2022, 2030)),
    *(DUE, DUE + dt.timedelta(days=1), EXTENDED, dt.date(2024, 3, 10), dt.date(2024, 11, 3)),  # and New York's changes of the clock
]


def instants():
    """Thousands of moments between 2022 and 2029, and the seconds around the midnights that matter, in three time zones."""
    dice = random.Random(20230206)
    first = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)
    found = [first + dt.timedelta(seconds=dice.randrange(8 * 365 * 86400), microseconds=dice.randrange(10**6)) for _ in range(6000)]
    for day in MIDNIGHTS:
        for zone in (VIETNAM, dt.UTC, dt.timezone(dt.timedelta(hours=-5))):
            midnight = dt.datetime.combine(day, dt.time(), tzinfo=zone)
            found += [midnight - SECOND, midnight - dt.timedelta(microseconds=1), midnight, midnight + SECOND]
    return found


INSTANTS = instants()


def owed():
    owed = Obligation(pk=1, opens=dt.date(2024, 1, 1), due=DUE, state="todo", duty=Duty(late="lock"))
    owed._prefetched_objects_cache = {"changes": [Change(kind="extend", day=dt.date(2024, 3, 5), due=EXTENDED)]}
    return owed


def told(moment, obligation, works):
    """Everything that the rules say about one instant."""
    day = clock.day_of(moment)
    return (
        day,
        clock.end_of_day(day),
        obligation.deadline(day),
        obligation.days_late(day),
        obligation.is_overdue(day),
        obligation.is_locked(day),
        works.add(day, 5),
        due_day("ngày làm việc cuối tháng 2", launch=day, year=day.year, works=works),
        year_before(day),
        (day_words(moment), moment_words(moment), ago_words(moment, day), deadline_words(DUE, day, moment)),
    )


@pytest.fixture
def stand_in():
    """Return a function that lays the process into a time zone; afterwards it stands where it stood."""
    before = os.environ.get("TZ")

    def move(zone):
        os.environ["TZ"] = zone
        time.tzset()

    yield move
    if before is None:
        os.environ.pop("TZ")
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_the_time_zone_of_the_process_changes_nothing(stand_in):
    answers = []
    for zone in ZONES:
        stand_in(zone)
        obligation, works = owed(), WorkingDays(closed=frozenset({dt.date(2024, 2, 9)}), extra=frozenset({dt.date(2024, 5, 4)}))
        answers.append([told(moment, obligation, works) for moment in INSTANTS])
    assert answers[0] == answers[1] == answers[2]
    assert len(INSTANTS) > 6000


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_is_seven_hours_ahead_of_greenwich(stand_in, zone):
    stand_in(zone)
    for moment in INSTANTS:
        day = clock.day_of(moment)
        assert day == moment.astimezone(VIETNAM).date()
        assert day <= clock.day_of(clock.end_of_day(day)) < clock.day_of(clock.end_of_day(day) + SECOND)


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_due_on_a_day_is_in_time_until_its_last_second(stand_in, zone):
    stand_in(zone)
    last = dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=VIETNAM)
    obligation = owed()
    assert [clock.day_of(moment) for moment in (last, last + SECOND)] == [DUE, dt.date(2024, 3, 1)]
    assert [obligation.days_late(clock.day_of(moment)) for moment in (last, last + SECOND)] == [0, 1]
    assert [obligation.is_locked(clock.day_of(moment)) for moment in (last, last + SECOND)] == [False, True]
    with clock.at(last + SECOND):
        assert (clock.today(), clock.end_of_day(clock.today()).astimezone(dt.UTC).isoformat()) == (dt.date(2024, 3, 1), "2024-03-01T16:59:59+00:00")


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_that_was_set_stands_where_it_was_set(stand_in, zone):
    stand_in(zone)
    with clock.at("2023-12-31 23:59"):
        assert (clock.today().year, clock.day_of(clock.now())) == (2023, dt.date(2023, 12, 31))
    with clock.at("2024-01-01 00:00"):
        assert (clock.today().year, clock.now().astimezone(dt.UTC).year) == (2024, 2023)
