"""Who is in charge: every open duty of the office's authority, and where nobody stands behind one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.obligations.behind import behind as behind_of
from campaigns.obligations.list_sheet import BEHIND, behind_rows
from emulation import clock
from emulation.accounts.doors import require
from emulation.formats import exports

ONLY_OFFICE = "Chỉ Cơ quan Thường trực xem người phụ trách của mọi đơn vị."


@require_safe
def behind(request):
    """Units and clusters with nobody, holders who left, and the counts."""
    require(request.user, "campaigns.review_obligation", None, ONLY_OFFICE)
    today = clock.today()
    found = behind_of(request.user, today)
    if exports.asked(request):
        return exports.answer(request, BEHIND, behind_rows(found), day=today)
    return render(request, "campaigns/obligations/behind.html", {"behind": found, "today": today})
