"""Pages of recipients: the list, one of them, adding and changing who they are, the number in full."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.catalogue.states import RecipientKind
from awards.records import actions, identity
from awards.records.detail import page_of
from awards.records.forms import RecipientForm
from awards.records.history import family_ids, identity_of
from awards.records.list_sheet import RECIPIENTS
from awards.records.listing import Listing, with_standing
from awards.records.matching import Wanted, lookalikes
from awards.records.models import Recipient
from awards.records.permissions import KEEP, ONLY_NUMBER_READERS, ONLY_OWN, READ_NUMBER, UNIT_WORK, may_edit
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

PAGE = 50
ONLY_KEEPERS_ADD = "Chỉ Cơ quan Thường trực và người của đơn vị thêm cá nhân, tập thể."
TITLES = {
    RecipientKind.PERSON: "Thêm cá nhân",
    RecipientKind.COLLECTIVE: "Thêm tập thể",
    RecipientKind.HOUSEHOLD: "Thêm hộ gia đình",
}


@require_safe
def recipient_list(request):
    """Persons, collectives and households that the person sees; merged rows stand once."""
    listing, day = Listing(request.user, request.GET), clock.today()
    if exports.asked(request):
        rows = with_standing(listing.recipients()[: exports.MOST + 1], day)
        return exports.answer(request, RECIPIENTS, rows, day=day, filters=listing.words)
    page = Paginator(listing.recipients(), PAGE).get_page(request.GET.get("page"))
    page.object_list = with_standing(page.object_list, day)
    context = {"page": page, "listing": listing, "may_add": may_add(request.user), "keeper": bool(request.user.seats_with(KEEP))}
    return render(request, "awards/records/list.html", context)


@require_safe
def detail(request, pk):
    """One recipient with the history of the whole family; a merged row leads to the one it became."""
    recipient = seen(Recipient.objects.select_related("unit", "merged_into"), request.user, pk=pk)
    if recipient.merged_into_id:
        return redirect("awards:recipient-detail", pk=recipient.merged_into_id)
    return render(request, "awards/records/detail.html", page_of(recipient, request.user, clock.today()))


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Add a recipient of the kind in the address; where similar rows are known, the person says first that it is somebody else."""
    if not may_add(request.user):
        require(request.user, KEEP, None, ONLY_KEEPERS_ADD)
    kind = request.GET.get("loai") if request.GET.get("loai") in RecipientKind else RecipientKind.PERSON
    form = RecipientForm(request.POST if request.method == "POST" else None, user=request.user, kind=kind, day=clock.today())
    alike = _alike(form, kind, request.user) if form.is_bound and form.is_valid() else []
    if form.is_bound and form.is_valid() and (not alike or request.POST.get("confirmed")):
        made = []
        if attempt(form, lambda: made.append(actions.add_recipient(kind=kind, by=request.user, now=clock.now(), **form.values))):
            messages.success(request, f"Đã thêm {made[0].name}.")
            return redirect("awards:recipient-detail", pk=made[0].pk)
    kinds = [(value, TITLES[value].removeprefix("Thêm "), value == kind) for value in TITLES]
    context = {"form": form, "title": TITLES[kind], "kinds": kinds, "alike": with_standing([each.recipient for each in alike], clock.today())}
    return render(request, "awards/records/create.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change who a recipient is; saving over somebody else's change is refused and shown."""
    recipient = seen(Recipient.objects.all(), request.user, pk=pk)
    if not may_edit(request.user, recipient, clock.today()):
        require(request.user, KEEP, recipient, ONLY_OWN)
    post, status = request.POST if request.method == "POST" else None, 200
    form = RecipientForm(post, user=request.user, kind=recipient.kind, day=clock.today(), saved=recipient)
    if form.is_bound:
        status = 422
        if form.is_valid():
            if attempt(form, actions.edit_recipient, recipient, by=request.user, now=clock.now(), **form.values):
                messages.success(request, "Đã lưu hồ sơ.")
                return redirect("awards:recipient-detail", pk=pk)
            status = 409
    context = {"form": form, "recipient": recipient, "title": "Sửa thông tin", "verb": "Lưu"}
    return render(request, "awards/records/form.html", context, status=status)


@never_cache
@require_POST
def number(request, pk):
    """Show the identity number in full, once, on a page that is not kept; a trace names who looked."""
    recipient = seen(Recipient.objects.select_related("unit"), request.user, pk=pk)
    require(request.user, READ_NUMBER, recipient, ONLY_NUMBER_READERS)
    holder = _holder(recipient)
    if holder is None:
        raise Http404
    context = {"recipient": recipient, "number": identity.number_for(holder, by=request.user, now=clock.now())}
    return render(request, "awards/records/number.html", context)


def may_add(user):
    """Tell whether the person adds recipients at all: people of units, and the office."""
    return bool(user.seats_with(UNIT_WORK) or user.seats_with(KEEP))


def _alike(form, kind, user):
    """Return the Candidates among what the person may see; what others keep is compared by the office, on its own page."""
    said = form.cleaned_data
    wanted = Wanted(
        kind=kind,
        name=said["name"],
        birth_date=said.get("birth_date"),
        units=frozenset([said["unit"].pk]),
        digest=identity.digest_of(said.get("number", "")),
    )
    return lookalikes([wanted], Recipient.objects.visible_to(user))[0]


def _holder(recipient):
    """Return the row of the family that has a number, None where no row has."""
    found = identity_of(recipient, family_ids(recipient))
    return found.recipient if found else None
