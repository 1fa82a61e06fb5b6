"""Remarks on a plan: the office writes, changes and drops them beside the lines; the unit says which are fixed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from campaigns.obligations.forms import attempt
from campaigns.plans.comment_forms import CommentForm, CommentTextForm, Fixes
from campaigns.plans.comments import answer_comments, asked_of, drop_comment, rewrite_comment, write_comment
from campaigns.plans.models import Plan, RowComment
from campaigns.plans.queue import Queue
from campaigns.plans.reading import read
from campaigns.plans.remarks import Desk
from campaigns.plans.review import ONLY_OFFICE, review_page
from campaigns.plans.writing import ONLY_OWNERS
from emulation import clock
from emulation.accounts.doors import require, seen


@require_POST
def write(request, pk):
    """Write a remark on a line or a text of the plan."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.review_plan", plan, ONLY_OFFICE)
    place = slugify(request.POST.get("row_key") or request.POST.get("part"))  # as typed it could break the pattern of the ids
    form = CommentForm(request.POST, user=request.user, auto_id=f"id_nx_{place}_%s")
    valid = form.is_valid()
    if valid and attempt(form, write_comment, plan, by=request.user, now=clock.now(), **form.cleaned_data):
        return _done(request, plan, form.cleaned_data["part"], form.cleaned_data["row_key"])
    return _refused(request, plan, (None, form), request.POST.get("part"), request.POST.get("row_key"), status=409 if valid else 422)


@require_POST
def change(request, pk):
    """Change the words of a remark that was not sent yet, or drop it (`drop`)."""
    comment = seen(RowComment.objects.select_related("plan"), request.user, pk=pk)
    plan = Plan.objects.with_names().get(pk=comment.plan_id)
    require(request.user, "campaigns.review_plan", plan, ONLY_OFFICE)
    form = CommentTextForm(request.POST, user=request.user, auto_id=f"id_nx{comment.pk}_%s")
    dropping = "drop" in request.POST
    valid = dropping or form.is_valid()
    verb, words = (drop_comment, {}) if dropping else (rewrite_comment, {"now": clock.now(), "text": form.cleaned_data.get("text")} if valid else {})
    if valid and attempt(form, verb, comment, by=request.user, **words):
        return _done(request, plan, comment.part, comment.row_key)
    return _refused(request, plan, (comment, form), comment.part, comment.row_key, status=409 if valid else 422)


@require_POST
def fix(request, pk):
    """The unit ticks what it has fixed, with answers."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.draft_plan", plan, ONLY_OWNERS)
    fixes = Fixes(asked_of(plan), request.user, request.POST)
    if not fixes.is_valid():
        messages.error(request, "Câu trả lời dài quá 600 ký tự nên chưa lưu được. Rút gọn rồi lưu lại.")
    else:
        answer_comments(plan, fixes.answers(), by=request.user, now=clock.now())
        messages.success(request, "Đã ghi những chỗ đã sửa.")
    return redirect("campaigns:plan-check" if "check" in request.POST else "campaigns:plan-detail", pk=plan.pk)


def _done(request, plan, part, row_key):
    """Show the place again: alone for a script, else on its page."""
    desk = _desk(request, plan)
    place = desk.place(part, row_key)
    if request.htmx:
        return _piece(request, plan, desk, place)
    query = request.GET.urlencode()
    address = reverse("campaigns:plan-review", args=[plan.pk])
    return redirect(f"{address}?{query}#{place.box}" if query else f"{address}#{place.box}")


def _refused(request, plan, refused, part, row_key, status):
    if request.htmx:
        desk = _desk(request, plan, refused)
        return _piece(request, plan, desk, desk.place(part, row_key), status)
    return review_page(request, seen(Plan.objects.with_names(), request.user, pk=plan.pk), refused=refused, status=status)


def _desk(request, plan, refused=(None, None)):
    return Desk(read(plan, request.user, clock.today()), request.user, writable=True, refused=refused)


def _piece(request, plan, desk, place, status=200):
    queue = Queue(request.user, clock.today(), request.GET)
    context = {"plan": plan, "desk": desk, "place": place, "queue": queue, "alone": True}
    return render(request, "campaigns/plans/place.html", context, status=status)
