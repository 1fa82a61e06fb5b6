"""Who is in charge: every open duty of the office's authority, and where nobody stands behind one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.obligations.behind import behind as behind_of
from emulation import clock
from emulation.accounts.doors import require

ONLY_OFFICE = "Chỉ Cơ quan Thường trực xem người phụ trách của mọi đơn vị."


@require_safe
def behind(request):
    """Units and clusters with nobody, holders who left, and the counts."""
    require(request.user, "campaigns.review_obligation", None, ONLY_OFFICE)
    today = clock.today()
    return render(request, "campaigns/obligations/behind.html", {"behind": behind_of(request.user, today), "today": today})
