"""A report as somebody reads it: the unit sees what it is writing, everybody above sees what was last submitted."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from campaigns.movements.models import Indicator
from campaigns.obligations.counting import kept, told_above
from campaigns.obligations.guards import barrier
from campaigns.plans.reading import Stage, reply_by, stages_of, told_shortly
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers
from reports.periodic.comments import asked_of
from reports.periodic.evidence import Evidence, evidence_of
from reports.periodic.grid import cells_of
from reports.periodic.models import Report, ReportVersion
from reports.periodic.outline import chapter_of
from reports.periodic.readiness import errors
from reports.periodic.snapshot import facts_of
from reports.periodic.states import EDITABLE, OFFICE_LABELS, REPORT_FLOW, ReportState
from reports.periodic.submitted import NOTHING_SAID

__all__ = ["Reading", "Stage", "read", "reply_by"]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`facts` is the copy shown; `older` is true where the unit is already working on a newer one that is not shown: then `counting` is the
    version that is, None where the only one was taken back. `versions` are those that the reader may know: the unit its own, readers from
    above those that were not taken back.

    `deadline` and `mending` (the day set by the return, or None) are those of the day of reading; `barrier` says why the unit may not
    work on it on that day ("" where it may); `asked` are the remarks of the last return; `missing` counts what stands against submitting.
    """

    report: Report
    own: bool
    facts: dict
    older: bool
    counting: ReportVersion | None
    state_words: str
    versions: list
    history: list
    evidence: Evidence
    offered: set
    deadline: dt.date
    mending: dt.date | None
    barrier: str
    asked: list
    missing: int
    sent_back: object = None

    @property
    def newest(self):
        """The newest version that the reader may know, or None."""
        return self.versions[-1] if self.versions else None

    @property
    def before(self):
        """The version before the newest one, or None."""
        return self.versions[-2] if len(self.versions) > 1 else None

    @property
    def stages(self):
        """The way of the report in four steps, with the day of each."""
        return stages_of(self.report, self.mending or self.deadline)

    @property
    def editable(self):
        """Whether the reader may work on it now."""
        return self.own and self.report.state in EDITABLE and not self.barrier

    @property
    def story(self):
        """The history to read: savings of one person in a row are one line."""
        return told_shortly(self.history)

    @property
    def unfixed(self):
        """The remarks of the last return that the unit has not ticked as fixed."""
        return [remark for remark in self.asked if remark.fixed_at is None]

    @property
    def fields(self):
        """The cells under the names of their fields: [(name, [cell])]."""
        groups = {}
        for cell in self.facts["cells"]:
            groups.setdefault(Indicator.Field(cell["field"]).label, []).append(cell)
        return list(groups.items())

    @property
    def chapters(self):
        """The passages under their headings, those without a text left out: [(heading, [passage])]."""
        said = [passage for passage in self.facts["passages"] if passage["text"].strip()]
        return [(chapter, list(passages)) for chapter, passages in groupby(said, key=lambda passage: chapter_of(passage["key"]))]

    @property
    def silent(self):
        """The titles of the passages without a text."""
        return [passage["title"] for passage in self.facts["passages"] if not passage["text"].strip()]


def read(report, user, day, cells=None):
    """Return the Reading of `report` (fetched through `visible_to`) for `user` on `day`; `cells` are those of `cells_of`, where at hand."""
    own = user.has_perm("reports.draft_report", report)
    versions, history = list(report.versions.select_related("submitted_by")), list(Trace.objects.of(report))
    older = not own and report.state in EDITABLE and bool(versions)
    cells = [] if older else cells_of(report) if cells is None else cells
    if not own:
        versions, history = kept(versions, history), told_above(history)
    counting = versions[-1] if older and versions else None
    facts = (counting.facts if counting else NOTHING_SAID) if older else facts_of(report, cells)
    last = next((trace for trace in history if trace.step in ("return", "reopen")), None)
    return Reading(
        report=report,
        own=own,
        facts=facts,
        older=older,
        counting=counting,
        state_words=report.get_state_display() if own else OFFICE_LABELS[report.state],
        versions=versions,
        history=history,
        evidence=evidence_of(report, user, cells=cells, versions=versions),
        offered={offer.step.name for offer in offers(REPORT_FLOW, report, user)},
        deadline=report.obligation.deadline(day),
        mending=report.obligation.mending_day(day),
        barrier=barrier(report.obligation, day) if report.state in EDITABLE else "",
        asked=asked_of(report, last) if last else [],
        missing=len(errors(cells)) if own and report.state in EDITABLE else 0,
        sent_back=sent_back(report, history),
    )


def sent_back(report, history):
    """Return the trace (of `history`, newest first) that says why the report came back, while that is still to be mended."""
    steps = {ReportState.RETURNED: ("return", "reopen"), ReportState.DRAFT: ("hand_back",)}
    moves = [trace for trace in history if trace.step in REPORT_FLOW.steps]
    return moves[0] if moves and moves[0].step in steps.get(report.state, ()) else None
