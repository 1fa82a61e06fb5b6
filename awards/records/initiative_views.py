"""Pages of initiatives: the list, one of them with its authors, a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.catalogue.states import Scope
from awards.records import actions
from awards.records.list_sheet import INITIATIVES
from awards.records.listing import Listing, with_standing
from awards.records.models import Initiative, Recipient
from awards.records.permissions import KEEP, ONLY_KEEPERS
from awards.records.record_forms import InitiativeForm
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports
from emulation.search.text import clean_query
from emulation.workflow.flows import Refused

PAGE, FOUND = 50, 10


@require_safe
def initiative_list(request):
    """Initiatives of which the person sees an author, the newest first; search in the title without marks."""
    query, scope = clean_query(request.GET.get("q", "")), request.GET.get("pham-vi", "")
    year = request.GET.get("nam", "")
    seen_ones = Initiative.objects.visible_to(request.user)
    years = list(seen_ones.order_by("-year").values_list("year", flat=True).distinct())
    rows = seen_ones.prefetch_related("authors").order_by("-year", "match_key", "pk")
    if query:
        rows = rows.filter(match_key__contains=query)
    if scope in Scope:
        rows = rows.filter(scope=scope)
    if year in map(str, years):
        rows = rows.filter(year=year)
    if exports.asked(request):
        words = [query and f"tên có “{request.GET['q'].strip()}”", scope in Scope and Scope(scope).label, year in map(str, years) and f"năm {year}"]
        return exports.answer(request, INITIATIVES, rows, day=clock.today(), filters=words)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    asked = {"q": request.GET.get("q", ""), "pham-vi": scope if scope in Scope else "", "nam": year}
    context = {"page": page, "asked": asked, "scope": asked["pham-vi"], "scopes": Scope.choices, "years": [str(each) for each in years]}
    context["query"] = urlencode({key: value for key, value in asked.items() if value})
    return render(request, "awards/records/initiative_list.html", context)


@require_safe
def initiative_detail(request, pk):
    """One initiative; the office adds authors by searching for them (`q`)."""
    initiative = seen(Initiative.objects.select_related("file"), request.user, pk=pk)
    authors = list(initiative.authors.all())
    keeper = any(request.user.has_perm(KEEP, author) for author in authors)
    listing, found = Listing(request.user, request.GET), []
    if keeper and listing.q:
        found = with_standing(listing.recipients().exclude(pk__in=[author.pk for author in authors])[:FOUND], clock.today())
    visible = set(Recipient.objects.visible_to(request.user).filter(pk__in=[author.pk for author in authors]).values_list("pk", flat=True))
    context = {"initiative": initiative, "authors": authors, "visible": visible, "keeper": keeper, "found": found, "listing": listing}
    return render(request, "awards/records/initiative_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def initiative_add(request, pk):
    """Write down an initiative of a recipient; further authors are added on its page."""
    author = seen(Recipient.objects.all(), request.user, pk=pk)
    require(request.user, KEEP, author, ONLY_KEEPERS)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form, status = InitiativeForm(*sent, user=request.user), 200
    if sent:
        status, made = 422, []
        if form.is_valid():
            said = {"authors": [author], "by": request.user, "now": clock.now(), **form.cleaned_data}
            if attempt(form, lambda: made.append(actions.add_initiative(**said))):
                messages.success(request, "Đã ghi sáng kiến. Nếu có đồng tác giả, tìm và thêm ở đây.")
                return redirect("awards:initiative-detail", pk=made[0].pk)
            status = 409
    context = {"form": form, "recipient": author, "title": "Ghi sáng kiến, đề tài", "verb": "Ghi", "multipart": True}
    return render(request, "awards/records/form.html", context, status=status)


@require_POST
def author_step(request, pk, step):
    """Add or remove one author (`tac-gia`: its id)."""
    verbs = {"them": actions.add_author, "bo": actions.remove_author}
    if step not in verbs:
        raise Http404
    initiative = seen(Initiative.objects.all(), request.user, pk=pk)
    text = request.POST.get("tac-gia", "")
    if not any(request.user.has_perm(KEEP, each) for each in initiative.authors.all()):
        require(request.user, KEEP, initiative.authors.first(), ONLY_KEEPERS)
    authors = Recipient.objects.visible_to(request.user)
    author = get_object_or_404(authors, pk=int(text) if text.isdecimal() and len(text) < 10 else 0)
    try:
        verbs[step](initiative, author, by=request.user, now=clock.now())
        messages.success(request, f"Đã thêm tác giả {author.name}." if step == "them" else f"Đã bỏ tên tác giả {author.name}.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("awards:initiative-detail", pk=pk)
