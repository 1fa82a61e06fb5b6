"""The papers of a dossier to read and to work on: shown exactly to who sees the dossier; the proof sheet only to who may."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from awards.proposals import documents, printing
from awards.proposals.eligibility import check
from awards.proposals.kept_sheets import CONCLUDED, shows_live
from awards.proposals.law import book_of
from awards.proposals.models import Nominee, Proposal
from awards.proposals.paper_lists import LONG
from awards.proposals.paper_office import proof_facts, receipt_facts
from awards.proposals.paper_people import account_facts
from awards.proposals.papers import extract_facts, minutes_facts, submission_facts
from awards.proposals.proofs import facts_of as proof_of
from awards.proposals.snapshot import facts_of
from awards.proposals.states import EDITABLE
from awards.proposals.submitted import is_own, kept_of
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.documents.engine import as_draft, render_html, render_pdf
from emulation.documents.word import word_file, word_response
from emulation.documents.word_award import write

TRIAL, NOT_FROZEN = "BẢN IN THỬ", "BẢN NHÁP, CHƯA CHỐT"
NUMBERED = {"to-trinh": documents.SUBMISSION, "yeu-cau-bo-sung": documents.REQUEST}
NOT_YET = "Phiếu thẩm tra chỉ dành cho cơ quan thẩm định cho đến khi có kết luận."


@require_safe
def paper(request, pk, code, form):
    """A paper of the whole dossier: the issued one where it is numbered and says the same, else as it stands, marked as a trial print."""
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    said, working = said_to(request.user, proposal)
    issued = documents.paper_of(proposal, NUMBERED[code]) if code in NUMBERED else None
    if issued and (code != "to-trinh" or not working):
        return redirect("documents:word" if form == "docx" else "documents:download", pk=issued.pk)
    facts = _of_dossier(proposal, code, said)
    if facts is None:
        raise Http404
    mark = TRIAL if working or code == "to-trinh" else ""
    return _answer(request, facts, form, f"{proposal.code}-{code}", mark, len(said["nominees"]))


@require_safe
def paper_of_nominee(request, pk, nominee, code, form):
    """The report of a nominee's achievement, or the phiếu thẩm tra about them."""
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    asked = seen(Nominee.objects.select_related("recipient", "award"), request.user, pk=nominee, proposal=pk)
    asked.proposal = proposal
    if code == "phieu-tham-tra":
        return _proof(request, proposal, asked, form)
    said, working = said_to(request.user, proposal)
    own = next((each for each in said["nominees"] if each["id"] == asked.pk), None)
    if own is None:
        raise Http404
    facts = account_facts(proposal, asked, own, signer_name=_signer(proposal, working))
    return _answer(request, facts, form, f"{proposal.code}-{asked.pk}-{code}", TRIAL if working else "")


def said_to(user, proposal):
    """Return (what the dossier says to `user`, whether that is working text): its own unit reads what it works on, others the newest submission."""
    if proposal.state not in EDITABLE:
        return facts_of(proposal), False
    if is_own(user, proposal):
        return facts_of(proposal), True
    kept = kept_of(proposal)
    if not kept:
        raise Http404
    return kept[-1].facts, False


def _of_dossier(proposal, code, said):
    if code == "to-trinh":
        return submission_facts(proposal, said, regime=book_of(proposal, clock.today()).regime, signer_name=_signer(proposal))
    if code == "bien-ban":
        return minutes_facts(proposal, said)
    if code == "danh-sach":
        return extract_facts(proposal, said, signer_name=_signer(proposal))
    first = proposal.versions.select_related("submitted_by").first()
    return receipt_facts(proposal, first) if code == "phieu-tiep-nhan" and first and proposal.received_at else None


def _signer(proposal, working=False):
    return proposal.signer.full_name if proposal.signer_id and not working else ""


def _proof(request, proposal, nominee, form):
    """The newest frozen sheet; while the dossier lies with the office a draft, only for who reads it there; the unit reads the conclusion."""
    if proposal.state not in CONCLUDED or not is_own(request.user, proposal):
        require(request.user, "awards.read_proposals", proposal, NOT_YET)
    live = shows_live(proposal)
    sheet = None if live else nominee.sheets.last()
    if sheet:
        facts = proof_facts(proposal, sheet.facts, digest=sheet.digest)
    elif live:
        day = clock.today()
        found = check([nominee], book_of(proposal, day), day)[nominee.pk]
        facts = proof_facts(proposal, proof_of(proposal, nominee, found, request.user, clock.now()))
    else:
        raise Http404
    return _answer(request, facts, form, f"{proposal.code}-{nominee.pk}-phieu-tham-tra", "" if sheet else NOT_FROZEN)


def _answer(request, facts, form, name, mark, count=1):
    """Return the PDF or the Word file; with `mark` as a paper that does not count yet. `count` nominees are in it."""
    if mark:
        facts = as_draft(facts) | {"draft_mark": mark}
    if form == "docx":
        return word_response(word_file(write, facts), f"{name}.docx")
    if count > LONG:
        return _long(request, facts, name, count)
    return _pdf(render_pdf(render_html(documents.TEMPLATE, facts)), name)


def _long(request, facts, name, count):
    """Return the PDF of a long list once a worker has made it, until then a page that waits and opens it."""
    made = printing.ready_print(facts)
    if request.htmx:  # the waiting page asks again
        return HttpResponseClientRedirect(request.path) if made else HttpResponse(status=204)
    if made:
        with default_storage.open(made) as file:
            return _pdf(file.read(), name)
    if not printing.ask_for_print(documents.TEMPLATE, facts):
        return _pdf(render_pdf(render_html(documents.TEMPLATE, facts)), name)
    return render(request, "awards/proposals/printing.html", {"words": facts["type_name"], "count": count}, status=202)


def _pdf(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private"
    return response
