"""What came back to the unit last, read once for a page: why, and the remarks that were sent along."""

from dataclasses import dataclass

from emulation.workflow.models import Trace
from reports.periodic.comments import REMARKS, asked_of
from reports.periodic.reading import sent_back
from reports.periodic.states import REPORT_FLOW


@dataclass(frozen=True)
class LastReturn:
    """`asked` are the remarks of the newest return; `trace` says why the report came back while that is still to be mended, else None."""

    asked: list
    trace: Trace | None = None


def last_return(report):
    """Return the LastReturn of `report`; two queries, none where it was never sent back."""
    if report.submitted_at is None and report.version == 1:
        return LastReturn([])
    moves = list(Trace.objects.of(report).filter(step__in=REPORT_FLOW.steps))
    last = next((move for move in moves if move.step in REMARKS.returns), None)
    return LastReturn(asked_of(report, last) if last else [], sent_back(report, moves))
