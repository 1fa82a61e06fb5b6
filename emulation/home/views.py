"""Where a person begins, the inbox, the pages of help, the health page."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from emulation import clock
from emulation.accounts.doors import require
from emulation.home.health import signs
from emulation.home.inbox_page import directives_in_force, lead_of, page_of
from emulation.home.menu import landing_of
from emulation.notifications import inbox as tasks
from emulation.notifications.models import Beat

log = logging.getLogger(__name__)


@require_safe
def landing(request):
    """Send the person to the page on which the chosen seat begins."""
    return redirect(landing_of(request.user.seat))


@require_safe
def inbox(request):
    """Việc của tôi: to do, waiting for others, coming, done; the same page for every role."""
    today = clock.today()
    page = page_of(tasks.rows(request.user, today))
    request.menu_counts = {"home:inbox": len(page.todo)}
    directives = directives_in_force(request.user, today)
    return render(request, "home/inbox.html", {"page": page, "lead": lead_of(page, today), "today": today, "directives": directives})


@login_not_required
@require_safe
def help_page(request):
    return render(request, "home/help.html")


@login_not_required
@require_safe
def accessibility(request):
    return render(request, "home/accessibility.html")


@never_cache
@require_safe
def health(request):
    """How the installation fares, for those who look after it."""
    require(request.user, "notifications.keep_outbox", sentence="Tình trạng hệ thống dành cho Thường trực Hội đồng và quản trị hệ thống.")
    now = timezone.now()
    found = signs(now, clock.now())
    worst = [sign for sign in found if sign.state != "ok"]
    return render(request, "home/health.html", {"signs": found, "worst": worst, "now": now})


@login_not_required
@never_cache
@require_safe
def healthz(request):
    """Answer 200 while the database answers, else 503; `beat` is the seconds since the worker's last sign of life (null: never)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        last = Beat.objects.order_by("-at").values_list("at", flat=True).first()
    except DatabaseError:
        log.exception("The database does not answer.")
        return JsonResponse({"status": "database"}, status=503)
    # Beats are written in real time, also where a trial lives on another day.
    age = round((timezone.now() - last).total_seconds()) if last else None
    return JsonResponse({"status": "ok", "beat": age})
