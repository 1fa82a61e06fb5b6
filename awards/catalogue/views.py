"""Reading the catalogue: the awards of a day, one award, the tables of the law."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from awards.catalogue.list_sheet import AWARDS, sheet_of
from awards.catalogue.models import AwardType, LocalRules
from awards.catalogue.pages import Catalogue, award_page
from awards.catalogue.states import AwardForm
from awards.catalogue.tables import TABLES, rows_of, titles_of, words_of
from emulation import clock
from emulation.accounts.doors import require
from emulation.formats import exports
from emulation.formats.words import day_words
from emulation.search.fields import VnDateField
from emulation.search.text import clean_query

FOR_SEATS = "Danh mục dành cho người đang giữ một vai trò."


@require_safe
def catalogue_list(request):
    """The titles and forms that can be given on a day, as the reader's authority sees them."""
    catalogue = Catalogue(authority_of_reader(request.user), asked_day(request))
    form = request.GET.get("loai", "")
    lines = catalogue.lines(clean_query(request.GET.get("tim", "")), form if form in AwardForm.values else "")
    if exports.asked(request):
        return exports.answer(request, AWARDS, lines, day=clock.today(), filters=[f"áp dụng ngày {day_words(catalogue.day)}"])
    context = {"catalogue": catalogue, "groups": catalogue.groups(lines), "count": len(lines), "forms": AwardForm.choices, "form": form}
    context |= {
        "wrong_day": is_wrong_day(request),
        "search": request.GET.get("tim", ""),
        "tables": TABLES.values(),
        "keeper": request.user.has_perm("awards.keep_catalogue"),
    }
    return render(request, "awards/catalogue/list.html", context)


@require_safe
def award_detail(request, code):
    """One title or form: what it asks, who decides it, what it pays, on a day and over time."""
    authority = authority_of_reader(request.user)
    award = get_object_or_404(AwardType, code=code)
    context = award_page(award, authority, asked_day(request))
    keeper = request.user.has_perm("awards.keep_catalogue")
    return render(request, "awards/catalogue/detail.html", context | {"keeper": keeper, "locals": LocalRules.objects.filter(authority=authority)})


@require_safe
def table(request, slug):
    """One table of the law."""
    authority_of_reader(request.user)
    shown = table_of(slug)
    rows = rows_of(shown, authorities_of(request.user))
    if exports.asked(request):
        return exports.answer(request, sheet_of(shown), rows, day=clock.today())
    lines = [(row, [words_of(row, name) for name in shown.columns]) for row in rows]
    context = {"table": shown, "titles": titles_of(shown), "lines": lines, "tables": TABLES.values(), "today": clock.today()}
    return render(request, "awards/catalogue/table.html", context | {"keeper": request.user.has_perm("awards.keep_catalogue")})


def table_of(slug):
    """Return the Table of an address; raises Http404 for an unknown one."""
    if slug not in TABLES:
        raise Http404
    return TABLES[slug]


def authority_of_reader(user):
    """Return the authority of the person's seat; the law is for everybody who holds one, and for nobody else."""
    seat = next(iter(user.seats), None)
    if seat is None:
        require(user, "awards.keep_catalogue", None, FOR_SEATS)
    return (getattr(user, "seat", None) or seat).authority


def authorities_of(user):
    """Return the ids of the authorities of the person's seats."""
    return {seat.authority.pk for seat in user.seats}


def is_wrong_day(request):
    """Tell whether the address asks for a day that is none, so that the page can say which one it shows instead."""
    try:
        VnDateField(required=False).clean(request.GET.get("ngay", ""))
    except ValidationError:
        return True
    return False


def asked_day(request):
    """Return the day that the address asks for (`?ngay=1/7/2025`), today without one or with one that is none."""
    try:
        return VnDateField(required=False).clean(request.GET.get("ngay", "")) or clock.today()
    except ValidationError:
        return clock.today()
