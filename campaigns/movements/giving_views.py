"""The levels of the units: all of them side by side, typing them by indicator or by unit, giving them to the units, taking over last year's."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.movements import actions
from campaigns.movements.choosing import chosen, units_of
from campaigns.movements.copying import copy_last_year
from campaigns.movements.level_form import LevelsForm, places_of
from campaigns.movements.levels import given_words, read_given
from campaigns.movements.list_sheet import level_rows, of_levels
from campaigns.movements.matrix import Matrix
from campaigns.movements.models import Indicator, Target
from campaigns.movements.views import ONLY_OFFICE
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.workflow.flows import Conflict, Refused

ONLY_READERS = "Trang này dành cho người theo dõi mọi đơn vị."
BOXES = 100


@require_safe
def matrix(request):
    """Units by indicators; each heading leads to where its levels are typed."""
    found = chosen(request.user, request.GET, clock.today())
    require(request.user, "campaigns.read_all", None, ONLY_READERS)
    shown = Matrix(found, request.GET, clock.today())
    if exports.asked(request):
        rows = level_rows(list(units_of(found.authority, found.year, clock.today())), shown.indicators)
        narrowed = [f"năm {found.year}", next((label for label, _, current in shown.fields if current), "")]
        return exports.answer(request, of_levels(shown.indicators), rows, day=clock.today(), filters=narrowed)
    return render(request, "campaigns/movements/matrix.html", {"chosen": found, "matrix": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def type_levels(request):
    """The levels of one indicator (`chi-tieu`) for all units, or of one unit (`don-vi`) for all indicators."""
    found, axis = _axis(request)
    page = Paginator(axis.pairs, BOXES).get_page(request.GET.get("page"))
    places = places_of(*axis.split(page.object_list))
    form = LevelsForm(request.POST if request.method == "POST" else None, places=places, user=request.user)
    status = _store(request, form) if form.is_bound else 200
    if status == 302:
        return redirect(request.get_full_path())
    context = {"chosen": found, "axis": axis, "form": form, "page": page, "previewed": status == 200 and form.is_bound}
    context["versions"] = {place.indicator.pk: place.indicator.version for place in places}
    return render(request, "campaigns/movements/levels.html", context, status=status)


@require_safe
def read_level(request, pk):
    """How one box is read: the echo beside it. The box is the first value in the address."""
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    indicator = seen(Indicator.objects, request.user, pk=pk)
    said = next(iter(request.GET.values()), "")[:40]
    try:
        words, wrong = given_words(indicator, read_given(indicator, said)), False
    except ValueError as problem:
        words, wrong = str(problem), True
    return render(request, "campaigns/movements/echo.html", {"words": words, "wrong": wrong})


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request):
    """What giving the indicators would do, and doing it."""
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    found = chosen(request.user, request.GET, clock.today())
    if request.method == "POST":
        return _do(request, found, actions.assign_indicators, "Đã giao {} chỉ tiêu. Đơn vị được báo trên hệ thống và qua thư.")
    waiting = list(found.indicators.filter(assigned_at=None))
    rows = Target.objects.filter(indicator__in=waiting)
    reported = set(rows.reported().values_list("indicator", flat=True))
    context = {
        "chosen": found,
        "ready": [each for each in waiting if each.pk in reported],
        "empty": [each for each in waiting if each.pk not in reported],
        "told": rows.reported().values("unit").distinct().count(),
        "undecided": len(reported) * units_of(found.authority, found.year, clock.today()).count() - rows.filter(indicator__in=reported).count(),
    }
    return render(request, "campaigns/movements/assign.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request):
    """What would be taken over from last year, and doing it."""
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    found = chosen(request.user, request.GET, clock.today())
    if request.method == "POST":
        return _do(request, found, copy_last_year, "Đã lấy {} chỉ tiêu từ năm trước. Nhập mức mới của từng đơn vị.")
    there = set(found.indicators.values_list("code", flat=True))
    olds = [each for each in Indicator.objects.of(found.authority, found.year - 1) if each.code not in there]
    return render(request, "campaigns/movements/copy.html", {"chosen": found, "olds": olds, "last": found.year - 1})


def _do(request, found, verb, words):
    try:
        done = verb(found.authority, found.year, by=request.user, now=clock.now())
        messages.success(request, words.format(len(done)))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('campaigns:indicator-list')}?{found.query}")


@dataclass(frozen=True)
class _Axis:
    """What stands still (an indicator or a unit) and what goes down the page."""

    indicator: object
    unit: object
    down: list

    @property
    def pairs(self):
        return self.down

    @property
    def query(self):
        return f"chi-tieu={self.indicator.pk}" if self.indicator else f"don-vi={self.unit.pk}&nam={self.down[0].year if self.down else ''}"

    def split(self, some):
        """Return (indicators, units) of a page of `down`."""
        return ([self.indicator], list(some)) if self.indicator else (list(some), [self.unit])


def _axis(request):
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    found = chosen(request.user, request.GET, clock.today())
    text, unit = request.GET.get("chi-tieu", ""), request.GET.get("don-vi", "")
    if text.isdecimal() and len(text) < 10:
        indicator = seen(Indicator.objects.select_related("authority"), request.user, pk=text)
        require(request.user, "campaigns.keep_indicators", indicator, ONLY_OFFICE)
        return found, _Axis(indicator, None, list(units_of(indicator.authority, indicator.year, clock.today())))
    if unit.isdecimal() and len(unit) < 10:
        unit = get_object_or_404(units_of(found.authority, found.year, clock.today()), pk=unit)
        return found, _Axis(None, unit, list(found.indicators.select_related("authority")))
    raise Http404


def _store(request, form):
    """Store what was typed, unless it was only to be looked at; return 302 once it is done, else the status of the page."""
    if not form.is_valid():
        return 422
    if "xem" in request.POST:
        return 200
    said = {"by": request.user, "now": clock.now(), "reason": form.cleaned_data["reason"], "versions": form.versions}
    try:
        count = actions.set_targets(form.levels, **said)
    except Conflict as conflict:
        form.add_error(None, str(conflict))
        return 409
    except Refused as refusal:
        form.add_error("reason" if "lý do" in str(refusal) else None, str(refusal))
        return 422
    messages.success(request, f"Đã lưu {count} mức giao." if count else "Không có mức nào thay đổi.")
    return 302
