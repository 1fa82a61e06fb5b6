"""The units: a list that can be searched and read as a tree, and the page of one unit. Nothing is changed here."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from emulation import clock
from emulation.formats import exports
from emulation.search.text import clean_query
from emulation.units.lineage import with_predecessors
from emulation.units.list_sheet import UNITS
from emulation.units.models import ClusterMember, Succession, Unit, UnitKind
from emulation.units.tree import as_tree

PAGE_SIZE = 100


@require_safe
def unit_list(request):
    """The units that the person sees: those of today, or also those that have ended; by name, by kind, as a tree."""
    today, query = clock.today(), clean_query(request.GET.get("q", ""))
    kinds = list(UnitKind.objects.all())
    kind = next((kind for kind in kinds if str(kind.pk) == request.GET.get("loai")), None)
    ended = request.GET.get("da-ket-thuc") == "1"
    units = readable(request.user).select_related("kind", "parent")
    if not ended:
        units = units.valid_on(today)
    if query:
        units = units.filter(search_key__contains=query)
    if kind:
        units = units.filter(kind=kind)
    branches = as_tree(list(units.ordered()))
    if exports.asked(request):
        narrowed = [query and f"tên có “{request.GET['q'].strip()}”", kind and kind.name, ended and "cả đơn vị đã kết thúc"]
        return exports.answer(request, UNITS, branches, day=today, filters=narrowed)
    page = Paginator(branches, PAGE_SIZE).get_page(request.GET.get("page"))
    parameters = request.GET.copy()
    parameters.pop("page", None)
    filters = {"q": request.GET.get("q", ""), "kind": str(kind.pk) if kind else "", "ended": ended, "kinds": kinds, "query": parameters.urlencode()}
    return render(request, "units/list.html", {"page": page, "today": today, **filters})


@require_safe
def unit_detail(request, pk):
    """One unit: from when to when, what came before and after, its letterhead, its clusters, the units below it."""
    mergers = Succession.objects.select_related("predecessor", "successor").order_by("day", "pk")
    shown = (
        readable(request.user)
        .select_related("kind", "parent", "letterhead", "authority__standing_office")
        .prefetch_related(Prefetch("successions", mergers), Prefetch("inheritances", mergers))
    )
    unit = get_object_or_404(shown, pk=pk)
    members = ClusterMember.objects.filter(unit=unit).select_related("cluster__head", "cluster__deputy").order_by("-year")
    seen = set(readable(request.user).filter(pk__in=_relatives(unit)).values_list("pk", flat=True))
    page = {"unit": unit, "members": members, "children": unit.children.select_related("kind").ordered(), "seen": seen, "today": clock.today()}
    return render(request, "units/detail.html", page)


def readable(user):
    """Return the QuerySet of the units of the person's trees and of those that they took over."""
    taken_over = with_predecessors({seat.authority.pk for seat in user.seats})
    return Unit.objects.visible_to(user) | Unit.objects.filter(pk__in=taken_over)


def _relatives(unit):
    before = {merger.predecessor_id for merger in unit.inheritances.all()}
    after = {merger.successor_id for merger in unit.successions.all()}
    return before | after | {unit.parent_id}
