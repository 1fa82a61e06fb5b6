"""Pages on rows that may be one person: the pairs side by side, merging and keeping apart, taking a merger back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from awards.records import actions
from awards.records.forms import PairForm, ReasonForm
from awards.records.list_sheet import PAIRS
from awards.records.listing import with_standing
from awards.records.matching import pairs
from awards.records.models import Identity, Recipient
from awards.records.permissions import KEEP, ONLY_OFFICE_JOINS
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

PAGE = 20


@dataclass(frozen=True)
class Pair:
    """Two rows side by side and why they are shown."""

    first: Recipient
    second: Recipient
    words: str


@require_safe
def pair_list(request):
    """Pairs that may be one and were not decided, those with the same number first."""
    require(request.user, KEEP, None, ONLY_OFFICE_JOINS)
    found = [Pair(*pair) for pair in pairs(Recipient.objects.visible_to(request.user))]
    if exports.asked(request):
        _describe(found)
        return exports.answer(request, PAIRS, found, day=clock.today())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    _describe(page.object_list)
    return render(request, "awards/records/pair_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def pair_decide(request, first, second):
    """Two rows side by side: one stays and the other is merged into it, or both stay with a reason."""
    require(request.user, KEEP, None, ONLY_OFFICE_JOINS)
    rows = [seen(Recipient.objects.all(), request.user, pk=pk) for pk in (first, second)]
    for row in rows:
        require(request.user, KEEP, row, ONLY_OFFICE_JOINS)
    sent = request.POST.dict() | {"first": first, "second": second} if request.method == "POST" else None
    form, status = PairForm(sent, user=request.user), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            if attempt(form, _decide, request, form.cleaned_data):
                return redirect("awards:same-person-list")
            status = 409
    pair = Pair(*rows, "")
    _describe([pair])
    return render(request, "awards/records/pair.html", {"pair": pair, "form": form, "sides": [("nhất", rows[0]), ("hai", rows[1])]}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request, pk):
    """Take back the merger of a row into another, with a reason."""
    row = seen(Recipient.objects.select_related("merged_into"), request.user, pk=pk)
    require(request.user, KEEP, row, ONLY_OFFICE_JOINS)
    form, status = ReasonForm(request.POST if request.method == "POST" else None, user=request.user), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            if attempt(form, actions.split, row, by=request.user, now=clock.now(), **form.cleaned_data):
                messages.success(request, f"Đã tách lại hồ sơ {row.name}. Mỗi hồ sơ giữ lịch sử của mình.")
                return redirect("awards:recipient-detail", pk=pk)
            status = 409
    hint = f"Hồ sơ đã gộp vào {row.merged_into.name}. Tách lại thì mỗi hồ sơ đọc riêng như trước khi gộp." if row.merged_into_id else ""
    context = {"recipient": row, "form": form, "title": "Tách lại hồ sơ", "verb": "Tách lại", "hint": hint}
    return render(request, "awards/records/form.html", context, status=status)


def _decide(request, said):
    first, second, common = said["first"], said["second"], {"by": request.user, "now": clock.now(), "reason": said["reason"]}
    if said["keep"] == "apart":
        actions.keep_apart(first, second, **common)
        messages.success(request, f"Đã ghi: hai hồ sơ {first.name} không phải là một.")
        return
    stays, goes = (first, second) if said["keep"] == "first" else (second, first)
    actions.merge(stays, goes, **common)
    messages.success(request, f"Đã gộp hai hồ sơ {stays.name}. Lịch sử của cả hai đọc chung; tách lại được ở trang của hồ sơ.")


def _describe(shown):
    """Give the rows of the pairs their place, their awards and whether a number is kept; three queries."""
    rows = {row.pk: row for pair in shown for row in (pair.first, pair.second)}
    with_standing(rows.values(), clock.today())
    numbered = set(Identity.objects.filter(recipient__in=rows).values_list("recipient", flat=True))
    for row in rows.values():
        row.numbered = row.pk in numbered
    for pair in shown:
        for row in (pair.first, pair.second):
            twin = rows[row.pk]
            row.place, row.times, row.last, row.numbered = twin.place, twin.times, twin.last, twin.numbered
