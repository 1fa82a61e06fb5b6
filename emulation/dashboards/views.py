"""The pages that look from above: the authority, one cluster, one unit. All only read."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.dashboards import board
from emulation.dashboards.cluster_page import board_of, clusters_of, figures_of
from emulation.dashboards.indicator_rows import period_of, rules
from emulation.dashboards.list_sheet import board_rows, of_board, of_unit
from emulation.dashboards.overview_page import overview_of, to_sign
from emulation.dashboards.scope import issued_directives, may_read_duties, pick, readable_units, require_whole, whole_seat
from emulation.dashboards.unit_page import rows_of
from emulation.formats import exports

INDICATORS_SHOWN = 12


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
        period = period_of(directive.year, request.GET.get("ky"), today)
        shown = overview_of(request.user, directive, today, period)
        if exports.asked(request):
            sections = [section for column in shown.columns for section in column]
            return _board_sheet(request, f"Việc được giao năm {directive.year}", sections, shown.duties, directive.short_title)
        page |= {"page": shown, "period": period, "shown_indicators": shown.indicators[:INDICATORS_SHOWN], "query": f"chi-thi={directive.pk}&"}
        page |= {"legend": board.legend(), "rules": rules()}
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
        period = period_of(chosen.year, request.GET.get("ky"), today)
        shown = board_of(request.user, chosen, today)
        if exports.asked(request):
            sections = [shown.section] if shown.section else []
            return _board_sheet(request, f"Việc của thành viên năm {chosen.year}", sections, shown.duties, chosen.name)
        page |= {"page": shown, "legend": board.legend(), "rules": rules()}
        page |= {"query": f"cum={chosen.pk}&"} | figures_of(chosen, period, link=whole_seat(request.user) is not None)
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
    year = int(wanted) if wanted in map(str, years) else next((year for year in years if year <= today.year), today.year)
    rows = rows_of([row for row in owed if row.directive.year == year], today)
    if exports.asked(request):
        return exports.answer(request, of_unit(shown, year), rows, day=today, filters=[f"năm {year}"])
    page = {"unit": shown, "years": years, "year": year, "rows": rows, "today": today}
    return render(request, "dashboards/unit.html", page)


def _board_sheet(request, title, sections, duties, narrowed):
    """Give a board (its Sections over `duties`) as an Excel file."""
    return exports.answer(request, of_board(title, duties), board_rows(sections, duties), day=clock.today(), filters=[narrowed])
