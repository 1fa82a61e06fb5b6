"""The list of nominees out to Excel and in again: the file, what it would do, and only then the storing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from awards.proposals import pages
from awards.proposals.law import book_of
from awards.proposals.models import Proposal
from awards.proposals.nominating import add_nominees
from awards.proposals.openings import openings_of
from awards.proposals.sheets import Import, nominees_sheet
from campaigns.obligations.remark_forms import VersionForm
from emulation import clock
from emulation.accounts.doors import attempt
from emulation.attachments.sheet_forms import SheetForm, held_sheet
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel


@require_safe
def sheet_out(request, pk):
    """The list of nominees and the rest of the roster as an Excel file."""
    proposal, today = pages.own(request, pk), clock.today()
    return excel(nominees_sheet(proposal, request.user, book_of(proposal, today), today), f"{proposal.code}-danh-sach.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_in(request, pk):
    """Take an Excel file (it is held), show what it would do (`tep`), and only on a second post store it."""
    proposal = pages.own(request, pk)
    if away := pages.elsewhere(request, proposal):
        return away
    if not openings_of(proposal).place(None, "nominee"):
        messages.info(request, "Cơ quan Thường trực không yêu cầu sửa danh sách, nên không nhập được từ Excel.")
        return redirect("awards:proposal-nominees", pk=pk)
    if held := request.POST.get("tep") or request.GET.get("tep"):
        return _dry_run(request, proposal, held_sheet(request.user, held))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user, label="danh sách đề nghị")
    if sent and form.is_valid():
        return redirect(f"{reverse('awards:proposal-import', args=[pk])}?{urlencode({'tep': form.cleaned_data['file'][0].pk})}")
    return render(request, "awards/proposals/sheet_in.html", {"proposal": proposal, "form": form}, status=422 if sent else 200)


def _dry_run(request, proposal, file):
    """Show what the file would do; a post stores it, unless something stands against it."""
    context, status = {"proposal": proposal, "file": file}, 200
    form = VersionForm(request.POST if request.method == "POST" else None, user=request.user)
    try:
        found = _read(request, proposal, file)
        if form.is_bound and not found.changed and not found.faults:
            messages.info(request, "Không có gì thay đổi: tệp giống danh sách đang có.")
            return redirect("awards:proposal-nominees", pk=proposal.pk)
        if form.is_bound and _stored(request, proposal, found, form):
            messages.success(request, f"Đã nhập {len(found.changed)} dòng từ Excel vào danh sách đề nghị.")
            return redirect("awards:proposal-nominees", pk=proposal.pk)
        if form.is_bound:
            # What was shown is not what would be overwritten: show it anew, against what was saved meanwhile.
            status = 422 if found.faults else 409
            context["proposal"] = proposal = Proposal.objects.with_names().get(pk=proposal.pk)
            found = _read(request, proposal, file)
        context |= {"found": found, "form": form}
    except SheetRefused as refusal:
        context["refusal"], status = refusal.sentence, 422
    return render(request, "awards/proposals/sheet_check.html", context, status=status)


def _stored(request, proposal, found, form):
    if found.faults or not form.is_valid():
        return False
    return attempt(form, add_nominees, proposal, found.lines, by=request.user, now=clock.now(), version=form.cleaned_data["version"])


def _read(request, proposal, file):
    today = clock.today()
    with file.file.open("rb") as source:
        return Import(source, proposal, request.user, book_of(proposal, today), today)
