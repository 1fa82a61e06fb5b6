"""Signing in and out, choosing the seat, the day of a trial, the password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from emulation import clock
from emulation.accounts.forms import PasswordForm, SignInForm
from emulation.accounts.seats import seats_on
from emulation.accounts.throttle import address_of, count_failure, forget, is_blocked
from emulation.accounts.trial import trial_accounts
from emulation.search.forms import VnDateField
from emulation.search.text import has_control


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request):
    """The sign-in page; a trial installation lists its accounts on it."""
    next_url = _safe_next(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(next_url)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and _accepted(request, form):
        login(request, form.user)
        _settle_trial_day(request, form.user)
        return HttpResponseRedirect(next_url)
    password, groups = trial_accounts() if settings.DEMO else ("", [])
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", ""), "demo_accounts": groups, "demo_password": password}
    return render(request, "accounts/sign_in.html", context)


def _accepted(request, form):
    username, address = request.POST.get("username", ""), address_of(request)
    if is_blocked(username, address):
        form.add_error(None, "Đã nhập sai nhiều lần. Chờ 15 phút rồi thử lại, hoặc gọi Cơ quan Thường trực.")
        return False
    if form.is_valid():
        forget(username, address)
        return True
    if form.non_field_errors():
        count_failure(username, address)
    return False


def _settle_trial_day(request, user):
    """In a trial, a person whose seats are of another time (a commune of 2026) is taken to the present day."""
    if settings.DEMO and not seats_on(user, clock.today()):
        request.session["demo_day"] = ""


def _safe_next(request):
    """Return the page to go on to: the one asked for if it is a path of this site, else where the person begins."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if safe and target.startswith("/") and not has_control(target) else reverse("home:landing")


@require_POST
def sign_out(request):
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    return redirect("accounts:sign-in")


@require_POST
def switch_seat(request):
    """Choose the seat to work in; one that the person does not hold today is a 404."""
    wanted = request.POST.get("seat", "")
    seat = next((seat for seat in request.user.seats if str(seat.id) == wanted), None)
    if seat is None:
        raise Http404
    request.session["seat"] = seat.id
    return redirect("home:landing")


@require_POST
def choose_day(request):
    """Set the day on which this session of a trial lives; an empty day means the present one."""
    if not settings.DEMO:
        raise Http404
    text = request.POST.get("day", "").strip()
    try:
        day = VnDateField(required=False).clean(text)
    except ValidationError:
        messages.error(request, "Nhập ngày theo dạng 20/6/2023")
        return redirect("home:landing")
    request.session["demo_day"] = day.isoformat() if day else ""
    return redirect("home:landing")


@require_http_methods(["GET", "POST"])
def change_password(request):
    form = PasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        request.user.set_password(form.cleaned_data["new"])
        request.user.save(update_fields=["password"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu. Các nơi khác đang đăng nhập bằng mật khẩu cũ sẽ bị đăng xuất.")
        return redirect("home:landing")
    return render(request, "accounts/password.html", {"form": form})
