"""The morning round over a room that owes what the story says."""

import datetime as dt
import threading
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emulation import clock
from emulation.accounts.models import User
from emulation.notifications import health, rounds, tasks
from emulation.notifications.ladder import Ladders
from emulation.notifications.models import Beat, Notice, Preference, Reminder
from emulation.notifications.rounds import morning_round
from tests.notifications.desk import at

DAY = dt.date(2023, 6, 17)
DEADLINE = dt.date(2023, 6, 20)
WEEK = dt.timedelta(days=7)


def given_days(person):
    return list(Reminder.objects.filter(person=person).order_by("day").values_list("rung_day", "day"))


def test_one_bell_and_one_letter_that_waits_for_the_hour(desk, lan):
    desk.owe(1, lan, DEADLINE)
    assert morning_round(DAY, now=at(DAY, 5, 30)) == rounds.RoundResult(notices=2, people=1)
    bell, letter = Notice.objects.order_by("channel")
    assert (bell.state, letter.state, letter.lease_until) == ("sent", "pending", at(DAY, 7))
    assert bell.subject == letter.subject == "Còn 3 ngày: báo cáo số 1 của UBND xã Sông Ray"


def test_each_at_the_hour_of_their_choice(desk, lan, minh):
    Preference.objects.create(user=lan, digest_hour=17)
    Preference.objects.create(user=minh, channel="bell")
    for number, person in enumerate((lan, minh)):
        desk.owe(number, person, DEADLINE)
    assert morning_round(DAY, now=at(DAY)).notices == 3
    assert list(Notice.objects.filter(channel="email").values_list("recipient", "lease_until")) == [(lan.pk, at(DAY, 17))]


def test_a_kill_between_two_people_loses_nothing(desk, lan, minh, monkeypatch):
    for number, person in enumerate((lan, minh)):
        desk.owe(number, person, DEADLINE)
    write = rounds.write

    def killed(**message):
        if message["people"] == [lan]:
            raise SystemExit
        return write(**message)

    monkeypatch.setattr(rounds, "write", killed)
    with pytest.raises(SystemExit):
        morning_round(DAY, now=at(DAY))
    given = set(Reminder.objects.values_list("person", flat=True))
    assert given == set(Notice.objects.values_list("recipient", flat=True)) and lan.pk not in given
    monkeypatch.setattr(rounds, "write", write)
    morning_round(DAY, now=at(DAY))
    assert Counter(Notice.objects.values_list("recipient", "channel")) == Counter(
        (person.pk, way) for person in (lan, minh) for way in ("bell", "email")
    )
    assert Reminder.objects.count() == 2


def test_the_same_reminder_cannot_be_written_twice(desk, lan):
    desk.owe(1, lan, DEADLINE)
    morning_round(DAY, now=at(DAY))
    again = Reminder.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError):
        again.save(force_insert=True)


def test_two_rounds_at_once(transactional_db, desk, monkeypatch):
    monkeypatch.setattr(tasks, "ask_for_delivery", lambda: None)
    people = User.objects.bulk_create(
        User(username=f"nguoi-{number}", full_name=f"Người {number}", email=f"n{number}@example.vn", sort_key=f"{number:02}") for number in range(12)
    )
    for number, person in enumerate(people):
        desk.owe(number, person, DEADLINE)
    gate, made = threading.Barrier(3), []

    def run():
        try:
            gate.wait(timeout=60)
            made.append(morning_round(DAY, now=at(DAY)))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(result.notices for result in made), sum(result.people for result in made)) == (24, 12)
    assert Counter(Notice.objects.values_list("recipient", flat=True)) == Counter({person.pk: 2 for person in people})
    assert Reminder.objects.count() == 12


def test_whoever_reads_in_two_roles_gets_one_line(desk, lan):
    desk.owe(1, lan, DAY - WEEK, readers={"holder": [lan], "office": [lan]})
    morning_round(DAY, now=at(DAY))
    notice = Notice.objects.get(channel="bell")
    assert [line["reader"] for line in notice.digest["lines"]] == ["holder"]
    assert Reminder.objects.count() == 2
    morning_round(DAY + dt.timedelta(days=1), now=at(DAY + dt.timedelta(days=1)))
    assert Notice.objects.filter(channel="bell").count() == 1


def test_the_command_tells_how_many(desk, lan, minh, capsys):
    minh.email = ""
    for number, person in enumerate((lan, minh)):
        desk.owe(number, person, DEADLINE)
    call_command("morning_round", day=DAY)
    call_command("morning_round", day=DAY)
    assert capsys.readouterr().out == "3 thông báo cho 2 người\n0 thông báo cho 0 người\n"


def test_the_task_waits_for_the_morning_and_leaves_a_sign(desk, lan):
    desk.owe(1, lan, DEADLINE)
    with clock.at(at(DAY, 5, 29)):
        tasks.morning()
        assert (Notice.objects.count(), Beat.objects.count()) == (0, 0)
    with clock.at(at(DAY, 5, 31)):
        tasks.morning()
        tasks.morning()
        assert health.figures(clock.now()).morning is not None
    assert Notice.objects.count() == 2


def test_a_trial_lives_on_its_own_day(desk, lan, settings, mailoutbox):
    settings.DEMO, settings.DEMO_DAY = True, "2023-06-17"
    desk.owe(1, lan, DEADLINE)
    with clock.at("2026-11-22 09:00"):
        tasks.morning()
        tasks.sweep()
    assert list(Notice.objects.filter(key__startswith="digest:2023-06-17:").order_by("channel").values_list("channel", "state", "sent_at__date")) == [
        ("bell", "sent", DAY),
        ("email", "sent", DAY),
    ]
    assert [mail.subject for mail in mailoutbox] == ["Còn 3 ngày: báo cáo số 1 của UBND xã Sông Ray"]
    assert {beat.at.year for beat in Beat.objects.all()} == {2026}


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deadline=st.integers(-20, 40),
    days=st.sets(st.integers(0, 45), min_size=1, max_size=14),
    done=st.none() | st.integers(0, 45),
    moved=st.none() | st.tuples(st.integers(0, 45), st.integers(1, 40)),
)
def test_never_a_rung_twice_never_two_messages_a_day_never_after_it_is_done(desk, lan, deadline, days, done, moved):
    """Whatever the deadline, the days on which the round ran (twice each), the day it was done and the day more time was given."""
    Notice.objects.all().delete()
    Reminder.objects.all().delete()
    start = dt.date(2023, 12, 1)  # over the new year and the leap day's month
    ladders, expected, due_day, since = Ladders.read(), [], start + dt.timedelta(days=deadline), start - dt.timedelta(days=1)
    for number in sorted(days):
        day = start + dt.timedelta(days=number)
        if moved and number >= moved[0]:
            since = max(since, start + dt.timedelta(days=moved[0]))
            due_day = start + dt.timedelta(days=max(deadline, 0) + moved[1])
        desk.owe(1, lan, due_day, since=since)
        desk.done = {1} if done is not None and number >= done else set()
        morning_round(day, now=at(day))
        morning_round(day, now=at(day, 11))
        rung = ladders.reached(desk.papers[1], "holder", day)
        if rung and not desk.done and (due_day, rung) not in [(each[0], each[1]) for each in expected]:
            expected.append((due_day, rung, day))
    assert list(Reminder.objects.order_by("pk").values_list("deadline", "rung_day", "day")) == expected
    assert Notice.objects.filter(channel="bell").count() == len({day for _, _, day in expected}) == len(expected)
