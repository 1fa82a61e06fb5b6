"""The chairman's pages: what waits for the signature, reading it, returning it, signing and launching it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from campaigns.directives import actions as directives
from campaigns.directives.backing import with_backing
from campaigns.directives.burden import burden
from campaigns.directives.drafting import number_words, version_of
from campaigns.directives.forms import ReturnForm
from campaigns.directives.list_sheet import TO_SIGN
from campaigns.directives.models import Directive
from campaigns.directives.moves import last_moves
from campaigns.directives.states import DIRECTIVE_FLOW, DirectiveState
from campaigns.directives.workshop import facts_for_drafters, reading_of
from campaigns.obligations.actions import sign_and_launch
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace

READ, CONFIRM = "campaigns/directives/sign.html", "campaigns/directives/sign_confirm.html"
ONLY_HEAD = "Chỉ người đứng đầu cơ quan ban hành được ký Chỉ thị."


@require_safe
def signing(request):
    """Directives that wait for the person's signature."""
    require(request.user, "campaigns.sign_directive", None, ONLY_HEAD)
    waiting = list(Directive.objects.to_sign(request.user).select_related("authority"))
    sent = last_moves(waiting, ("send_up",))
    rows = [(directive, sent.get(directive.pk)) for directive in waiting]
    if exports.asked(request):
        return exports.answer(request, TO_SIGN, rows, day=clock.today())
    return render(request, "campaigns/directives/signing.html", {"rows": rows})


@require_safe
def sign(request, pk):
    """Read the draft, then return it or sign it; with ?xac-nhan=1 the page that says what signing does."""
    directive = seen(Directive.objects.select_related("authority", "signer", "document"), request.user, pk=pk)
    require(request.user, "campaigns.sign_directive", directive, ONLY_HEAD)
    if directive.state != DirectiveState.TO_SIGN:
        return redirect("campaigns:directive-detail", pk=pk)
    return _page(request, directive, ReturnForm(user=request.user), CONFIRM if "xac-nhan" in request.GET else READ)


@require_POST
def step(request, pk, step):
    """Take one step of the flow: send up, withdraw, return, sign."""
    if step not in DIRECTIVE_FLOW.steps:
        raise Http404
    directive = seen(Directive.objects.select_related("authority", "signer", "document"), request.user, pk=pk)
    require(request.user, DIRECTIVE_FLOW[step].permission, directive)
    form = ReturnForm(request.POST, user=request.user)
    if not form.is_valid() and step == "return" and directive.state == DirectiveState.TO_SIGN:
        return _page(request, directive, form, READ, status=422)
    try:
        messages.success(request, _taken(request, directive, step, form))
    except Refused as refusal:
        messages.error(request, str(refusal))
        if step == "return":
            return _page(request, _again(directive), form, READ, status=409)
    return redirect("campaigns:directive-detail", pk=pk)


def _taken(request, directive, step, form):
    """Take the step and return the sentence that confirms it. Raises Refused or Conflict."""
    who = {"by": request.user, "now": clock.now(), "version": version_of(request, directive)}
    if step == "send_up":
        directives.send_up(directive, **who)
        return "Đã trình ký. Chủ tịch được báo ngay trên hệ thống và qua thư."
    if step == "withdraw":
        directives.withdraw(directive, **who)
        return "Đã rút dự thảo về. Sửa xong thì trình lại."
    if step == "return":
        directives.return_directive(directive, note=form.cleaned_data.get("note", ""), **who)
        return "Đã trả lại dự thảo. Thường trực đọc được lý do."
    laid = sign_and_launch(directive, **who)
    units = len({obligation.unit_id for obligation in laid})
    return f"Đã ban hành Chỉ thị {directive.reference} và phát động: {units} đơn vị, {len(laid)} việc"


def _again(directive):
    return Directive.objects.select_related("authority", "signer", "document").get(pk=directive.pk)


def _page(request, directive, form, template, status=200):
    today = clock.today()
    shown = reading_of(directive)
    with_backing(shown["entries"], directive, request.user)
    context = shown | {
        "facts": facts_for_drafters(directive),
        "form": form,
        "burden": burden(directive, today),
        "number": number_words(directive.authority, directive.day or today),
        "sent": Trace.objects.of(directive).filter(step="send_up").first(),
        "today": today,
    }
    return render(request, template, context, status=status)
