"""The rows of a registration out to Excel and in again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from awards.registrations.actions import save_lines
from awards.registrations.models import Registration
from awards.registrations.sheets import Import, rows_sheet
from awards.registrations.states import EDITABLE
from awards.registrations.writing import own_registration
from campaigns.obligations.guards import barrier
from campaigns.obligations.remark_forms import VersionForm
from campaigns.obligations.remark_views import tried
from emulation import clock
from emulation.attachments.sheet_forms import SheetForm, held_sheet
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel


@require_safe
def rows_out(request, pk):
    """The people and teams of the unit with their titles as an Excel file."""
    registration = own_registration(request, pk)
    return excel(rows_sheet(registration, clock.today()), f"{registration.code}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def rows_in(request, pk):
    """Take an Excel file (it is held), show what it would do (`tep`), and only on a second post save it."""
    registration = own_registration(request, pk)
    if registration.state not in EDITABLE or barrier(registration.obligation, clock.today()):
        return redirect("awards:registration-detail", pk=pk)
    held = request.POST.get("tep") or request.GET.get("tep")
    if held:
        return _dry_run(request, registration, held_sheet(request.user, held))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user, label="danh sách đăng ký")
    if sent and form.is_valid():
        return redirect(f"{reverse('awards:registration-rows-in', args=[pk])}?{urlencode({'tep': form.cleaned_data['file'][0].pk})}")
    return render(request, "awards/registrations/rows_in.html", {"registration": registration, "form": form}, status=422 if sent else 200)


def _dry_run(request, registration, file):
    """Show what the file would do to the draft; a second post saves it, unless something stands against it."""
    try:
        found = _read(request, registration, file)
    except SheetRefused as refusal:
        context = {"registration": registration, "file": file, "refusal": refusal.sentence}
        return render(request, "awards/registrations/rows_check.html", context, status=422)
    form = VersionForm(request.POST if request.method == "POST" else None, user=request.user)
    status = 422 if form.is_bound and found.faults else 200
    if form.is_bound and not found.faults:
        what = f"Nhập {len(found.entries)} dòng từ Excel"
        done = {"by": request.user, "now": clock.now(), "entries": found.entries, "roster": found.roster, "what": what}
        status = tried(form, lambda said: save_lines(registration, version=said["version"], **done))
        if not status:
            messages.success(request, f"Đã nhập {len(found.changed)} dòng có thay đổi từ Excel. Đăng ký chưa được trình.")
            return redirect("awards:registration-edit", pk=registration.pk)
        # What was shown is not what would be overwritten: show it anew, against what was saved meanwhile.
        registration = Registration.objects.with_names().get(pk=registration.pk)
        found = _read(request, registration, file)
    context = {"registration": registration, "file": file, "found": found, "form": form}
    return render(request, "awards/registrations/rows_check.html", context, status=status)


def _read(request, registration, file):
    with file.file.open("rb") as source:
        return Import(source, registration, request.user, clock.today())
