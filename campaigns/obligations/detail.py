"""What the page of one obligation shows, and to whom: gathered once, so that the template only lays it out."""

from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.directives.outline import outline
from campaigns.obligations.audience import people_of
from campaigns.obligations.change_forms import ExtendForm, RestoreForm, WaiveForm
from campaigns.obligations.forms import AcknowledgeForm, DeclareForm, HolderForm, ReopenForm
from campaigns.obligations.fulfilment import form_begun, fulfilment_of, has_form
from campaigns.obligations.grounds import ground_of
from campaigns.obligations.inbox import ICONS, PLAN_KINDS
from campaigns.obligations.models import WHOLE
from campaigns.obligations.standing import Standing
from campaigns.obligations.states import OBLIGATION_FLOW, ObligationState
from campaigns.obligations.tables import next_after, owed_under
from campaigns.obligations.time_story import changes_of, entries_of, requests_of
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers


@dataclass(frozen=True, kw_only=True)
class Detail:
    """`forms` are those that this person may send now, by the name of the step; `acknowledged` is the trace of it, once done.

    `standing` says what counts about its deadline today, `people` who is behind it, `story` how it came to that: the reasons of a unit are
    for the unit and for those who read everything, not for the head of its cluster.
    """

    obligation: object
    ground: str
    icon: str
    with_plan: bool
    form: object
    card: dict
    is_open: bool
    own: bool
    office: bool
    standing: Standing
    story: list
    people: list
    history: list
    evidence: list
    entries: list
    owed: list
    forms: dict
    acknowledged: object = None
    returned: object = None
    next_task: object = None

    @property
    def holder_gone(self):
        """The person put in charge holds no role there any more: the duty falls to the head."""
        holder = self.obligation.holder
        return holder if holder and holder not in self.people else None


def detail_of(obligation, user, today, forms=None):
    """Return the Detail of `obligation` for `user` on `today`; `forms` are bound forms that had an error and replace the empty ones."""
    history = list(Trace.objects.of(obligation))
    owed = owed_under(obligation.directive, user)
    kind, done = obligation.duty.kind, obligation.state == ObligationState.DONE
    requests, changes = requests_of(obligation), changes_of(obligation)
    people, own = list(people_of(obligation, today)), any(other.pk == obligation.pk for other in owed)
    standing = Standing.of(obligation, changes, requests, user, today)
    form = fulfilment_of(kind) if has_form(obligation) else None
    return Detail(
        obligation=obligation,
        ground=ground_of(obligation),
        icon=ICONS[kind],
        with_plan=kind in PLAN_KINDS,
        form=form,
        card=form.card(obligation, user, today) if form else {},
        is_open=obligation.is_open_on(today),
        own=own,
        office=user.has_perm("campaigns.review_obligation", obligation),
        standing=standing,
        story=entries_of(requests, changes) if own or any(user.has_perm(name, obligation) for name in WHOLE) else [],
        people=people,
        history=history,
        evidence=[link.attachment for link in obligation.evidence.select_related("attachment")],
        entries=outline(obligation.directive),
        owed=owed,
        forms=_forms(obligation, user, today, standing) | _office_forms(obligation, user, standing) | (forms or {}),
        acknowledged=_newest(history, "acknowledge") if kind == Duty.Kind.ACKNOWLEDGE and done else None,
        returned=_newest(history, "reopen") if obligation.state == ObligationState.RETURNED else None,
        next_task=next_after(obligation, owed, today) if done else None,
    )


def _newest(history, step):
    return next((trace for trace in history if trace.step == step), None)


def _forms(obligation, user, today, standing):
    """Return the empty forms of the steps that are offered; the kind of the duty decides how it is done."""
    offered = {offer.step.name for offer in offers(OBLIGATION_FLOW, obligation, user)}
    kind = obligation.duty.kind
    people = people_of(obligation, today)
    forms = {}
    if standing.waiver:
        return forms
    if kind == Duty.Kind.ACKNOWLEDGE and "acknowledge" in offered and not standing.barrier:
        forms["acknowledge"] = AcknowledgeForm(people=people, user=user, initial={"holder": obligation.holder_id or user.pk})
    elif user.has_perm("campaigns.declare_obligation", obligation) and obligation.state != ObligationState.DONE:
        forms["holder"] = HolderForm(people=people, user=user, prefix="who", initial={"holder": obligation.holder_id or user.pk})
    if kind != Duty.Kind.ACKNOWLEDGE and kind not in PLAN_KINDS and not form_begun(obligation):
        if "declare" in offered and not standing.barrier and kind != Duty.Kind.LAUNCH and not has_form(obligation):  # these have a form of their own
            forms["declare"] = DeclareForm(user=user)
        if "reopen" in offered:
            forms["reopen"] = ReopenForm(user=user, prefix="again")
    return forms


def _office_forms(obligation, user, standing):
    """Return the empty forms of what the office may change about the obligation."""
    if not user.has_perm("campaigns.review_obligation", obligation) or obligation.state == ObligationState.DONE:
        return {}
    if standing.waiver:
        return {"restore": RestoreForm(user=user, prefix="restore")}
    if obligation.state == ObligationState.SENT:
        return {}
    return {"waive": WaiveForm(user=user, prefix="waive"), "extend": ExtendForm(user=user, prefix="extend")}
