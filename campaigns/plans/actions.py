"""Verbs on a plan: start, save, pass up, hand back, submit, recall, return, approve."""

from campaigns.directives.documents import letterhead_of
from campaigns.directives.models import Duty
from campaigns.obligations.actions import follow
from campaigns.obligations.audience import office_of, people_of
from campaigns.obligations.changes import set_mending_day
from campaigns.obligations.guards import guard_open
from campaigns.obligations.models import Obligation
from campaigns.plans import comments
from campaigns.plans.coverage import coverage
from campaigns.plans.documents import ABBREVIATION, paper_facts
from campaigns.plans.models import Plan, PlanFile, PlanRow, PlanVersion
from campaigns.plans.prefill import rows_from_clauses, rows_from_plan
from campaigns.plans.readiness import missing
from campaigns.plans.snapshot import facts_of
from campaigns.plans.states import EDITABLE, PLAN_FLOW
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.attachments.actions import keep
from emulation.documents.actions import issue
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from emulation.workflow.remarks import count_words
from emulation.workflow.steps import act, edit, take, write_trace


@act
def start_plan(obligation, *, by, now, form=Plan.Form.WRITTEN, source=None):
    """Start the plan that fulfils `obligation`, from last year's plan `source` or from the clauses; returns it.

    Starting twice gives the plan that is already there. Raises Refused without the right, for another kind of duty, or when the duty is
    waived, locked or not open yet.
    """
    if obligation.duty.kind not in (Duty.Kind.PLAN, Duty.Kind.CLUSTER_PLAN):
        raise Refused("Việc này không làm bằng kế hoạch.")
    # The lock makes a second click wait for the first (PostgreSQL; SQLite has one writer anyway).
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    if existing := Plan.objects.filter(obligation=obligation).first():
        return existing
    guard_open(obligation, clock.day_of(now))
    plan = Plan(obligation=obligation, form=form, title=_title(obligation), author=by, created_at=now, saved_at=now, saved_by=by)
    if not by.has_perm("campaigns.draft_plan", plan):
        raise Refused("Chỉ người của đơn vị được lập kế hoạch này.")
    if source:
        plan.aims, plan.measures, plan.organisation = source.aims, source.measures, source.organisation
    plan.save()
    rows = rows_from_plan(source, obligation.directive) if source else rows_from_clauses(coverage(plan))
    replace_rows(plan, rows)
    follow(obligation, "draft", by=by, now=now)
    write_trace(plan, step="create", what="Bắt đầu soạn Kế hoạch", by=by, now=now, to_state=plan.state)
    return plan


@act
def save_plan(plan, *, by, now, version, fields, rows, scan=None, files=None, quiet=False, what="Lưu nháp Kế hoạch"):
    """Save the draft: `fields` (dict of texts), `rows` (unsaved PlanRow in order), the signed scan and the attached files.

    `what` is the line of the history; `quiet` leaves none (the draft that saves itself). Raises Conflict when somebody saved meanwhile,
    Refused when it is not editable or its duty is waived, locked or not open yet.
    """
    guard_open(plan.obligation, clock.day_of(now))
    if plan.state not in EDITABLE or not by.has_perm("campaigns.draft_plan", plan):
        raise Refused(f"Kế hoạch đang ở trạng thái “{plan.get_state_display()}” nên không sửa được.")
    changes = {**fields, "saved_at": now, "saved_by": by}
    if scan is not None:
        keep(scan)
        changes["scan"] = next(iter(scan), None)
    edit(plan, by=by, now=now, version=version, what=what, changes=changes, trace=not quiet)
    replace_rows(plan, rows)
    if files is not None:
        _attach(plan, files)


def _attach(plan, files):
    keep(files)
    plan.files.exclude(attachment__in=files).delete()
    present = set(plan.files.values_list("attachment_id", flat=True))
    PlanFile.objects.bulk_create([PlanFile(plan=plan, attachment=file) for file in files if file.pk not in present])


def replace_rows(plan, rows):
    """Write `rows` (unsaved PlanRow) as the plan's rows in their order; must run in the caller's transaction."""
    plan.rows.all().delete()
    for order, row in enumerate(rows, 1):
        row.plan, row.order = plan, order
    PlanRow.objects.bulk_create(rows)


@act
def pass_up(plan, *, by, now, version=None):
    """The clerk hands the draft to the head of the unit, who is told."""
    guard_open(plan.obligation, clock.day_of(now))
    take(PLAN_FLOW, "pass_up", plan, by=by, now=now, version=version)
    follow(plan.obligation, "pass_up", by=by, now=now)
    role = Role.CLUSTER_HEAD if plan.obligation.cluster_id else Role.UNIT_HEAD
    heads = User.objects.holding(role, [plan.obligation.unit_id], clock.day_of(now))
    _tell(plan, heads, "Chờ duyệt và trình", f"{by.full_name} chuyển kế hoạch để lãnh đạo xem và trình.", "ra-soat/", by, now)


@act
def hand_back(plan, *, by, now, note, version=None):
    """The head gives the draft back to the unit's people, with what to change."""
    take(PLAN_FLOW, "hand_back", plan, by=by, now=now, version=version, note=note)
    follow(plan.obligation, "draft", by=by, now=now)
    _tell(plan, people_of(plan.obligation, clock.day_of(now)), "Lãnh đạo yêu cầu sửa", note, "sua/", by, now)


@act
def submit_plan(plan, *, by, now, version=None):
    """Submit: keep an unchangeable copy as the next version, tell the standing office. Raises Refused while something is missing."""
    guard_open(plan.obligation, clock.day_of(now))
    first = plan.obligation.sent_on is None
    take(PLAN_FLOW, "submit", plan, by=by, now=now, version=version, missing=missing(plan), changes={"submitted_at": now, "signer": by})
    number = plan.versions.count() + 1
    PlanVersion.objects.create(plan=plan, number=number, facts=facts_of(plan), submitted_by=by, submitted_at=now)
    follow(plan.obligation, "submit", by=by, now=now, changes={"sent_on": clock.day_of(now)} if first else None)
    words = "Đã trình lại" if number > 1 else "Đã trình"
    _tell(plan, office_of(plan.obligation, clock.day_of(now)), words, f"{plan.obligation.owner_name} trình bản {number}.", "", by, now)


@act
def recall(plan, *, by, now, version=None):
    """Take the plan back before the office has answered; its copy stays among the versions.

    While the office never answered, it counts as not sent: otherwise sending and recalling would stop the clock for good.
    """
    day, owed = clock.day_of(now), plan.obligation
    if owed.duty.late == Duty.Late.LOCK and day > owed.deadline(day):
        raise Refused(f"Đã qua hạn {day_words(owed.deadline(day))}: thu hồi thì không trình lại được. Nhờ Thường trực trả lại để sửa.")
    take(PLAN_FLOW, "recall", plan, by=by, now=now, version=version)
    answered = Trace.objects.of(plan).filter(step="return").exists()
    cleared = None if answered else {"sent_on": None}
    follow(plan.obligation, "draft", by=by, now=now, changes=cleared)


@act
def return_plan(plan, *, by, now, note="", due=None, version=None):
    """Send the plan back with a reason and every remark that waits; the unit reads them word for word, and by when (`due`, a date or None).

    Without a reason, the number of remarks is said instead. The day of the first submission still counts for lateness. Raises Refused
    with neither reason nor remark, and for a day that has passed.
    """
    day = clock.day_of(now)
    # The lock keeps a remark that is being written out of the return.
    Plan.objects.select_for_update().get(pk=plan.pk)
    waiting = plan.comments.unsent().count()
    note = note.strip() or (count_words(waiting) if waiting else "")
    take(PLAN_FLOW, "return", plan, by=by, now=now, version=version, note=note)
    follow(plan.obligation, "return", by=by, now=now)
    sent = comments.send_comments(plan, now=now)
    set_mending_day(plan.obligation, by=by, now=now, due=due, reason=note)
    words = f"Cần bổ sung trước {short_day_words(due)}" if due else "Cần bổ sung"
    _tell(plan, people_of(plan.obligation, day), words, comments.told(plan, note, sent), "", by, now)


@act
def approve_plan(plan, *, by, now, version=None):
    """Approve: a written plan takes the next number of the unit's own register and becomes its paper; a scanned one keeps its number."""
    day = clock.day_of(now)
    if not by.has_perm("campaigns.review_plan", plan):
        raise Refused("Chỉ Cơ quan Thường trực được duyệt kế hoạch.")
    take(PLAN_FLOW, "approve", plan, by=by, now=now, version=version)
    if plan.form == Plan.Form.WRITTEN:
        plan.document = _issue(plan, day, by, now)
        Plan.objects.filter(pk=plan.pk).update(document=plan.document)
    follow(plan.obligation, "approve", by=by, now=now, changes={"done_on": day, "done_by": by})
    _tell(plan, people_of(plan.obligation, day), "Đã duyệt", "Kế hoạch đã được duyệt.", "", by, now)


def _issue(plan, day, by, now):
    head = letterhead_of(plan.obligation.unit)
    signer = plan.signer.full_name
    return issue(
        "ke-hoach",
        plan,
        authority=plan.obligation.unit,
        facts=paper_facts(plan, day=day, signer_name=signer),
        symbol=f"{ABBREVIATION}-{head.symbol}",
        day=day,
        place=head.place,
        abstract=plan.title,
        signer_name=signer,
        signer_title=head.signer_title,
        by=by,
        now=now,
    )


def _title(obligation):
    if obligation.cluster_id:
        return f"Tổ chức các hoạt động của {obligation.cluster.name} năm {obligation.directive.year}"
    return f"Tổ chức phong trào thi đua năm {obligation.directive.year}"


def _tell(plan, people, words, body, page, by, now):
    from_office = by.has_perm("campaigns.review_plan", plan)
    tell(
        key=f"plan-{plan.pk}-{plan.version}",
        people=list(people),
        subject=f"{words}: Kế hoạch của {plan.obligation.owner_name}",
        body=body,
        url=f"/ke-hoach/{plan.pk}/{page}",
        now=now,
        by=by,
        authority=plan.obligation.authority if from_office else None,
    )
