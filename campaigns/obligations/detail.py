"""What the page of one obligation shows, and to whom: gathered once, so that the template only lays it out."""

from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.directives.outline import outline
from campaigns.obligations.audience import people_of
from campaigns.obligations.forms import AcknowledgeForm, DeclareForm, HolderForm, ReopenForm
from campaigns.obligations.grounds import ground_of
from campaigns.obligations.inbox import ICONS, PLAN_KINDS
from campaigns.obligations.states import OBLIGATION_FLOW, ObligationState
from campaigns.obligations.tables import next_after, owed_under
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers


@dataclass(frozen=True, kw_only=True)
class Detail:
    """`forms` are those that this person may send now, by the name of the step; `acknowledged` is the trace of it, once done."""

    obligation: object
    ground: str
    icon: str
    with_plan: bool
    is_open: bool
    own: bool
    history: list
    evidence: list
    entries: list
    owed: list
    forms: dict
    acknowledged: object = None
    returned: object = None
    next_task: object = None


def detail_of(obligation, user, today, forms=None):
    """Return the Detail of `obligation` for `user` on `today`; `forms` are bound forms that had an error and replace the empty ones."""
    history = list(Trace.objects.of(obligation))
    owed = owed_under(obligation.directive, user)
    kind, done = obligation.duty.kind, obligation.state == ObligationState.DONE
    acknowledging = kind == Duty.Kind.ACKNOWLEDGE
    return Detail(
        obligation=obligation,
        ground=ground_of(obligation),
        icon=ICONS[kind],
        with_plan=kind in PLAN_KINDS,
        is_open=obligation.is_open_on(today),
        own=any(other.pk == obligation.pk for other in owed),
        history=history,
        evidence=[link.attachment for link in obligation.evidence.select_related("attachment")],
        entries=outline(obligation.directive),
        owed=owed,
        forms=_forms(obligation, user, today) | (forms or {}),
        acknowledged=_newest(history, "acknowledge") if acknowledging and done else None,
        returned=_newest(history, "reopen") if obligation.state == ObligationState.RETURNED else None,
        next_task=next_after(obligation, owed, today) if done else None,
    )


def _newest(history, step):
    return next((trace for trace in history if trace.step == step), None)


def _forms(obligation, user, today):
    """Return the empty forms of the steps that are offered; the kind of the duty decides how it is done."""
    offered = {offer.step.name for offer in offers(OBLIGATION_FLOW, obligation, user)}
    kind = obligation.duty.kind
    people = people_of(obligation, today)
    forms = {}
    if kind == Duty.Kind.ACKNOWLEDGE and "acknowledge" in offered:
        forms["acknowledge"] = AcknowledgeForm(people=people, user=user, initial={"holder": obligation.holder_id or user.pk})
    elif user.has_perm("campaigns.declare_obligation", obligation) and obligation.state != ObligationState.DONE:
        forms["holder"] = HolderForm(people=people, user=user, prefix="who", initial={"holder": obligation.holder_id or user.pk})
    if kind != Duty.Kind.ACKNOWLEDGE and kind not in PLAN_KINDS:
        if "declare" in offered and obligation.is_open_on(today):
            forms["declare"] = DeclareForm(user=user)
        if "reopen" in offered:
            forms["reopen"] = ReopenForm(user=user, prefix="again")
    return forms
