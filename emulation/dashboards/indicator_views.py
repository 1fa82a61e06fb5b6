"""The pages about the figures of all units, and of one unit among its cluster. All only read."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.movements.models import Indicator
from emulation import clock
from emulation.dashboards import board, matrix_page
from emulation.dashboards.figure_sheet import matrix_rows, of_indicator, of_indicators, of_matrix, of_position
from emulation.dashboards.indicator_page import unit_rows
from emulation.dashboards.indicator_rows import CSS, pace_over, period_of, rows_over, rules
from emulation.dashboards.position_page import standings_of
from emulation.dashboards.quick_report import quick_report
from emulation.dashboards.scope import issued_directives, may_read_duties, pick, readable_units, require_whole
from emulation.dashboards.side_by_side import FIELD_WORDS
from emulation.formats import exports
from emulation.units.models import ClusterMember
from reports.periodic import totals

UNITS = 60


@require_safe
def indicators(request):
    """Every indicator of a year over all units."""
    authority, period = require_whole(request.user), _period(request)
    rows = rows_over(authority, period)
    if exports.asked(request):
        return exports.answer(request, of_indicators(period, rows), rows, day=clock.today(), filters=[period.label])
    page = {"authority": authority, "period": period, "rows": rows, "rules": rules(), "years": _years(authority), "query": f"nam={period.year}&"}
    return render(request, "dashboards/indicators.html", page)


@require_safe
def indicator(request, pk):
    """One indicator over all units."""
    authority = require_whole(request.user)
    shown = get_object_or_404(Indicator.objects.select_related("movement", "weight"), authority=authority, pk=pk)
    period = period_of(shown.year, request.GET.get("ky"), clock.today())
    clusters = board.clusters_by_unit(authority, shown.year)
    chosen = _number(request, "cum")
    may_ask = request.user.has_perm("reports.ask_figure")
    there, missing = unit_rows(shown, period, clusters, chosen=chosen, may_ask=may_ask)
    if exports.asked(request):
        narrowed = [shown.name, period.label, next((each.name for each in clusters.values() if each.pk == chosen), "")]
        return exports.answer(request, of_indicator(shown, period), there + missing, day=clock.today(), filters=narrowed)
    total = totals.by_indicator(authority, period, indicators=[shown.pk]).get(shown.pk)
    page = {
        "indicator": shown,
        "period": period,
        "page": Paginator(there, UNITS).get_page(request.GET.get("page")),
        "count": len(there),
        "missing": missing,
        "rules": rules(),
        "chosen": chosen,
    }
    page |= {"clusters": _in_order(clusters), "pace": total and pace_over(shown, total, period), "field": FIELD_WORDS[shown.field]}
    page["query"] = f"cum={chosen}&" if chosen else ""
    page["page_query"] = f"{page['query']}ky={period.kind}"
    page["css"] = page["pace"] and CSS[page["pace"].standing]
    return render(request, "dashboards/indicator.html", page)


@require_safe
def matrix(request):
    """Units x indicators."""
    authority, period = require_whole(request.user), _period(request)
    clusters, chosen, field = board.clusters_by_unit(authority, period.year), _number(request, "cum"), request.GET.get("linh-vuc", "")
    field = field if field in FIELD_WORDS else ""
    if exports.asked(request):
        listed, units = matrix_page.asked_for(authority, period, clusters, field=field, chosen=chosen)
        narrowed = [period.label, FIELD_WORDS.get(field), next((each.name for each in clusters.values() if each.pk == chosen), "")]
        rows = matrix_rows(authority, period, units, clusters, listed)
        return exports.answer(request, of_matrix(period, listed), rows, day=clock.today(), filters=narrowed)
    page, tables = matrix_page.matrix_of(authority, period, clusters, field=field, chosen=chosen, page=request.GET.get("page"))
    shown = {"page": page, "tables": tables, "period": period, "clusters": _in_order(clusters), "chosen": chosen, "field": field}
    shown |= {"fields": FIELD_WORDS.items(), "legend": matrix_page.legend(), "query": f"{_query(period.year, chosen, field)}&"}
    shown["page_query"] = f"{shown['query']}ky={period.kind}"
    return render(request, "dashboards/matrix.html", shown)


@require_safe
def quick(request):
    """The overview on paper, on at most three pages."""
    authority, today = require_whole(request.user), clock.today()
    directive = pick(issued_directives(request.user, authority), request.GET.get("chi-thi", ""), today)
    if directive is None:
        raise PermissionDenied("Chưa có Chỉ thị nào được ban hành nên chưa có gì để in.")
    period = period_of(directive.year, request.GET.get("ky"), today)
    response = HttpResponse(quick_report(request.user, directive, period, clock.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="bao-cao-nhanh-{period.year}-{period.kind}.pdf"'
    return response


@require_safe
def position(request, pk):
    """Where one unit stands in its cluster."""
    shown = get_object_or_404(readable_units(request.user), pk=pk)
    period = _period(request)
    if not may_read_duties(request.user, shown, period.year):
        raise PermissionDenied("Chỉ người của đơn vị, Cụm trưởng, Khối trưởng và người theo dõi toàn bộ các đơn vị xem được vị trí của đơn vị này.")
    member = ClusterMember.objects.filter(unit=shown, year=period.year).select_related("cluster").order_by("pk").first()
    authority = member.authority_id if member else shown.parent_id
    members = list(member.cluster.members.values_list("unit", flat=True)) if member else [shown.pk]
    rows = standings_of(shown, authority, period, members)
    if exports.asked(request):
        return exports.answer(request, of_position(shown, period), rows, day=clock.today(), filters=[period.label, member and member.cluster.name])
    page = {"unit": shown, "cluster": member and member.cluster, "period": period, "rows": rows, "rules": rules(), "query": f"nam={period.year}&"}
    return render(request, "dashboards/position.html", page)


def _period(request):
    today = clock.today()
    return period_of(_number(request, "nam") or today.year, request.GET.get("ky"), today)


def _number(request, name):
    """Return a number of the address of at most nine digits, or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _years(authority):
    return list(Indicator.objects.filter(authority=authority).order_by("-year").values_list("year", flat=True).distinct())


def _in_order(clusters):
    return sorted(set(clusters.values()), key=lambda cluster: (cluster.order, cluster.pk))


def _query(year, chosen, field):
    parts = {"nam": year, "cum": chosen, "linh-vuc": field}
    return "&".join(f"{key}={value}" for key, value in parts.items() if value)
