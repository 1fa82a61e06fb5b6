"""The page before a report goes up: what is wrong, what should be looked at again and why it is right all the same, the one button."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from campaigns.obligations.guards import barrier
from campaigns.plans.forms import NoteForm
from emulation import clock
from reports.periodic.grid import cells_of
from reports.periodic.lines import lines_of
from reports.periodic.mending import mending_in
from reports.periodic.openings import openings_of
from reports.periodic.readiness import counts, errors
from reports.periodic.reading import read
from reports.periodic.states import EDITABLE, REPORT_FLOW, ReportState
from reports.periodic.typed import read_typing
from reports.periodic.writing import own_report


@require_safe
def check(request, pk):
    """Everything once more before it is submitted, or handed to the head."""
    report = own_report(request, pk)
    if report.state not in EDITABLE or barrier(report.obligation, clock.today()):
        return redirect("reports:report-detail", pk=pk)
    return check_page(request, report)


def check_page(request, report, form=None, status=200, asked_again=False):
    """Draw the check page; `form` was refused, `asked_again` asks whether to send it although remarks are not answered."""
    today, cells, typing = clock.today(), cells_of(report), None
    reading = read(report, request.user, today, cells=cells)
    openings = openings_of(report, cells, asked=reading.asked)
    if request.method == "POST":
        typing = read_typing(cells, [], openings, request.POST)
    required, answered = counts(cells)
    handing_back = "hand_back" in reading.offered and report.state == ReportState.HEAD
    note_form = form if isinstance(form, NoteForm) else NoteForm(user=request.user, step=REPORT_FLOW["hand_back"])
    note_form.fields["note"].widget.attrs["form"] = "f-trinh"  # one form sends everything of the page, so that nothing typed is lost
    odd = [line for line in lines_of(cells, openings, typing) if line.odd]
    fixing = mending_in(reading, request.user, request.POST if typing else None)
    if status == 409 and fixing.fixes:
        fixing.fixes.catch_up()
    context = {
        "report": report,
        "reading": reading,
        "fixing": fixing,
        "errors": errors(cells),
        "odd": odd,
        "unexplained": sum(not line.reason.strip() for line in odd),
        "required": required,
        "answered": answered,
        "submits": "submit" in reading.offered,
        "form": form,
        "note_form": note_form if handing_back else None,
        "asked_again": asked_again,
        "today": today,
    }
    return render(request, "reports/periodic/check.html", context, status=status)
