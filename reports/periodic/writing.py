"""Writing a report: start it, fill in its grid and its text (which save themselves), paste a column, keep the figures of before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.movements.figures import value_words
from campaigns.obligations.guards import barrier
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.workflow.flows import Refused
from reports.periodic.actions import save_report, start_report
from reports.periodic.answering import answer_of
from reports.periodic.editing import Draft
from reports.periodic.evidence import evidence_of
from reports.periodic.grid import cells_of
from reports.periodic.lines import by_field
from reports.periodic.models import Report
from reports.periodic.openings import openings_of
from reports.periodic.overtaking import overtaken
from reports.periodic.pasting import read_column
from reports.periodic.states import EDITABLE

ONLY_OWNERS = "Chỉ người của đơn vị được lập báo cáo này."


@require_POST
def start(request, pk):
    """Start the report of an obligation; a second click opens the one that is there."""
    obligation = seen(Obligation.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    report = start_report(obligation, by=request.user, now=clock.now())
    return redirect("reports:report-edit", pk=report.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The grid and the text. What was typed comes back whatever happens; who saved meanwhile is shown beside it."""
    report = own_report(request, pk)
    if request.method != "POST":
        if report.state not in EDITABLE or barrier(report.obligation, clock.today()):
            return redirect("reports:report-detail", pk=pk)
        page = keep_page if request.GET.get("giu") == "tat-ca" else editor
        return page(request, Draft(report, request.user))
    draft = Draft(report, request.user, request.POST)
    if (refused := save_or_show(request, draft)) is not None:
        return refused
    if "check" in request.POST:
        return redirect(_checked_again(request, pk))
    if "ask_keep" in request.POST and draft.stock_to_keep:
        return redirect(f"{request.path}?giu=tat-ca")
    messages.success(request, f"Đã lưu nháp lúc {timezone.localtime(clock.now()):%H:%M}. Báo cáo chưa được trình.")
    return redirect(_place_after(request))


def save_or_show(request, draft):
    """Save what was typed on the page of `draft`; return the page that says why not, or None where it was saved."""
    if not draft.is_valid():
        return editor(request, draft, status=422)
    try:
        draft.save(by=request.user, now=clock.now())
    except Refused as refusal:
        happened, fresh = overtaken(draft, refusal, request.user)
        return editor(request, fresh, happened, status=409)
    return None


def _checked_again(request, pk):
    """Return the check page; its own button, which only saves, leads back to the things to fix."""
    address = reverse("reports:report-check", args=[pk])
    if request.POST["check"] != "mark":
        return address
    messages.success(request, f"Đã lưu lúc {timezone.localtime(clock.now()):%H:%M}. Báo cáo chưa được trình.")
    return f"{address}#can-sua"


def _place_after(request):
    """Return the page again, at the line whose button was pressed."""
    if "mark" in request.POST:
        return f"{request.path}#can-sua"
    line = request.POST.get("keep") or request.POST.get("zero") or ""
    passage = request.POST.get("use", "")
    place = f"#cell-{line}" if line.isdecimal() else f"#text-{passage}" if passage.replace("-", "").isalnum() else ""
    return f"{request.path}{place}"


@require_POST
def autosave(request, pk):
    """Save quietly what can be read: 200 with the new version and how each box stands, 409 with what somebody else did."""
    draft = Draft(own_report(request, pk), request.user, request.POST)
    if draft.typing.version is None:
        return HttpResponse(status=422)
    now = clock.now()
    before = draft.cells
    try:
        draft.save(by=request.user, now=now, quiet=True)
    except Refused as refusal:
        happened, draft = overtaken(draft, refusal, request.user, full=False)
        return render(request, "reports/periodic/overtaken.html", {"happened": happened, "report": draft.report}, status=409)
    return JsonResponse(answer_of(draft, before, now))


@require_POST
def paste(request, pk):
    """Show how a pasted column will be read; with `apply`, fill it in. What else was typed on the page is saved first."""
    report = own_report(request, pk)
    piece = bool(request.headers.get("X-Autosave"))
    if not piece and "apply" not in request.POST:
        draft = Draft(report, request.user, request.POST)
        if (refused := save_or_show(request, draft)) is not None:
            return refused
    cells = cells_of(report)
    openings = openings_of(report, cells)
    try:
        pasted = read_column(by_field(cells), openings, request.POST.get("start", ""), request.POST.get("column", ""))
    except ValidationError as problem:
        context = {"report": report, "cells": cells, "problem": problem.messages[0], "start": request.POST.get("start", "")}
        return render(request, _paste_page(piece), context, status=422)
    if "apply" in request.POST:
        return _fill_in(request, report, cells, pasted)
    context = {"report": report, "pasted": pasted, "start": request.POST["start"], "column": request.POST["column"]}
    return render(request, _paste_page(piece), context)


def _paste_page(piece):
    return "reports/periodic/pasted.html" if piece else "reports/periodic/paste.html"


def _fill_in(request, report, cells, pasted):
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 10 else -1
    typed = [row.typed for row in pasted.good]
    save_report(report, by=request.user, now=clock.now(), version=number, typed=typed, what="Dán số từ Excel", cells=cells)
    words = f"Đã điền {len(typed)} số từ Excel."
    messages.success(request, f"{words} {len(pasted.bad)} dòng chưa đọc được, nhập tay các ô đó." if pasted.bad else words)
    return redirect("reports:report-edit", pk=report.pk)


def own_report(request, pk):
    """Return the report for whoever works on it: a stranger gets 404, a colleague 403."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.draft_report", report, ONLY_OWNERS)
    return report


def keep_page(request, draft):
    """Draw the page that lists the figures of the period before that would be confirmed."""
    cells = [(cell.indicator, value_words(cell.indicator, cell.offered), cell.before.span) for cell in draft.stock_to_keep]
    context = {"report": draft.report, "cells": cells}
    return render(request, "reports/periodic/keep.html", context)


def editor(request, draft, happened=None, status=200):
    """Draw the page on which the report is filled in; `happened` is an Overtaken."""
    report, today = draft.report, clock.today()
    required, answered = draft.progress
    assessment, ahead = draft.chapters()
    versions = list(report.versions.all()) if report.submitted_at else []
    context = {
        "report": report,
        "draft": draft,
        "happened": happened,
        "groups": draft.groups(),
        "not_given": draft.not_given,
        "chapters": assessment,
        "ahead": ahead,
        "required": required,
        "answered": answered,
        "evidence": evidence_of(report, cells=draft.cells, openings=draft.openings, versions=versions),
        "fixing": draft.mending(versions),
        "sent_back": draft.back.trace,
        "deadline": report.obligation.deadline(today),
        "mending": report.obligation.mending_day(today),
        "submits": request.user.has_perm("reports.submit_report", report),
        "today": today,
    }
    return render(request, "reports/periodic/edit.html", context, status=status)
