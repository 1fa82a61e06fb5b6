"""The papers of a dossier: which are numbered and kept for good, which are printed whenever somebody asks, and by what addresses.

Numbered are the tờ trình of the unit (its own register, one for each submission), the request to complete a dossier and the tờ trình to whoever
decides above (registers of the office's authority). Everything else carries the code of the dossier or no number at all.
"""

from awards.proposals.law import book_of
from awards.proposals.models import Proposal
from awards.proposals.paper_office import desk_of, request_facts
from awards.proposals.papers import submission_facts
from awards.proposals.snapshot import facts_of
from awards.proposals.states import Verdict
from emulation import clock
from emulation.documents import word_award
from emulation.documents.actions import issue
from emulation.documents.kinds import PaperKind, register
from emulation.documents.models import OfficialDocument
from emulation.workflow.flows import Refused
from reports.synthesis.documents import signer_name_of

TEMPLATE = "documents/award_paper.html"
SUBMISSION, REQUEST = "to-trinh-khen-thuong", "yeu-cau-bo-sung"
BESIDE = ("number", "day", "year", "symbol", "place", "signer_name", "signer_title")  # of two papers that say the same


def issue_submission(proposal, *, by, now):
    """Issue the tờ trình of the unit about the dossier as it stands, signed by `by`; returns the OfficialDocument.

    A dossier submitted again without any change in what the paper says keeps the paper it has. Raises Refused where the unit has no letterhead.
    Must run in the transaction of the submission, before or after its copy was kept.
    """
    said, day = facts_of(proposal), clock.day_of(now)
    facts = submission_facts(proposal, said, regime=book_of(proposal, day).regime, day=day, signer_name=by.full_name)
    before = paper_of(proposal, SUBMISSION)
    if before and _says(before.facts) == _says(facts):
        return before
    return _issue(SUBMISSION, proposal, proposal.unit, facts, by, now)


def issue_request(proposal, flags, *, note="", due=None, by, now):
    """Issue the phiếu yêu cầu bổ sung about `flags` (those just sent), with the reason and the day (or None), in the name of the head of the
    office; returns the OfficialDocument.

    Raises Refused where neither the office nor its authority has a letterhead. Must run in the transaction of the return.
    """
    desk, day = desk_of(proposal), clock.day_of(now)
    signer = signer_name_of(proposal.authority, desk, day) or by.full_name
    facts = request_facts(proposal, flags, note=note, due=due, day=day, signer_name=signer)
    return _issue(REQUEST, proposal, desk, facts, by, now)


def issue_forwarding(proposal, to, *, by, now):
    """Issue the tờ trình of the authority to whoever decides above (`to`, in words) about those concluded for the council, in the name of
    its head.

    Returns the OfficialDocument. Raises Refused without anybody to propose. Must run in the transaction of the forwarding.
    """
    said, day = facts_of(proposal), clock.day_of(now)
    chosen = set(proposal.nominees.filter(verdict=Verdict.COUNCIL).values_list("pk", flat=True))
    nominees = [each for each in said["nominees"] if each["id"] in chosen]
    if not nominees:
        raise Refused("Chưa có ai được kết luận trình Hội đồng, nên không lập tờ trình lên cấp trên được.")
    regime = book_of(proposal, day).regime
    signer = signer_name_of(proposal.authority, proposal.authority, day) or by.full_name
    facts = submission_facts(proposal, said, regime=regime, day=day, signer_name=signer, sender=proposal.authority, to=to, nominees=nominees)
    return _issue(SUBMISSION, proposal, proposal.authority, facts, by, now)


def paper_of(proposal, kind):
    """Return the newest OfficialDocument of a kind about the dossier, of its unit or its office, or None."""
    papers = OfficialDocument.objects.of(proposal).filter(kind=kind)
    if kind == SUBMISSION:
        papers = papers.filter(authority=proposal.unit_id)
    return papers.order_by("-pk").first()


def _says(facts):
    return {key: value for key, value in facts.items() if key not in BESIDE and value}


def _issue(kind, proposal, authority, facts, by, now):
    return issue(
        kind,
        proposal,
        authority=authority,
        facts=facts,
        symbol=facts["symbol"],
        day=clock.day_of(now),
        place=facts["place"],
        abstract=facts["abstract"],
        signer_name=facts["signer_name"],
        signer_title=facts["signer_title"],
        by=by,
        now=now,
    )


register(
    PaperKind(code=SUBMISSION, name="TỜ TRÌNH", register="to-trinh", template=TEMPLATE, visible=Proposal.objects.visible_to, word=word_award.write)
)
register(
    PaperKind(
        code=REQUEST, name="PHIẾU YÊU CẦU BỔ SUNG", register=REQUEST, template=TEMPLATE, visible=Proposal.objects.visible_to, word=word_award.write
    )
)
