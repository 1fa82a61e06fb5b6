"""What the changes of an obligation amount to is told twice, in Python and in the database: whatever the changes, both say the same."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from campaigns.obligations import deadlines
from campaigns.obligations.desk_queue import with_deadline
from campaigns.obligations.models import Change, Obligation
from campaigns.obligations.states import ChangeKind, ObligationState
from campaigns.plans.models import Plan
from tests.factories import MORNING, make_plan, owed

OPENS, DUE = dt.date(2023, 2, 6), dt.date(2023, 2, 28)
DAYS = st.dates(dt.date(2023, 1, 25), dt.date(2023, 5, 10))
CHANGES = st.lists(st.tuples(st.sampled_from(["extend", "fix", "waive", "restore"]), DAYS, DAYS), max_size=8)
STATES = st.sampled_from(ObligationState.values)
PLAIN = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_told(changes, day):
    """Tell the same story naively: what was decided until `day`, one decision after the other. Returns (deadline, mending day, waived)."""
    deadline, mending, waived = DUE, None, False
    for kind, since, due in changes:
        if since > day:
            continue
        if kind == "extend":
            deadline = due
        elif kind == "fix":
            mending = due if due >= since else None
        else:
            waived = kind == "waive"
    return deadline, mending, waived


def lay(obligation, changes, state, sent_on, by):
    """Write the changes of `obligation` anew and set how far it has come; returns it as the database has it."""
    done_on = sent_on or DUE
    Obligation.objects.filter(pk=obligation.pk).update(state=state, sent_on=sent_on, done_on=done_on if state == ObligationState.DONE else None)
    obligation.changes.all().delete()
    Change.objects.bulk_create(
        Change(obligation=obligation, kind=kind, day=since, due=due if kind in ("extend", "fix") else None, reason="Lý do", by=by, at=MORNING)
        for kind, since, due in changes
    )
    return Obligation.objects.get(pk=obligation.pk)


@pytest.fixture
def plan(launched, world):
    return make_plan(launched, world.units["song_ray"], by=world.people.an)


@PLAIN
@given(changes=CHANGES, state=STATES, sent_on=st.none() | DAYS, day=DAYS)
@example(changes=[("extend", OPENS, DUE), ("waive", DUE, DUE)], state="todo", sent_on=None, day=DUE)
@example(changes=[("waive", OPENS, DUE), ("restore", OPENS, DUE)], state="todo", sent_on=None, day=dt.date(2023, 3, 1))
def test_the_rules_and_the_database_agree(plan, people, changes, state, sent_on, day):
    with transaction.atomic():
        one = lay(plan.obligation, changes, state, sent_on, people.lan)
        row = Obligation.objects.as_of(day).get(pk=one.pk)
        deadline, mending, waived = as_told(changes, day)
        returned = state == ObligationState.RETURNED or (sent_on and state in (ObligationState.DRAFT, ObligationState.HEAD))
        assert (one.deadline(day), one.waiver(day) is not None, one.due_now(day)) == (deadline, waived, (returned and mending) or deadline)
        assert (row.deadline_then, row.waived_then == ChangeKind.WAIVE) == (deadline, waived)
        assert Obligation.objects.standing_on(day).filter(pk=one.pk).exists() == (not waived)
        assert Obligation.objects.overdue_on(day).filter(pk=one.pk).exists() == one.is_overdue(day)
        assert with_deadline(Plan.objects.all(), day).get(pk=plan.pk).deadline_then == deadline
        late = (one.settled_on or day) > deadline and not waived
        assert (one.days_late(day) > 0) == late
        transaction.set_rollback(True)


@PLAIN
@given(changes=CHANGES, more=CHANGES, day=DAYS)
def test_what_is_decided_later_does_not_change_the_day_before(changes, more, day):
    known = [Change(kind=kind, day=since, due=due) for kind, since, due in changes]
    later = [Change(kind=kind, day=max(since, day + dt.timedelta(days=1)), due=due) for kind, since, due in more]
    assert deadlines.deadline(DUE, known + later, day) == deadlines.deadline(DUE, known, day)
    assert deadlines.mending_day(known + later, day) == deadlines.mending_day(known, day)
    assert deadlines.waiver(known + later, day) is deadlines.waiver(known, day)


@PLAIN
@given(moves=st.lists(st.tuples(DAYS, st.integers(2, 9)), max_size=5), day=DAYS)
def test_who_owed_it_on_a_day_is_told_from_the_moves(moves, day):
    rows, owner, then = [], 1, 1
    for since, unit in sorted(moves, key=lambda move: move[0]):
        if unit != owner:
            rows.append(Change(kind=ChangeKind.MOVE, day=since, from_unit_id=owner, to_unit_id=unit))
            owner = unit
        if since <= day:
            then = owner
    assert deadlines.unit_on(owner, rows, day) == then


def test_many_are_chosen_in_the_database_as_one_by_one(launched, world, people):
    """The board's own numbers: for each day of the spring the overdue are those that the rules call overdue."""
    lay(owed(launched, world.units["song_ray"], "plan"), [("extend", OPENS, dt.date(2023, 3, 28))], "draft", None, people.lan)
    lay(owed(launched, world.units["noi_vu"], "plan"), [("waive", dt.date(2023, 3, 2), DUE)], "todo", None, people.lan)
    lay(owed(launched, world.units["van_hoa"], "launch"), [], "return", DUE, people.lan)
    rows = list(Obligation.objects.with_names())
    for number in range(90):
        day = OPENS + dt.timedelta(days=number)
        assert set(Obligation.objects.overdue_on(day).values_list("pk", flat=True)) == {row.pk for row in rows if row.is_overdue(day)}
