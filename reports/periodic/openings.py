"""Which places of a report may be changed: all of a draft, after a return only those that a remark names, unless the office opened all."""

from dataclasses import dataclass

from emulation.workflow.models import Trace
from reports.periodic.models import ReportComment
from reports.periodic.states import EDITABLE


@dataclass(frozen=True)
class Openings:
    """`everything`, or the ids of `indicators` and the keys of `passages` that are open."""

    everything: bool
    indicators: frozenset = frozenset()
    passages: frozenset = frozenset()

    def cell(self, indicator_id):
        return self.everything or indicator_id in self.indicators

    def passage(self, key):
        return self.everything or key in self.passages


def openings_of(report):
    """Return the Openings of `report`; two queries, none where nothing was returned."""
    if report.state not in EDITABLE:
        return Openings(everything=False)
    if report.open_all or report.submitted_at is None:
        return Openings(everything=True)
    asked = asked_of(report)
    named = [comment for comment in asked if comment.indicator_id or comment.passage]
    if len(named) < len(asked) or not asked:  # a remark on the whole opens the whole
        return Openings(everything=True)
    return Openings(
        everything=False,
        indicators=frozenset(comment.indicator_id for comment in named if comment.indicator_id),
        passages=frozenset(comment.passage for comment in named if comment.passage),
    )


def asked_of(report, last_return=None):
    """Return the remarks that the newest return (or reopening) sent, with their people; [] where there were none."""
    last = last_return or Trace.objects.of(report).filter(step__in=["return", "reopen"]).first()
    if last is None:
        return []
    sent = ReportComment.objects.filter(report=report, sent_at=last.at)
    return list(sent.select_related("author", "fixed_by", "indicator"))
