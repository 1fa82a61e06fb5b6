"""Reading registrations: the list, one of them, its paper."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from awards.registrations.documents import CODE, paper_facts
from awards.registrations.list_sheet import of_listing
from awards.registrations.listing import Listing
from awards.registrations.models import Registration
from awards.registrations.reading import read
from awards.registrations.states import RegistrationState
from campaigns.plans.reading import reply_by
from emulation import clock
from emulation.accounts.doors import seen
from emulation.documents.engine import draft_pdf
from emulation.documents.kinds import get as kind_of
from emulation.documents.word import draft_word, word_response
from emulation.formats import exports

PAGE = 25
TRIAL, UNAPPROVED = "BẢN IN THỬ", "CHƯA DUYỆT"


@require_safe
def registration_list(request):
    """The registrations of a unit by year, or of all units in a year: who has sent, who has not."""
    today = clock.today()
    listing = Listing(request.user, today, request.GET)
    if exports.asked(request):
        return exports.answer(request, of_listing(listing), listing.obligations(), day=today, filters=listing.filters())
    page = Paginator(listing.obligations(), PAGE).get_page(request.GET.get("page"))
    lines = [listing.line_of(obligation) for obligation in page]
    return render(request, "awards/registrations/list.html", {"listing": listing, "page": page, "lines": lines, "today": today})


@require_safe
def detail(request, pk):
    """The registration to read, what may be done with it, its versions and history."""
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    reading = read(registration, request.user, clock.today())
    waits = registration.state == RegistrationState.SENT and reading.own
    context = {
        "registration": registration,
        "reading": reading,
        "reply_by": reply_by(registration.submitted_at) if waits else None,
        "today": clock.today(),
    }
    return render(request, "awards/registrations/detail.html", context)


@require_safe
def print_out(request, pk):
    """The paper: the issued one, else what the reader may see of it, marked as not approved."""
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    facts, paper = _printed(registration, request.user)
    if facts is None:
        return redirect("documents:download", pk=paper.pk)
    response = HttpResponse(draft_pdf(kind_of(CODE).template, facts), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{registration.code}.pdf"'
    response["Cache-Control"] = "private"
    return response


@require_safe
def print_word(request, pk):
    """The same as a Word file to work on."""
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    facts, paper = _printed(registration, request.user)
    if facts is None:
        return redirect("documents:word", pk=paper.pk)
    return word_response(draft_word(kind_of(CODE).word, facts), f"{registration.code}.docx")


def _printed(registration, user):
    """Return (facts to print, None), or (None, the issued paper) where that says the same; 404 where there is nothing to read."""
    reading = read(registration, user, clock.today())
    if reading.silent:
        raise Http404
    if reading.paper and registration.state == RegistrationState.APPROVED:
        return None, reading.paper
    mark = TRIAL if reading.editable else UNAPPROVED
    signer = registration.signer.full_name if registration.signer_id else ""
    return paper_facts(registration, said=reading.facts, signer_name=signer) | {"draft_mark": mark}, None
