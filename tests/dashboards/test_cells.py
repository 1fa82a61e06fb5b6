"""How an obligation looks on a day: one row for each case, no database."""

import datetime as dt

import pytest

from campaigns.obligations.models import Obligation
from emulation.dashboards.cells import LOOKS, cell_of

OPENS, DUE = dt.date(2023, 2, 6), dt.date(2023, 2, 28)
BEFORE, EVE, LAST, AFTER = dt.date(2023, 2, 5), dt.date(2023, 2, 27), DUE, dt.date(2023, 3, 1)


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
    obligation = Obligation(opens=OPENS, due=DUE, state=state, sent_on=sent, done_on=done)
    look = cell_of(obligation, day)
    assert (look and look.key) == expected


def test_every_look_has_words_and_a_sign_of_its_own():
    looks = LOOKS.values()
    assert len({look.words for look in looks}) == len({look.icon for look in looks}) == len({look.css for look in looks}) == 6
