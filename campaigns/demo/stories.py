"""What happens after the draft: the directive of 2023 is signed and the units answer it, day by day, each in its own way.

Used by `load_demo --lively`, by the browser tests and for screenshots. Everything goes through the verbs of the rooms.
"""

import datetime as dt

from django.db import transaction

from campaigns.demo import papers
from campaigns.demo.cast import gather, moment, seated
from campaigns.demo.data import read
from campaigns.demo.drafts import confirm
from campaigns.demo.exceptions import ask_for_more, exceptions
from campaigns.demo.loading import LAUNCH, settle_messages
from campaigns.directives.actions import send_up
from campaigns.directives.models import Directive, Duty
from campaigns.directives.states import DirectiveState
from campaigns.launches.actions import record_launch
from campaigns.obligations.actions import acknowledge, sign_and_launch
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from campaigns.plans.models import Plan
from campaigns.plans.states import PlanState
from emulation import clock
from emulation.accounts.roles import Role

LIVELY_UNTIL = dt.date(2023, 3, 10)
YEAR = 2023
LAUNCHED = "Phát động phong trào và ký giao ước thi đua trong toàn đơn vị; các bộ phận đăng ký nội dung thi đua của năm."
UNREAD_DAYS = 4  # the newest messages are left unread in the bell
Kind = Duty.Kind


@transaction.atomic
def advance(until):
    """Sign the directive of 2023 and let its units answer until `until` (a date, that day included); returns the directive.

    May be called again with a later day: what already happened is left alone. Raises Directive.DoesNotExist without the demo.
    """
    directive = Directive.objects.get(year=YEAR, authority__code=read("units")["authority"]["code"])
    cast = gather(LAUNCH)
    if directive.state != DirectiveState.ISSUED:
        _issue(directive, cast)
    for day, hour, minute, happen, obligation in sorted(_events(directive), key=lambda event: event[:3]):
        if day <= until:
            happen(obligation, cast, moment(day, hour, minute))
    ask_for_more(directive, cast, until)
    settle_messages(read_before=moment(until - dt.timedelta(days=UNREAD_DAYS), 0))
    return directive


def _issue(directive, cast):
    confirm(directive)
    with clock.at(moment(LAUNCH, 8)):
        send_up(directive, by=papers.office(cast, moment(LAUNCH, 8)), now=moment(LAUNCH, 8))
        chairman = seated(cast.person("chutich"), Role.CHAIRMAN, moment(LAUNCH, 9, 30))
        sign_and_launch(directive, by=chairman, now=moment(LAUNCH, 9, 30))


def _events(directive):
    """Yield (day, hour, minute, what happens, obligation) for every answer of every unit."""
    owed = Obligation.objects.with_names().filter(directive=directive).order_by("unit__sort_key", "pk")
    answers = {Kind.ACKNOWLEDGE: _acknowledging, Kind.PLAN: _planning, Kind.CLUSTER_PLAN: _cluster_planning, Kind.LAUNCH: _launching}
    places = {}
    for obligation in owed:
        answer = answers.get(obligation.duty.kind)
        if answer:
            place = places.setdefault(obligation.unit_id, len(places))
            yield from answer(obligation, place, read("lively"))
            yield from exceptions(obligation, read("lively"))


def _acknowledging(obligation, place, lively):
    day = lively["acknowledged"].get(obligation.unit.code) or working(LAUNCH, place * 5 % 5 + place % 4)
    yield day, 8 + place % 9, place * 7 % 60, _acknowledge, obligation


def _planning(obligation, place, lively):
    """A plan is written, sent between 8 and 28 February, and answered two or three working days later, but for the exceptions."""
    code = obligation.unit.code
    yield from _settling(obligation, place, lively)
    if code in lively["nothing"]:
        return
    sent = lively["late"].get(code) or working(dt.date(2023, 2, 8), place * 11 % 14)
    at = (sent, 9 + place % 7, place * 13 % 60)
    yield sent, 8, place % 60, _write, obligation
    if code in lively["draft"]:
        return
    if code in lively["head"]:
        yield *at, _hand_up, obligation
        return
    yield *at, _send, obligation
    answered = working(sent, 2 + place % 2)
    if note := {**lively["returned"], **lively["again"]}.get(code):
        yield answered, 10, place % 60, _return(note, lively["mending"].get(code), lively["remarks"].get(code)), obligation
        if code in lively["again"]:
            yield working(answered, 3), 14, place % 60, _send_again, obligation
    elif code not in lively["waiting"]:
        yield answered, 10, place % 60, _accept, obligation


def _settling(obligation, place, lively):
    """What lies about on 10 March comes to its end in the days after, but for one unit that never writes a plan."""
    code, later = obligation.unit.code, lively["later"]
    if sent := later["plans"].get(code):
        yield sent, 8, place % 60, _write, obligation
        yield sent, 10, place % 60, _send_at_last, obligation
        yield working(sent, 2), 9, place % 60, _accept, obligation
    elif code in (*lively["waiting"], *lively["again"]):
        yield later["answered"], 9, place % 60, _accept, obligation


def _cluster_planning(obligation, place, lively):
    if sent := {**lively["clusters"], **lively["later"]["clusters"]}.get(obligation.cluster.name):
        yield sent, 9, place % 60, _write, obligation
        yield sent, 10, place % 60, _send, obligation
        yield working(sent, 1), 15, place % 60, _accept, obligation


def _launching(obligation, place, lively):
    if place % 5 < 3 and obligation.unit.code not in (*lively["nothing"], *lively["waived"]):
        yield working(dt.date(2023, 2, 20), place % 14), 16, place % 60, _declare, obligation
    elif obligation.unit.code not in (*lively["later"]["unlaunched"], *lively["waived"]):
        yield working(dt.date(2023, 3, 13), place % 4), 16, place % 60, _declare, obligation


def _acknowledge(obligation, cast, now):
    if obligation.state == ObligationState.TODO:
        clerk = cast.clerks[obligation.unit_id]
        with clock.at(now):
            acknowledge(obligation, by=seated(clerk, Role.UNIT_CLERK, now), now=now, holder=clerk)


def _declare(obligation, cast, now):
    if obligation.state == ObligationState.TODO:
        head = seated(cast.heads[obligation.unit_id], Role.UNIT_HEAD, now)
        with clock.at(now):
            people = 25 + obligation.pk * 7 % 60
            words = {"place": f"Hội trường {obligation.unit.short_name}", "people": people, "summary": LAUNCHED}
            record_launch(obligation, by=head, now=now, held_on=clock.day_of(now), **words)


def _write(obligation, cast, now):
    if obligation.state == ObligationState.TODO:
        papers.write_plan(obligation, cast, now)


def _hand_up(obligation, cast, now):
    if plan := _plan(obligation, PlanState.DRAFT):
        papers.hand_up(plan, cast, now)


def _send(obligation, cast, now):
    if plan := _plan(obligation, PlanState.DRAFT):
        papers.send(plan, cast, now)


def _send_again(obligation, cast, now):
    plan = _plan(obligation, PlanState.RETURNED)
    if plan:
        papers.amend(plan, cast, now)
        papers.send(plan, cast, now)


def _send_at_last(obligation, cast, now):
    """What lies with the clerk, with the head or with the unit after a return is sent."""
    _send_again(obligation, cast, now)
    for state in (PlanState.DRAFT, PlanState.HEAD):
        if plan := _plan(obligation, state):
            papers.send(plan, cast, now)


def _return(note, due, remark):
    def happen(obligation, cast, now):
        plan = _plan(obligation, PlanState.SENT)
        if plan and plan.versions.count() == 1:
            papers.give_back(plan, cast, now, note, due, remark)

    return happen


def _accept(obligation, cast, now):
    if plan := _plan(obligation, PlanState.SENT):
        papers.accept(plan, cast, now)


def _plan(obligation, state):
    plan = Plan.objects.filter(obligation=obligation, state=state).first()
    if plan:
        plan.obligation = obligation
    return plan


def working(day, count):
    """Return the working day `count` after `day` (dates); the months of the stories (February, March, late May, June 2023) hold no holiday."""
    while count or day.weekday() > 4:
        day += dt.timedelta(days=1)
        count -= count > 0 and day.weekday() < 5
    return day
