"""The page of the evidence of a report: every file by what it proves; adding and taking away while the place is open."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.obligations.guards import barrier
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.workflow.flows import Refused
from reports.periodic.evidence import add_files, evidence_of, remove_file
from reports.periodic.evidence_forms import EvidenceForm
from reports.periodic.models import Report, ReportFile

ONLY_OWNERS = "Chỉ người của đơn vị thêm, bỏ minh chứng của báo cáo này."


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request, pk):
    """Every file by what it proves; `chi-tieu` chooses the place to which a new one goes. POST adds."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    if request.method == "POST":
        require(request.user, "reports.draft_report", report, ONLY_OWNERS)
    found = evidence_of(report, request.user)
    barred = barrier(report.obligation, clock.today()) if found.editable else ""
    post = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EvidenceForm(*post, user=request.user, evidence=found, initial={"place": request.GET.get("chi-tieu", "")})
    status = 200
    if post:
        status = 422
        if form.is_valid():
            files, said = form.cleaned_data["files"], {"indicator": form.indicator}
            if attempt(form, add_files, report, files, by=request.user, now=clock.now(), **said):
                messages.success(request, "Đã thêm minh chứng.")
                return redirect(f"{reverse('reports:report-evidence', args=[pk])}#{found.of(form.indicator and form.indicator.pk).anchor}")
            status = 409
    context = {"report": report, "evidence": found, "form": form if found.opened and not barred else None, "barred": barred}
    return render(request, "reports/periodic/evidence_page.html", context, status=status)


@require_POST
def remove(request, pk, file):
    """Take a file away that was never submitted; where that is refused, the page says why."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.draft_report", report, ONLY_OWNERS)
    link = ReportFile.objects.select_related("attachment", "indicator").filter(report=report, pk=file).first()
    if link is None:
        raise Http404
    link.report = report
    try:
        remove_file(link, by=request.user, now=clock.now())
        messages.success(request, f"Đã bỏ tệp {link.attachment.name}.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:report-evidence", pk=pk)
