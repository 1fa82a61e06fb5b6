"""Pages of the questions about numbers: the list of both sides, asking, the thread with the steps of whoever reads it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.obligations.remark_views import tried
from campaigns.plans.mending import proposed_day
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers
from reports.inquiries import actions
from reports.inquiries.answerers import nobody_words
from reports.inquiries.forms import CANNED, AgainForm, AnswerForm, CloseForm, QuestionForm
from reports.inquiries.list_sheet import INQUIRIES
from reports.inquiries.listing import BADGES, PRESETS, Listing
from reports.inquiries.models import Inquiry
from reports.inquiries.states import INQUIRY_FLOW, InquiryState
from reports.periodic.models import Report

PAGE = 25
ONLY_ASKERS = "Chỉ Chủ tịch và Cơ quan Thường trực yêu cầu giải trình."
DONE = {"answer": "Đã gửi giải trình.", "ask_again": "Đã gửi câu hỏi tiếp.", "close": "Đã kết thúc."}
VERBS = {"answer": actions.answer_inquiry, "ask_again": actions.ask_again, "close": actions.close_inquiry}


@require_safe
def inquiry_list(request):
    """The questions that the person may read, those that wait first."""
    listing = Listing(request.user, request.GET)
    if exports.asked(request):
        return exports.answer(request, INQUIRIES, listing.inquiries(), day=clock.today(), filters=[PRESETS[listing.preset][0]])
    page = Paginator(listing.inquiries(), PAGE).get_page(request.GET.get("page"))
    for inquiry in page:
        inquiry.badge = BADGES[inquiry.state]
    above = bool(request.user.seats_with("campaigns.read_all"))
    context = {"page": page, "listing": listing, "presets": listing.presets(), "above": above, "today": clock.today()}
    return render(request, "reports/inquiries/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """Ask about one figure of a report (`chi-tieu`: the id of its indicator), or about the whole of it."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.ask_figure", report, ONLY_ASKERS)
    today, indicator = clock.today(), _indicator(request)
    try:
        figure = actions.figure_of(report, indicator)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("reports:report-detail", pk=pk)
    if request.method != "POST":
        form = QuestionForm(user=request.user, today=today, initial={"due": proposed_day(today)})
        return _ask_page(request, report, figure, form)
    form = QuestionForm(request.POST, user=request.user, today=today)
    said = {"by": request.user, "now": clock.now(), "indicator": indicator}
    status = tried(form, lambda typed: actions.ask_figure(report, question=typed["note"], due=typed["due"], **said))
    if status:
        return _ask_page(request, report, figure, form, status)
    messages.success(request, f"Đã gửi yêu cầu giải trình đến {report.obligation.owner_name}.")
    return redirect("reports:inquiry-detail", pk=report.inquiries.latest("pk").pk)


@require_safe
def detail(request, pk):
    """The thread, and what the reader may do with it."""
    return _thread(request, seen(Inquiry.objects.with_names(), request.user, pk=pk))


@require_POST
def take_step(request, pk, step):
    """Answer, ask again or close; where it is refused, the page comes back with everything typed."""
    if step not in VERBS:
        raise Http404
    inquiry = seen(Inquiry.objects.with_names(), request.user, pk=pk)
    require(request.user, INQUIRY_FLOW[step].permission, inquiry)
    form = _form(step, request, inquiry, request.POST)
    status = tried(form, lambda typed: VERBS[step](inquiry, by=request.user, now=clock.now(), **typed))
    if status:
        return _thread(request, seen(Inquiry.objects.with_names(), request.user, pk=pk), {step: form}, status)
    messages.success(request, DONE[step])
    return redirect("reports:inquiry-detail", pk=pk)


def _thread(request, inquiry, refused=None, status=200):
    today, above = clock.today(), request.user.has_perm("reports.ask_figure", inquiry)
    offered = [offer.step.name for offer in offers(INQUIRY_FLOW, inquiry, request.user)]
    forms = {step: (refused or {}).get(step) or _form(step, request, inquiry) for step in offered}
    context = {
        "inquiry": inquiry,
        "report": inquiry.report,
        "badge": BADGES[inquiry.state],
        "thread": Trace.objects.of(inquiry).order_by("at", "pk"),
        "forms": forms,
        "refused": next(iter((refused or {}).values()), None),
        "above": above,
        "nobody": nobody_words(inquiry.report.obligation, today) if above and inquiry.state == InquiryState.ASKED else "",
        "today": today,
    }
    return render(request, "reports/inquiries/detail.html", context, status=status)


def _form(step, request, inquiry, data=None):
    initial, user = {"version": inquiry.version}, request.user
    if step == "ask_again":
        today = clock.today()
        return AgainForm(data, user=user, today=today, initial=initial if data else initial | {"due": proposed_day(today)})
    return (AnswerForm if step == "answer" else CloseForm)(data, user=user, initial=initial)


def _ask_page(request, report, figure, form, status=200):
    context = {"report": report, "figure": figure, "form": form, "canned": CANNED, "nobody": nobody_words(report.obligation, clock.today())}
    return render(request, "reports/inquiries/ask.html", context, status=status)


def _indicator(request):
    """Return the id in the address, None for the whole report; nonsense is no figure."""
    text = request.GET.get("chi-tieu", "")
    return int(text) if text.isdecimal() and len(text) < 10 else (0 if text else None)
