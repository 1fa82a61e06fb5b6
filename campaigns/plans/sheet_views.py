"""The rows of a plan out to Excel and in again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.obligations.guards import barrier
from campaigns.plans.actions import save_plan
from campaigns.plans.models import Plan
from campaigns.plans.sheet_forms import ImportForm
from campaigns.plans.sheets import Import, rows_sheet
from campaigns.plans.states import EDITABLE
from campaigns.plans.writing import ONLY_OWNERS
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.attachments.sheet_forms import SheetForm, held_sheet
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel
from emulation.workflow.flows import Refused


@require_safe
def rows_out(request, pk):
    """The rows of the plan as an Excel file."""
    plan = _own(request, pk)
    return excel(rows_sheet(plan), f"{plan.code}-noi-dung.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def rows_in(request, pk):
    """Take an Excel file (it is held), show what it would do (`tep`), and only on a second post save it."""
    plan = _own(request, pk)
    if plan.state not in EDITABLE or barrier(plan.obligation, clock.today()):
        return redirect("campaigns:plan-detail", pk=pk)
    held = request.POST.get("tep") or request.GET.get("tep")
    if held:
        return _dry_run(request, plan, held_sheet(request.user, held))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user, label="các dòng")
    if sent and form.is_valid():
        return redirect(f"{reverse('campaigns:plan-rows-in', args=[pk])}?{urlencode({'tep': form.cleaned_data['file'][0].pk})}")
    return render(request, "campaigns/plans/rows_in.html", {"plan": plan, "form": form}, status=422 if sent else 200)


def _dry_run(request, plan, file):
    """Show what the file would do to the draft; a post with a choice saves it, unless something stands against it."""
    try:
        with file.file.open("rb") as source:
            found = Import(source, plan, request.user)
    except SheetRefused as refusal:
        return render(request, "campaigns/plans/rows_check.html", {"plan": plan, "file": file, "refusal": refusal.sentence}, status=422)
    form = ImportForm(request.POST if request.method == "POST" else None, user=request.user, found=found)
    status = 200
    if form.is_bound:
        status = _save(request, plan, found, form)
        if status == 302:
            return redirect(reverse("campaigns:plan-edit", args=[plan.pk]) + "#rows")
        fresh = Plan.objects.with_names().get(pk=plan.pk)
        if fresh.version != form.cleaned_data.get("version", fresh.version):
            # What was shown is not what would be overwritten: show it anew, against what was saved meanwhile.
            with file.file.open("rb") as source:
                plan, found = fresh, Import(source, fresh, request.user)
    context = {"plan": plan, "file": file, "found": found, "form": form, "overtaken": status == 409}
    return render(request, "campaigns/plans/rows_check.html", context, status=status)


def _save(request, plan, found, form):
    """Save the rows as chosen; return 302 once it is done, else the status of the page to show again."""
    if not form.is_valid() or found.faults:
        return 422
    rows = form.row_set.plan_rows(found.clauses)
    try:
        what, version = f"Nhập {len(found.rows)} dòng từ Excel", form.cleaned_data["version"]
        save_plan(plan, by=request.user, now=clock.now(), version=version, fields={}, rows=rows, what=what)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return 409
    messages.success(request, f"Đã nhập từ Excel. Kế hoạch nay có {len(rows)} dòng, chưa được trình.")
    return 302


def _own(request, pk):
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.draft_plan", plan, ONLY_OWNERS)
    return plan
