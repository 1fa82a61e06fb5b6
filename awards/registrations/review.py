"""The desk of the standing office: the queue of registrations, one of it, and every step of a registration, on whichever page its button stands."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.registrations import actions
from awards.registrations.forms import ReturnForm
from awards.registrations.list_sheet import WAITING_REGISTRATIONS
from awards.registrations.models import Registration
from awards.registrations.queue import Queue
from awards.registrations.reading import read
from awards.registrations.states import EDITABLE, REGISTRATION_FLOW, RegistrationState
from awards.registrations.writing import check_page
from campaigns.obligations.remark_forms import VersionForm
from campaigns.obligations.remark_views import tried
from campaigns.plans.forms import NoteForm
from campaigns.plans.mending import proposed_day
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from reports.periodic.comment_forms import ReopenForm

PAGE = 25
ONLY_OFFICE = "Chỉ Cơ quan Thường trực xem và duyệt đăng ký thi đua."
VERBS = {
    "pass_up": (actions.pass_up, "Đã chuyển lãnh đạo duyệt."),
    "hand_back": (actions.hand_back, "Đã trả lại người soạn."),
    "submit": (actions.submit, ""),
    "recall": (actions.recall, "Đã thu hồi. Đăng ký trở lại thành dự thảo."),
    "return": (actions.return_registration, "Đã trả lại để bổ sung"),
    "approve": (actions.approve, "Đã duyệt đăng ký"),
}
ON_THE_DESK = {"return", "approve"}


@require_safe
def show_queue(request):
    """Everything that was sent, the oldest due day first; presets are links, the cluster is a select."""
    require(request.user, "awards.review_registration", None, ONLY_OFFICE)
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    if exports.asked(request):
        filters = [words for words, _ in queue.chips()]
        return exports.answer(request, WAITING_REGISTRATIONS, queue.registrations(), day=today, filters=filters)
    page = Paginator(queue.registrations(), PAGE).get_page(request.GET.get("page"))
    return render(request, "awards/registrations/queue.html", {"queue": queue, "presets": queue.presets(), "page": page, "today": today})


@require_safe
def review(request, pk):
    """One registration of the queue: shares and what to look at first, then who strives for what, and what changed since the version before."""
    return review_page(request, _of_the_office(request, pk))


def review_page(request, registration, form=None, status=200):
    """Draw the review page; `form` is a ReturnForm or VersionForm that was refused."""
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    new_return = ReturnForm(user=request.user, today=today, initial={"due": proposed_day(today)})
    context = {
        "registration": registration,
        "reading": read(registration, request.user, today),
        "queue": queue,
        "place": queue.place_of(registration),
        "waiting": registration.state == RegistrationState.SENT,
        "form": form,
        "return_form": form if isinstance(form, ReturnForm) else new_return,
        "today": today,
    }
    return render(request, "awards/registrations/review.html", context, status=status)


@require_POST
def take_step(request, pk, step):
    """Take one step of the flow; where it is refused, its page comes back with everything typed."""
    if step not in VERBS:
        raise Http404
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    require(request.user, REGISTRATION_FLOW[step].permission, registration)
    form = _form_of(step, request)
    place = Queue(request.user, clock.today(), request.GET).place_of(registration) if step in ON_THE_DESK else None
    verb, words = VERBS[step]
    status = tried(form, lambda said: verb(registration, by=request.user, now=clock.now(), **_said(said)))
    if not status:
        return _onward(request, registration, step, words, place)
    fresh = seen(Registration.objects.with_names(), request.user, pk=pk)
    if step not in ON_THE_DESK and fresh.state not in EDITABLE:  # there is no check page to show again
        messages.error(request, " ".join(sentence for sentences in form.errors.values() for sentence in sentences))
        return redirect("awards:registration-detail", pk=pk)
    return (review_page if step in ON_THE_DESK else check_page)(request, fresh, form, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request, pk):
    """Open an approved registration again, with a reason and, if wanted, a day."""
    registration, today = _of_the_office(request, pk), clock.today()
    if request.method != "POST" and registration.state != RegistrationState.APPROVED:
        return redirect("awards:registration-detail", pk=pk)
    posted = (request.POST,) if request.method == "POST" else ()
    form = ReopenForm(*posted, user=request.user, today=today, initial={"due": proposed_day(today), "version": registration.version})
    status = 200
    if posted:
        status = tried(form, lambda _: actions.reopen(registration, by=request.user, now=clock.now(), **form.said))
        if not status:
            messages.success(
                request, f"Đã mở lại đăng ký: {registration.obligation.owner_name}. Danh hiệu đã duyệt còn hiệu lực đến khi duyệt bản mới."
            )
            return redirect("awards:registration-detail", pk=pk)
    return render(request, "awards/registrations/reopen.html", {"registration": registration, "form": form}, status=status)


def _of_the_office(request, pk):
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    require(request.user, "awards.review_registration", registration, ONLY_OFFICE)
    return registration


def _form_of(step, request):
    if step == "return":
        return ReturnForm(request.POST, user=request.user, today=clock.today())
    if REGISTRATION_FLOW[step].needs_note:
        return NoteForm(request.POST, user=request.user, step=REGISTRATION_FLOW[step])
    return VersionForm(request.POST, user=request.user)


def _said(cleaned):
    return {name: cleaned[name] for name in ("version", "note", "due") if name in cleaned}


def _onward(request, registration, step, words, place):
    """Say what was done and go to the page that follows: for the office, the next registration of the queue."""
    if place is None:
        if words:
            messages.success(request, words)
        return redirect("awards:registration-edit" if step == "recall" else "awards:registration-detail", pk=registration.pk)
    following, query = place.after_acting, request.GET.urlencode()
    rest = "" if following else " Không còn đăng ký nào trong danh sách này."
    messages.success(request, f"{words}: {registration.obligation.owner_name}.{rest}")
    address = reverse("awards:registration-review", args=[following]) if following else reverse("awards:registration-queue")
    return redirect(f"{address}?{query}" if query else address)
