"""What a person sees otherwise than the rules did, and the proof sheet as it stood when the office concluded."""

import hashlib
import json

from awards.proposals.check_models import Override, ProofSheet
from awards.proposals.eligibility import check
from awards.proposals.law import book_of
from awards.proposals.models import Proposal
from awards.proposals.states import REVIEW, WITH_OFFICE, Result
from emulation import clock
from emulation.formats.words import moment_words
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

CHOICES = (Result.PASS, Result.LOOK, Result.FAIL)  # what a person may conclude; a blank is not a judgement


@act
def override(nominee, key, result, reason, *, by, now):
    """See the finding of `key` about the Nominee as `result` (a Result but UNKNOWN), with the reason; returns the Override.

    Raises Refused without the right, while the dossier is not with the office, without a reason, for a finding that there is not and for what
    the rule found itself; Conflict where somebody did it before, unless the rule finds something else by now. The history gets a line.
    """
    proposal = _with_the_office(nominee, by)
    reason = reason.strip()
    if not reason:
        raise Refused("Nêu lý do đánh giá khác.")
    if result not in CHOICES:
        raise Refused("Chọn Đạt, Cần xem hoặc Không đạt.")
    before = Override.objects.filter(nominee=nominee, check_key=key).select_related("by").first()
    plain = _finding(proposal, nominee, key, now, overrides=False) if before else None
    if before and before.found == plain.result:
        raise Conflict(f"{before.by.full_name} đã đánh giá điều kiện này lúc {moment_words(before.at)}. Bỏ đánh giá đó trước khi đánh giá lại.")
    finding = plain or _finding(proposal, nominee, key, now)
    if before:  # it spoke of another result than today's
        before.delete()
    if finding.result == result and not finding.for_person:
        raise Refused(f"Hệ thống cũng thấy “{finding.result_label}”; không cần đánh giá khác.")
    made = Override.objects.create(nominee=nominee, check_key=key, found=finding.result, result=result, reason=reason[:600], by=by, at=now)
    what = f"Đánh giá khác: {nominee.recipient.name}, {finding.title}: {Result(result).label}"
    _note(proposal, what, reason, by, now)
    return made


@act
def drop_override(nominee, key, *, by, now, note=""):
    """Take an override back, so that what the rule finds counts again; the history keeps both lines. Raises Refused as `override` does."""
    proposal = _with_the_office(nominee, by)
    gone = Override.objects.filter(nominee=nominee, check_key=key).first()
    if gone is None:
        raise Conflict("Đánh giá này đã được bỏ. Tải lại trang để xem bản mới.")
    gone.delete()
    what = f"Bỏ đánh giá khác: {nominee.recipient.name}, {Result(gone.result).label} ({gone.reason})"
    _note(proposal, what, note.strip(), by, now)


@act
def freeze(proposal, nominees, *, by, now):
    """Keep the findings about `nominees` (all of the Proposal) as they stand: returns the new ProofSheets, one each.

    A sheet made earlier stays, so that a second conclusion can be read beside the first. Raises Refused without the right.
    """
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực lập phiếu thẩm tra.")
    sheets = check(nominees, book_of(proposal, clock.day_of(now)), clock.day_of(now))
    made = []
    for nominee in nominees:
        facts = facts_of(proposal, nominee, sheets[nominee.pk], by, now)
        made.append(ProofSheet(nominee=nominee, facts=facts, digest=digest_of(facts), made_by=by, made_at=now))
    return ProofSheet.objects.bulk_create(made)


def facts_of(proposal, nominee, sheet, by, now):
    """Return what a proof sheet says, as words and plain values: who is proposed for what, by which rules, each finding, who checked and when."""
    return {
        "proposal": proposal.code,
        "unit": proposal.unit.name,
        "year": proposal.year,
        "recipient": nominee.recipient.name,
        "award": nominee.award.name,
        "position": nominee.position,
        "law": sheet.law,
        "summary": sheet.chip.words,
        "checked_by": by.full_name,
        "checked_at": now.isoformat(),
        "findings": [_told(each) for each in sheet.findings],
    }


def _told(finding):
    return {
        "key": finding.key,
        "title": finding.title,
        "article": finding.article,
        "result": finding.result_label,
        "words": finding.words,
        "evidence": [each.words for each in finding.evidence],
        "sure": finding.sure,
        "for_person": finding.for_person,
        "weighs": finding.weighs,
        "found": finding.found_label,
        "by": finding.by,
        "reason": finding.reason,
        "at": finding.at.isoformat() if finding.at else "",
    }


def digest_of(facts):
    """Return the SHA-256 (hexadecimal) of facts as canonical JSON: keys in order, no blanks, Unicode as it is."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(proof):
    """Tell whether a ProofSheet still says what it said when it was made."""
    return digest_of(proof.facts) == proof.digest


def _with_the_office(nominee, by):
    """The Proposal, kept from being concluded or sent back meanwhile; in the transaction of the verb."""
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("unit", "authority", "regime").get(pk=nominee.proposal_id)
    if not by.has_perm(REVIEW, proposal):
        raise Refused("Chỉ Cơ quan Thường trực đánh giá khác được.")
    if proposal.state not in WITH_OFFICE:
        raise Refused("Hồ sơ không còn ở Cơ quan Thường trực. Tải lại trang để xem bản mới.")
    return proposal


def _finding(proposal, nominee, key, now, **how):
    day = clock.day_of(now)
    finding = check([nominee], book_of(proposal, day), day, **how)[nominee.pk].finding(key)
    if finding is None:
        raise Refused("Không còn điều kiện này. Tải lại trang để xem bản mới.")
    return finding


def _note(proposal, what, note, by, now):
    write_trace(proposal, step="override", what=what, by=by, now=now, note=note, from_state=proposal.state, to_state=proposal.state)
