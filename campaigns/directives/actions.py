"""Verbs on a directive: create, edit, send up, withdraw, return, sign. Launching is the obligations' business."""

from campaigns.directives.documents import facts_of
from campaigns.directives.models import Directive, Duty
from campaigns.directives.proposals import propose_duties
from campaigns.directives.readiness import missing
from campaigns.directives.states import DIRECTIVE_FLOW, DirectiveState
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.documents.actions import issue
from emulation.formats.words import day_words
from emulation.notifications.actions import tell
from emulation.search.text import fold
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, edit, take, write_trace

EDITABLE = {DirectiveState.DRAFT, DirectiveState.RETURNED}


@act
def create_directive(*, authority, by, now, **heading):
    """Create a draft for `authority` (a Unit) from the fields of the heading; returns it. Raises Refused without the right."""
    directive = Directive(authority=authority, author=by, created_at=now, **heading)
    if not by.has_perm("campaigns.draft_directive", directive):
        raise Refused("Chỉ Cơ quan Thường trực được soạn Chỉ thị.")
    directive.signer = directive.signer or signer_of(authority, clock.day_of(now))
    directive.search_key = fold(f"{directive.abstract} {directive.movement_name} {directive.year}")
    directive.save()
    write_trace(directive, step="create", what="Tạo dự thảo", by=by, now=now, to_state=directive.state)
    return directive


@act
def edit_directive(directive, *, by, now, version, what, heading=None):
    """Claim the draft for a change and write the fields of the heading, if any.

    The parts (bases, clauses ...) are written by the caller in the same transaction. Raises Refused or Conflict.
    """
    guard_editing(directive, by)
    changes = dict(heading or {})
    if changes:
        changes["search_key"] = fold(f"{changes['abstract']} {changes['movement_name']} {changes['year']}")
    edit(directive, by=by, now=now, version=version, what=what, changes=changes)


def guard_editing(directive, by):
    """Raise Refused unless the person may draft and the directive is still a draft."""
    if directive.state not in EDITABLE:
        raise Refused(f"Chỉ thị đang ở trạng thái “{directive.get_state_display()}” nên không sửa được.")
    if not by.has_perm("campaigns.draft_directive", directive):
        raise Refused("Chỉ Cơ quan Thường trực được soạn Chỉ thị.")


@act
def take_proposed_duties(directive, *, by, now, version):
    """Add the usual duties to a draft that has none; returns them. They stay unconfirmed until the office confirms each."""
    edit_directive(directive, by=by, now=now, version=version, what="Lấy các việc giao thường gặp")
    if directive.duties.exists():
        raise Refused("Chỉ thị đã có việc giao. Sửa trực tiếp trong danh sách.")
    return Duty.objects.bulk_create(propose_duties(directive, clock.day_of(now)))


@act
def send_up(directive, *, by, now, version=None):
    """Send the draft to the chairman, who is told. Raises Refused while the readiness list is not complete."""
    take(DIRECTIVE_FLOW, "send_up", directive, by=by, now=now, version=version, missing=missing(directive, clock.day_of(now)))
    tell(
        key=f"directive-{directive.pk}-{directive.version}-to-sign",
        people=people_with(Role.CHAIRMAN, directive, now),
        subject=f"Chờ ký: Chỉ thị về phong trào thi đua năm {directive.year}",
        body=f"Cơ quan Thường trực trình ký dự thảo: {directive.abstract}.",
        url=f"/chi-thi/{directive.pk}/ky/",
        now=now,
        by=by,
    )


@act
def withdraw(directive, *, by, now, version=None):
    """Take the draft back before it is signed."""
    take(DIRECTIVE_FLOW, "withdraw", directive, by=by, now=now, version=version)


@act
def return_directive(directive, *, by, now, note, version=None):
    """Send the draft back to the office with a reason; the office is told the reason word for word."""
    take(DIRECTIVE_FLOW, "return", directive, by=by, now=now, version=version, note=note)
    tell(
        key=f"directive-{directive.pk}-{directive.version}-returned",
        people=people_with(Role.STANDING_OFFICE, directive, now),
        subject=f"Chủ tịch trả lại dự thảo Chỉ thị năm {directive.year}",
        body=f"Lý do: {note}",
        url=f"/chi-thi/{directive.pk}/",
        now=now,
        by=by,
    )


@act
def sign(directive, *, by, now, version=None):
    """Sign: take the next number of the year's register and issue the unchangeable paper, in this one transaction.

    Raises Refused without the right, for an impossible day or while something is missing (nothing is numbered then), Conflict when it
    changed meanwhile.
    """
    day = clock.day_of(now)
    if not by.has_perm("campaigns.sign_directive", directive):
        raise Refused("Chỉ người đứng đầu cơ quan ban hành được ký Chỉ thị.")
    if directive.state == DirectiveState.TO_SIGN:
        if directive.signer_id not in (None, by.pk):
            raise Refused(f"Dự thảo ghi người ký là {directive.signer.full_name}. Trả lại để Thường trực sửa người ký và chức vụ.")
        _guard_day(directive.day, day)
        directive.day = directive.day or day
        changes = {"document": _issue(directive, by, now), "issued_at": now, "day": directive.day, "signer": by}
    else:
        changes = None
    take(DIRECTIVE_FLOW, "sign", directive, by=by, now=now, version=version, missing=missing(directive, day), changes=changes)


def _guard_day(chosen, day):
    """Raise Refused for a day of issue (a date or None: the day of signing) to come, or of a year whose register is closed on `day`.

    The number is that of the day and the year of issue (Nghị định 30/2020/NĐ-CP, Điều 15; Phụ lục I, II.3 and II.4).
    """
    if chosen and chosen > day:
        raise Refused(f"Ngày ban hành ghi trên dự thảo ({day_words(chosen)}) chưa tới. Ký vào ngày đó, hoặc trả lại để sửa ngày.")
    if chosen and chosen.year != day.year:
        raise Refused(f"Ngày ban hành ghi trên dự thảo ({day_words(chosen)}) thuộc sổ văn bản năm {chosen.year}. Trả lại để sửa ngày.")


def _issue(directive, by, now):
    return issue(
        "chi-thi",
        directive,
        authority=directive.authority,
        facts=facts_of(directive, signer_name=by.full_name),
        symbol=directive.symbol,
        day=directive.day,
        place=directive.place,
        abstract=directive.abstract,
        signer_name=by.full_name,
        signer_title=directive.signer_title,
        by=by,
        now=now,
    )


def people_with(role, directive, now):
    """People who hold `role` at the authority of the directive on the day of `now`."""
    return list(User.objects.holding(role, [directive.authority_id], clock.day_of(now)))


def signer_of(authority, day):
    """Return who chairs `authority` on `day`, or None."""
    return User.objects.holding(Role.CHAIRMAN, [authority.pk], day).first()
