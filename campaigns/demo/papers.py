"""Steps of the demo's plans, from an obligation to the office's answer: the same verbs as on the pages."""

import datetime as dt
from decimal import Decimal

from campaigns.demo.cast import seated
from campaigns.demo.data import read
from campaigns.plans.actions import approve_plan, pass_up, return_plan, save_plan, start_plan, submit_plan
from campaigns.plans.comments import write_comment
from campaigns.plans.models import PlanRow, RowComment
from emulation import clock
from emulation.accounts.roles import Role

TEXTS = ("aims", "measures", "organisation")
ROW = ("key", "clause", "content", "indicator", "measure", "level", "due", "person")


def write_plan(obligation, cast, now):
    """Start and save the plan of a unit (by its clerk) or of a cluster (by its head); returns it."""
    writer = _leader(obligation, cast, now) if obligation.cluster_id else seated(cast.clerks[obligation.unit_id], Role.UNIT_CLERK, now)
    data = read("plans")
    with clock.at(now):
        plan = start_plan(obligation, by=writer, now=now)
        rows = _rows(obligation, data, writer)
        save_plan(plan, by=writer, now=now, version=plan.version, fields={name: data[name] for name in TEXTS}, rows=rows)
    return plan


def hand_up(plan, cast, now):
    """The clerk passes the draft to the head of the unit."""
    with clock.at(now):
        pass_up(plan, by=seated(cast.clerks[plan.obligation.unit_id], Role.UNIT_CLERK, now), now=now)


def send(plan, cast, now):
    """The head of the unit, or of the cluster, submits."""
    owed = plan.obligation
    head = _leader(owed, cast, now) if owed.cluster_id else seated(cast.heads[owed.unit_id], Role.UNIT_HEAD, now)
    with clock.at(now):
        submit_plan(plan, by=head, now=now)


def amend(plan, cast, now):
    """The clerk mends a returned plan: a higher level for the last row and a word about the check."""
    clerk = seated(cast.clerks[plan.obligation.unit_id], Role.UNIT_CLERK, now)
    rows = list(plan.rows.all())
    rows[-1].indicator, rows[-1].level = f"{rows[-1].indicator}, theo từng quý", rows[-1].level + 2
    fields = {name: getattr(plan, name) for name in TEXTS}
    fields["measures"] += " Báo cáo tiến độ theo từng quý."
    copies = [PlanRow(**{name: getattr(row, name) for name in ROW}) for row in rows]
    with clock.at(now):
        save_plan(plan, by=clerk, now=now, version=plan.version, fields=fields, rows=copies)


def give_back(plan, cast, now, note, due=None, remark=None):
    """The standing office returns the plan with `note`, by `due` (a date); `remark` is (first words of a line, what is said beside it)."""
    with clock.at(now):
        officer = office(cast, now)
        if remark:
            row = plan.rows.get(content__startswith=remark[0])
            write_comment(plan, by=officer, now=now, part=RowComment.Part.ROW, text=remark[1], row_key=row.key)
        return_plan(plan, by=officer, now=now, note=note, due=due)


def accept(plan, cast, now):
    """The standing office approves."""
    with clock.at(now):
        approve_plan(plan, by=office(cast, now), now=now)


def office(cast, now):
    """Return the officer who reads plans."""
    return seated(cast.person("chuyenvien"), Role.STANDING_OFFICE, now)


def _leader(obligation, cast, now):
    return seated(cast.heads[obligation.unit_id], Role.CLUSTER_HEAD, now)


def _rows(obligation, data, writer):
    section = "communes" if obligation.unit.kind.code == "xa-thi-tran" else "agencies"
    rows = data["clusters" if obligation.cluster_id else section]
    directive = obligation.directive
    clauses = {}
    for clause in directive.clauses.select_related("parent"):
        clauses[f"{clause.parent.label}{clause.label.rstrip(')')}" if clause.parent_id else clause.label] = clause
    return [
        PlanRow(
            clause=clauses.get(row["clause"]),
            content=row["content"],
            indicator=row["indicator"],
            measure=row["measure"],
            level=Decimal(str(row["level"])),
            due=dt.date.fromisoformat(f"{directive.year}-{row['due']}"),
            person=writer.full_name,
        )
        for row in rows
    ]
