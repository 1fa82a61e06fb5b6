"""The desk of the standing office: the queue, one plan of it with what changed, and every step of a plan."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from campaigns.obligations.remark_forms import Fixes, VersionForm
from campaigns.plans import actions
from campaigns.plans.comments import answer_comments, asked_of
from campaigns.plans.coverage import coverage
from campaigns.plans.forms import NoteForm, ReturnForm
from campaigns.plans.list_sheet import WAITING_PLANS
from campaigns.plans.mending import proposed_day
from campaigns.plans.models import Plan
from campaigns.plans.queue import Queue
from campaigns.plans.reading import newest_change, read
from campaigns.plans.remarks import Desk
from campaigns.plans.states import PLAN_FLOW, PlanState
from campaigns.plans.writing import check_page
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

PAGE = 25
ONLY_OFFICE = "Chỉ Cơ quan Thường trực thẩm định kế hoạch."
VERBS = {
    "pass_up": (actions.pass_up, "Đã chuyển lãnh đạo duyệt."),
    "hand_back": (actions.hand_back, "Đã trả lại người soạn."),
    "submit": (actions.submit_plan, ""),
    "recall": (actions.recall, "Đã thu hồi. Kế hoạch trở lại thành dự thảo."),
    "return": (actions.return_plan, "Đã trả lại để bổ sung"),
    "approve": (actions.approve_plan, "Đã duyệt Kế hoạch"),
}
ON_THE_DESK = {"return", "approve"}
ON_THE_CHECK = {"submit", "pass_up"}


@require_safe
def show_queue(request):
    """Everything that was sent, the oldest due day first; presets are links, the cluster is a select."""
    require(request.user, "campaigns.review_plan", None, ONLY_OFFICE)
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    if exports.asked(request):
        return exports.answer(request, WAITING_PLANS, queue.plans(), day=today, filters=[words for words, _ in queue.chips()])
    presets = queue.presets()
    request.menu_counts = {"campaigns:plan-queue": presets[0].count if not queue.cluster else None}
    page = Paginator(queue.plans(), PAGE).get_page(request.GET.get("page"))
    return render(request, "campaigns/plans/queue.html", {"queue": queue, "presets": presets, "page": page, "today": today})


@require_safe
def review(request, pk):
    """One plan of the queue: the whole of it, or what changed since the version before."""
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.review_plan", plan, ONLY_OFFICE)
    return review_page(request, plan)


def review_page(request, plan, form=None, status=200, refused=(None, None)):
    """Draw the review page; `form` is a ReturnForm or VersionForm that was refused, `refused` a remark (None: a new one) and its form."""
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    reading = read(plan, request.user, today)
    desk = Desk(reading, request.user, writable=plan.state == PlanState.SENT, refused=refused)
    change = newest_change(reading.versions)
    context = {
        "plan": plan,
        "reading": reading,
        "queue": queue,
        "place": queue.place_of(plan),
        "change": change,
        "show_change": change is not None and request.GET.get("xem") != "ca-ban",
        "covers": [] if reading.older else coverage(plan),
        "waiting": plan.state == PlanState.SENT,
        "form": form,
        "refused": refused[1],
        "desk": desk,
        "return_form": form if isinstance(form, ReturnForm) else _return_form(request, today, desk.unsent),
        "today": today,
    }
    return render(request, "campaigns/plans/review.html", context, status=status)


@require_POST
def take_step(request, pk, step):
    """Take one step of the flow; where it is refused, its page comes back with everything typed."""
    if step not in VERBS:
        raise Http404
    plan = seen(Plan.objects.with_names(), request.user, pk=pk)
    require(request.user, PLAN_FLOW[step].permission, plan)
    form = _form_of(step, request, plan)
    queue_place = Queue(request.user, clock.today(), request.GET).place_of(plan) if step in ON_THE_DESK else None
    valid = form.is_valid() and (step not in ON_THE_CHECK or _keep_answers(request, plan, form))
    if step == "submit" and valid and "all_the_same" not in request.POST and read(plan, request.user, clock.today()).left_to_fix:
        return check_page(request, plan, asked_again=True)
    verb, words = VERBS[step]
    if valid and attempt(form, verb, plan, by=request.user, now=clock.now(), **_said(form)):
        return _onward(request, plan, step, words, queue_place)
    page = review_page if step in ON_THE_DESK else check_page
    return page(request, seen(Plan.objects.with_names(), request.user, pk=pk), form, status=409 if valid else 422)


def _keep_answers(request, plan, form):
    """Note what was ticked and answered on the check page beside the button; put on `form` why not. Return whether nothing was lost."""
    fixes = Fixes(asked_of(plan), request.user, request.POST)
    if not fixes.is_valid():
        form.add_error(None, "Câu trả lời dài quá 600 ký tự. Rút gọn rồi trình lại.")
        return False
    answers = fixes.answers()
    return not answers or attempt(form, answer_comments, plan, answers, by=request.user, now=clock.now(), shown=fixes.shown())


def _return_form(request, today, unsent):
    return ReturnForm(user=request.user, today=today, remarks=unsent, initial={"due": proposed_day(today)})


def _form_of(step, request, plan):
    if step == "return":
        return ReturnForm(request.POST, user=request.user, today=clock.today(), remarks=plan.comments.unsent().count())
    if PLAN_FLOW[step].needs_note:
        return NoteForm(request.POST, user=request.user, step=PLAN_FLOW[step])
    return VersionForm(request.POST, user=request.user)


def _said(form):
    return {name: form.cleaned_data[name] for name in ("version", "note", "due") if name in form.cleaned_data}


def _onward(request, plan, step, words, place):
    """Say what was done and go to the page that follows: for the office, the next plan of the queue."""
    if place is None:
        if words:
            messages.success(request, words)
        return redirect("campaigns:plan-edit" if step == "recall" else "campaigns:plan-detail", pk=plan.pk)
    following = place.after_acting
    rest = "" if following else " Không còn kế hoạch nào trong danh sách này."
    messages.success(request, f"{words}: {plan.obligation.owner_name}.{rest}")
    address = reverse("campaigns:plan-review", args=[following]) if following else reverse("campaigns:plan-queue")
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)
