"""The page of a launch: the unit records it and mends it, everybody who sees the obligation reads it. And all launches of a directive."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.directives.models import Directive, Duty
from campaigns.launches import actions
from campaigns.launches.list_sheet import LAUNCHES
from campaigns.launches.page import form_of, launches_under, page_of, summary_of
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports

RECORDED = "Đã ghi nhận lễ phát động. Việc này được tính là đã thực hiện."
MENDED = "Đã lưu ghi nhận lễ phát động."
ONLY_OWNERS = "Chỉ người của đơn vị được giao ghi nhận lễ phát động."
MEND = "sua"  # in the address: the form in place of the record


@require_http_methods(["GET", "HEAD", "POST"])
def record(request, pk):
    """The form where the unit may record, the record where there is one; with ?sua=1 the form over the record."""
    obligation = _launch_of(request, pk)
    if request.method == "POST":
        return _posted(request, obligation)
    page = page_of(obligation, request.user, clock.today())
    wanted = page.verb == "record" or (page.verb == "mend" and (MEND in request.GET or page.event is None))
    return _show(request, page, form_of(page, request.user) if wanted else None)


@require_safe
def launch_list(request, pk):
    """Every launch under a directive that the person may see, and who has not recorded one yet."""
    directive = seen(Directive.objects.select_related("document", "authority"), request.user, pk=pk)
    today = clock.today()
    lines = launches_under(directive, request.user, today)
    if exports.asked(request):
        return exports.answer(request, LAUNCHES, lines, day=today, filters=[directive.short_title])
    context = {"directive": directive, "today": today, **summary_of(lines)}
    return render(request, "campaigns/launches/list.html", context)


def _posted(request, obligation):
    require(request.user, "campaigns.declare_obligation", obligation, ONLY_OWNERS)
    page = page_of(obligation, request.user, clock.today())
    form = form_of(page, request.user, request.POST, request.FILES)
    mending = obligation.state == ObligationState.DONE
    verb, done = (actions.mend_launch, MENDED) if mending else (actions.record_launch, RECORDED)
    who = {"by": request.user, "now": clock.now(), "version": _version(request)}
    valid = form.is_valid()
    if valid and attempt(form, verb, obligation, **who, **form.cleaned_data):
        messages.success(request, done)
        return redirect("campaigns:launch-record", pk=obligation.pk)
    again = page_of(_launch_of(request, obligation.pk), request.user, clock.today())
    # What was refused for its words goes on from the version it began with: who changed it meanwhile is not written over unseen.
    return _show(request, again, form, status=422, version=None if valid else _version(request))


def _launch_of(request, pk):
    obligation = seen(Obligation.objects.with_names(), request.user, pk=pk)
    if obligation.duty.kind != Duty.Kind.LAUNCH:
        raise Http404
    return obligation


def _version(request):
    """Return the version of the obligation that the page was made from, None where the post does not say."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _show(request, page, form, status=200, version=None):
    obligation = page.obligation
    context = {"page": page, "obligation": obligation, "directive": obligation.directive, "form": form, "today": clock.today()}
    context["version"] = obligation.version if version is None else version
    return render(request, "campaigns/launches/record.html", context, status=status)
