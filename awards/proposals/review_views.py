"""The desk of the standing office: the queue of dossiers, one dossier of it, and what is concluded about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.proposals import concluding, proofs
from awards.proposals.models import Proposal
from awards.proposals.queue import Queue, may_take, with_awards
from awards.proposals.queue_sheet import WAITING_PROPOSALS
from awards.proposals.review import Review
from awards.proposals.review_forms import (
    COUNCIL,
    RETURN,
    ConcludeForm,
    DropOverrideForm,
    JudgeForm,
    OverrideForm,
    ReconsiderForm,
    RegimeForm,
    TakeUpForm,
)
from awards.proposals.states import OFFICE_LABELS, REVIEW, ProposalState
from awards.proposals.tracking import due_of
from campaigns.obligations.remark_views import tried
from campaigns.plans.mending import proposed_day
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports

PAGE = 25
REMEMBERED = "award-queue"  # the newest filter of the queue, in the session
ONLY_OFFICE = "Chỉ Cơ quan Thường trực thẩm định hồ sơ khen thưởng."


@require_safe
def show_queue(request):
    """Everything that waits, the nearest processing day first; presets are links, and the newest filter is offered again."""
    require(request.user, REVIEW, None, ONLY_OFFICE)
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    if exports.asked(request):
        rows = with_awards(queue.rows()[: exports.MOST + 1], request.user)
        return exports.answer(request, WAITING_PROPOSALS, rows, day=today, filters=[words for words, _ in queue.chips()])
    page = Paginator(queue.rows(), PAGE).get_page(request.GET.get("page"))
    page.object_list = with_awards(page.object_list, request.user)
    for proposal in page:
        proposal.may_take, proposal.until, proposal.office_words = may_take(proposal), due_of(proposal), OFFICE_LABELS[proposal.state]
    newest = request.session.get(REMEMBERED, "")
    if queue.query and queue.query != newest:
        request.session[REMEMBERED] = queue.query
    remembered = Queue(request.user, today, QueryDict(newest)) if newest and not queue.query else None
    context = {"queue": queue, "page": page, "today": today, "remembered": remembered, "any_free": any(each.may_take for each in page)}
    return render(request, "awards/proposals/queue.html", context | {"presets": queue.presets()})


@require_safe
def review(request, pk):
    """One dossier: its list of people, or the one at hand with conditions, achievements and papers."""
    return review_page(request, of_the_office(request, pk))


def of_the_office(request, pk):
    """Return the Proposal with names for somebody of its office; 404 for a stranger, 403 without the right."""
    proposal = seen(Proposal.objects.with_names(), request.user, pk=pk)
    require(request.user, REVIEW, proposal, ONLY_OFFICE)
    return proposal


def review_page(request, proposal, *, forms=None, status=200, refused=(None, None)):
    """Draw the page; `forms` {name: form} replace the blank ones where one was refused, `refused` is a flag (None: new) and its form."""
    today = clock.today()
    page = Review(proposal, request.user, today, request.GET, refused)
    initial = {"version": proposal.version}
    blank = {
        "take_up": TakeUpForm(user=request.user, held=page.holder, initial=initial, auto_id="id_nhan_%s"),
        "conclude": ConcludeForm(
            user=request.user, today=today, remarks=page.desk.unsent, initial=initial | {"due": proposed_day(today), "choice": _offered(page)}
        ),
        "judge": _judge_form(request, page),
        "override": None,
    }
    context = {"proposal": proposal, "page": page, "here": page, "desk": page.desk, "place": page.place, "today": today}
    context |= {"show_plain": request.GET.get("ban") == "moi"}
    context |= {"forms": blank | (forms or {}), "refused": [*(forms or {}).values(), refused[1]]}
    return render(request, "awards/proposals/review.html", context, status=status)


def _offered(page):
    """What the form of conclusion begins with: the return where something was flagged, else nothing is chosen for the reviewer."""
    return RETURN if page.desk.unsent else ""


def _judge_form(request, page):
    nominee = page.one.nominee if page.one else None
    initial = {"verdict": nominee.verdict, "reason": nominee.verdict_reason} if nominee else {}
    return JudgeForm(user=request.user, initial=initial, auto_id="id_kl_%s")


@require_POST
def take_up(request, pk):
    """Take a dossier up, or over from a colleague."""
    proposal = of_the_office(request, pk)
    form = TakeUpForm(request.POST, user=request.user, held=_held_by_another(proposal, request.user), auto_id="id_nhan_%s")
    status = tried(form, lambda said: concluding.take_up(proposal, by=request.user, now=clock.now(), note=said["note"], version=said["version"]))
    if status:
        return review_page(request, of_the_office(request, pk), forms={"take_up": form}, status=status)
    messages.success(request, f"Đã nhận thẩm định {proposal.code}.")
    return redirect(_here(request, pk))


def _held_by_another(proposal, user):
    holder = concluding.holder_of(proposal)
    return holder if holder != user else None


@require_POST
def conclude(request, pk):
    """Conclude about the dossier: to the council, back to the unit, or not eligible; then on to the next one of the queue."""
    proposal, today = of_the_office(request, pk), clock.today()
    queue = Queue(request.user, today, request.GET)
    place = queue.place_of(proposal)
    form = ConcludeForm(request.POST, user=request.user, today=today, remarks=proposal.flags.unsent().count())
    status = tried(form, lambda said: _conclude(proposal, said, request.user))
    if status:
        return review_page(request, of_the_office(request, pk), forms={"conclude": form}, status=status)
    words = {COUNCIL: "Đã kết luận trình Hội đồng", RETURN: "Đã trả lại và gửi yêu cầu bổ sung"}.get(form.cleaned_data["choice"])
    return _onward(request, f"{words or 'Đã kết luận không đủ điều kiện'}: {proposal.code}.", queue, place)


def _conclude(proposal, said, by):
    common = {"by": by, "now": clock.now(), "version": said["version"], "note": said["note"]}
    if said["choice"] == RETURN:
        concluding.request_completion(proposal, due=said["due"], open_all=said["open_all"], **common)
    elif said["choice"] == COUNCIL:
        concluding.to_council(proposal, **common)
    else:
        concluding.refuse(proposal, **common)


def _onward(request, words, queue, place):
    """Say what was done and go to the next dossier of the queue, or back to the queue."""
    following = place.after_acting
    messages.success(request, words if following else f"{words} Không còn hồ sơ nào trong danh sách này.")
    address = reverse("awards:award-review", args=[following]) if following else reverse("awards:award-queue")
    return redirect(f"{address}?{queue.query}" if queue.query else address)


@require_POST
def judge(request, pk, nominee):
    """Conclude about one nominee, then on to the next one who is not concluded about."""
    proposal = of_the_office(request, pk)
    one = get_object_or_404(proposal.nominees.select_related("recipient", "award", "proposal"), pk=nominee)
    form = JudgeForm(request.POST, user=request.user, auto_id="id_kl_%s")
    status = tried(form, lambda said: concluding.judge_nominee(one, by=request.user, now=clock.now(), **said))
    if status:
        return review_page(request, proposal, forms={"judge": form}, status=status)
    messages.success(request, f"{one.recipient.name}: {one.get_verdict_display()}.")
    return redirect(_here(request, pk, following=Review(proposal, request.user, clock.today(), request.GET).neighbours[1]))


@require_POST
def override(request, pk, nominee):
    """Hold of one condition otherwise than the system found, with a reason."""
    proposal = of_the_office(request, pk)
    one = get_object_or_404(proposal.nominees.select_related("recipient", "award", "proposal"), pk=nominee)
    form = OverrideForm(request.POST, user=request.user, auto_id="id_dgk_%s")

    def verb(said):
        concluding.guard_holder(proposal, request.user)
        proofs.override(one, said["check_key"], said["result"], said["reason"], by=request.user, now=clock.now())

    status = tried(form, verb)
    if status:
        return review_page(request, proposal, forms={"override": form}, status=status)
    messages.success(request, "Đã ghi đánh giá khác cùng lý do.")
    return redirect(_here(request, pk))


@require_POST
def drop_override(request, pk, nominee):
    """Take an own view of a condition back: what the system found counts again."""
    proposal = of_the_office(request, pk)
    one = get_object_or_404(proposal.nominees.select_related("recipient", "award", "proposal"), pk=nominee)
    form = DropOverrideForm(request.POST, user=request.user)

    def verb(said):
        concluding.guard_holder(proposal, request.user)
        proofs.drop_override(one, said["check_key"], by=request.user, now=clock.now())

    status = tried(form, verb)
    if status:
        return review_page(request, proposal, forms={"dropped": form}, status=status)
    messages.success(request, "Đã bỏ đánh giá khác. Kết quả hệ thống đối chiếu được tính lại.")
    return redirect(_here(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def reconsider(request, pk):
    """Take a conclusion back, with a reason."""
    proposal = of_the_office(request, pk)
    if request.method != "POST":
        if proposal.state not in (ProposalState.READY, ProposalState.CLOSED):
            return redirect(_here(request, pk))
        form = ReconsiderForm(user=request.user, initial={"version": proposal.version})
        return render(request, "awards/proposals/reconsider.html", {"proposal": proposal, "form": form})
    form = ReconsiderForm(request.POST, user=request.user)
    status = tried(form, lambda said: concluding.reconsider(proposal, by=request.user, now=clock.now(), **said))
    if status:
        return render(request, "awards/proposals/reconsider.html", {"proposal": proposal, "form": form}, status=status)
    messages.success(request, f"{proposal.code} được thẩm định lại.")
    return redirect(_here(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def choose_regime(request, pk):
    """Review by the law of another time than that of the receipt, with a reason."""
    proposal = of_the_office(request, pk)
    initial = {"version": proposal.version, "regime": proposal.regime_id, "reason": proposal.regime_reason}
    form = RegimeForm(request.POST if request.method == "POST" else None, user=request.user, initial=initial)
    status = 200
    if request.method == "POST":
        status = tried(form, lambda said: concluding.choose_regime(proposal, by=request.user, now=clock.now(), **said))
        if not status:
            messages.success(request, "Đã ghi chế độ áp dụng. Điều kiện xét được đối chiếu lại.")
            return redirect(_here(request, pk))
    return render(request, "awards/proposals/regime.html", {"proposal": proposal, "form": form}, status=status)


def _here(request, pk, following=None):
    """Return the address of the review page with what the address at hand says, at the person `following` where given."""
    asked = request.GET.copy()
    if following is not None:
        asked["nguoi"] = following.pk
    address, query = reverse("awards:award-review", args=[pk]), asked.urlencode()
    return f"{address}?{query}" if query else address
