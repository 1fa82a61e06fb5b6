"""Reading and keeping indicators: the list of a year, one of them, and what a unit is given."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.movements import actions
from campaigns.movements.choosing import chosen, units_of
from campaigns.movements.detail import unit_page, whole_of
from campaigns.movements.forms import FilterForm, IndicatorForm
from campaigns.movements.list_sheet import INDICATORS, OF_INDICATOR, OF_UNIT
from campaigns.movements.listing import Listing
from campaigns.movements.models import Indicator
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports
from emulation.units.models import Unit
from emulation.workflow.flows import Refused

ONLY_OFFICE = "Chỉ Cơ quan Thường trực được lập và sửa chỉ tiêu."
PAGE = 50


@require_safe
def indicator_list(request):
    """The indicators of a year by field; people of a unit are led to what their unit is given."""
    found = chosen(request.user, request.GET, clock.today())
    own = request.user.seats_with("campaigns.read_unit")
    if own and not found.whole:
        return redirect(f"{reverse('campaigns:unit-targets', args=[_own_unit(request.user, own)])}?{found.query}")
    units = list(units_of(found.authority, found.year, clock.today())) if found.whole else []
    listing = Listing(found, request.GET, units)
    if exports.asked(request):
        return exports.answer(request, INDICATORS, listing.lines, day=clock.today(), filters=[f"năm {found.year}", *listing.narrowed])
    context = {"chosen": found, "listing": listing, "units": units, "filter": FilterForm(request.GET), "waiting": _waiting(listing)}
    return render(request, "campaigns/movements/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """A new indicator of the year in the address."""
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    found = chosen(request.user, request.GET, clock.today())
    siblings = {each.pk: each for each in found.indicators}
    form = _form(request, found.authority, found.year, siblings)
    if form.is_bound and form.is_valid():
        made = {"authority": found.authority, "year": found.year, "by": request.user, "now": clock.now(), **form.values}
        if attempt(form, partial(actions.create_indicator, **made)):
            messages.success(request, f"Đã lập chỉ tiêu “{form.cleaned_data['name']}”. Nhập mức của từng đơn vị ở trang Mức giao.")
            return redirect(f"{reverse('campaigns:indicator-list')}?{found.query}")
    return render(request, "campaigns/movements/form.html", {"chosen": found, "form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change an indicator; once it was given, with a reason that the units read."""
    indicator = _own(request, pk)
    siblings = {each.pk: each for each in Indicator.objects.of(indicator.authority_id, indicator.year)}
    form = _form(request, indicator.authority, indicator.year, siblings, saved=indicator)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            text = request.POST.get("version", "")
            said = {"version": int(text) if text.isdecimal() and len(text) < 9 else 0, "reason": form.cleaned_data.get("reason", "")}
            if attempt(form, partial(actions.change_indicator, indicator, by=request.user, now=clock.now(), **said, **form.values)):
                messages.success(request, "Đã lưu chỉ tiêu." + (" Các đơn vị đang báo cáo được báo ngay." if said["reason"] else ""))
                return redirect("campaigns:indicator-detail", pk=pk)
            status = 409
    context = {"indicator": indicator, "form": form, "version": Indicator.objects.get(pk=pk).version}
    return render(request, "campaigns/movements/form.html", context, status=status)


@require_safe
def detail(request, pk):
    """One indicator: what it measures, the levels that the person may read, its history."""
    indicator = seen(Indicator.objects.select_related("authority", "movement", "weight", "part_of"), request.user, pk=pk)
    context = whole_of(indicator, request.user, clock.today())
    if exports.asked(request):
        narrowed = [f"năm {indicator.year}", indicator.name]
        return exports.answer(request, OF_INDICATOR, context["rows"], day=clock.today(), filters=narrowed)
    context["page"] = Paginator(context["rows"], PAGE).get_page(request.GET.get("page"))
    return render(request, "campaigns/movements/detail.html", context)


@require_POST
def remove(request, pk):
    """Remove an indicator that nobody was given."""
    indicator = _own(request, pk)
    try:
        actions.remove_indicator(indicator, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("campaigns:indicator-detail", pk=pk)
    messages.success(request, f"Đã xóa chỉ tiêu “{indicator.name}”.")
    return redirect(f"{reverse('campaigns:indicator-list')}?nam={indicator.year}")


@require_safe
def unit_targets(request, pk):
    """What one unit is given in a year, with what changed after it was given."""
    unit = seen(Unit.objects.select_related("kind"), request.user, pk=pk)
    context = unit_page(unit, request.user, request.GET, clock.today())
    if exports.asked(request):
        return exports.answer(request, OF_UNIT, context["rows"], day=clock.today(), filters=[f"năm {context['year']}", unit.name])
    return render(request, "campaigns/movements/unit.html", context)


def _own(request, pk):
    indicator = seen(Indicator.objects.select_related("authority", "movement", "weight", "part_of"), request.user, pk=pk)
    require(request.user, "campaigns.keep_indicators", indicator, ONLY_OFFICE)
    return indicator


def _own_unit(user, seats):
    used = getattr(user, "seat", None)
    return (used if used and used.carries("campaigns.read_unit") else seats[0]).unit.pk


def _form(request, authority, year, siblings, saved=None):
    sent = request.POST if request.method == "POST" else None
    return IndicatorForm(sent, user=request.user, authority=authority, year=year, siblings=siblings, saved=saved)


def _waiting(listing):
    """Return how many indicators are ready to be given and not given yet."""
    return sum(line.indicator.assigned_at is None and line.levels + line.tracking > 0 for line in listing.lines)
