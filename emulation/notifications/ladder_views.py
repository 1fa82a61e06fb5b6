"""Thang nhắc việc: who is reminded how many days before and after a deadline, as rows of the own authority."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from emulation import clock
from emulation.accounts.doors import require
from emulation.notifications.forms import LadderForm, RungForm
from emulation.notifications.ladder import DEFAULT
from emulation.notifications.ladder_actions import default_ladder, lay_ladder, own_authority
from emulation.notifications.models import Rung
from emulation.notifications.states import Reader

REASON = "Thang nhắc việc dành cho Thường trực Hội đồng và quản trị hệ thống."


@require_http_methods(["GET", "HEAD", "POST"])
def ladder(request):
    """The rungs that count for the authority now, to change."""
    require(request.user, "notifications.keep_outbox", sentence=REASON)
    authority = own_authority(request.user)
    rungs, own = _rungs_of(authority)
    if request.method == "POST":
        # A row that somebody emptied is no rung, whether it stood there before or not.
        rows = LadderForm(request.POST, prefix="rows", form_kwargs={"empty_permitted": True})
    else:
        rows = LadderForm(initial=[RungForm.typed(rung) for rung in rungs], prefix="rows")
    if rows.is_bound and rows.is_valid():
        lay_ladder(authority, rows.rungs, by=request.user, now=clock.now())
        messages.success(request, "Đã lưu thang nhắc việc. Đợt nhắc sáng mai theo thang mới.")
        return redirect("notifications:ladder")
    context = {"authority": authority, "rows": rows, "own": own}
    return render(request, "notifications/ladder.html", context, status=422 if rows.is_bound else 200)


@require_POST
def back_to_default(request):
    """Let the common ladder count again."""
    require(request.user, "notifications.keep_outbox", sentence=REASON)
    default_ladder(own_authority(request.user), by=request.user, now=clock.now())
    messages.success(request, "Thang nhắc việc đã trở về mặc định.")
    return redirect("notifications:ladder")


def _rungs_of(authority):
    """Return (the rungs that count for `authority`, in order; whether they are its own); one query."""
    rows = list(Rung.objects.filter(authority=authority)) if authority else []
    found = rows or list(Rung.objects.filter(authority=None)) or DEFAULT
    readers = list(Reader)
    return sorted(found, key=lambda rung: (readers.index(rung.reader), rung.offset)), bool(rows)
