"""The office at work on a draft: build it, write its parts, issue it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from emulation import clock
from emulation.accounts.doors import attempt, require
from emulation.documents.numbers import next_number
from emulation.workflow.flows import Refused
from reports.synthesis import actions
from reports.synthesis.building import build
from reports.synthesis.documents import has_letterhead, issuer_of, signer_name_of
from reports.synthesis.forms import BuildForm, PartsForm, VersionForm
from reports.synthesis.reading import newer_reports
from reports.synthesis.views import seen_synthesis

ONLY_OFFICE = "Chỉ Cơ quan Thường trực lập báo cáo tổng hợp."
PERMISSION = "reports.build_synthesis"


@require_POST
def build_now(request):
    """Build the draft of a period, or build it again; then show it."""
    require(request.user, PERMISSION, None, ONLY_OFFICE)
    form = BuildForm(request.POST, user=request.user)
    offices = {seat.authority.pk: seat.authority for seat in request.user.seats_with(PERMISSION)}
    if not form.is_valid() or form.cleaned_data["authority"] not in offices:
        messages.error(request, "Chọn kỳ cần tổng hợp trong danh sách.")
        return redirect("reports:synthesis-list")
    try:
        made = build(offices[form.cleaned_data["authority"]], form.span, by=request.user, now=clock.now(), version=form.cleaned_data["version"])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:synthesis-list")
    messages.success(request, f"Đã tổng hợp {made.received}/{made.expected} báo cáo {made.span.label}.")
    return redirect("reports:synthesis-detail", pk=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk):
    """The words of the office, part by part, the sentence made from the numbers beside what was edited."""
    synthesis = draft_of(request, pk)
    parts = synthesis.parts.all()
    if request.method != "POST":
        form = PartsForm(parts=parts, user=request.user, initial={"version": synthesis.version, "title": synthesis.title})
        return render(request, "reports/synthesis/write.html", {"synthesis": synthesis, "form": form})
    form = PartsForm(request.POST, parts=parts, user=request.user)
    valid = form.is_valid()
    if valid and attempt(form, _write, synthesis, form, by=request.user, now=clock.now()):
        messages.success(request, "Đã lưu lời văn.")
        return redirect("reports:synthesis-detail", pk=pk)
    return render(request, "reports/synthesis/write.html", {"synthesis": synthesis, "form": form}, status=409 if valid else 422)


def _write(synthesis, form, *, by, now):
    said = form.cleaned_data
    actions.write_parts(synthesis, form.texts, by=by, now=now, version=said["version"], title=said["title"])


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request, pk):
    """Say what issuing does, then do it."""
    synthesis = draft_of(request, pk)
    if request.method != "POST":
        return _confirm(request, synthesis, VersionForm(user=request.user, initial={"version": synthesis.version}))
    form = VersionForm(request.POST, user=request.user)
    valid = form.is_valid()
    if valid and attempt(form, actions.freeze, synthesis, by=request.user, now=clock.now(), version=form.cleaned_data["version"]):
        messages.success(request, f"Đã ban hành báo cáo tổng hợp {synthesis.document.reference}.")
        return redirect("reports:synthesis-detail", pk=pk)
    return _confirm(request, synthesis, form, status=409 if valid else 422)


def _confirm(request, synthesis, form, status=200):
    today, unit = clock.today(), issuer_of(synthesis.authority)
    context = {
        "synthesis": synthesis,
        "form": form,
        "newer": newer_reports(synthesis),
        "letterhead": has_letterhead(synthesis.authority),
        "issuer": unit,
        "number": next_number(unit, "bao-cao", today.year),
        "signer": signer_name_of(synthesis.authority, unit, today) or request.user.full_name,
        "quotes": synthesis.quotes.count(),
        "today": today,
    }
    return render(request, "reports/synthesis/issue.html", context, status=status)


def draft_of(request, pk):
    """Return the draft for the office at work on it; raises PermissionDenied for an issued edition."""
    synthesis = seen_synthesis(request, pk)
    require(request.user, PERMISSION, synthesis, ONLY_OFFICE)
    if synthesis.is_frozen:
        raise PermissionDenied("Báo cáo tổng hợp này đã ban hành nên không sửa được. Tổng hợp lại để lập lần mới.")
    return synthesis
