"""How an obligation looks on a day: one row for each case, no database."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations.models import Change, Obligation
from emulation.dashboards.cells import LOOKS, cell_of, day_words_of

OPENS, DUE = dt.date(2023, 2, 6), dt.date(2023, 2, 28)
BEFORE, EVE, LAST, AFTER = dt.date(2023, 2, 5), dt.date(2023, 2, 27), DUE, dt.date(2023, 3, 1)


def obligation(*changes, late="take", **fields):
    """An obligation of February that is in no database, with its changes: tuples (kind, day, due)."""
    owed = Obligation(pk=1, opens=OPENS, due=DUE, duty=Duty(late=late), **fields)
    owed._prefetched_objects_cache = {"changes": [Change(kind=kind, day=day, due=due, reason="Lý do") for kind, day, due in changes]}
    return owed


@pytest.mark.parametrize(
    ("state", "sent", "done", "day", "expected"),
    [
        ("todo", None, None, BEFORE, None),
        ("todo", None, None, OPENS, "open"),
        ("draft", None, None, EVE, "open"),
        ("head", None, None, LAST, "open"),
        ("todo", None, None, AFTER, "overdue"),
        ("draft", None, None, AFTER, "overdue"),
        ("head", None, None, AFTER, "overdue"),
        ("sent", EVE, None, EVE, "sent"),
        ("sent", LAST, None, AFTER, "sent"),
        ("sent", AFTER, None, AFTER, "sent"),
        ("return", EVE, None, LAST, "returned"),
        ("return", EVE, None, AFTER, "returned"),
        ("return", None, None, AFTER, "returned"),
        ("head", EVE, None, AFTER, "returned"),
        ("approved", LAST, AFTER, AFTER, "done"),
        ("approved", None, LAST, LAST, "done"),
        ("approved", AFTER, AFTER, AFTER, "late"),
        ("approved", None, AFTER, AFTER, "late"),
    ],
)
def test_the_look_of_a_cell(state, sent, done, day, expected):
    look = cell_of(obligation(state=state, sent_on=sent, done_on=done), day)
    assert (look and look.key) == expected


def test_every_look_has_words_and_a_sign_of_its_own():
    looks = LOOKS.values()
    assert len({look.words for look in looks}) == len({look.icon for look in looks}) == len({look.css for look in looks}) == 7


MARCH = dt.date(2023, 3, 28)


@pytest.mark.parametrize(
    ("changes", "fields", "day", "expected"),
    [
        ([], {}, EVE, "Chưa nộp, còn hạn, hạn 28/2"),
        ([("extend", EVE, MARCH)], {}, OPENS, "Chưa nộp, còn hạn, hạn 28/2"),
        ([("extend", EVE, MARCH)], {}, AFTER, "Chưa nộp, còn hạn, gia hạn đến 28/3"),
        ([("extend", EVE, MARCH)], {}, dt.date(2023, 3, 30), "Quá hạn 2 ngày, gia hạn đến 28/3"),
        ([], {"late": "lock"}, AFTER, "Quá hạn 1 ngày, hạn 28/2, đã khóa"),
        ([("extend", AFTER, MARCH)], {"late": "lock"}, AFTER, "Chưa nộp, còn hạn, gia hạn đến 28/3"),
        ([("waive", EVE, None)], {}, AFTER, "Được miễn từ 27/2"),
        ([("waive", EVE, None), ("restore", LAST, None)], {}, AFTER, "Quá hạn 1 ngày, hạn 28/2"),
        ([("waive", AFTER, None)], {}, LAST, "Chưa nộp, còn hạn, hạn 28/2"),
        ([("fix", LAST, MARCH)], {"state": "return", "sent_on": EVE}, AFTER, "Đã trả lại, bổ sung trước 28/3"),
        ([("extend", EVE, MARCH)], {"state": "approved", "done_on": MARCH}, MARCH, "Xong, đúng hạn (28/3), gia hạn đến 28/3"),
    ],
)
def test_what_a_cell_says_on_pointing(changes, fields, day, expected):
    owed = obligation(*changes, **fields)
    look = cell_of(owed, day)
    assert look.words + day_words_of(owed, look, day) == expected
