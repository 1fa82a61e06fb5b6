"""Every state x every step x every person: the steps of the tables succeed for those named here, and change nothing for anybody else."""

import datetime as dt

import pytest
from django.db import transaction

from awards.proposals.models import Proposal
from awards.proposals.states import PROPOSAL_FLOW
from awards.registrations.models import Registration
from awards.registrations.states import REGISTRATION_FLOW
from campaigns.directives.models import Directive
from campaigns.directives.states import DIRECTIVE_FLOW
from campaigns.obligations.changes import ask_time
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.obligations.states import OBLIGATION_FLOW, REQUEST_FLOW
from campaigns.plans.models import Plan
from campaigns.plans.states import PLAN_FLOW
from emulation.documents.actions import issue
from emulation.workflow.flows import Conflict, Refused, flows
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers, take
from reports.inquiries.models import Inquiry
from reports.inquiries.states import INQUIRY_FLOW
from reports.periodic.models import Report
from reports.periodic.states import REPORT_FLOW
from reports.synthesis.models import Synthesis
from reports.synthesis.states import SYNTHESIS_FLOW
from tests.factories import MORNING, launch, make_directive, make_plan, owed
from tests.people import CAST

pytestmark = pytest.mark.sqlite

LATER = dt.date(2023, 3, 31)

# Who may take each step, on the directive of Bình Minh and on what Sông Ray owes.
WHO = {
    "directive": {"send_up": {"lan"}, "withdraw": {"lan"}, "return": {"thin"}, "sign": {"thin"}},
    "obligation": {"acknowledge": {"an", "binh"}, "declare": {"an", "binh"}, "reopen": {"lan"}},
    "plan": {
        "pass_up": {"an", "binh"},
        "hand_back": {"an"},
        "submit": {"an"},
        "recall": {"an"},
        "return": {"lan"},
        "approve": {"lan"},
    },
    "report": {
        "pass_up": {"an", "binh"},
        "hand_back": {"an"},
        "submit": {"an"},
        "recall": {"an"},
        "return": {"lan"},
        "approve": {"lan"},
        "reopen": {"lan"},
    },
    "inquiry": {"answer": {"an", "binh"}, "ask_again": {"lan", "thin"}, "close": {"lan", "thin"}},
    "synthesis": {"freeze": {"lan"}},
    "registration": {
        "pass_up": {"an", "binh"},
        "hand_back": {"an"},
        "submit": {"an"},
        "recall": {"an"},
        "return": {"lan"},
        "approve": {"lan"},
        "reopen": {"lan"},
    },
    "proposal": {
        "pass_up": {"an", "binh"},
        "hand_back": {"an"},
        "submit": {"an"},
        "recall": {"an"},
        "withdraw": {"an"},
        "take_up": {"lan"},
        "return": {"lan"},
        "to_council": {"lan"},
        "refuse": {"lan"},
        "reconsider": {"lan"},
        "forward": {"lan"},
        "record_answer": {"lan"},
    },
    "time_request": {"grant": {"lan"}, "refuse": {"lan"}, "withdraw": {"an", "binh"}},
}
FLOWS = (DIRECTIVE_FLOW, OBLIGATION_FLOW, PLAN_FLOW, REQUEST_FLOW, REPORT_FLOW, INQUIRY_FLOW, SYNTHESIS_FLOW, REGISTRATION_FLOW, PROPOSAL_FLOW)
CASES = [(flow.name, state, step) for flow in FLOWS for state in flow.states.values for step in flow.steps]


def record_of(flow, world):
    if flow == "directive":
        return make_directive(world)
    directive = launch(world)
    if flow == "obligation":
        return owed(directive, world.units["song_ray"], "launch")
    if flow == "time_request":
        return ask_time(owed(directive, world.units["song_ray"], "launch"), by=world.people.binh, now=MORNING, asked_due=LATER, reason="Chưa kịp")
    if flow == "synthesis":
        made = {"title": "Báo cáo tổng hợp", "author": world.people.lan, "built_by": world.people.lan, "built_at": MORNING}
        return Synthesis.objects.create(authority=world.authority, year=2023, period="h1", **made)
    blank = {"author": world.people.binh, "created_at": MORNING, "saved_at": MORNING}
    unit = world.units["song_ray"]
    if flow == "registration":
        owes = owed(directive, unit, "launch")
        return Registration.objects.create(obligation=owes, authority=owes.authority, unit=unit, year=2023, **blank)
    if flow == "proposal":
        what = {"title": "Khen thưởng năm 2023", "kind": "merit", "saved_by": world.people.binh}
        return Proposal.objects.create(authority=world.authority, unit=unit, year=2023, **what, **blank)
    if flow in ("report", "inquiry"):
        owes = owed(directive, world.units["song_ray"], "half_year")
        blank |= {"saved_by": world.people.binh}
        report = Report.objects.create(obligation=owes, authority=owes.authority, unit=owes.unit, year=2023, period="h1", **blank)
        asked = {"question": "Vì sao thấp?", "due": LATER, "asked_by": world.people.lan, "asked_at": MORNING}
        return report if flow == "report" else Inquiry.objects.create(report=report, **asked)
    return make_plan(directive, world.units["song_ray"], by=world.people.binh)


def put_in(record, state, world, now):
    """Put the record in a state as the database allows it, without the flow."""
    fields = {"state": state}
    if isinstance(record, Directive) and state == "issued":
        fields |= {"issued_at": now, "document": paper(record, world, now)}
    if isinstance(record, Obligation) and state == "approved":
        fields |= {"done_on": now.date()}
    if isinstance(record, TimeRequest) and state == "granted":
        fields |= {"granted_due": LATER}
    if isinstance(record, Inquiry) and state == "answered":
        fields |= {"answered_at": now, "answered_by": world.people.an}
    if isinstance(record, Synthesis) and state == "issued":
        fields |= {"frozen_at": now, "digest": "0" * 64, "document": paper(record, world, now)}
    if isinstance(record, (Plan, Report, Registration)) and state in {"sent", "return", "approved"}:
        fields |= {"submitted_at": now}
    if isinstance(record, Proposal) and state not in {"draft", "head", "withdrawn"}:
        fields |= receipt(now)
    type(record).objects.filter(pk=record.pk).update(**fields)
    return type(record).objects.get(pk=record.pk)


def receipt(now):
    return {"submitted_at": now, "received_at": now, "receipt_year": now.year, "receipt_number": 1}


def paper(record, world, now):
    text = {"symbol": "CT-UBND", "day": dt.date(2023, 2, 6), "place": "Bình Minh", "abstract": "Thử", "signer_name": "A", "signer_title": "CHỦ TỊCH"}
    with transaction.atomic():
        return issue("chi-thi", record, authority=world.authority, facts={}, by=world.people.thin, now=now, **text)


def changes_for(record, step, world, now):
    """The fields that the actions write along with a step, without which the database refuses the state."""
    if step == "sign":
        return {"document": paper(record, world, now), "issued_at": now}
    if step == "freeze":
        return {"document": paper(record, world, now), "frozen_at": now, "digest": "0" * 64}
    if step == "answer":
        return {"answered_at": now, "answered_by": world.people.an}
    if isinstance(record, Obligation):
        return {"done_on": now.date() if OBLIGATION_FLOW[step].target == "approved" else None}
    if step == "grant":
        return {"granted_due": LATER}
    if isinstance(record, Proposal) and step == "submit":
        return receipt(now)
    return {"submitted_at": now} if step == "submit" else {}


def test_every_flow_has_its_table():
    assert set(flows()) == set(WHO)
    for name, flow in flows().items():
        assert {step.name for step in flow.steps.values() if step.permission} == set(WHO[name])


@pytest.mark.parametrize(("flow_name", "state", "step_name"), CASES)
def test_a_step_is_for_those_named_and_from_its_states(world, morning, flow_name, state, step_name):
    flow = flows()[flow_name]
    step = flow[step_name]
    record = put_in(record_of(flow_name, world), state, world, morning)
    for name in CAST:
        person = getattr(world.people, name)
        allowed = state in step.sources and (step.permission is None or name in WHO[flow_name][step_name])
        offered = step_name in {offer.step.name for offer in offers(flow, record, person)}
        assert offered == (allowed and step.permission is not None), (name, "offered")
        before, traces = (record.state, record.version), Trace.objects.count()
        sid = transaction.savepoint()
        fresh = type(record).objects.get(pk=record.pk)
        try:
            changes = changes_for(fresh, step_name, world, morning) if allowed else {}
            take(flow, step_name, fresh, by=person, now=morning, note="Lý do thử", changes=changes)
        except Refused as refusal:
            assert not allowed, (name, str(refusal))
            fresh.refresh_from_db()
            assert (fresh.state, fresh.version, Trace.objects.count()) == (*before, traces), name
        else:
            assert allowed, (name, "was let through")
            fresh.refresh_from_db()
            assert (fresh.state, fresh.version, Trace.objects.count()) == (step.target, before[1] + 1, traces + 1), name
        transaction.savepoint_rollback(sid)


def test_a_step_that_asks_for_a_reason_is_refused_without_one(world, morning):
    for flow_name, flow in flows().items():
        for step in flow.steps.values():
            if not step.needs_note:
                continue
            with transaction.atomic():
                sid = transaction.savepoint()
                record = put_in(record_of(flow_name, world), sorted(step.sources)[0], world, morning)
                person = getattr(world.people, sorted(WHO[flow_name][step.name])[0])
                with pytest.raises(Refused, match=f"Nhập {step.note_label.lower()}"):
                    take(flow, step.name, record, by=person, now=morning, note="   ")
                transaction.savepoint_rollback(sid)


def test_the_second_of_two_people_is_told_what_the_first_did(world, morning):
    directive = make_directive(world)
    seen_by_both = directive.version
    first = Directive.objects.get(pk=directive.pk)
    second = Directive.objects.get(pk=directive.pk)
    take(DIRECTIVE_FLOW, "send_up", first, by=world.people.lan, now=morning, version=seen_by_both)
    with pytest.raises(Conflict, match="Lê Thị Lan.*vừa thực hiện “Trình ký” lúc 08:15 ngày 6/2/2023"):
        take(DIRECTIVE_FLOW, "send_up", second, by=world.people.lan, now=morning, version=seen_by_both)
    assert Trace.objects.of(directive).filter(step="send_up").count() == 1
