"""A plan as somebody reads it: the unit sees what it is writing, everybody above sees what was last submitted."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from campaigns.obligations.counting import kept, told_above
from campaigns.obligations.guards import barrier
from campaigns.obligations.remark_forms import Fixes
from campaigns.plans.comments import asked_of
from campaigns.plans.comparison import compare
from campaigns.plans.coverage import coverage
from campaigns.plans.models import Plan
from campaigns.plans.readiness import missing
from campaigns.plans.remarks import remarks_of
from campaigns.plans.snapshot import facts_of
from campaigns.plans.states import EDITABLE, OFFICE_LABELS, PLAN_FLOW, PlanState
from campaigns.plans.submitted import NOTHING_SAID
from emulation import clock
from emulation.formats.words import short_day_words
from emulation.units.calendar import working_days
from emulation.workflow.models import Trace
from emulation.workflow.steps import offers

REPLY_DAYS = 5  # working days in which the standing office means to answer


@dataclass(frozen=True)
class Stage:
    """One step of the way of a plan, for the tracker: `state` is done, now or later."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`facts` is the copy shown; `older` is true where the unit is already working on a newer text that is not shown.

    `versions` are those that the reader may know: the unit its own, readers from above those that were not taken back.

    `deadline` and `mending` (the day set by the return, or None) are those of the day of reading; `barrier` says why the unit may not
    work on it on that day ("" where it may); `asked` are the Remarks of the last return.
    """

    plan: Plan
    own: bool
    facts: dict
    older: bool
    state_words: str
    versions: list
    history: list
    files: list
    offered: set
    deadline: dt.date
    mending: dt.date | None = None
    barrier: str = ""
    asked: list
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
    def silent(self):
        """Whether there is nothing to show: the only version was taken back."""
        return self.older and not self.versions

    @property
    def scan(self):
        """The signed scan that `facts` names, or None."""
        digest = self.facts["scan"] and self.facts["scan"]["sha256"]
        return next((file for file in self.files if file.sha256 == digest), None)

    @property
    def stages(self):
        """The way of the plan in four steps, with the day of each."""
        return stages_of(self.plan, self.mending or self.deadline)

    @property
    def editable(self):
        """Whether the reader may work on it now."""
        return self.own and self.plan.state in EDITABLE and not self.barrier

    @property
    def last_return(self):
        """The trace of the last time the office sent the plan back, or None."""
        return _last_return(self.history)

    @property
    def left_to_fix(self):
        """The Remarks that the unit has not ticked as fixed."""
        return [remark for remark in self.asked if not remark.fixed]

    @property
    def story(self):
        """The history to read: savings of one person in a row are one line."""
        return told_shortly(self.history)

    @property
    def paper_day(self):
        """The day of the paper that was signed outside, as a date."""
        said = self.facts["paper_day"]
        return dt.date.fromisoformat(said) if said else None


def stages_of(paper, keep):
    """Return the way of a plan (or of another paper with the same states) in four Stages; `keep` is the day to keep on the day of reading."""
    now = {PlanState.HEAD: 1, PlanState.SENT: 2, PlanState.APPROVED: 4}.get(paper.state, 0)
    notes = (
        f"từ {short_day_words(paper.created_at)}",
        short_day_words(paper.submitted_at) if paper.submitted_at and now > 1 else f"hạn {short_day_words(keep)}",
        f"trả lời trước {short_day_words(reply_by(paper.submitted_at))}" if now == 2 else "",
        short_day_words(paper.obligation.done_on) if now == 4 else "",
    )
    labels = ("Đơn vị soạn", "Lãnh đạo đơn vị trình", "Thường trực thẩm định", "Duyệt, cấp số")
    states = ["done" if place < now else "now" if place == now else "later" for place in range(4)]
    return [Stage(*stage) for stage in zip(labels, states, notes, strict=True)]


def read(plan, user, day, fixes=None):
    """Return the Reading of `plan` (fetched through `visible_to`) for `user` on `day`; `fixes` are the unit's Fixes as just typed."""
    own = user.has_perm("campaigns.draft_plan", plan)
    versions, history = list(plan.versions.select_related("submitted_by")), list(Trace.objects.of(plan))
    older = not own and plan.state in EDITABLE and bool(versions)
    if not own:
        versions, history = kept(versions, history), told_above(history)
    facts = (versions[-1].facts if versions else NOTHING_SAID) if older else facts_of(plan)
    return Reading(
        plan=plan,
        own=own,
        facts=facts,
        older=older,
        state_words=plan.get_state_display() if own else OFFICE_LABELS[plan.state],
        versions=versions,
        history=history,
        files=files_of(plan, facts),
        offered={offer.step.name for offer in offers(PLAN_FLOW, plan, user)},
        deadline=plan.obligation.deadline(day),
        mending=plan.obligation.mending_day(day),
        barrier=barrier(plan.obligation, day) if plan.state in EDITABLE else "",
        asked=_asked(plan, user, own, facts, versions, history, fixes),
        sent_back=_sent_back(plan, history),
    )


def _asked(plan, user, own, facts, versions, history, fixes):
    """Return the Remarks of the last return. The office learns of the ticks once the plan is sent again."""
    last = _last_return(history)
    comments = asked_of(plan, last) if last else []
    if own and plan.state in EDITABLE:
        fixes = fixes or Fixes(comments, user)
    return remarks_of(comments, facts, versions, told=own or plan.state not in EDITABLE, fixes=fixes)


def _last_return(history):
    return next((trace for trace in history if trace.step == "return"), None)


@dataclass(frozen=True)
class Line:
    """One line of a history to read: the newest of `count` savings in a row."""

    trace: Trace
    count: int

    @property
    def label(self):
        return f"{self.trace.label} ({self.count} lần)" if self.count > 1 else self.trace.label

    @property
    def who(self):
        return self.trace.who

    @property
    def at(self):
        return self.trace.at

    @property
    def note(self):
        return self.trace.note


def told_shortly(history):
    """Return a Line for every trace of `history` (newest first), one for savings of the same kind by one person in a row."""
    groups = groupby(history, key=lambda trace: (trace.actor_id, trace.what) if trace.step == "edit" else trace.pk)
    return [Line(traces[0], len(traces)) for traces in (list(group) for _, group in groups)]


def files_of(plan, facts):
    """Return the attachments that `facts` names, the signed scan first; a file taken out since then cannot be shown any more."""
    digests = {file["sha256"] for file in facts["files"]} | ({facts["scan"]["sha256"]} if facts["scan"] else set())
    files = ([plan.scan] if plan.scan_id else []) + [link.attachment for link in plan.files.select_related("attachment")]
    return [file for file in files if file.sha256 in digests]


def newest_change(versions):
    """Return the Comparison of the last two versions, None while there is only one."""
    return compare(versions[-2].facts, versions[-1].facts) if len(versions) > 1 else None


def gaps(plan):
    """Return (what still stands against submitting, the clauses that no row serves)."""
    return missing(plan), [cover.clause for cover in coverage(plan) if not cover.covered]


def reply_by(moment):
    """Return the day by which the office means to answer what was submitted at `moment`."""
    day = clock.day_of(moment)
    return working_days(day, day + dt.timedelta(days=60)).add(day, REPLY_DAYS)


def _sent_back(plan, history):
    """Return the trace that says why the plan came back, while that is still to be mended."""
    steps = {PlanState.RETURNED: "return", PlanState.DRAFT: "hand_back"}
    moves = [trace for trace in history if trace.step in PLAN_FLOW.steps]
    return moves[0] if moves and steps.get(plan.state) == moves[0].step else None
