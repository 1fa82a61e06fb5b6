"""Verbs of the standing office on a dossier: take it up, ask for completion, conclude, take a conclusion back. Whoever took it up goes on with it."""

from awards.proposals import documents
from awards.proposals.flags import paper_names, send_flags, told
from awards.proposals.models import Proposal
from awards.proposals.proofs import freeze
from awards.proposals.states import PROPOSAL_FLOW, REVIEW, WITH_OFFICE, ProposalState, Verdict
from awards.proposals.telling import tell_office, tell_unit
from emulation.formats.words import day_words, short_day_words
from emulation.workflow.flows import Refused
from emulation.workflow.remarks import count_words
from emulation.workflow.steps import act, edit, take, write_trace


def holder_of(proposal):
    """Return the User who has the dossier under review and may still do so, None where anybody of the office may take it."""
    holder = proposal.reviewer
    return holder if holder and proposal.state in WITH_OFFICE and holder.has_perm(REVIEW, proposal) else None


def guard_holder(proposal, by):
    """Raise Refused where somebody else has the dossier under review."""
    holder = holder_of(proposal)
    if holder and holder != by:
        raise Refused(f"{holder.full_name} đang thẩm định hồ sơ này. Muốn làm thay, bấm “Nhận thay” và nêu lý do.")


@act
def take_up(proposal, *, by, now, note="", version=None):
    """Take the dossier up for review, or over from a colleague, with the reason; who had it and the unit are told.

    Raises Refused without the right, from the wrong state, and without a reason where somebody else has it; Conflict when somebody was faster.
    """
    before, note = holder_of(proposal), note.strip()
    if before and before != by and not note:
        raise Refused(f"{before.full_name} đang giữ hồ sơ này. Nêu lý do nhận thay.")
    if proposal.state == ProposalState.REVIEW:
        _take_over(proposal, before, by=by, now=now, note=note, version=version)
    else:
        take(PROPOSAL_FLOW, "take_up", proposal, by=by, now=now, version=version, note=note, changes={"reviewer": by})
    if before and before != by:
        tell_office(proposal, "Đã nhận thay", f"{by.full_name} nhận thẩm định thay. Lý do: {note}", by=by, now=now, people=[before])
    tell_unit(proposal, "Đang thẩm định", f"{by.full_name} nhận hồ sơ để thẩm định.", by=by, now=now)


def _take_over(proposal, before, *, by, now, note, version):
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực thẩm định hồ sơ.")
    if before == by:
        raise Refused("Hồ sơ này đang do chính mình thẩm định.")
    seen = proposal.version if version is None else version
    edit(proposal, by=by, now=now, version=seen, changes={"reviewer": by}, trace=False)
    write_trace(proposal, step="take_over", what="Nhận thẩm định thay", by=by, now=now, note=note, from_state=proposal.state, to_state=proposal.state)


@act
def judge_nominee(nominee, *, by, now, verdict, reason=""):
    """Conclude about one nominee: a Verdict (OPEN takes it back), with a reason where it is ineligible.

    Raises Refused without the right, while the dossier is not under review by `by`, and without the reason.
    """
    proposal, reason = nominee.proposal, reason.strip()
    _guard_reviewing(proposal, by)
    if verdict == Verdict.INELIGIBLE and not reason:
        raise Refused("Nêu lý do không đủ điều kiện.")
    _write_verdicts([nominee], verdict, reason, by, now)
    what = f"{nominee.recipient.name}: {Verdict(verdict).label}"
    write_trace(proposal, step="judge", what=what, by=by, now=now, note=reason, from_state=proposal.state, to_state=proposal.state)


@act
def judge_many(proposal, nominees, *, by, now):
    """Conclude that all `nominees` go to the council; one line in the history names their number. A person has read their names.

    Whoever is concluded about already stays as they are. Returns how many were written; raises Refused as `judge_nominee` does.
    """
    _guard_reviewing(proposal, by)
    fresh = [each for each in nominees if each.proposal_id == proposal.pk and each.verdict == Verdict.OPEN]
    if not fresh:
        raise Refused("Những người đã chọn đều đã có kết luận.")
    _write_verdicts(fresh, Verdict.COUNCIL, "", by, now)
    what = f"Kết luận trình Hội đồng: {len(fresh)} người, tập thể không có điểm cần xem"
    write_trace(proposal, step="judge", what=what, by=by, now=now, from_state=proposal.state, to_state=proposal.state)
    return len(fresh)


def _write_verdicts(nominees, verdict, reason, by, now):
    judged = verdict != Verdict.OPEN
    fields = {"verdict": verdict, "verdict_reason": reason, "verdict_by": by if judged else None, "verdict_at": now if judged else None}
    type(nominees[0]).objects.filter(pk__in=[each.pk for each in nominees]).update(**fields)
    for nominee in nominees:
        for field, value in fields.items():
            setattr(nominee, field, value)


@act
def request_completion(proposal, *, by, now, note="", due=None, open_all=False, version=None):
    """Send the dossier back with a reason and every flag that waits; the unit reads them word for word, and by when (`due`, a date or None).

    Only the places flagged are open then, unless `open_all` or nothing is flagged. The receipt number stays, and `by` checks again.
    The phiếu yêu cầu bổ sung is issued with its number. Raises Refused with neither reason nor flag.
    """
    _lock(proposal)
    guard_holder(proposal, by)
    waiting, typed = proposal.flags.unsent().count(), note.strip()
    note = typed or (count_words(waiting) if waiting else "")
    changes = {"open_all": open_all or not waiting, "mend_by": due, "reviewer": by}
    take(PROPOSAL_FLOW, "return", proposal, by=by, now=now, version=version, note=note, changes=changes)
    sent = send_flags(proposal, now=now)
    documents.issue_request(proposal, sent, note=typed, due=due, by=by, now=now)
    words = f"Cần bổ sung trước {short_day_words(due)}" if due else "Cần bổ sung"
    tell_unit(proposal, words, told(proposal, note, sent, paper_names() if sent else None), by=by, now=now)


@act
def to_council(proposal, *, by, now, note="", version=None):
    """Conclude that the dossier goes to the council; the proof sheets of its nominees are frozen, and the unit is told.

    Where there is one nominee only, the conclusion about the dossier is that about the nominee. Raises Refused while a nominee has no
    conclusion, and where none of them goes to the council.
    """
    _lock(proposal)
    guard_holder(proposal, by)
    nominees = list(proposal.nominees.select_related("recipient", "award"))
    _judge_the_only_one(nominees, Verdict.COUNCIL, "", by, now)
    going = [nominee for nominee in nominees if nominee.verdict == Verdict.COUNCIL]
    changes = {"conclusion": note.strip(), "concluded_at": now, "reviewer": by, "mend_by": None}
    take(PROPOSAL_FLOW, "to_council", proposal, by=by, now=now, version=version, note=note, missing=unready(nominees), changes=changes)
    freeze(proposal, nominees, by=by, now=now)
    out = [f"Không đủ điều kiện: {each.recipient.name}, {each.award.name}. {each.verdict_reason}" for each in nominees if each not in going]
    tell_unit(proposal, "Trình Hội đồng", "\n".join([f"{len(going)} đề nghị được đưa ra Hội đồng.", *out]), by=by, now=now)


def _judge_the_only_one(nominees, verdict, reason, by, now):
    if len(nominees) == 1 and nominees[0].verdict == Verdict.OPEN:
        _write_verdicts(nominees, verdict, reason, by, now)


def unready(nominees):
    """Return the sentences that stand against going to the council."""
    left = sum(1 for nominee in nominees if nominee.verdict == Verdict.OPEN)
    if left:
        return [f"còn {left} người, tập thể chưa có kết luận"]
    going = any(nominee.verdict == Verdict.COUNCIL for nominee in nominees)
    return [] if going else ["không có ai được kết luận trình Hội đồng"]


@act
def refuse(proposal, *, by, now, note, version=None):
    """Conclude that the dossier does not meet the conditions; the unit is told why. The only nominee of a dossier is concluded about
    with it, and the proof sheets are frozen.
    """
    _lock(proposal)
    guard_holder(proposal, by)
    nominees = list(proposal.nominees.select_related("recipient", "award"))
    if note.strip():
        _judge_the_only_one(nominees, Verdict.INELIGIBLE, note.strip(), by, now)
    changes = {"conclusion": note.strip(), "concluded_at": now, "reviewer": by, "mend_by": None}
    take(PROPOSAL_FLOW, "refuse", proposal, by=by, now=now, version=version, note=note, changes=changes)
    freeze(proposal, nominees, by=by, now=now)
    tell_unit(proposal, "Không đủ điều kiện", note.strip(), by=by, now=now)


@act
def reconsider(proposal, *, by, now, note, version=None):
    """Take a conclusion back and review again, with a reason that the unit is told. What was concluded about each nominee stays until changed."""
    changes = {"conclusion": "", "concluded_at": None, "reviewer": by}
    take(PROPOSAL_FLOW, "reconsider", proposal, by=by, now=now, version=version, note=note, changes=changes)
    tell_unit(proposal, "Thẩm định lại", note.strip(), by=by, now=now)


@act
def choose_regime(proposal, regime, *, by, now, reason, version=None):
    """Review by the law of another Regime than the day of receipt asks for (None: by that one again), with the reason.

    Raises Refused without the right, while the dossier is not under review by `by`, and without the reason.
    """
    _guard_reviewing(proposal, by)
    reason = reason.strip()
    if regime is not None and not reason:
        raise Refused("Nêu lý do áp dụng chế độ khác.")
    changes = {"regime": regime, "regime_reason": reason if regime else ""}
    edit(proposal, by=by, now=now, version=proposal.version if version is None else version, changes=changes, trace=False)
    what = f"Áp dụng {regime.name}" if regime else f"Áp dụng chế độ theo ngày tiếp nhận {day_words(proposal.received_at)}"
    write_trace(proposal, step="regime", what=what, by=by, now=now, note=reason, from_state=proposal.state, to_state=proposal.state)


def _lock(proposal):
    """Keep verdicts and flags that are being written out of a conclusion; in the transaction of the verb."""
    return Proposal.objects.select_for_update().values_list("state", flat=True).get(pk=proposal.pk)


def _guard_reviewing(proposal, by):
    state = _lock(proposal)
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực kết luận.")
    if state != ProposalState.REVIEW:
        raise Refused("Hồ sơ không còn ở bước thẩm định. Tải lại trang để xem bản mới.")
    guard_holder(proposal, by)
