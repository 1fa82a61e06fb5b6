"""The desk of the standing office: the queue of reports, one report of it, approving and returning; opening an approved one again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.obligations.remark_forms import VersionForm
from campaigns.obligations.remark_views import tried
from campaigns.plans.mending import proposed_day
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from reports.periodic import actions
from reports.periodic.comment_forms import ReopenForm, ReturnForm
from reports.periodic.list_sheet import WAITING_REPORTS
from reports.periodic.models import Report
from reports.periodic.queue import Queue, is_clean
from reports.periodic.review import review_of
from reports.periodic.states import ReportState

PAGE = 25
ONLY_OFFICE = "Chỉ Cơ quan Thường trực thẩm định báo cáo."


@require_safe
def show_queue(request):
    """Everything that was sent, the oldest due day first; presets are links, the cluster is a select."""
    require(request.user, "reports.review_report", None, ONLY_OFFICE)
    today = clock.today()
    queue = Queue(request.user, today, request.GET)
    if exports.asked(request):
        return exports.answer(request, WAITING_REPORTS, queue.reports(), day=today, filters=[words for words, _ in queue.chips()])
    page = Paginator(queue.reports(), PAGE).get_page(request.GET.get("page"))
    for report in page:
        report.clean = is_clean(report)
    context = {"queue": queue, "presets": queue.presets(), "page": page, "any_clean": any(report.clean for report in page), "today": today}
    return render(request, "reports/periodic/queue.html", context)


@require_safe
def review(request, pk):
    """One report of the queue: what to look at first, all of it, what changed since the version before."""
    return review_page(request, _of_the_office(request, pk))


def review_page(request, report, form=None, status=200, refused=(None, None)):
    """Draw the review page; `form` is a ReturnForm or VersionForm that was refused, `refused` a remark (None: a new one) and its form."""
    today = clock.today()
    page = review_of(report, request.user, today, request.GET, refused)
    context = {
        "report": report,
        "page": page,
        "reading": page.reading,
        "desk": page.desk,
        "queue": page.queue,
        "place": page.place,
        "show_change": page.change is not None and request.GET.get("xem") != "ca-ban",
        "form": form,
        "refused": refused[1],
        "return_form": form if isinstance(form, ReturnForm) else _return_form(request, today, page.desk.unsent),
        "today": today,
    }
    return render(request, "reports/periodic/review.html", context, status=status)


@require_POST
def conclude(request, pk, step):
    """Approve or return; where it is refused, the page comes back with everything typed."""
    if step not in ("approve", "return"):
        raise Http404
    report = _of_the_office(request, pk)
    place = Queue(request.user, clock.today(), request.GET).place_of(report)
    if step == "approve":
        form, words = VersionForm(request.POST, user=request.user), "Đã duyệt báo cáo"
        verb = actions.approve_report
    else:
        form, words = ReturnForm(request.POST, user=request.user, today=clock.today(), remarks=report.comments.unsent().count()), "Đã trả lại"
        verb = actions.return_report
    status = tried(form, lambda said: verb(report, by=request.user, now=clock.now(), **_said(form, said)))
    if status:
        return review_page(request, _of_the_office(request, pk), form, status=status)
    return _onward(request, report, words, place)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request, pk):
    """Open an approved report again, with a reason and, if wanted, a day."""
    report = _of_the_office(request, pk)
    today = clock.today()
    if request.method != "POST":
        if report.state != ReportState.APPROVED:
            return redirect("reports:report-detail", pk=pk)
        form = ReopenForm(user=request.user, today=today, initial={"due": proposed_day(today), "version": report.version})
        return render(request, "reports/periodic/reopen.html", {"report": report, "form": form})
    form = ReopenForm(request.POST, user=request.user, today=today)
    status = tried(form, lambda said: actions.reopen_report(report, by=request.user, now=clock.now(), **_said(form, said)))
    if status:
        return render(request, "reports/periodic/reopen.html", {"report": report, "form": form}, status=status)
    messages.success(request, f"Đã mở lại báo cáo: {report.obligation.owner_name}. Văn bản đã duyệt vẫn được lưu.")
    return redirect("reports:report-detail", pk=pk)


def _of_the_office(request, pk):
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.review_report", report, ONLY_OFFICE)
    return report


def _said(form, cleaned):
    return form.said if hasattr(form, "said") else {"version": cleaned["version"]}


def _return_form(request, today, unsent):
    return ReturnForm(user=request.user, today=today, remarks=unsent, initial={"due": proposed_day(today)})


def _onward(request, report, words, place):
    """Say what was done and go to the next report of the queue, or back to the queue."""
    following = place.after_acting
    rest = "" if following else " Không còn báo cáo nào trong danh sách này."
    messages.success(request, f"{words}: {report.obligation.owner_name}.{rest}")
    address = reverse("reports:report-review", args=[following]) if following else reverse("reports:report-queue")
    query = request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)
