"""The pages that edit one list of a directive each: bases, clauses, movements, recipients, duties."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.directives import actions
from campaigns.directives.burden import burden
from campaigns.directives.drafting import version_of
from campaigns.directives.models import Directive
from campaigns.directives.parts import BASES, CLAUSES, DUTIES, MOVEMENTS, RECIPIENTS
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.workflow.flows import Conflict

ONLY_OFFICE = "Chỉ Cơ quan Thường trực được soạn Chỉ thị."


@require_http_methods(["GET", "HEAD", "POST"])
def bases(request, pk):
    return _edit(request, pk, BASES)


@require_http_methods(["GET", "HEAD", "POST"])
def clauses(request, pk):
    return _edit(request, pk, CLAUSES)


@require_http_methods(["GET", "HEAD", "POST"])
def movements(request, pk):
    return _edit(request, pk, MOVEMENTS)


@require_http_methods(["GET", "HEAD", "POST"])
def recipients(request, pk):
    return _edit(request, pk, RECIPIENTS)


@require_http_methods(["GET", "HEAD", "POST"])
def duties(request, pk):
    """The duties, with how many will owe each as it is saved now."""
    return _edit(request, pk, DUTIES, loads=lambda directive: burden(directive, clock.today()))


@require_POST
def take_duties(request, pk):
    """Fill a directive without duties with the usual ones, for the office to confirm one by one."""
    directive = _draft(request, pk)
    taken = actions.take_proposed_duties(directive, by=request.user, now=clock.now(), version=version_of(request, directive))
    messages.success(request, f"Đã lấy {len(taken)} việc giao thường gặp. Kiểm tra người nhận, hạn rồi xác nhận từng việc.")
    return redirect("campaigns:directive-duties", pk=pk)


def _draft(request, pk):
    directive = seen(Directive.objects.select_related("authority"), request.user, pk=pk)
    require(request.user, "campaigns.draft_directive", directive, ONLY_OFFICE)
    actions.guard_editing(directive, request.user)
    return directive


def _edit(request, pk, part, loads=None):
    directive = _draft(request, pk)
    choices = part.choices(directive, clock.today())
    words = {"form_kwargs": {"choices": choices, "user": request.user}}
    context = {"directive": directive, "part": part, "version": version_of(request, directive)}
    if request.method != "POST":
        context["rows"] = part.rows(initial=part.read(directive), **words)
    elif "add_row" in request.POST:
        context["rows"] = part.rows(initial=[*part.rows(request.POST, **words).typed(), {}], **words)
    else:
        context["rows"] = rows = part.rows(request.POST, **words)
        if rows.is_valid() and _saved(request, part, context):
            return redirect("campaigns:directive-detail", pk=pk)
    if loads:
        context["burden"] = loads(directive)
    return render(request, "campaigns/directives/part.html", context, status=_status(context))


def _saved(request, part, context):
    """Write the rows; after a conflict put what somebody else saved into `context`, with the version that saving again writes over."""
    directive, values = context["directive"], context["rows"].values()
    try:
        part.write(directive, values, by=request.user, now=clock.now(), version=context["version"])
    except Conflict as conflict:
        directive.refresh_from_db()
        theirs, mine = part.difference(directive, values)
        context |= {"conflict": conflict, "version": directive.version, "theirs": theirs, "mine": mine}
        return False
    messages.success(request, f"Đã lưu {part.title[0].lower()}{part.title[1:]}.")
    return True


def _status(context):
    if "conflict" in context:
        return 409
    return 422 if context["rows"].is_bound else 200
