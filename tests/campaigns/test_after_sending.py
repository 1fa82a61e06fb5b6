"""What came back stays what was sent: more time given while it is mended moves the day of mending and wipes no lateness away."""

import datetime as dt

import pytest

from campaigns.obligations import asking, changes
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.plans.actions import pass_up, recall, return_plan, submit_plan
from campaigns.plans.models import Plan
from emulation import clock
from emulation.workflow.models import Trace
from tests.factories import make_plan, owed

LATE, LATER = dt.date(2023, 3, 6), dt.date(2023, 3, 20)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def late(launched, world, people):
    """Sông Ray sends its plan six days after the deadline of 28 February; the office sends it back."""
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    with clock.on(LATE):
        submit_plan(fresh(plan), by=people.an, now=clock.now())
        return_plan(fresh(plan), by=people.lan, now=clock.now(), note="Ghi rõ số hộ")
    return fresh(plan)


def extend(plan, people):
    return changes.extend([fresh(plan.obligation)], by=people.lan, now=clock.now(), due=LATER, reason="Thêm thời gian để sửa")


def hand_up(plan, people):
    pass_up(plan, by=people.binh, now=clock.now())


def send_and_recall(plan, people):
    submit_plan(plan, by=people.an, now=clock.now())
    recall(fresh(plan), by=people.an, now=clock.now())


@pytest.mark.parametrize("meanwhile", [lambda plan, people: None, hand_up, send_and_recall])
def test_more_time_for_mending_wipes_no_lateness_away(late, people, meanwhile):
    with clock.on(LATE):
        meanwhile(fresh(late), people)
        assert extend(late, people) == 1
        obligation = fresh(late.obligation)
        assert (obligation.days_late(LATE), obligation.deadline(LATE), obligation.due_now(LATE)) == (6, dt.date(2023, 2, 28), LATER)


def test_the_last_request_of_the_desk_leads_back_to_the_first(launched, world, people, sign_in):
    waiting = [
        changes.ask_time(owed(launched, world.units[unit], "launch"), by=head, now=clock.now(), asked_due=LATER, reason="Sửa hội trường")
        for unit, head in (("song_ray", people.an), ("noi_vu", people.em))
    ]
    first, last = TimeRequest.objects.order_by("obligation__due", "asked_at", "pk")
    assert {first, last} == set(waiting)
    answer = sign_in(people.lan).post(f"/gia-han/{last.pk}/buoc/refuse/", {"refuse-version": last.version, "refuse-note": "Vẫn kịp"})
    assert answer.url == f"/gia-han/{first.pk}/"


def test_a_long_title_fits_the_history(launched, world, people):
    asking.add_duty(launched, [world.units["song_ray"]], by=people.lan, now=clock.now(), title="T" * 200, due=LATER, ground="Công văn số 12/UBND-NV")
    assert len(Trace.objects.get(step="add_duty").what) == Trace._meta.get_field("what").max_length


@pytest.mark.parametrize("said", [{"part": "whole", "row_key": "%s"}, {"part": "row", "row_key": "%d"}, {"part": "%s"}, {}])
def test_a_remark_on_a_place_that_is_none_is_refused_in_words(launched, world, people, sign_in, said):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    submit_plan(plan, by=people.an, now=clock.now())
    assert sign_in(people.lan).post(f"/hang-cho/{plan.pk}/nhan-xet/", said | {"text": ""}).status_code == 422
    assert (Plan.objects.get().comments.count(), Obligation.objects.get(plan=plan).state) == (0, "sent")
