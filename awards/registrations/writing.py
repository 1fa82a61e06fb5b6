"""Writing a registration: start it, tick titles for the people of the unit, add somebody, check it before it goes up."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.registrations.actions import add_to_roster, start_registration
from awards.registrations.editing import Draft, overtaken
from awards.registrations.forms import NewRecipientForm
from awards.registrations.models import Registration
from awards.registrations.readiness import missing
from awards.registrations.reading import read
from awards.registrations.states import EDITABLE, REGISTRATION_FLOW, RegistrationState
from campaigns.obligations.guards import barrier
from campaigns.obligations.models import Obligation
from campaigns.obligations.remark_views import tried
from campaigns.plans.forms import NoteForm
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.workflow.flows import Refused

ONLY_OWNERS = "Chỉ người của đơn vị được lập đăng ký này."


@require_POST
def start(request, pk):
    """Start the registration of an obligation, with last year's people."""
    obligation = seen(Obligation.objects.with_names(), request.user, pk=pk)
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    registration = start_registration(obligation, by=request.user, now=clock.now())
    return redirect("awards:registration-edit", pk=registration.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The table of the unit. What was typed comes back whatever happens; what somebody else saved meanwhile is shown beside it."""
    registration, today = own_registration(request, pk), clock.today()
    if request.method != "POST":
        if closed := _closed(request, registration):
            return closed
        return _editor(request, Draft(registration, request.user, today))
    draft = Draft(registration, request.user, today, request.POST)
    if not draft.is_valid():
        return _editor(request, draft, status=422)
    try:
        draft.save(by=request.user, now=clock.now())
    except Refused as refusal:
        return _editor(request, draft, overtaken(draft, refusal, request.user, today), status=409)
    if "check" in request.POST:
        return redirect("awards:registration-check", pk=pk)
    if "add" in request.POST:
        return redirect("awards:registration-add", pk=pk)
    messages.success(request, f"Đã lưu nháp lúc {timezone.localtime(clock.now()):%H:%M}. Đăng ký chưa được trình.")
    return redirect("awards:registration-edit", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    """Put a person or team into the unit, and so onto the list."""
    registration = own_registration(request, pk)
    if request.method != "POST" and (closed := _closed(request, registration)):
        return closed
    sent = (request.POST,) if request.method == "POST" else ()
    form = NewRecipientForm(*sent, user=request.user)
    status = 200
    if sent:
        status = tried(form, lambda said: add_to_roster(registration, by=request.user, now=clock.now(), **said))
        if not status:
            messages.success(request, f"Đã thêm {form.cleaned_data['name']} vào danh sách. Chọn danh hiệu rồi lưu.")
            return redirect("awards:registration-edit", pk=pk)
    return render(request, "awards/registrations/add.html", {"registration": registration, "form": form}, status=status)


@require_safe
def check(request, pk):
    """Everything once more before it is submitted, or handed to the head."""
    registration = own_registration(request, pk)
    return _closed(request, registration, quietly=True) or check_page(request, registration)


def check_page(request, registration, form=None, status=200):
    """Draw the check page; `form` is a NoteForm or VersionForm that was refused."""
    reading = read(registration, request.user, clock.today())
    handing_back = "hand_back" in reading.offered and registration.state == RegistrationState.HEAD
    note_form = form if isinstance(form, NoteForm) else NoteForm(user=request.user, step=REGISTRATION_FLOW["hand_back"])
    context = {
        "registration": registration,
        "reading": reading,
        "missing": missing(registration),
        "form": form,
        "note_form": note_form if handing_back else None,
        "today": clock.today(),
    }
    return render(request, "awards/registrations/check.html", context, status=status)


def own_registration(request, pk):
    """Return the registration where the person works on it; raises Http404 or PermissionDenied."""
    registration = seen(Registration.objects.with_names(), request.user, pk=pk)
    require(request.user, "awards.draft_registration", registration, ONLY_OWNERS)
    return registration


def _closed(request, registration, quietly=False):
    """Return the way to its page where it may not be worked on now, else None."""
    if registration.state not in EDITABLE and not quietly:
        messages.info(request, f"Đăng ký đang ở trạng thái “{registration.get_state_display()}” nên không sửa được.")
    if registration.state not in EDITABLE or barrier(registration.obligation, clock.today()):
        return redirect("awards:registration-detail", pk=registration.pk)
    return None


def _editor(request, draft, happened=None, status=200):
    today = clock.today()
    reading = read(draft.registration, request.user, today)
    context = {"draft": draft, "form": draft.head, "registration": draft.registration, "reading": reading, "happened": happened, "today": today}
    return render(request, "awards/registrations/edit.html", context, status=status)
