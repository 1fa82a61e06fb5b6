"""Where a dossier stands, for everybody concerned: who holds it, since when, what comes next, and its history."""

import datetime as dt
from dataclasses import dataclass

from awards.proposals.models import Forwarding, Proposal
from awards.proposals.states import LOOKED, OFFICE_LABELS, ProposalState
from awards.proposals.telling import office_name
from campaigns.plans.reading import Stage, told_shortly
from emulation import clock
from emulation.formats.words import day_words, short_day_words
from emulation.workflow.models import Trace

P = ProposalState
INSIDE = {"create", "edit", "pass_up", "hand_back"}  # what the unit does by itself
OFFICE_ONLY = {"judge", "override", "claim", "regime"}  # what the office notes while it reviews: told with the conclusion
STEP_OF = {P.DRAFT: 0, P.HEAD: 0, P.RETURNED: 0, P.WITHDRAWN: 0, P.SENT: 1, P.REVIEW: 2, P.CLOSED: 2, P.READY: 3, P.FORWARDED: 4, P.ANSWERED: 6}
NEXT = {
    P.DRAFT: "Đơn vị lập xong thì trình thủ trưởng",
    P.HEAD: "Thủ trưởng đơn vị xem và trình",
    P.SENT: "Thường trực nhận thẩm định",
    P.REVIEW: "Thường trực kết luận: trình Hội đồng, yêu cầu bổ sung hoặc không đủ điều kiện",
    P.RETURNED: "Đơn vị bổ sung rồi trình lại",
    P.READY: "Hội đồng xét và bỏ phiếu",
    P.FORWARDED: "Cấp có thẩm quyền quyết định",
    P.CLOSED: "",
    P.ANSWERED: "",
    P.WITHDRAWN: "",
}


@dataclass(frozen=True, kw_only=True)
class Tracking:
    """`holder` is who has to act ("" where nobody has), `since` the moment from which, `until` the day by which (or None), `following` what
    comes next in words; `history` are Traces to read, newest first.
    """

    proposal: Proposal
    holder: str
    since: dt.datetime
    until: dt.date | None
    following: str
    state_words: str
    stages: list
    history: list


def track(proposal, user, *, traces=None, forwarding=None):
    """Return the Tracking of `proposal` (fetched through `visible_to`, with names) for `user`; two queries where `traces` are not at hand."""
    own = user.has_perm("awards.draft_proposal", proposal)
    traces = list(Trace.objects.of(proposal)) if traces is None else traces
    forwarding = forwarding or _forwarding_of(proposal)
    moved = next((trace.at for trace in traces if trace.from_state != trace.to_state), proposal.created_at)
    return Tracking(
        proposal=proposal,
        holder=holder_words(proposal, forwarding),
        since=moved,
        until=due_of(proposal),
        following=NEXT[proposal.state],
        state_words=proposal.get_state_display() if own else OFFICE_LABELS[proposal.state],
        stages=stages_of(proposal, forwarding),
        history=told_shortly(told_to(own, user.has_perm("awards.read_proposals", proposal), traces)),
    )


def due_of(proposal):
    """Return the day by which whoever holds the dossier has to be done, None where there is none."""
    if proposal.state == P.RETURNED:
        return proposal.mend_by
    return proposal.process_by if proposal.state in (P.SENT, P.REVIEW) else None


def holder_words(proposal, forwarding=None):
    """Return who has to act on the dossier now, in words; "" once it has ended."""
    office = office_name(proposal)
    if proposal.state in (P.SENT, P.REVIEW):
        return f"{proposal.reviewer.full_name}, {office}" if proposal.reviewer_id else office
    if proposal.state == P.HEAD:
        return f"Thủ trưởng {proposal.unit.name}"
    above = forwarding.to if forwarding else "Cấp có thẩm quyền"
    return {P.DRAFT: proposal.unit.name, P.RETURNED: proposal.unit.name, P.READY: "Hội đồng Thi đua - Khen thưởng", P.FORWARDED: above}.get(
        proposal.state, ""
    )


def told_to(own, above, traces):
    """Return what of a history the reader is told: from above not what the unit does by itself, to the unit not what the office notes meanwhile."""
    hidden = {LOOKED} | (set() if own else INSIDE) | (set() if above else OFFICE_ONLY)
    return [trace for trace in traces if trace.step not in hidden]


def stages_of(proposal, forwarding=None):
    """Return the way of a dossier in six Stages, with the day of each as far as known."""
    at = STEP_OF[proposal.state]
    ended = proposal.state in (P.CLOSED, P.WITHDRAWN)
    labels = ["Đơn vị trình", "Tiếp nhận", "Thẩm định", "Hội đồng xét", "Quyết định", "Công bố"]
    if proposal.state in (P.FORWARDED, P.ANSWERED):
        labels[4] = "Cấp trên quyết định"
    notes = [
        _sent_note(proposal),
        _day(proposal.received_at),
        _review_note(proposal),
        "",
        _forwarded_note(forwarding),
        "",
    ]
    if at == 0 and proposal.mend_by and proposal.state == P.RETURNED:
        notes[0] = f"bổ sung trước {short_day_words(proposal.mend_by)}"
    now = 2 if at == 1 and proposal.state == P.SENT else at  # what was received waits to be reviewed
    states = ["done" if place < now else "now" if place == now and not ended else "later" for place in range(6)]
    return [Stage(*each) for each in zip(labels, states, notes, strict=True)]


def _sent_note(proposal):
    if proposal.submitted_at is None:
        return f"từ {short_day_words(proposal.created_at)}"
    again = proposal.received_at and clock.day_of(proposal.received_at) != clock.day_of(proposal.submitted_at)
    return f"trình lại {_day(proposal.submitted_at)}" if again else _day(proposal.submitted_at)


def _review_note(proposal):
    if proposal.state == P.CLOSED:
        return "không đủ điều kiện"
    if proposal.concluded_at:
        return short_day_words(proposal.concluded_at)
    return f"đến {short_day_words(proposal.process_by)}" if proposal.process_by and proposal.state in (P.SENT, P.REVIEW) else ""


def _forwarded_note(forwarding):
    if forwarding is None:
        return ""
    return day_words(forwarding.answered_on) if forwarding.answered_on else f"trình {short_day_words(forwarding.sent_on)}"


def _day(moment):
    return short_day_words(clock.day_of(moment)) if moment else ""


def _forwarding_of(proposal):
    forwarded = proposal.state in (P.FORWARDED, P.ANSWERED)
    return Forwarding.objects.filter(proposal=proposal).first() if forwarded else None
