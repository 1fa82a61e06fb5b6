"""Which rules a dossier goes by, and which awards it may propose: the book of the day of its receipt, of today while it is a draft."""

from awards.catalogue.book import RuleBook
from awards.catalogue.models import Checklist
from awards.catalogue.states import AwardForm
from emulation import clock


def book_of(proposal, today):
    """Return the RuleBook of `proposal`: of the day it was received (procedure, Nghị định 152/2025/NĐ-CP, Điều 60), before that of `today`."""
    day = clock.day_of(proposal.received_at) if proposal.received_at else today
    return RuleBook(proposal.authority, day, regime=proposal.regime)


def offered(book, kind, recipient_kind):
    """Return the AwardTypes that may be proposed for a kind (AwardKind) and a kind of recipient, the highest first."""
    fit = [rule.award for rule in book.rules.values() if kind in rule.kinds and recipient_kind in rule.recipients]
    return sorted(fit, key=lambda award: (-award.rank, award.code))


def grouped(awards):
    """Return the choices of a select: titles apart from forms (Luật Thi đua, khen thưởng 2022, Điều 3), as [(words, [(id, name)])]."""
    groups = [(form.label, [(str(award.pk), award.name) for award in awards if award.form == form]) for form in AwardForm]
    return [group for group in groups if group[1]]


def simple_checklist(day):
    """Return the Checklist of the simplified dossier in force on `day`, or None: its `when` says for whom it is meant."""
    return Checklist.objects.valid_on(day).filter(simplified=True, revocation=False).first()
