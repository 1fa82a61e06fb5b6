"""The ladder: rungs before and after a deadline, weekly ones, those on a weekday, one authority's own."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from emulation.notifications.ladder import DEFAULT, Ladders, last_day
from emulation.notifications.models import Rung
from emulation.notifications.reminders import Due
from tests.factories import make_world

DEADLINE = dt.date(2023, 6, 20)  # a Tuesday


def due(**changes):
    facts = {"subject_id": 1, "deadline": DEADLINE, "since": dt.date(2023, 2, 6), "title": "t", "owner": "o", "url": "/", "authority_id": 1}
    return Due(**facts | changes)


def day(month, number):
    return dt.date(2023, month, number)


@pytest.mark.parametrize(
    ("rung", "asked", "expected"),
    [
        (Rung(offset=-3), day(6, 16), None),
        (Rung(offset=-3), day(6, 17), day(6, 17)),
        (Rung(offset=-3), day(7, 30), day(6, 17)),
        (Rung(offset=7, every=7), day(6, 26), None),
        (Rung(offset=7, every=7), day(6, 27), day(6, 27)),
        (Rung(offset=7, every=7), day(7, 10), day(7, 4)),
        (Rung(offset=1, every=7, weekday=0), day(6, 25), None),
        (Rung(offset=1, every=7, weekday=0), day(6, 26), day(6, 26)),
        (Rung(offset=1, every=7, weekday=0), day(7, 9), day(7, 3)),
        (Rung(offset=1, weekday=2), day(7, 9), day(6, 21)),
    ],
)
def test_the_last_day_of_a_rung(rung, asked, expected):
    assert last_day(rung, DEADLINE, asked) == expected


def test_only_rungs_after_the_day_from_which_it_counts():
    ladders = Ladders([])
    assert ladders.reached(due(since=day(6, 17)), "holder", day(6, 18)) is None
    assert ladders.reached(due(since=day(6, 17)), "holder", day(6, 19)) == day(6, 19)


def test_the_day_it_opened_is_a_rung_of_the_holder():
    ladders = Ladders([])
    late = due(opened=day(5, 15))
    assert [ladders.reached(late, reader, day(5, 16)) for reader in ("holder", "head")] == [day(5, 15), None]
    assert ladders.reached(late, "holder", day(6, 5)) == day(6, 5)
    assert ladders.reached(due(opened=day(2, 6)), "holder", day(5, 16)) is None


def test_an_authority_has_the_whole_of_its_own_ladder_or_the_whole_of_the_default_one():
    ladders = Ladders([Rung(authority_id=2, reader="holder", offset=-5)])
    assert ladders.reached(due(authority_id=2), "holder", DEADLINE) == day(6, 15)
    assert ladders.reached(due(authority_id=2), "office", day(7, 30)) is None
    assert ladders.reached(due(authority_id=1), "office", day(7, 30)) == day(7, 25)


def test_the_migration_lays_the_default_ladder(db):
    Rung.objects.all().delete()
    import_module("emulation.notifications.migrations.0002_reminders").lay_the_default_ladder(apps, None)
    facts = ("authority_id", "reader", "offset", "every", "weekday")
    assert set(Rung.objects.values_list(*facts)) == {tuple(getattr(rung, fact) for fact in facts) for rung in DEFAULT}
    assert Rung.objects.count() == len(DEFAULT) == 12


def test_the_database_refuses_what_cannot_be(db):
    Rung.objects.all().delete()
    Rung.objects.create(reader="holder", offset=1)
    for wrong, words in (
        (Rung(reader="holder", offset=1), "đã có"),
        (Rung(reader="head", offset=1, weekday=7), "thứ trong tuần"),
        (Rung(reader="head", offset=1, weekday=1, every=3), "sau 7 ngày"),
    ):
        with pytest.raises(ValidationError, match=words):
            wrong.full_clean()
    Rung(authority=make_world().authority, reader="holder", offset=1).full_clean()
    assert Rung.objects.count() == 1
