"""Approving several reports at once: only those in which nothing stands out, after their names were read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from emulation import clock
from emulation.accounts.doors import require
from emulation.workflow.flows import Refused
from reports.periodic.actions import approve_report
from reports.periodic.queue import Queue
from reports.periodic.review_views import ONLY_OFFICE

MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def approve_together(request):
    """The names of the reports chosen (`chon`), and one button; what does not fit any more is left out and named."""
    require(request.user, "reports.review_report", None, ONLY_OFFICE)
    chosen = {int(key) for key in (request.POST or request.GET).getlist("chon") if key.isdecimal() and len(key) < 10}
    queue = Queue(request.user, clock.today(), request.GET)
    reports = list(queue.clean().filter(pk__in=sorted(chosen)[:MOST]))
    if not reports:
        messages.warning(request, "Chọn ít nhất một báo cáo không có số nên xem lại, không có số kèm lý do và chưa có nhận xét.")
        return redirect(_back(queue))
    if request.method != "POST":
        return render(request, "reports/periodic/queue_together.html", {"reports": reports, "queue": queue, "left_out": len(chosen) - len(reports)})
    done, refused = _approve(request, reports)
    if done:
        messages.success(request, f"Đã duyệt {len(done)} báo cáo.")
    if refused or len(chosen) > len(reports):
        messages.warning(request, " ".join([*refused, *_left_out(len(chosen) - len(reports))]))
    return redirect(_back(queue))


def _approve(request, reports):
    """Approve one after the other, each for itself; return (those approved, sentences about the others)."""
    done, refused = [], []
    for report in reports:
        version = request.POST.get(f"ban-{report.pk}", "")
        try:
            approve_report(report, by=request.user, now=clock.now(), version=int(version) if version.isdecimal() and len(version) < 10 else -1)
        except Refused as refusal:
            refused.append(f"{report.obligation.owner_name}: {refusal}")
        else:
            done.append(report)
    return done, refused


def _left_out(count):
    return [f"{count} báo cáo không duyệt chung được: mở từng báo cáo để xem."] if count else []


def _back(queue):
    return f"/hang-cho/bao-cao/?{queue.query}" if queue.query else "/hang-cho/bao-cao/"
