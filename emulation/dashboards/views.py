"""The pages that look from above: the authority, one cluster, one unit. All only read."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.dashboards import board
from emulation.dashboards.cluster_page import board_of, clusters_of
from emulation.dashboards.overview_page import overview_of, to_sign
from emulation.dashboards.scope import issued_directives, may_read_duties, pick, readable_units, require_whole
from emulation.dashboards.unit_page import rows_of


@require_safe
def overview(request):
    """How the whole authority stands under one directive."""
    authority, today, now = require_whole(request.user), clock.today(), clock.now()
    directives = issued_directives(request.user, authority)
    directive = pick(directives, request.GET.get("chi-thi", ""), today)
    waiting = to_sign(request.user, authority)
    can_sign = request.user.has_perm("campaigns.sign_directive")
    if can_sign:
        request.menu_counts = {"campaigns:directive-signing": len(waiting) or None}
    page = {
        "can_sign": can_sign,
        "authority": authority,
        "directives": directives,
        "directive": directive,
        "waiting": waiting,
        "now": now,
        "today": today,
    }
    if directive:
        page |= {"page": overview_of(request.user, directive, today), "legend": board.legend()}
    return render(request, "dashboards/overview.html", page)


@require_safe
def cluster(request):
    """How the members of one cluster stand."""
    if not any(request.user.has_perm(name) for name in ("campaigns.read_cluster", "campaigns.read_all", "campaigns.read_all_obligations")):
        raise PermissionDenied("Bảng cụm dành cho Cụm trưởng, Khối trưởng và những người theo dõi toàn bộ các đơn vị.")
    clusters, today = clusters_of(request.user), clock.today()
    chosen = pick(clusters, request.GET.get("cum", ""), today)
    page = {"clusters": clusters, "cluster": chosen, "today": today}
    if chosen:
        page |= {"page": board_of(request.user, chosen, today), "legend": board.legend()}
    return render(request, "dashboards/cluster.html", page)


@require_safe
def unit(request, pk):
    """What one unit owes in one year."""
    shown = get_object_or_404(readable_units(request.user).select_related("kind", "parent"), pk=pk)
    if not may_read_duties(request.user, shown):
        raise PermissionDenied("Chỉ người của đơn vị, Cụm trưởng, Khối trưởng và người theo dõi toàn bộ các đơn vị xem được việc của đơn vị này.")
    today = clock.today()
    owed = list(Obligation.objects.visible_to(request.user).filter(unit=shown).with_names())
    years = sorted({row.directive.year for row in owed}, reverse=True)
    wanted = request.GET.get("nam", "")
    year = int(wanted) if wanted.isdecimal() and int(wanted) in years else next((year for year in years if year <= today.year), today.year)
    rows = rows_of([row for row in owed if row.directive.year == year], today)
    page = {"unit": shown, "years": years, "year": year, "rows": rows, "today": today}
    return render(request, "dashboards/unit.html", page)
