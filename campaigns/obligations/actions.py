"""Verbs on obligations: launch a directive, acknowledge, name who is in charge, declare done, reopen, follow a plan."""

from campaigns.directives.actions import sign
from campaigns.directives.addressees import debtors_of
from campaigns.directives.dueness import calendar_of, due_of
from campaigns.directives.models import Duty
from campaigns.movements.actions import give_with_launch
from campaigns.obligations.audience import people_of, people_of_units
from campaigns.obligations.changes import drop_request, set_mending_day
from campaigns.obligations.fulfilment import form_begun, has_form
from campaigns.obligations.guards import guard_open
from campaigns.obligations.models import Evidence, Obligation
from campaigns.obligations.states import OBLIGATION_FLOW, ObligationState
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.attachments.actions import keep
from emulation.formats.words import day_words, short_day_words
from emulation.notifications.actions import tell
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, take, write_trace

LAUNCH_READERS = (Role.STANDING_OFFICE, Role.COUNCIL_MEMBER, Role.PROPAGANDA_EDITOR)


@act
def sign_and_launch(directive, *, by, now, version=None):
    """Sign the directive, lay its duties on every unit that it addresses, give the year's indicators, tell everybody concerned; one transaction.

    Returns the list of new obligations. Raises Refused or Conflict as `sign` does.
    """
    sign(directive, by=by, now=now, version=version)
    obligations = _lay(directive, clock.day_of(now))
    give_with_launch(directive.authority, directive.year, by=by, now=now)
    _tell_of_launch(directive, obligations, by, now)
    return obligations


def _tell_of_launch(directive, obligations, by, now):
    """Tell those who owe something now, and those of the authority who waited for the signature or spread the word."""
    day, units = clock.day_of(now), {obligation.unit_id for obligation in obligations}
    tell(
        key=f"directive-{directive.pk}-launched",
        people=people_of_units(units, day),
        subject=f"Chỉ thị {directive.reference}: phát động phong trào thi đua năm {directive.year}",
        body=f"{directive.abstract}.\nMở “Việc của tôi” để tiếp nhận Chỉ thị và xem các việc được giao kèm hạn.",
        url="/viec-cua-toi/",
        now=now,
        by=by,
        authority=directive.authority,
    )
    tell(
        key=f"directive-{directive.pk}-signed",
        people=User.objects.holding(LAUNCH_READERS, [directive.authority_id], day),
        subject=f"Đã ký ban hành Chỉ thị {directive.reference}",
        body=f"{directive.abstract}.\nĐã phát động đến {len(units)} đơn vị, {len(obligations)} việc.",
        url=f"/chi-thi/{directive.pk}/",
        now=now,
        by=by,
        authority=directive.authority,
    )


def _lay(directive, day):
    works, rows = calendar_of(directive.year, day), []
    for duty in directive.duties.all():
        duty.directive = directive
        rows += lay_duty(duty, day, works)
    return Obligation.objects.bulk_create(rows)


def lay_duty(duty, day, works, debtors=None):
    """Return the unsaved obligations of one duty laid on `day` (a date); a rule becomes the day that it means for this launch.

    `debtors` (a list of Debtor) are those who will owe it; by default everybody whom the duty addresses.
    """
    due = due_of(duty, launch=day, works=works)
    if duty.due != due:
        duty.due, duty.opens = due, min(duty.opens, due) if duty.opens else None
        Duty.objects.filter(pk=duty.pk).update(due=due, opens=duty.opens)
    common = {
        "directive": duty.directive,
        "duty": duty,
        "authority_id": duty.directive.authority_id,
        "opens": min(duty.opens or day, due),
        "due": due,
    }
    return [Obligation(unit=debtor.unit, cluster=debtor.cluster, **common) for debtor in (debtors_of(duty, day) if debtors is None else debtors)]


@act
def acknowledge(obligation, *, by, now, holder, version=None, note=""):
    """Acknowledge the directive for the unit and put `holder` (a User of the unit) in charge of all that the unit owes under it.

    Raises Refused when the holder has no seat in the unit.
    """
    if obligation.duty.kind != Duty.Kind.ACKNOWLEDGE:
        raise Refused("Việc này không phải việc tiếp nhận Chỉ thị.")
    day = clock.day_of(now)
    guard_open(obligation, day)
    _guard_holder(obligation, holder, day)
    changes = {"holder": holder, "done_on": day, "done_by": by, "note": note}
    take(OBLIGATION_FLOW, "acknowledge", obligation, by=by, now=now, version=version, changes=changes)
    drop_request(obligation, by=by, now=now)
    owed = Obligation.objects.filter(directive=obligation.directive_id, unit=obligation.unit_id, cluster=None, holder=None)
    owed.exclude(state=ObligationState.DONE).update(holder=holder)
    if holder != by:
        _tell_holder(obligation, holder, by, now)


@act
def put_in_charge(obligation, *, by, now, holder):
    """Name who works on one obligation; the person is told. Raises Refused without the right, once it is done, or for a stranger."""
    if not by.has_perm("campaigns.declare_obligation", obligation):
        raise Refused("Chỉ người của đơn vị được phân công người phụ trách.")
    if obligation.state == ObligationState.DONE:
        raise Refused("Việc này đã xong nên không phân công nữa.")
    _guard_holder(obligation, holder, clock.day_of(now))
    Obligation.objects.filter(pk=obligation.pk).update(holder=holder)
    obligation.holder = holder
    write_trace(obligation, step="holder", what=f"Phân công {holder.full_name} phụ trách", by=by, now=now)
    if holder != by:
        _tell_holder(obligation, holder, by, now)


@act
def declare_done(obligation, *, by, now, note, files=(), version=None):
    """Report a duty as done that has no form of its own (launching, propaganda ...), with a note and files as evidence."""
    day = clock.day_of(now)
    guard_open(obligation, day)
    if obligation.duty.kind in (Duty.Kind.ACKNOWLEDGE, Duty.Kind.PLAN, Duty.Kind.CLUSTER_PLAN) or has_form(obligation):
        raise Refused("Việc này có biểu mẫu riêng, không báo xong bằng ghi chú.")
    changes = {"done_on": day, "sent_on": obligation.sent_on or day, "done_by": by, "note": note}
    take(OBLIGATION_FLOW, "declare", obligation, by=by, now=now, version=version, changes=changes, note=note)
    drop_request(obligation, by=by, now=now)
    keep(files)
    Evidence.objects.bulk_create([Evidence(obligation=obligation, attachment=file) for file in files])


@act
def reopen(obligation, *, by, now, note, due=None, version=None):
    """Ask the unit to do it again, with a reason, by `due` (a date) where one is set; its people are told.

    As with a plan, the day on which it was first sent still counts for lateness.
    """
    if obligation.duty.kind in (Duty.Kind.PLAN, Duty.Kind.CLUSTER_PLAN):
        raise Refused("Kế hoạch đã duyệt thì không yêu cầu làm lại ở đây.")
    if obligation.duty.kind == Duty.Kind.ACKNOWLEDGE:
        raise Refused("Chỉ thị đã tiếp nhận thì không yêu cầu tiếp nhận lại.")
    if form_begun(obligation):
        raise Refused("Báo cáo đã duyệt thì mở lại ở trang của báo cáo.")
    take(OBLIGATION_FLOW, "reopen", obligation, by=by, now=now, version=version, note=note, changes={"done_on": None, "done_by": None})
    set_mending_day(obligation, by=by, now=now, due=due, reason=note)
    tell(
        key=f"obligation-{obligation.pk}-{obligation.version}-reopened",
        people=people_of(obligation, clock.day_of(now)),
        subject=f"Cần làm lại{f' trước {short_day_words(due)}' if due else ''}: {obligation.duty.title}",
        body=f"Lý do: {note}",
        url=f"/viec/{obligation.pk}/",
        now=now,
        by=by,
        authority=obligation.authority,
    )


def follow(obligation, step, *, by, now, changes=None):
    """Move the obligation along with the plan that fulfils it, in the plan's transaction."""
    take(OBLIGATION_FLOW, f"follow_{step}", obligation, by=by, now=now, changes=changes)
    if step == "submit":
        drop_request(obligation, by=by, now=now)


def _guard_holder(obligation, holder, day):
    if not people_of(obligation, day).contains(holder):
        raise Refused(f"{holder.full_name} không có vai trò ở {obligation.owner_name} vào hôm nay. Chọn người của đơn vị.")


def _tell_holder(obligation, holder, by, now):
    tell(
        key=f"obligation-{obligation.pk}-holder-{holder.pk}-{now:%Y%m%d%H%M%S}",
        people=[holder],
        subject=f"Được giao phụ trách: {obligation.duty.title}",
        body=f"{by.full_name} giao phụ trách việc của {obligation.owner_name}, hạn {day_words(obligation.due_now(clock.day_of(now)))}.",
        url="/viec-cua-toi/",
        now=now,
        by=by,
    )
