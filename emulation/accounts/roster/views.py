"""Importing the roster: take the file, show what would happen, and only then let it happen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.accounts.roster.actions import apply_roster
from emulation.accounts.roster.check import check, outcome
from emulation.accounts.roster.forms import RosterForm
from emulation.accounts.roster.lines import read_roster
from emulation.accounts.roster.report import Report
from emulation.accounts.roster.sheets import template
from emulation.attachments import kinds
from emulation.attachments.models import Attachment
from emulation.attachments.workbook import SheetRefused
from emulation.workflow.flows import Refused

REASON = "Chỉ Thường trực Hội đồng và quản trị hệ thống nhập danh sách."


@require_http_methods(["GET", "POST"])
def roster(request):
    """Where one begins: the template, the present list, the upload. The file is held; nothing else is written."""
    authority = _authority(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = RosterForm(*sent, user=request.user)
    if sent and form.is_valid():
        return redirect("accounts:roster-check", form.cleaned_data["file"][0].pk)
    return render(
        request, "accounts/roster.html", {"form": form, "authority": authority, "administers": request.user.has_perm("accounts.manage_users")}
    )


@require_safe
def roster_sheet(request):
    """The workbook to fill in: empty, or with the present list of the tree (`?day-du=1`)."""
    authority, filled = _authority(request), request.GET.get("day-du") == "1"
    name = "danh-sach-nhan-su.xlsx" if filled else "mau-danh-sach-nhan-su.xlsx"
    content = template(authority, day=clock.today(), filled=filled)
    return HttpResponse(content, content_type=kinds.XLSX.media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "POST"])
def roster_check(request, pk):
    """The dry run of a file that the person sent; POST takes it in, provided that the outcome is still the one shown."""
    authority = _authority(request)
    attachment = seen(Attachment.objects.filter(media_type=kinds.XLSX.media_type), request.user, pk=pk)
    try:
        with attachment.file.open("rb") as file:
            lines = read_roster(file)
        if request.method == "POST":
            return _take_in(request, lines, authority)
    except SheetRefused as refusal:
        return render(request, "accounts/roster_check.html", {"file": attachment, "refusal": refusal.sentence})
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:roster-check", pk)
    ground = check(lines, authority=authority, by=request.user)
    context = {"file": attachment, "report": Report(lines, ground), "outcome": outcome(lines)}
    return render(request, "accounts/roster_check.html", context)


def _take_in(request, lines, authority):
    """Store the good lines; the answer lists one-time passwords where they were asked for, else leads back to the people."""
    taken = apply_roster(
        lines,
        authority=authority,
        by=request.user,
        now=clock.now(),
        only_good=request.POST.get("only_good") == "1",
        with_passwords=request.POST.get("passwords") == "1",
        expected=request.POST.get("outcome") or "not shown",
    )
    words = f"Đã nhập {taken.counts['new']} dòng mới, sửa {taken.counts['changed']} dòng, giữ nguyên {taken.counts['same']} dòng."
    if taken.passwords:
        said = words if taken.counts["new"] + taken.counts["changed"] else ""
        return render(request, "accounts/roster_passwords.html", {"passwords": taken.passwords, "words": said})
    messages.success(request, words)
    return redirect("accounts:appointment-list")


def _authority(request):
    """Return the authority in whose tree the person appoints: that of the chosen seat, else of the first one that may."""
    require(request.user, "accounts.appoint", sentence=REASON)
    seats = request.user.seats_with("accounts.appoint")
    chosen = getattr(request.user, "seat", None)
    return next((seat.authority for seat in seats if chosen and seat.id == chosen.id), seats[0].authority)
