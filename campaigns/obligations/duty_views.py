"""One duty over all units, for those who read everything; reminding and extending for the standing office."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from campaigns.directives.models import Directive, Duty
from campaigns.directives.states import DirectiveState
from campaigns.obligations import asking, changes
from campaigns.obligations.change_forms import AskAllForm, ExtendForm
from campaigns.obligations.duty_page import DutyPage
from campaigns.obligations.list_sheet import of_duty
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.doors import attempt, require
from emulation.formats import exports

ONLY_READERS = "Trang này dành cho người theo dõi mọi đơn vị."
ONLY_OFFICE = "Chỉ Cơ quan Thường trực nhắc và gia hạn cho các đơn vị."


@require_safe
def detail(request, pk):
    """Counts, who has not done it and who is behind them; filters are links."""
    duty = _seen(request, pk)
    if exports.asked(request):
        page = DutyPage(duty, request.user, clock.today(), request.GET.get("loc", ""))
        return exports.answer(request, of_duty(duty), page.rows, day=page.day, filters=[duty.directive.short_title, page.label])
    return _page(request, duty)


@require_POST
def ask(request, pk):
    """Remind everybody who has not done it."""
    duty = _seen(request, pk)
    require(request.user, "campaigns.review_obligation", duty.directive, ONLY_OFFICE)
    form = AskAllForm(request.POST, user=request.user, prefix="ask")
    told = []
    valid = form.is_valid()
    if valid and attempt(form, lambda **said: told.append(asking.ask_all(duty, **said)), by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, f"Đã nhắc {told[0]} đơn vị chưa làm, trên hệ thống và qua thư.")
        return _back(request, duty)
    return _page(request, duty, {"ask": form}, status=409 if valid else 422)


@require_POST
def extend(request, pk):
    """Give more time to the units that are ticked."""
    duty = _seen(request, pk)
    require(request.user, "campaigns.review_obligation", duty.directive, ONLY_OFFICE)
    form = ExtendForm(request.POST, user=request.user, prefix="extend")
    chosen = [int(value) for value in request.POST.getlist("chosen") if value.isdecimal() and len(value) < 10]
    owed = list(Obligation.objects.visible_to(request.user).filter(duty=duty, pk__in=chosen).with_names())
    if form.is_valid() and not owed:
        form.add_error(None, "Chọn ít nhất một đơn vị ở bảng dưới.")
    given = []
    valid = form.is_valid()
    if valid and attempt(form, lambda **said: given.append(changes.extend(owed, **said)), by=request.user, now=clock.now(), **form.cleaned_data):
        left = len(owed) - given[0]
        rest = f" Bỏ qua {left} đơn vị đã trình, đã xong hoặc được miễn." if left else ""
        messages.success(request, f"Đã gia hạn cho {given[0]} đơn vị. Người của đơn vị được báo ngay.{rest}")
        return _back(request, duty)
    return _page(request, duty, {"extend": form, "chosen": chosen}, status=409 if valid else 422)


def _seen(request, pk):
    issued = Directive.objects.visible_to(request.user).filter(state=DirectiveState.ISSUED)
    duty = get_object_or_404(Duty.objects.select_related("directive__document", "clause__parent", "added_by"), pk=pk, directive__in=issued)
    require(request.user, "campaigns.read_all", duty.directive, ONLY_READERS)
    return duty


def _back(request, duty):
    query = request.GET.urlencode()
    address = reverse("campaigns:duty-detail", args=[duty.pk])
    return redirect(f"{address}?{query}" if query else address)


def _page(request, duty, forms=None, status=200):
    forms, today = forms or {}, clock.today()
    page = DutyPage(duty, request.user, today, request.GET.get("loc", ""))
    context = {
        "duty": duty,
        "page": page,
        "counts": page.counts,
        "office": request.user.has_perm("campaigns.review_obligation", duty.directive),
        "ask": forms.get("ask") or AskAllForm(user=request.user, prefix="ask"),
        "extend": forms.get("extend") or ExtendForm(user=request.user, prefix="extend"),
        "chosen": forms.get("chosen", []),
        "form": forms.get("ask") or forms.get("extend"),
        "message": page.message(),
        "chat_line": page.chat_line(request.build_absolute_uri(reverse("home:inbox"))),
        "today": today,
    }
    return render(request, "campaigns/obligations/duty.html", context, status=status)
