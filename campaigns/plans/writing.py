"""Writing a plan: start it, edit the draft (which saves itself), see what it leaves uncovered, check it before it goes up."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.obligations.guards import barrier
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import start_plan
from campaigns.plans.coverage import coverage
from campaigns.plans.drafting import Draft, overtaken
from campaigns.plans.forms import NoteForm
from campaigns.plans.models import Plan
from campaigns.plans.prefill import last_years_plan
from campaigns.plans.readiness import unfinished_rows
from campaigns.plans.reading import gaps, read
from campaigns.plans.states import EDITABLE, PLAN_FLOW, PlanState
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.attachments.refusal import UploadRefused
from emulation.workflow.flows import Refused

ONLY_OWNERS = "Chỉ người của đơn vị được soạn kế hoạch này."


@require_POST
def start(request, pk):
    """Start the plan of an obligation: from last year's, from the clauses, or from a signed scan (`how`)."""
    obligation = seen(Obligation.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    how = request.POST.get("how")
    form = Plan.Form.SCANNED if how == "scan" else Plan.Form.WRITTEN
    source = last_years_plan(obligation) if how == "last" else None
    plan = start_plan(obligation, by=request.user, now=clock.now(), form=form, source=source)
    return redirect("campaigns:plan-edit", pk=plan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The draft and its rows. What was typed comes back whatever happens; who saved meanwhile is shown beside it."""
    plan = _own(request, pk)
    if request.method != "POST":
        if plan.state not in EDITABLE:
            messages.info(request, f"Kế hoạch đang ở trạng thái “{plan.get_state_display()}” nên không sửa được.")
        if plan.state not in EDITABLE or barrier(plan.obligation, clock.today()):
            return redirect("campaigns:plan-detail", pk=pk)
        return _editor(request, Draft(plan, request.user, clause=request.GET.get("clause", "")))
    draft = Draft(plan, request.user, request.POST, request.FILES)
    if not draft.is_valid():
        return _editor(request, draft, status=422)
    try:
        draft.save(by=request.user, now=clock.now())
    except (Refused, UploadRefused) as refusal:
        return _editor(request, draft, overtaken(draft, refusal, request.user), status=409)
    if "check" in request.POST:
        return redirect("campaigns:plan-check", pk=pk)
    messages.success(request, f"Đã lưu nháp lúc {timezone.localtime(clock.now()):%H:%M}. Kế hoạch chưa được trình.")
    return redirect("campaigns:plan-edit", pk=pk)


@require_POST
def autosave(request, pk):
    """Save the draft quietly where all of it can be read: 200 with the new version, 422 where not, 409 with what somebody else did."""
    draft = Draft(_own(request, pk), request.user, request.POST)
    if not draft.is_valid():
        return HttpResponse(status=422)
    now = clock.now()
    try:
        draft.save(by=request.user, now=now, quiet=True)
    except Refused as refusal:
        happened = overtaken(draft, refusal, request.user, full=False)
        return render(request, "campaigns/plans/overtaken.html", {"happened": happened, "plan": draft.plan}, status=409)
    hidden = {"version": draft.plan.version, **draft.rows.keys(), **draft.fixes.marks()}
    return JsonResponse({"saved": f"{timezone.localtime(now):%H:%M}", "fields": hidden})


@require_safe
def show_coverage(request, pk):
    """Which clauses the plan serves with which rows, and which it leaves open."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    covers = coverage(plan)
    editable = plan.state in EDITABLE and request.user.has_perm("campaigns.draft_plan", plan)
    open_count = sum(not cover.covered for cover in covers)
    return render(request, "campaigns/plans/coverage.html", {"plan": plan, "covers": covers, "open_count": open_count, "editable": editable})


@require_safe
def check(request, pk):
    """The page before submitting: all of it once more, what is missing, what is uncovered, and the one button of the role."""
    plan = _own(request, pk)
    if plan.state not in EDITABLE or barrier(plan.obligation, clock.today()):
        return redirect("campaigns:plan-detail", pk=pk)
    return check_page(request, plan)


def check_page(request, plan, form=None, status=200, asked_again=False):
    """Draw the check page; `form` is a NoteForm or VersionForm that was refused, `asked_again` asks whether to send it all the same."""
    reading = read(plan, request.user, clock.today())
    missing, uncovered = gaps(plan)
    handing_back = "hand_back" in reading.offered and plan.state == PlanState.HEAD
    note_form = form if isinstance(form, NoteForm) else NoteForm(user=request.user, step=PLAN_FLOW["hand_back"])
    context = {
        "plan": plan,
        "reading": reading,
        "missing": missing,
        "uncovered": uncovered,
        "unfinished": unfinished_rows(plan),
        "form": form,
        "note_form": note_form if handing_back else None,
        "asked_again": asked_again,
        "today": clock.today(),
    }
    return render(request, "campaigns/plans/check.html", context, status=status)


def _own(request, pk):
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.draft_plan", plan, ONLY_OWNERS)
    return plan


def _editor(request, draft, happened=None, status=200):
    reading = read(draft.plan, request.user, clock.today(), fixes=draft.fixes)
    context = {"draft": draft, "form": draft.form, "rows": draft.rows, "plan": draft.plan, "reading": reading, "happened": happened}
    beside = {str(remark.comment.row_key): remark for remark in reading.asked if remark.number}
    for row in draft.rows.forms:
        row.remark = beside.get(str(row["key"].value()))
    return render(request, "campaigns/plans/edit.html", context | {"today": clock.today()}, status=status)
