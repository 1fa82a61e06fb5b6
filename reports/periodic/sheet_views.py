"""The cells of a report out to Excel and in again: the template, the file, what it would do, and only then the saving."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from campaigns.obligations.guards import barrier
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.attachments.sheet_forms import SheetForm, held_sheet
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel, file_name
from emulation.workflow.flows import Refused
from reports.periodic.actions import save_report
from reports.periodic.models import Report
from reports.periodic.sheet_reading import SheetIn
from reports.periodic.sheets import report_sheet
from reports.periodic.states import EDITABLE

ONLY_OWNERS = "Chỉ người của đơn vị nhập số liệu báo cáo này."
NOTHING_NEW = "Không có gì thay đổi: số liệu trong tệp giống số liệu đang có."


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, pk):
    """GET gives the template of the report, filled in; POST takes it back as `sheet_in` does."""
    if request.method == "POST":
        return sheet_in(request, pk)
    report = _own(request, pk)
    return excel(report_sheet(report), f"{report.code}-{file_name(report.obligation.owner_name)}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_in(request, pk):
    """Take an Excel file (it is held), show what it would do (`tep`), and only on a second post save it."""
    report = _own(request, pk)
    if report.state not in EDITABLE or barrier(report.obligation, clock.today()):
        return redirect("reports:report-detail", pk=pk)
    if held := request.POST.get("tep") or request.GET.get("tep"):
        return _dry_run(request, report, held_sheet(request.user, held))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user, label="số liệu")
    if sent and form.is_valid():
        return redirect(f"{reverse('reports:report-sheet-in', args=[pk])}?{urlencode({'tep': form.cleaned_data['file'][0].pk})}")
    return render(request, "reports/periodic/sheet_in.html", {"report": report, "form": form}, status=422 if sent else 200)


def _dry_run(request, report, file):
    """Show what the file would do to the report; a post saves it, unless something stands against it."""
    try:
        found, refusal = _read(file, report), ""
        if request.method == "POST":
            refusal = _save(request, report, found)
            if not refusal:
                return redirect(reverse("reports:report-edit", args=[report.pk]))
            # What was shown is not what would be overwritten: show it anew, against what was saved meanwhile.
            report = seen(Report.objects.with_names(), request.user, pk=report.pk)
            found = _read(file, report)
    except SheetRefused as unreadable:
        return render(request, "reports/periodic/sheet_check.html", {"report": report, "file": file, "refusal": unreadable.sentence}, status=422)
    context = {"report": report, "file": file, "found": found, "counts": found.counts, "overtaken": refusal}
    return render(request, "reports/periodic/sheet_check.html", context, status=409 if refusal and not found.faults else 422 if found.faults else 200)


def _save(request, report, found):
    """Save what the file changes, in the version that was shown; return why not, "" once it is done."""
    if found.faults:
        return "Sửa các ô dưới đây trong tệp rồi gửi lại."
    if not found.typed:
        messages.info(request, NOTHING_NEW)
        return ""
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        return "Trang gửi lên thiếu dữ liệu. Xem lại rồi nhập lần nữa."
    what = f"Nhập {len(found.typed)} chỉ tiêu từ Excel"
    try:
        save_report(report, by=request.user, now=clock.now(), version=int(version), typed=found.typed, what=what)
    except Refused as refusal:
        return str(refusal)
    messages.success(request, f"Đã nhập {len(found.typed)} chỉ tiêu từ Excel. Báo cáo chưa được trình.")
    return ""


def _read(file, report):
    with file.file.open("rb") as source:
        return SheetIn(source, report)


def _own(request, pk):
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.draft_report", report, ONLY_OWNERS)
    if report.of_cluster:
        raise Http404
    return report
