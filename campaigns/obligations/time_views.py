"""More time: the page on which a unit asks, the desk of the office, one request, and its steps."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.directives.dueness import calendar_of
from campaigns.obligations import changes
from campaigns.obligations.change_forms import AskTimeForm, GrantForm, RefuseForm, WithdrawForm
from campaigns.obligations.list_sheet import REQUESTS
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.obligations.requests_desk import RequestsDesk, badge, earlier_of, extensions_of
from campaigns.obligations.standing import Standing
from campaigns.obligations.states import REQUEST_FLOW, RequestState
from campaigns.obligations.time_story import changes_of, requests_of, step_words
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

PAGE = 25
ONLY_OWNERS = "Chỉ người của đơn vị được giao việc này được đề nghị gia hạn."
ONLY_OFFICE = "Chỉ Cơ quan Thường trực trả lời đề nghị gia hạn."
VERBS = {
    "grant": (changes.grant_time, GrantForm, "Đã gia hạn"),
    "refuse": (changes.refuse_time, RefuseForm, "Đã trả lời không gia hạn"),
    "withdraw": (changes.withdraw_request, WithdrawForm, "Đã rút đề nghị gia hạn"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """The date and the reason; where nothing can be asked any more, the page of the obligation says why."""
    obligation = seen(Obligation.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    today = clock.today()
    standing = _standing(obligation, request.user, today)
    hint = step_words(today, None if standing.timeless else standing.due_now, calendar_of(today.year, today))
    form = AskTimeForm(request.POST if request.method == "POST" else None, user=request.user, hint=hint)
    valid = form.is_bound and form.is_valid()
    if valid and attempt(form, changes.ask_time, obligation, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, "Đã gửi đề nghị gia hạn. Hạn cũ còn hiệu lực cho đến khi có trả lời.")
        return redirect("campaigns:obligation-detail", pk=pk)
    if not standing.asks and not form.is_bound:
        return redirect("campaigns:obligation-detail", pk=pk)
    context = {"obligation": obligation, "standing": standing, "form": form, "today": today}
    return render(request, "campaigns/obligations/ask_time.html", context, status=422 if form.is_bound else 200)


def _standing(obligation, user, day):
    return Standing.of(obligation, changes_of(obligation), requests_of(obligation), user, day)


@require_safe
def request_list(request):
    """The desk: what waits, by its due day; what was answered behind presets."""
    require(request.user, "campaigns.review_obligation", None, ONLY_OFFICE)
    desk = RequestsDesk(request.user, clock.today(), request.GET)
    if exports.asked(request):
        return exports.answer(request, REQUESTS, desk.requests(), day=clock.today(), filters=[desk.label])
    page = Paginator(desk.requests(), PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    for each in page:
        each.badge = badge(each)
    return render(request, "campaigns/obligations/requests.html", {"desk": desk, "presets": desk.presets(), "page": page, "today": today})


@require_safe
def request_detail(request, pk):
    """One request with what the unit asked for before, and the forms that answer it."""
    asked = _seen(request, pk)
    require(request.user, "campaigns.review_obligation", asked, ONLY_OFFICE)
    return _page(request, asked)


@require_POST
def step(request, pk, step):
    """Grant, refuse or take back; where that is refused, the page comes back with everything typed."""
    if step not in VERBS:
        raise Http404
    asked = _seen(request, pk)
    require(request.user, REQUEST_FLOW[step].permission, asked)
    verb, form_class, words = VERBS[step]
    form = form_class(request.POST, user=request.user, prefix=None if step == "withdraw" else step)
    before, after = RequestsDesk(request.user, clock.today(), {}).neighbours(asked)[2:] if step != "withdraw" else (None, None)
    valid = form.is_valid()
    if valid and attempt(form, verb, asked, by=request.user, now=clock.now(), **form.cleaned_data):
        return _onward(request, asked, step, words, after or before)
    if step == "withdraw":
        messages.error(request, next(iter(form.non_field_errors()), "Tải lại trang rồi làm lại."))
        return redirect("campaigns:obligation-detail", pk=asked.obligation_id)
    return _page(request, _seen(request, pk), {step: form}, status=409 if valid else 422)


def _seen(request, pk):
    names = TimeRequest.objects.with_names().select_related("obligation__authority__authority__standing_office", "obligation__duty__clause__parent")
    return seen(names, request.user, pk=pk)


def _onward(request, asked, step, words, following):
    if step == "withdraw":
        messages.success(request, f"{words}.")
        return redirect("campaigns:obligation-detail", pk=asked.obligation_id)
    rest = "" if following else " Không còn đề nghị nào chờ trả lời."
    messages.success(request, f"{words}: {asked.obligation.owner_name}.{rest}")
    return redirect(reverse("campaigns:time-request-detail", args=[following]) if following else reverse("campaigns:time-request-list"))


def _page(request, asked, forms=None, status=200):
    forms, today = forms or {}, clock.today()
    number, total, previous, following = RequestsDesk(request.user, clock.today(), {}).neighbours(asked)
    earlier = earlier_of(asked, request.user)
    for each in earlier:
        each.badge = badge(each)
    context = {
        "asked": asked,
        "obligation": asked.obligation,
        "badge": badge(asked),
        "waiting": asked.state == RequestState.WAITING,
        "due_now": asked.obligation.due_now(today),
        "works": calendar_of(today.year, today).works(asked.asked_due),
        "earlier": earlier,
        "extensions": extensions_of(asked),
        "place": {"number": number, "total": total, "previous": previous, "following": following},
        "grant": forms.get("grant") or GrantForm(user=request.user, prefix="grant", initial={"version": asked.version, "due": asked.asked_due}),
        "refuse": forms.get("refuse") or RefuseForm(user=request.user, prefix="refuse", initial={"version": asked.version}),
        "form": next(iter(forms.values()), None),
        "today": today,
    }
    return render(request, "campaigns/obligations/request.html", context, status=status)
