"""What a person chooses about messages, and the calendar of deadlines that a calendar program fetches."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation import clock
from emulation.notifications.feed import close_feed, feed, feed_token, open_feed, user_of_token
from emulation.notifications.forms import ChoicesForm
from emulation.notifications.models import Address, Preference

# Calendar programs ask every few hours; a second one of the same person within minutes may get the same answer.
FEED_AGE = 600


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """When and by which way the person is told, and the address of the person's calendar."""
    form = ChoicesForm.of(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        Preference.objects.update_or_create(user=request.user, defaults=form.cleaned_data)
        messages.success(request, "Đã lưu cách nhận thông báo.")
        return redirect("notifications:choices")
    email, token = request.user.email, feed_token(request.user)
    stopped = Address.objects.stopped().filter(email=email.lower()).first() if email else None
    context = {"form": form, "stopped": stopped, "feed": _feed_address(token) if token else ""}
    return render(request, "notifications/choices.html", context, status=422 if form.errors else 200)


@require_POST
def new_feed(request):
    """Give the calendar an address, or another one: the one before ends at once."""
    had = bool(feed_token(request.user))
    open_feed(request.user)
    messages.success(request, "Đã đổi địa chỉ lịch. Địa chỉ cũ không dùng được nữa." if had else "Đã tạo địa chỉ lịch.")
    return redirect("notifications:choices")


@require_POST
def end_feed(request):
    """Take the address of the calendar back."""
    close_feed(request.user)
    messages.success(request, "Đã tắt lịch. Địa chỉ cũ không dùng được nữa.")
    return redirect("notifications:choices")


@login_not_required
@cache_control(private=True, max_age=FEED_AGE)
@require_safe
def calendar(request, token):
    """The deadlines of whoever the address belongs to, as a calendar; 404 for an address that never was or was taken back."""
    user = user_of_token(token)
    if user is None:
        raise Http404
    response = HttpResponse(feed(user, clock.today()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="lich.ics"'
    return response


def _feed_address(token):
    return settings.SITE_URL + reverse("notifications:calendar", args=[token])
