"""One year of emulation after the other: a directive, its duties, what every unit owes, plans, requests, changes, the trace."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from campaigns.directives.models import Clause, Directive, Duty, LegalBasis, Recipient
from campaigns.obligations.models import Change, Obligation, TimeRequest
from campaigns.plans.models import Plan, PlanRow, PlanVersion
from campaigns.plans.snapshot import row_facts
from emulation.documents.models import NumberRegister, OfficialDocument
from emulation.search.text import fold
from emulation.workflow.models import Trace

TODAY = dt.date(2023, 3, 10)  # on which the demo, too, is at its liveliest
TABLE = [  # kind, title, short, whether the heads of clusters owe it, opens, due
    ("acknowledge", "Tiếp nhận Chỉ thị", "TN", False, (2, 6), (2, 13)),
    ("plan", "Kế hoạch thi đua", "KH", False, (2, 6), (2, 28)),
    ("launch", "Tổ chức phát động tại đơn vị", "PĐ", False, (2, 6), (3, 15)),
    ("cluster_plan", "Kế hoạch cụm, khối", "CK", True, (2, 6), (3, 15)),
    ("half_year", "Báo cáo 6 tháng đầu năm", "6T", False, (5, 15), (6, 15)),
    ("year", "Báo cáo năm", "BN", False, (10, 15), (11, 15)),
]
ROWS_OF_PLAN = 8
LATE, EXTENDED, WAIVED = 0.12, 0.06, 0.02  # shares of what is owed
PLAN_STATES = (("approved", 40), ("sent", 20), ("return", 10), ("head", 5), ("draft", 10), ("todo", 15))  # in the year that runs


@dataclass(frozen=True)
class Year:
    """A launched directive with its duties and clauses."""

    directive: object
    duties: list
    clauses: list

    @property
    def launched_at(self):
        return moment(dt.date(self.directive.year, 2, 6))


def moment(day, hour=9):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def fill(cast, clusters, dice, years):
    """Write everything of `years`, in bulk; returns the list of Year."""
    made = [issue(cast, year) for year in years]
    for each in made:
        heads = [cluster for cluster in clusters if cluster.year == each.directive.year]
        _one_year(cast, heads, dice, each)
    return made


def issue(cast, year):
    """Create the issued directive of `year` with its paper, clauses and duties; returns the Year."""
    office, chairman, launched = cast.office["truc"], cast.office["chu-tich"], dt.date(year, 2, 6)
    abstract = f"Về việc phát động phong trào thi đua năm {year}"
    directive = Directive.objects.create(
        authority=cast.authority,
        year=year,
        symbol="CT-UBND",
        day=launched,
        place="Bình Minh",
        abstract=abstract,
        movement_name=f"Thực hiện thắng lợi nhiệm vụ năm {year}",
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        opening="Chủ tịch phát động phong trào thi đua với các nội dung sau:",
        signer=chairman,
        signer_title="CHỦ TỊCH",
        author=office,
        created_at=moment(launched, 7),
        search_key=fold(abstract),
    )
    paper = OfficialDocument.objects.create(
        authority=cast.authority,
        kind="chi-thi",
        register="chi-thi",
        year=year,
        number=1,
        symbol="CT-UBND",
        day=launched,
        place="Bình Minh",
        abstract=abstract,
        facts={"type_name": "CHỈ THỊ"},
        signer_name=chairman.full_name,
        signer_title="CHỦ TỊCH",
        issued_by=chairman,
        issued_at=moment(launched, 8),
        subject=directive,
    )
    NumberRegister.objects.create(authority=cast.authority, register="chi-thi", year=year, last=1)
    Directive.objects.filter(pk=directive.pk).update(state="issued", document=paper, issued_at=moment(launched, 8))
    directive.refresh_from_db()
    LegalBasis.objects.create(directive=directive, order=1, kind="Nghị quyết", number="25/NQ-HĐND", issuer="Hội đồng nhân dân", title="về Kế hoạch")
    clauses = Clause.objects.bulk_create(
        Clause(directive=directive, order=order, label=str(order), text=f"Nội dung thi đua số {order} của năm {year}.") for order in range(1, 8)
    )
    Recipient.objects.create(directive=directive, order=1, text="Các đơn vị trực thuộc").kinds.set(cast.kinds[1:])
    duties = Duty.objects.bulk_create(
        Duty(
            directive=directive,
            clause=clauses[-1],
            order=order,
            kind=kind,
            title=f"{title} năm {year}",
            short=short,
            scope="cluster_heads" if heads else "recipients",
            opens=dt.date(year, *opens),
            due=dt.date(year, *due),
            confirmed=True,
        )
        for order, (kind, title, short, heads, opens, due) in enumerate(TABLE, 1)
    )
    return Year(directive, duties, clauses)


def _one_year(cast, clusters, dice, year):
    rows, plans = [], []
    for duty in year.duties:
        owners = [(cluster.head, cluster) for cluster in clusters] if duty.scope == "cluster_heads" else [(unit, None) for unit in cast.units]
        for unit, cluster in owners:
            row = Obligation(
                directive=year.directive, duty=duty, authority=cast.authority, unit=unit, cluster=cluster, opens=duty.opens, due=duty.due
            )
            _carry_out(row, dice)
            row.holder = cast.heads[unit.pk] if row.state != "todo" else None
            rows.append(row)
    Obligation.objects.bulk_create(rows, batch_size=2000)
    for row in rows:
        if row.duty.kind in ("plan", "cluster_plan") and row.state != "todo":
            plans.append(_plan(row, cast, year))
    Plan.objects.bulk_create(plans)
    _write_plans(plans, dice, year)
    _change(rows, cast, dice)
    _trace(rows, plans, cast)


def _carry_out(row, dice):
    """Give the obligation the state that it would have today: years that are over are done, the one that runs is under way."""
    if row.opens > TODAY:
        return
    planned, over = row.duty.kind in ("plan", "cluster_plan"), row.due.year < TODAY.year
    states, weights = zip(*PLAN_STATES, strict=True)
    row.state = "approved" if over or not planned else dice.choices(states, weights)[0]
    if not over and not planned and dice.random() < 0.4:
        row.state = "todo"
    length = max((row.due - row.opens).days, 1)
    day = row.opens + dt.timedelta(days=dice.randrange(length) + (length if dice.random() < LATE else 0))
    day = min(day, TODAY)
    if row.state in ("approved", "sent", "return"):
        row.sent_on = None if row.duty.kind == "acknowledge" else day
    if row.state == "approved":
        row.done_on = min(day + dt.timedelta(days=3 if planned else 0), TODAY)


def _plan(row, cast, year):
    author = cast.clerks.get(row.unit_id) or cast.heads[row.unit_id]
    plan = Plan(
        obligation=row,
        title=f"Kế hoạch thi đua năm {year.directive.year} của {row.owner_name}",
        aims="Tạo khí thế thi đua sôi nổi.",
        measures="Tuyên truyền, kiểm tra, sơ kết.",
        organisation="Thủ trưởng đơn vị chỉ đạo thực hiện.",
        state=row.state,
        author=author,
        created_at=year.launched_at,
        saved_at=year.launched_at,
        saved_by=author,
    )
    if row.sent_on:
        plan.submitted_at, plan.signer = moment(row.sent_on, 15), cast.heads[row.unit_id]
    return plan


def _write_plans(plans, dice, year):
    rows = [
        PlanRow(
            plan=plan,
            order=order,
            clause=year.clauses[order % len(year.clauses)],
            content=f"Thực hiện nội dung thi đua số {order}",
            indicator=f"Chỉ tiêu số {order}",
            measure="%",
            level=dice.randrange(500, 1000) / 10,
            due=dt.date(year.directive.year, 11, 30),
            person="Bộ phận chuyên môn",
        )
        for plan in plans
        for order in range(1, ROWS_OF_PLAN + 1)
    ]
    PlanRow.objects.bulk_create(rows, batch_size=4000)
    by_plan = {}
    for row in rows:
        by_plan.setdefault(row.plan_id, []).append(row)
    PlanVersion.objects.bulk_create(
        PlanVersion(plan=plan, number=number, facts=_facts(plan, by_plan[plan.pk]), submitted_by=plan.signer, submitted_at=plan.submitted_at)
        for plan in plans
        if plan.submitted_at
        for number in ((1, 2) if dice.random() < 0.15 else (1,))
    )


def _facts(plan, rows):
    texts = {"form": "written", "title": plan.title, "aims": plan.aims, "measures": plan.measures, "organisation": plan.organisation}
    return texts | {"paper_reference": "", "paper_day": None, "scan": None, "rows": [row_facts(row) for row in rows], "files": []}


def _change(rows, cast, dice):
    """More time, asked for and granted, refused or not answered yet; waivers. Only for what has opened."""
    office, changes, requests = cast.office["truc"], [], []
    for row in rows:
        lot = dice.random()
        if row.opens > TODAY or row.duty.kind == "acknowledge" or row.cluster_id or lot >= EXTENDED + WAIVED:
            continue
        day = min(row.due - dt.timedelta(days=5), TODAY)
        common = {"obligation": row, "day": day, "by": office, "at": moment(day)}
        if lot < WAIVED and row.state in ("todo", "draft", "head"):
            changes.append(Change(kind="waive", reason="Đơn vị đang sáp nhập.", **common))
        elif lot >= WAIVED:
            requests.append(_request(row, cast, dice, day))
            if requests[-1].state == "granted":
                changes.append(Change(kind="extend", due=requests[-1].granted_due, reason="Đồng ý.", request=requests[-1], **common))
    TimeRequest.objects.bulk_create(requests)
    Change.objects.bulk_create(changes)


def _request(row, cast, dice, day):
    asked = row.due + dt.timedelta(days=dice.randrange(5, 30))
    request = TimeRequest(obligation=row, asked_due=asked, reason="Chờ số liệu của cấp trên.", asked_by=cast.heads[row.unit_id], asked_at=moment(day))
    request.state = "waiting" if row.state in ("todo", "draft", "head") and dice.random() < 0.6 else dice.choice(["granted", "granted", "refused"])
    if request.state != "waiting":
        request.answered_by, request.answered_at, request.answer = cast.office["truc"], moment(day, 16), "Đã xem xét."
        request.granted_due = asked if request.state == "granted" else None
    return request


def _trace(rows, plans, cast):
    kinds = ContentType.objects.get_for_models(Obligation, Plan)
    done = [(kinds[Obligation], row, "declare", "Báo đã thực hiện", row.done_on) for row in rows if row.done_on]
    done += [(kinds[Plan], plan, "submit", "Trình Kế hoạch", plan.obligation.sent_on) for plan in plans if plan.submitted_at]
    done += [(kinds[Plan], plan, "return", "Trả lại để bổ sung", plan.obligation.sent_on) for plan in plans if plan.state == "return"]
    done += [(kinds[Obligation], row, "follow_return", "Trả lại để bổ sung", row.sent_on) for row in rows if row.state == "return"]
    said = {"actor": cast.office["truc"], "who": "Thường trực", "version": 1}
    Trace.objects.bulk_create(
        (Trace(content_type=kind, object_id=row.pk, step=step, what=what, at=moment(day, 16), **said) for kind, row, step, what, day in done),
        batch_size=2000,
    )
