"""Remarks on a report: the office writes, changes and drops them beside the figures; the unit says which are fixed."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from campaigns.obligations.remark_forms import CommentTextForm
from campaigns.obligations.remark_views import changed, noted, piece, place_again, tried
from emulation import clock
from emulation.accounts.doors import require, seen
from reports.periodic.comment_forms import CommentForm
from reports.periodic.comments import REMARKS, write_comment
from reports.periodic.mending import mending_of
from reports.periodic.models import Report, ReportComment
from reports.periodic.review import review_of
from reports.periodic.review_views import ONLY_OFFICE, review_page

ONLY_OWNERS = "Chỉ người của đơn vị trả lời nhận xét."


@require_POST
def write(request, pk):
    """Write a remark on a figure, a part of the text, or the whole of a report."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.review_report", report, ONLY_OFFICE)
    form = CommentForm(request.POST, user=request.user, auto_id=f"id_nx_{_box(request.POST)}_%s")
    status = tried(form, lambda said: write_comment(report, by=request.user, now=clock.now(), **form.said))
    named = {name: form.cleaned_data.get(name) for name in ("indicator", "passage")}
    return _answer(request, report, (None, form), named, status)


@require_POST
def change(request, pk):
    """Change the words of a remark that was not sent yet, or drop it (`drop`)."""
    comment = seen(ReportComment.objects.select_related("report"), request.user, pk=pk)
    report = Report.objects.with_names().get(pk=comment.report_id)
    require(request.user, "reports.review_report", report, ONLY_OFFICE)
    form = CommentTextForm(request.POST, user=request.user, auto_id=f"id_nx{comment.pk}_%s")
    status = changed(request, form, comment, REMARKS)
    return _answer(request, report, (comment, form), {"indicator": comment.indicator_id, "passage": comment.passage}, status)


@require_POST
def fix(request, pk):
    """The unit ticks what it has fixed, with answers; a script gets the list again."""
    report = seen(Report.objects.with_names(), request.user, pk=pk)
    require(request.user, "reports.draft_report", report, ONLY_OWNERS)
    fixes = mending_of(report, request.user, clock.today(), request.POST).fixes
    if fixes is not None:
        noted(request, fixes, report, REMARKS)
    if request.htmx:
        return render(request, "reports/periodic/fixes.html", {"report": report})
    back = request.headers.get("referer", "").split("?")[0]
    page = next((page for page, end in (("edit", "/sua/"), ("check", "/ra-soat/")) if back.endswith(end)), "detail")
    return redirect(f"reports:report-{page}", pk=pk)


def _box(data):
    """Return the id of the place that was posted; as typed it could break the pattern of the ids."""
    indicator, passage = slugify(data.get("indicator", "")), slugify(data.get("passage", ""))
    return f"cho-cell-{indicator}" if indicator else f"cho-passage-{passage}" if passage else "cho-whole"


def _answer(request, report, tried_form, named, status):
    """Show the place again, or what was refused (`status` is not 0) with everything typed."""
    if status and not request.htmx:
        return review_page(request, seen(Report.objects.with_names(), request.user, pk=report.pk), refused=tried_form, status=status)
    page = review_of(report, request.user, clock.today(), request.GET, tried_form if status else (None, None))
    place, template = page.desk.place(**named), "reports/periodic/comment.html"
    context = {"report": report, "desk": page.desk, "queue": page.queue}
    if status:
        return piece(request, place, template, context, status)
    return place_again(request, place, reverse("reports:report-review", args=[report.pk]), template, context)
