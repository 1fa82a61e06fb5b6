"""Every step of a report, wherever its button stands; where it is refused, the page of the button comes back with everything typed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from campaigns.obligations.remark_forms import VersionForm
from campaigns.plans.forms import NoteForm
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from reports.periodic import actions
from reports.periodic.checking import check_page
from reports.periodic.comments import asked_of
from reports.periodic.editing import Draft
from reports.periodic.grid import cells_of
from reports.periodic.models import Report
from reports.periodic.readiness import errors
from reports.periodic.states import REPORT_FLOW

VERBS = {
    "pass_up": (actions.pass_up, "Đã chuyển lãnh đạo duyệt."),
    "hand_back": (actions.hand_back, "Đã trả lại người soạn."),
    "submit": (actions.submit_report, ""),
    "recall": (actions.recall, "Đã thu hồi. Báo cáo trở lại thành dự thảo."),
}


@require_POST
def take_step(request, pk, step):
    """Take one step of the unit's side of the flow."""
    if step not in VERBS:
        raise Http404
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, REPORT_FLOW[step].permission, report)
    form = _form_of(step, request)
    verb, words = VERBS[step]
    if not form.is_valid():
        return _refused(request, report, step, form, 422)
    if step != "recall" and (status := _keep_typed(request, report, form)):
        return check_page(request, report, form, status=status)
    if step == "submit" and (refused := _held_up(request, report)) is not None:
        return refused
    if attempt(form, verb, report, by=request.user, now=clock.now(), **_said(form)):
        if words:
            messages.success(request, words)
        return redirect("reports:report-edit" if step == "recall" else "reports:report-detail", pk=pk)
    return _refused(request, seen(Report.objects.with_names(), request.user, pk=pk), step, form, 409)


def _refused(request, report, step, form, status):
    """Return the page of the button with the reason: a submitted report has no check page, so that its own page says it."""
    if step != "recall":
        return check_page(request, report, form, status=status)
    messages.error(request, " ".join(sentence for sentences in form.errors.values() for sentence in sentences))
    return redirect("reports:report-detail", pk=report.pk)


def _form_of(step, request):
    if REPORT_FLOW[step].needs_note:
        return NoteForm(request.POST, user=request.user, step=REPORT_FLOW[step])
    return VersionForm(request.POST, user=request.user)


def _said(form):
    return {name: form.cleaned_data[name] for name in ("version", "note") if name in form.cleaned_data}


def _keep_typed(request, report, form):
    """Save the reasons and what is said about the things to fix, beside the button; put on `form` why not.

    Return the status of the page that says so, 0 where nothing was lost.
    """
    if not any(name.startswith(("reason-", "sua-")) for name in request.POST):
        return 0
    draft = Draft(report, request.user, request.POST)
    for _, sentence in draft.faults:
        form.add_error(None, sentence)
    if form.errors:
        return 422
    if not draft.differs:
        return 0
    if not attempt(form, draft.save, by=request.user, now=clock.now(), what="Ghi lý do, đánh dấu đã sửa"):
        return 409
    form.cleaned_data["version"] = report.version
    return 0


def _held_up(request, report):
    """Return the page that says what still stands against submitting, or asks once more where remarks are open; None where nothing does."""
    if errors(cells_of(report)):
        return check_page(request, report, status=422)
    if "all_the_same" not in request.POST and any(remark.fixed_at is None for remark in asked_of(report)):
        return check_page(request, report, asked_again=True)
    return None
