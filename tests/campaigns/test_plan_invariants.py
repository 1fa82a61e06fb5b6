"""Every way a plan can go, up to six steps deep: the obligation goes along, and the day that counts for lateness is the right one.

A walk is a sequence of steps that the table allows. On each, one day after the other: what holds after every step is asked for in `check`.
"""

import datetime as dt

import pytest
from django.db import transaction

from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from campaigns.plans import actions
from campaigns.plans.models import Plan
from campaigns.plans.states import PLAN_FLOW, PlanState
from emulation.dashboards.cells import cell_of
from emulation.documents.models import OfficialDocument
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from tests.factories import MORNING, make_plan

DEPTH = 6
WHO = {"pass_up": "binh", "hand_back": "an", "submit": "an", "recall": "an", "return": "lan", "approve": "lan"}
VERBS = {
    "pass_up": actions.pass_up,
    "hand_back": actions.hand_back,
    "submit": actions.submit_plan,
    "recall": actions.recall,
    "return": actions.return_plan,
    "approve": actions.approve_plan,
}
SAME = {
    PlanState.DRAFT: ObligationState.DRAFT,
    PlanState.HEAD: ObligationState.HEAD,
    PlanState.SENT: ObligationState.SENT,
    PlanState.RETURNED: ObligationState.RETURNED,
    PlanState.APPROVED: ObligationState.DONE,
}


def moment(count):
    return MORNING + dt.timedelta(days=count)


def take(plan, step, people, count):
    plan = Plan.objects.with_names().get(pk=plan.pk)
    note = {"note": "Nêu rõ số liệu"} if PLAN_FLOW[step].needs_note else {}
    VERBS[step](plan, by=getattr(people, WHO[step]), now=moment(count), **note)


def counted_day(walk):
    """The day that counts for lateness: of the first submission that was not taken back before the office answered."""
    day = None
    for count, step in enumerate(walk, 1):
        if step == "submit" and day is None:
            day = count
        elif step == "recall" and "return" not in walk[: count - 1]:
            day = None
    return day and moment(day).date()


def check(plan, walk):
    plan = Plan.objects.get(pk=plan.pk)
    obligation = Obligation.objects.select_related("duty").get(pk=plan.obligation_id)
    done = obligation.state == ObligationState.DONE
    assert obligation.state == SAME[plan.state], walk
    assert obligation.sent_on == counted_day(walk), walk
    assert (obligation.done_on is not None, obligation.done_by_id is not None) == (done, done), walk
    assert plan.versions.count() == walk.count("submit"), walk
    assert list(plan.versions.values_list("number", flat=True)) == list(range(1, walk.count("submit") + 1)), walk
    assert (plan.document_id is not None) == (plan.state == PlanState.APPROVED), walk
    assert OfficialDocument.objects.filter(kind="ke-hoach").count() == int(plan.state == PlanState.APPROVED), walk
    assert cell_of(obligation, moment(len(walk)).date()) is not None, walk


def walk_on(plan, people, walk, seen):
    """Take every step the state allows and go on from there; every step that it does not allow is refused and changes nothing."""
    state = Plan.objects.values_list("state", flat=True).get(pk=plan.pk)
    for name, step in PLAN_FLOW.steps.items():
        point = transaction.savepoint()
        told = Notice.objects.count()
        if state not in step.sources:
            with pytest.raises(Refused):
                take(plan, name, people, len(walk) + 1)
        else:
            take(plan, name, people, len(walk) + 1)
            check(plan, [*walk, name])
            assert name == "recall" or Notice.objects.count() > told, f"{[*walk, name]} told nobody"
            seen.append((*walk, name))
            if len(walk) + 1 < DEPTH:
                walk_on(plan, people, [*walk, name], seen)
        transaction.savepoint_rollback(point)


def test_plan_and_obligation_go_together_on_every_way(world, people, launched):
    plan, seen = make_plan(launched, world.units["song_ray"], by=people.binh), []
    walk_on(plan, people, [], seen)
    assert len(seen) == len(set(seen)) > 100
    assert {walk[-1] for walk in seen} == set(PLAN_FLOW.steps)


def test_who_corrected_the_draft_in_the_clerks_place_hands_it_back_to_the_clerk(world, people, launched):
    """The head saved it last; whoever answers for the plan in the unit is told, not only who saved it."""
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    actions.pass_up(plan, by=people.binh, now=moment(1))
    Plan.objects.filter(pk=plan.pk).update(saved_by=people.an)
    take(plan, "hand_back", people, 2)
    told = Notice.objects.filter(key__startswith=f"plan-{plan.pk}-", subject__startswith="Lãnh đạo yêu cầu sửa", channel="bell")
    assert [notice.recipient for notice in told] == [people.binh]
