"""The way of a dossier to whoever decides above, and what came back: for each nominee awarded, or not awarded and why."""

from awards.catalogue.book import RuleBook
from awards.catalogue.states import Confidence
from awards.proposals import documents
from awards.proposals.models import Forwarding, Nominee
from awards.proposals.states import PROPOSAL_FLOW, Outcome, Verdict
from awards.proposals.telling import tell_unit
from awards.records.history import history_of
from awards.records.keeping import add_award
from emulation import clock
from emulation.formats.words import day_words
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, take


def decided_above(nominees, book):
    """Return those of `nominees` whose award the authority of `book` (a RuleBook) does not decide about itself."""
    return [nominee for nominee in nominees if not book.decides(nominee.award)]


def going(proposal):
    """Return the nominees of a dossier that were concluded to go on, with their names."""
    return list(proposal.nominees.filter(verdict=Verdict.COUNCIL).select_related("recipient", "award"))


@act
def forward(proposal, *, by, now, to, sent_on, version=None):
    """Note that the dossier goes to `to` (words) on `sent_on` (a date); returns the Forwarding. The unit is told.

    What goes today goes with a tờ trình issued here; what went earlier went with another paper, and none is issued for a day that is past.
    Raises Refused without the right, from the wrong state, for a day to come, and where an award is surely decided here.
    """
    day = clock.day_of(now)
    if sent_on > day:
        raise Refused(f"Ngày trình {day_words(sent_on)} chưa tới. Ghi ngày đã trình.")
    nominees = going(proposal)
    # Who decides is asked of the day on which it goes there, not of the day of receipt.
    _guard_decided_above(nominees, RuleBook(proposal.authority, sent_on))
    take(PROPOSAL_FLOW, "forward", proposal, by=by, now=now, version=version, note=f"{to}, ngày {day_words(sent_on)}")
    document = documents.issue_forwarding(proposal, to.strip(), by=by, now=now) if sent_on == day else None
    forwarding = Forwarding.objects.create(proposal=proposal, to=to.strip(), sent_on=sent_on, document=document)
    Nominee.objects.filter(pk__in=[nominee.pk for nominee in nominees]).update(outcome=Outcome.WAITING)
    tell_unit(proposal, "Đã trình cấp trên", f"Hồ sơ đã trình {forwarding.to} ngày {day_words(sent_on)}.", by=by, now=now)
    return forwarding


def _guard_decided_above(nominees, book):
    """Refuse where the law surely lets the authority itself decide: what is not sure never stands in the way."""
    here = [each.award for each in nominees if book.decides(each.award) and book.rule(each.award).confidence == Confidence.SURE]
    if here:
        raise Refused(f"{here[0].name} do cơ quan này quyết định, không phải trình cấp trên. Đề nghị đơn vị tách thành hồ sơ riêng.")


@act
def record_answer(proposal, *, by, now, outcomes, answered_on, decision_number="", decision_day=None, answer="", version=None):
    """Note what the deciding authority answered: `outcomes` is {Nominee: (Outcome, reason)} for every nominee that was forwarded.

    Who was awarded gets a record of it, under the decision; the unit is told the outcome of each. Raises Refused without the right, where a
    nominee has no outcome, where somebody was awarded without the number and day of the decision, and for days out of order.
    """
    forwarding = proposal.forwarding
    waiting = [nominee for nominee in going(proposal) if nominee.outcome == Outcome.WAITING]
    said = {nominee: outcomes.get(nominee, (Outcome.WAITING, "")) for nominee in waiting}
    _guard_answer(forwarding, said, answered_on, decision_number, decision_day, clock.day_of(now))
    lines = [_line(nominee, outcome, reason) for nominee, (outcome, reason) in said.items()]
    take(PROPOSAL_FLOW, "record_answer", proposal, by=by, now=now, version=version, note=answer)
    fields = {"answered_on": answered_on, "decision_number": decision_number.strip(), "decision_day": decision_day}
    Forwarding.objects.filter(pk=forwarding.pk).update(answer="\n".join(filter(None, [answer.strip(), *_reasons(said)])), **fields)
    forwarding.refresh_from_db()
    for nominee, (outcome, _) in said.items():
        nominee.outcome = outcome
        nominee.record = _record(nominee, proposal, forwarding, by, now) if outcome == Outcome.AWARDED else None
        Nominee.objects.filter(pk=nominee.pk).update(outcome=outcome, record=nominee.record)
    tell_unit(proposal, "Đã có kết quả", "\n".join(filter(None, [answer.strip(), *lines])), by=by, now=now)


def _guard_answer(forwarding, said, answered_on, number, decision_day, day):
    outcomes = [outcome for outcome, _ in said.values()]
    if Outcome.WAITING in outcomes:
        raise Refused("Chọn kết quả cho từng người, tập thể.")
    if Outcome.AWARDED in outcomes and not (number.strip() and decision_day):
        raise Refused("Nhập số và ngày quyết định khen thưởng.")
    if any(outcome == Outcome.NOT_AWARDED and not reason.strip() for outcome, reason in said.values()):
        raise Refused("Nêu lý do với người, tập thể không được tặng: đơn vị sẽ đọc nguyên văn.")
    if not forwarding.sent_on <= answered_on <= day:
        raise Refused(f"Ngày có kết quả phải từ ngày trình {day_words(forwarding.sent_on)} đến hôm nay.")


def _line(nominee, outcome, reason):
    words = f"{nominee.recipient.name}, {nominee.award.name}: {Outcome(outcome).label.lower()}"
    return f"{words}. {reason.strip()}" if reason.strip() else words


def _reasons(said):
    return [_line(nominee, outcome, reason) for nominee, (outcome, reason) in said.items() if reason.strip()]


def _record(nominee, proposal, forwarding, by, now):
    """The AwardRecord of a nominee: the one that the office had already taken down from the decision, else a new one."""
    number = forwarding.decision_number
    known = history_of(nominee.recipient).filter(award=nominee.award, year=proposal.year, decision_number=number, nominee__isnull=True).first()
    return known or add_award(
        nominee.recipient,
        award=nominee.award,
        kind=proposal.kind,
        year=proposal.year,
        unit=proposal.unit,
        position=nominee.position,
        leadership=nominee.leadership,
        direct_worker=nominee.direct_worker,
        achieved_from=nominee.achieved_from,
        achieved_to=nominee.achieved_to,
        achievement=nominee.result or nominee.task,
        movement_id=proposal.movement_id,
        decision_number=number,
        decision_day=forwarding.decision_day,
        decided_by=forwarding.to,
        by=by,
        now=now,
    )
