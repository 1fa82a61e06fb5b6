"""The page of one obligation, and what can be done on it: by the unit, and by the standing office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from campaigns.obligations import actions, changes
from campaigns.obligations.audience import people_of
from campaigns.obligations.change_forms import ExtendForm, RestoreForm, WaiveForm
from campaigns.obligations.detail import detail_of
from campaigns.obligations.forms import AcknowledgeForm, DeclareForm, HolderForm, ReopenForm
from campaigns.obligations.models import Obligation
from campaigns.obligations.zalo import obligation_line
from emulation import clock
from emulation.accounts.doors import attempt, require, seen

ONLY_OWNERS = "Chỉ người của đơn vị được giao làm việc này."
ONLY_OFFICE = "Chỉ Cơ quan Thường trực được gia hạn, miễn hoặc yêu cầu làm lại."


@require_safe
def detail(request, pk):
    """What is owed, why, by when, who holds it; the form to do it stands on the same page."""
    return _page(request, _seen(request, pk))


@require_POST
def acknowledge(request, pk):
    obligation = _seen(request, pk)
    require(request.user, "campaigns.acknowledge_obligation", obligation, ONLY_OWNERS)
    form = AcknowledgeForm(request.POST, people=people_of(obligation, clock.today()), user=request.user)
    return _done(request, obligation, "acknowledge", form, actions.acknowledge)


@require_POST
def declare(request, pk):
    obligation = _seen(request, pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    form = DeclareForm(request.POST, request.FILES, user=request.user)
    return _done(request, obligation, "declare", form, actions.declare_done, "Đã báo thực hiện.")


@require_POST
def holder(request, pk):
    obligation = _seen(request, pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    form = HolderForm(request.POST, people=people_of(obligation, clock.today()), user=request.user, prefix="who")
    return _done(request, obligation, "holder", form, actions.put_in_charge, "Đã phân công người phụ trách.")


@require_POST
def reopen(request, pk):
    obligation = _seen(request, pk)
    require(request.user, "campaigns.review_obligation", obligation, ONLY_OFFICE)
    form = ReopenForm(request.POST, user=request.user, prefix="again")
    return _done(request, obligation, "reopen", form, actions.reopen, "Đã yêu cầu đơn vị làm lại.")


@require_POST
def extend(request, pk):
    return _change(request, pk, "extend", ExtendForm, _extend_one, "Đã gia hạn. Người của đơn vị được báo ngay.")


@require_POST
def waive(request, pk):
    return _change(request, pk, "waive", WaiveForm, changes.waive, "Đã miễn việc này. Người của đơn vị được báo ngay.")


@require_POST
def restore(request, pk):
    return _change(request, pk, "restore", RestoreForm, changes.restore, "Đã thôi miễn. Người của đơn vị được báo ngay.")


def _change(request, pk, step, form_class, verb, words):
    obligation = _seen(request, pk)
    require(request.user, "campaigns.review_obligation", obligation, ONLY_OFFICE)
    return _done(request, obligation, step, form_class(request.POST, user=request.user, prefix=step), verb, words)


def _extend_one(obligation, **said):
    changes.extend([obligation], **said)


def _seen(request, pk):
    return seen(Obligation.objects.with_names(), request.user, pk=pk)


def _done(request, obligation, step, form, verb, words=""):
    """Carry out `verb` with what the form says and go back to the page; the page again with everything typed where that is refused."""
    if form.is_valid() and attempt(form, verb, obligation, by=request.user, now=clock.now(), **form.cleaned_data):
        if words:
            messages.success(request, words)
        return redirect("campaigns:obligation-detail", pk=obligation.pk)
    return _page(request, _seen(request, obligation.pk), {step: form}, status=422)


def _page(request, obligation, forms=None, status=200):
    today = clock.today()
    detail = detail_of(obligation, request.user, today, forms)
    failed = next(iter((forms or {}).values()), None)
    chat_line = _chat_line(request, obligation, detail, today)
    context = {"detail": detail, "chat_line": chat_line, "obligation": obligation, "directive": obligation.directive, "form": failed, "today": today}
    return render(request, "campaigns/obligations/detail.html", context, status=status)


def _chat_line(request, obligation, detail, today):
    """Return the line that the office may paste into a chat, "" for anybody else and where nothing is owed."""
    if not detail.office or detail.standing.waiver or obligation.state in changes.SETTLED:
        return ""
    address = request.build_absolute_uri(reverse("campaigns:obligation-detail", args=[obligation.pk]))
    return obligation_line(obligation.duty.title, obligation.owner_name, detail.standing.due_now, today, address)
