"""The award history of a recipient and of a unit: a page to read and print, one page of PDF, the whole list in Excel."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from awards.records.detail import page_of
from awards.records.history import history_of, history_of_unit
from awards.records.history_paper import of_recipient, of_unit, paper_of
from awards.records.list_sheet import HISTORY, UNIT_HISTORY
from awards.records.models import READ_ALL, READ_UNIT, Recipient, units_below
from emulation import clock
from emulation.accounts.doors import seen
from emulation.formats import exports
from emulation.units.models import Succession, Unit

YEARS_BACK, FIRST_YEAR = 5, 1945


@require_safe
def history_page(request, pk):
    """The whole history of a recipient, fit for printing."""
    recipient = seen(Recipient.objects.select_related("unit"), request.user, pk=pk)
    if exports.asked(request):
        return exports.answer(request, HISTORY, history_of(recipient), day=clock.today(), filters=[recipient.name])
    return render(request, "awards/records/history.html", page_of(recipient, request.user, clock.today()))


@require_safe
def history_paper(request, pk):
    """The history of a recipient on one page of PDF."""
    recipient = seen(Recipient.objects.all(), request.user, pk=pk)
    facts = of_recipient(recipient, request.user, clock.now(), clock.today())
    return _pdf(paper_of(facts, clock.now()), f"{exports.file_name('Lịch sử khen thưởng ' + recipient.name)}.pdf")


@require_safe
def unit_history(request, pk):
    """What was given to the people of a unit in some years, and in the units that it took over from."""
    unit, years = _unit(request, pk), _years(request)
    records = history_of_unit(unit, years)
    if exports.asked(request):
        return exports.answer(request, UNIT_HISTORY, records, day=clock.today(), filters=[unit.name, f"từ năm {years[0]} đến năm {years[1]}"])
    before = Unit.objects.filter(pk__in=Succession.objects.filter(successor=unit).values("predecessor"))
    facts = of_unit(unit, list(records), years, request.user, clock.now())
    rows = of_unit_rows(records)
    context = {"unit": unit, "years": years, "facts": facts, "rows": rows, "before": before, "present": clock.today().year}
    return render(request, "awards/records/unit_history.html", context)


@require_safe
def unit_history_paper(request, pk):
    """The history of a unit on one page of PDF."""
    unit, years = _unit(request, pk), _years(request)
    facts = of_unit(unit, list(history_of_unit(unit, years)), years, request.user, clock.now())
    return _pdf(paper_of(facts, clock.now()), f"{exports.file_name('Lịch sử khen thưởng ' + unit.name)}.pdf")


def of_unit_rows(records):
    """Return the awards of a unit as (year, award, records), in the order of the records."""
    groups = {}
    for record in records:
        groups.setdefault((record.year, record.award), []).append(record)
    return [(year, award, found) for (year, award), found in groups.items()]


def _unit(request, pk):
    """Return the unit whose history the person may read: one's own or one it took over, any of a tree that one reads whole; else Http404."""
    user = request.user
    own = Unit.objects.filter(pk__in=user.lineage_of({seat.unit.pk for seat in user.seats_with(READ_UNIT)}))
    for seat in user.seats_with(READ_ALL):
        own = own | Unit.objects.filter(pk__in=units_below(seat.authority))
    return get_object_or_404(own, pk=pk)


def _years(request):
    """Return the years asked for (`tu`, `den`), the last five unless the address says otherwise; what is no year counts as not said."""
    present = clock.today().year
    last = _year(request.GET.get("den", ""), present)
    first = _year(request.GET.get("tu", ""), last - YEARS_BACK + 1)
    return (min(first, last), max(first, last))


def _year(text, otherwise):
    return int(text) if text.isdecimal() and len(text) == 4 and int(text) >= FIRST_YEAR else otherwise


def _pdf(content, filename):
    headers = {"Content-Disposition": content_disposition_header(False, filename), "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
