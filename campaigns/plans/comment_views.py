"""Remarks on a plan: the office writes, changes and drops them beside the lines; the unit says which are fixed."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from campaigns.obligations.remark_forms import CommentTextForm, Fixes
from campaigns.obligations.remark_views import changed, noted, piece, place_again, tried
from campaigns.plans.comment_forms import CommentForm
from campaigns.plans.comments import REMARKS, asked_of, write_comment
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
    status = tried(form, lambda said: write_comment(plan, by=request.user, now=clock.now(), **said))
    named = form.cleaned_data if not status else request.POST
    return _answer(request, plan, (None, form), named.get("part"), named.get("row_key"), status)


@require_POST
def change(request, pk):
    """Change the words of a remark that was not sent yet, or drop it (`drop`)."""
    comment = seen(RowComment.objects.select_related("plan"), request.user, pk=pk)
    plan = Plan.objects.with_names().get(pk=comment.plan_id)
    require(request.user, "campaigns.review_plan", plan, ONLY_OFFICE)
    form = CommentTextForm(request.POST, user=request.user, auto_id=f"id_nx{comment.pk}_%s")
    status = changed(request, form, comment, REMARKS)
    return _answer(request, plan, (comment, form), comment.part, comment.row_key, status)


@require_POST
def fix(request, pk):
    """The unit ticks what it has fixed, with answers."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.draft_plan", plan, ONLY_OWNERS)
    noted(request, Fixes(asked_of(plan), request.user, request.POST), plan, REMARKS)
    return redirect("campaigns:plan-check" if "check" in request.POST else "campaigns:plan-detail", pk=plan.pk)


def _answer(request, plan, tried_form, part, row_key, status):
    """Show the place again, or what was refused (`status` is not 0) with everything typed."""
    if status and not request.htmx:
        return review_page(request, seen(Plan.objects.with_names(), request.user, pk=plan.pk), refused=tried_form, status=status)
    refused = tried_form if status else (None, None)
    desk = Desk(read(plan, request.user, clock.today()), request.user, writable=True, refused=refused)
    context = {"plan": plan, "desk": desk, "queue": Queue(request.user, clock.today(), request.GET)}
    place, template = desk.place(part, row_key), "campaigns/plans/place.html"
    if status:
        return piece(request, place, template, context, status)
    return place_again(request, place, reverse("campaigns:plan-review", args=[plan.pk]), template, context)
