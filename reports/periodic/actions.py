"""Verbs on a report: start, save, pass up, hand back, submit, recall, return, approve, reopen."""

from campaigns.directives.models import Duty
from campaigns.movements import periods
from campaigns.obligations.actions import follow
from campaigns.obligations.audience import office_of, people_of
from campaigns.obligations.changes import set_mending_day
from campaigns.obligations.guards import guard_open
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.units.models import Unit
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from emulation.workflow.remarks import count_words
from emulation.workflow.steps import act, edit, take, write_trace
from reports.periodic import comments
from reports.periodic.documents import issue_paper
from reports.periodic.grid import cells_of
from reports.periodic.models import Report, ReportVersion
from reports.periodic.narrative import lay_passages, refresh_drafts
from reports.periodic.openings import openings_of
from reports.periodic.readiness import counts, missing
from reports.periodic.saving import change_of, save_cells, save_passages
from reports.periodic.sending import count_as_before, count_as_sent
from reports.periodic.snapshot import facts_of
from reports.periodic.states import EDITABLE, REPORT_FLOW
from reports.periodic.submitted import kept_of

PERIODS = {Duty.Kind.HALF_YEAR: periods.HALF, Duty.Kind.YEAR: periods.YEAR}


@act
def start_report(obligation, *, by, now):
    """Start the report that fulfils `obligation`; returns it. Starting twice gives the report that is already there.

    Raises Refused without the right, for another kind of duty, when the duty is waived, locked or not open yet, or when the unit has a
    report of the period under another directive.
    """
    if obligation.duty.kind not in PERIODS:
        raise Refused("Việc này không làm bằng báo cáo định kỳ.")
    # The lock makes a second click wait for the first (PostgreSQL; SQLite has one writer anyway).
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    Unit.objects.select_for_update(no_key=True).get(pk=obligation.unit_id)  # one report a period, also under two directives
    if existing := Report.objects.filter(obligation=obligation).first():
        return existing
    guard_open(obligation, clock.day_of(now))
    report = _new(obligation, by, now)
    if not by.has_perm("reports.draft_report", report):
        raise Refused("Chỉ người của đơn vị được lập báo cáo này.")
    _guard_first_of_period(report)
    cells = cells_of(report)
    report.required, report.answered = counts(cells)
    report.save()
    lay_passages(report, cells)
    follow(obligation, "draft", by=by, now=now)
    write_trace(report, step="create", what="Bắt đầu lập báo cáo", by=by, now=now, to_state=report.state)
    return report


def _new(obligation, by, now):
    return Report(
        obligation=obligation,
        authority_id=obligation.authority_id,
        unit_id=obligation.unit_id,
        of_cluster=obligation.cluster_id is not None,
        year=obligation.directive.year,
        period=PERIODS[obligation.duty.kind],
        author=by,
        created_at=now,
        saved_at=now,
        saved_by=by,
    )


def _guard_first_of_period(report):
    if report.of_cluster:
        return
    other = Report.objects.of(report.authority_id, report.span).filter(unit=report.unit_id, of_cluster=False)
    if other := other.select_related("obligation__directive__document").first():
        directive = other.obligation.directive.short_title
        raise Refused(f"Đơn vị đã có báo cáo {report.span.label} theo {directive}. Một kỳ chỉ lập một báo cáo số liệu.")


@act
def save_report(report, *, by, now, version, typed=(), texts=None, quiet=False, what="Lưu nháp báo cáo", cells=None, openings=None):
    """Save what was typed: `typed` (list of Typed) and `texts` ({key of the passage: text}); places that are not open stay as they are.

    `quiet` leaves no line in the history (the draft that saves itself). `cells` and `openings` are those just read, if the caller has them:
    whoever saved since then raised the version. Returns the Cells as saved. Raises Conflict when somebody saved meanwhile, Refused when it
    is not editable or its duty is waived, locked or not open yet.
    """
    guard_open(report.obligation, clock.day_of(now))
    if report.state not in EDITABLE or not by.has_perm("reports.draft_report", report):
        raise Refused(f"Báo cáo đang ở trạng thái “{report.get_state_display()}” nên không sửa được.")
    cells = cells_of(report) if cells is None else cells
    openings = openings or openings_of(report, cells)
    allowed = [each for each in typed if openings.cell(each.indicator_id)]
    change = change_of(report, cells, allowed, by=by, now=now)
    required, answered = counts(change.cells)
    fields = {"saved_at": now, "saved_by": by, "required": required, "answered": answered}
    edit(report, by=by, now=now, version=version, what=what, changes=fields, trace=not quiet)
    passages = save_passages(report, {key: text for key, text in (texts or {}).items() if openings.passage(key)})
    if change:
        save_cells(report, change)
        refresh_drafts(report, change.cells, passages)
    return change.cells


def recount(report, cells):
    """Write how many cells must be answered and how many are; must run in the caller's transaction."""
    required, answered = counts(cells)
    if (report.required, report.answered) != (required, answered):
        report.required, report.answered = required, answered
        Report.objects.filter(pk=report.pk).update(required=required, answered=answered)


@act
def pass_up(report, *, by, now, version=None):
    """The clerk hands the draft to the head of the unit, who is told."""
    day, owed = clock.day_of(now), report.obligation
    guard_open(owed, day)
    take(REPORT_FLOW, "pass_up", report, by=by, now=now, version=version)
    follow(owed, "pass_up", by=by, now=now)
    role = Role.CLUSTER_HEAD if owed.cluster_id else Role.UNIT_HEAD
    heads = User.objects.holding(role, [owed.unit_id], day)
    _tell(report, heads, "Chờ duyệt và trình", f"{by.full_name} chuyển báo cáo để lãnh đạo xem và trình.", "ra-soat/", by, now)


@act
def hand_back(report, *, by, now, note, version=None):
    """The head gives the draft back to the unit's people, with what to change."""
    take(REPORT_FLOW, "hand_back", report, by=by, now=now, version=version, note=note)
    follow(report.obligation, "draft", by=by, now=now)
    _tell(report, people_of(report.obligation, clock.day_of(now)), "Lãnh đạo yêu cầu sửa", note, "sua/", by, now)


@act
def submit_report(report, *, by, now, version=None):
    """Submit: the figures count from now on, an unchangeable copy becomes the next version, the standing office is told.

    Raises Refused while a required cell is blank or a figure is wrong, and when the duty is waived or locked.
    """
    day = clock.day_of(now)
    guard_open(report.obligation, day)
    first = report.obligation.sent_on is None
    cells = cells_of(report)
    take(REPORT_FLOW, "submit", report, by=by, now=now, version=version, missing=missing(cells), changes={"submitted_at": now, "signer": by})
    recount(report, cells)
    refresh_drafts(report, cells)  # a level may have changed since the last saving
    count_as_sent(report, cells)
    number = report.versions.count() + 1
    ReportVersion.objects.create(report=report, number=number, facts=facts_of(report, cells), submitted_by=by, submitted_at=now)
    follow(report.obligation, "submit", by=by, now=now, changes={"sent_on": day} if first else None)
    words = "Đã trình lại" if number > 1 else "Đã trình"
    _tell(report, office_of(report.obligation, day), words, f"{report.obligation.owner_name} trình bản {number}.", "", by, now)


@act
def recall(report, *, by, now, version=None):
    """Take the report back before the office has answered; its copy stays among the versions, its figures count no more.

    While the office never answered, it counts as not sent; otherwise the version that was answered counts again.
    """
    day, owed = clock.day_of(now), report.obligation
    if owed.duty.late == Duty.Late.LOCK and day > owed.deadline(day):
        raise Refused(f"Đã qua hạn {day_words(owed.deadline(day))}: thu hồi thì không trình lại được. Nhờ Thường trực trả lại để sửa.")
    answered = Trace.objects.of(report).filter(step__in=["return", "reopen"]).exists()
    before = kept_of(report)[:-1]
    copy = before[-1] if before else None
    again = {"submitted_at": copy.submitted_at, "signer": copy.submitted_by} if copy else None
    take(REPORT_FLOW, "recall", report, by=by, now=now, version=version, changes=again)
    count_as_before(report, copy.facts if copy else None)
    follow(owed, "draft", by=by, now=now, changes=None if answered else {"sent_on": None})


@act
def return_report(report, *, by, now, note="", due=None, open_all=False, version=None):
    """Send the report back with a reason and every remark that waits; the unit reads them word for word, and by when (`due`, a date or None).

    Only the places remarked on are open then, unless `open_all`. Without a reason, the number of remarks is said instead. The day of the
    first submission still counts for lateness. Raises Refused with neither reason nor remark, and for a day that has passed.
    """
    _send_back(report, "return", by=by, now=now, note=note, due=due, open_all=open_all, version=version)


@act
def reopen_report(report, *, by, now, note, due=None, open_all=True, version=None):
    """Open an approved report again, with a reason; its figures go on counting until it is submitted anew."""
    _send_back(report, "reopen", by=by, now=now, note=note, due=due, open_all=open_all, version=version)


def _send_back(report, step, *, by, now, note, due, open_all, version):
    # The lock keeps a remark that is being written out of the return.
    Report.objects.select_for_update().get(pk=report.pk)
    # What the office wrote before an approval and did not send stays its own when the report is opened again.
    waiting = report.comments.unsent().count() if step == "return" else 0
    note = note.strip() or (count_words(waiting) if waiting else "")
    take(REPORT_FLOW, step, report, by=by, now=now, version=version, note=note, changes={"open_all": open_all})
    undone = {"done_on": None, "done_by": None} if step == "reopen" else None
    follow(report.obligation, step, by=by, now=now, changes=undone)
    sent = comments.send_comments(report, now=now) if waiting else []
    set_mending_day(report.obligation, by=by, now=now, due=due, reason=note)
    words = "Mở lại để sửa" if step == "reopen" else "Cần bổ sung"
    words = f"{words} trước {short_day_words(due)}" if due else words
    people = people_of(report.obligation, clock.day_of(now))
    _tell(report, people, words, comments.told(report, note, sent), "", by, now)


@act
def approve_report(report, *, by, now, version=None):
    """Approve: the newest version takes the next number of the unit's own register and becomes its paper."""
    day = clock.day_of(now)
    take(REPORT_FLOW, "approve", report, by=by, now=now, version=version, changes={"open_all": False})
    report.document = issue_paper(report, day=day, by=by, now=now)
    Report.objects.filter(pk=report.pk).update(document=report.document)
    follow(report.obligation, "approve", by=by, now=now, changes={"done_on": day, "done_by": by})
    _tell(report, people_of(report.obligation, day), "Đã duyệt", "Báo cáo đã được duyệt.", "", by, now)


def _tell(report, people, words, body, page, by, now):
    from_office = by.has_perm("reports.review_report", report)
    tell(
        key=f"report-{report.pk}-{report.version}",
        people=list(people),
        subject=f"{words}: Báo cáo {report.span.label} của {report.obligation.owner_name}",
        body=body,
        url=f"/bao-cao/{report.pk}/{page}",
        now=now,
        by=by,
        authority=report.obligation.authority if from_office else None,
    )
