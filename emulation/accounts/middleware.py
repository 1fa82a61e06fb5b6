"""The day of the request, the chosen seat, and pages that no cache may keep."""

import datetime as dt

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from emulation import clock


class ClockMiddleware:
    """Let a trial installation live on another day: the session's choice, else DEMO_DAY. Elsewhere time is real."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        day = _demo_day(request)
        request.demo_day = day
        if day is None:
            return self.get_response(request)
        with clock.on(day):
            return self.get_response(request)


def _demo_day(request):
    if not settings.DEMO:
        return None
    text = request.session.get("demo_day", settings.DEMO_DAY)
    return dt.date.fromisoformat(text) if text else None


class PrivatePagesMiddleware:
    """Give `request.user.seat` (the chosen seat) and forbid caches to keep what a signed-in person saw."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            request.user.seat = SimpleLazyObject(lambda: chosen_seat(request))
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


def chosen_seat(request):
    """Return the seat picked with the "Vai trò" control, else the first one, else None."""
    seats = request.user.seats
    picked = request.session.get("seat")
    return next((seat for seat in seats if seat.id == picked), seats[0] if seats else None)
