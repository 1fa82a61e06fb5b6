"""The paper of a report before and after its approval, and two versions of it side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from campaigns.obligations.counting import chosen_pair
from emulation.accounts.doors import seen
from emulation.documents.engine import draft_pdf
from emulation.documents.kinds import get as kind_of
from emulation.documents.word import draft_word, word_response
from reports.periodic.comparison import compare
from reports.periodic.documents import paper_facts
from reports.periodic.grid import cells_of
from reports.periodic.models import Report
from reports.periodic.snapshot import facts_of
from reports.periodic.states import EDITABLE
from reports.periodic.submitted import counting_of, kept_of

TRIAL, UNAPPROVED = "BẢN IN THỬ", "CHƯA DUYỆT"


@require_safe
def print_out(request, pk):
    """The paper: the issued one, else the newest version that counts, or for the unit what it is working on, marked as a trial print."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    facts = _printed(report, request.user)
    if facts is None:
        return redirect("documents:download", pk=report.document_id)
    response = HttpResponse(draft_pdf(kind_of("bao-cao").template, facts), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{report.code}.pdf"'
    response["Cache-Control"] = "private"
    return response


@require_safe
def print_word(request, pk):
    """The same as a Word file to work on."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    facts = _printed(report, request.user)
    if facts is None:
        return redirect("documents:word", pk=report.document_id)
    return word_response(draft_word(kind_of("bao-cao").word, facts), f"{report.code}.docx")


@require_safe
def compare_versions(request, pk):
    """One version (`ban`) against another (`voi`); the last two unless the address says otherwise. From above only those not taken back."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    own = request.user.has_perm("reports.draft_report", report)
    pair = chosen_pair(report.versions.select_related("submitted_by") if own else kept_of(report), request.GET, later="ban", earlier="voi")
    if pair is None:
        raise Http404
    comparison = compare(pair["older"].facts, pair["newer"].facts)
    return render(request, "reports/periodic/compare.html", {"report": report, **pair, "comparison": comparison})


def _printed(report, user):
    """Return the facts to print for `user`, None where the issued paper says the same."""
    signer = report.signer.full_name if report.signer_id else ""
    if _is_working(report, user):
        return paper_facts(report, said=facts_of(report, cells_of(report)), signer_name=signer) | {"draft_mark": TRIAL}
    newest = counting_of(report)
    if newest is None:
        raise Http404
    if report.document_id and report.document.issued_at >= newest.submitted_at:
        return None
    return paper_facts(report, said=newest.facts, signer_name=signer) | {"draft_mark": UNAPPROVED}


def _is_working(report, user):
    return report.state in EDITABLE and user.has_perm("reports.draft_report", report)
