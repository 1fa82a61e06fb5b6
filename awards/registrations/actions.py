"""Verbs on a registration: start, save, add to the list, pass up, hand back, submit, recall, return, approve, reopen."""

from dataclasses import dataclass

from django.db.models import Q

from awards.catalogue.states import RecipientKind
from awards.records.actions import add_recipient
from awards.records.models import Membership
from awards.records.recipients import keys_of
from awards.registrations.documents import issue_paper
from awards.registrations.models import RegisteredTitle, Registration, RegistrationLine, RegistrationVersion
from awards.registrations.readiness import missing
from awards.registrations.roster import Roster
from awards.registrations.snapshot import facts_of
from awards.registrations.states import EDITABLE, REGISTRATION_FLOW
from awards.registrations.titles import book_of, titles_for, titles_of
from campaigns.directives.models import Duty
from campaigns.obligations.actions import follow
from campaigns.obligations.guards import guard_open
from campaigns.obligations.models import Obligation
from campaigns.obligations.paper_moves import PaperMoves
from emulation import clock
from emulation.units.models import Unit
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, edit, write_trace

MOVES = PaperMoves(
    flow=REGISTRATION_FLOW,
    noun="đăng ký thi đua",
    title=lambda registration: f"Đăng ký thi đua năm {registration.year} của {registration.obligation.owner_name}",
    path="/dang-ky/{}/",
    review="awards.review_registration",
)


@dataclass(frozen=True)
class Entry:
    """What one recipient strives for: ids of awards, and the initiative meant."""

    awards: frozenset
    initiative: str = ""


@act
def start_registration(obligation, *, by, now):
    """Start the registration that fulfils `obligation`, with what the unit's people registered or reached last year; returns it.

    Starting twice gives the one that is already there. Raises Refused without the right, for another kind of duty, when the duty is
    waived, locked or not open yet, or when the unit registers for the year under another directive.
    """
    if obligation.duty.kind != Duty.Kind.REGISTRATION or obligation.cluster_id:
        raise Refused("Việc này không làm bằng đăng ký thi đua.")
    # The locks make a second click, and a second directive, wait for the first (PostgreSQL; SQLite has one writer anyway).
    Obligation.objects.select_for_update().get(pk=obligation.pk)
    Unit.objects.select_for_update(no_key=True).get(pk=obligation.unit_id)
    if existing := Registration.objects.filter(obligation=obligation).first():
        return existing
    day, year = clock.day_of(now), obligation.directive.year
    guard_open(obligation, day)
    scope = {"authority_id": obligation.authority_id, "unit_id": obligation.unit_id, "year": year}
    registration = Registration(obligation=obligation, author=by, created_at=now, saved_at=now, **scope)
    if not by.has_perm("awards.draft_registration", registration):
        raise Refused("Chỉ người của đơn vị được lập đăng ký này.")
    if other := Registration.objects.filter(**scope).select_related("obligation__directive__document").first():
        raise Refused(f"Đơn vị đã đăng ký thi đua năm {year} theo {other.obligation.directive.short_title}. Một năm chỉ đăng ký một lần.")
    registration.save()
    _prefill(registration, day)
    follow(obligation, "draft", by=by, now=now)
    write_trace(registration, step="create", what="Bắt đầu lập đăng ký thi đua", by=by, now=now, to_state=registration.state)
    return registration


def _prefill(registration, day):
    """Lay last year's titles of those who are still there, as far as the titles exist this year."""
    titles = titles_of(book_of(registration, day))
    RegistrationLine.objects.bulk_create(
        RegistrationLine(registration=registration, recipient=row.recipient, award=last.award, position=row.position)
        for row in Roster(registration, day).rows
        if not row.left
        for last in row.last
        if last.award in titles_for(titles, row.recipient.kind)
    )


@act
def save_lines(registration, *, by, now, version, entries, note=None, roster=None, what="Lưu nháp đăng ký"):
    """Save what the recipients of `entries` ({recipient id: Entry}) strive for; the lines of others stay. `note`: None leaves it.

    `roster` is the Roster just read, if the caller has it. Raises Conflict when somebody saved meanwhile, Refused when it is not editable,
    its duty is waived, locked or not open yet, or a recipient or title does not belong here.
    """
    day = clock.day_of(now)
    guard_open(registration.obligation, day)
    if registration.state not in EDITABLE or not by.has_perm("awards.draft_registration", registration):
        raise Refused(f"Đăng ký đang ở trạng thái “{registration.get_state_display()}” nên không sửa được.")
    roster = roster or Roster(registration, day)
    wanted = _checked(registration, roster, entries, day)
    changes = {"saved_at": now} | ({} if note is None else {"note": note})
    edit(registration, by=by, now=now, version=version, what=what, changes=changes)
    registration.lines.filter(Q(recipient__in=entries) | Q(recipient__merged_into__in=entries)).delete()
    RegistrationLine.objects.bulk_create(wanted)


def _checked(registration, roster, entries, day):
    titles, wanted = titles_of(book_of(registration, day)), []
    for pk, entry in entries.items():
        row = roster.row(pk)
        if row is None:
            raise Refused("Có người hoặc tập thể không thuộc danh sách của đơn vị. Tải lại trang rồi chọn lại.")
        allowed = {award.pk for award in titles_for(titles, row.recipient.kind)} | set(row.titles)
        if not entry.awards <= allowed:
            raise Refused(f"Có danh hiệu không dành cho {row.recipient.name}. Tải lại trang rồi chọn lại.")
        said = {"registration": registration, "recipient": row.recipient, "position": row.position, "initiative": entry.initiative}
        wanted += [RegistrationLine(award_id=award, **said) for award in sorted(entry.awards)]
    return wanted


@act
def add_to_roster(registration, *, by, now, kind, name, since, position="", team="", namesake=False):
    """Put a person or team that the records do not know yet into the unit, from the day `since`; returns the Recipient.

    Raises Refused where the unit has one of that name, unless `namesake` says that this is another.
    """
    guard_open(registration.obligation, clock.day_of(now))
    if registration.state not in EDITABLE or not by.has_perm("awards.draft_registration", registration):
        raise Refused(f"Đăng ký đang ở trạng thái “{registration.get_state_display()}” nên không thêm được.")
    unit = registration.obligation.unit
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # a second click waits for the first, then finds the name taken
    taken = Membership.objects.filter(unit=unit, recipient__kind=kind, recipient__match_key=keys_of(name, kind)["match_key"])
    if not namesake and (same := taken.select_related("recipient").first()):
        raise Refused(f"Danh sách của đơn vị đã có {same.recipient.name}. Nếu là người khác trùng tên, đánh dấu vào ô “Trùng tên”.")
    where = {"position": position, "team": team} if kind == RecipientKind.PERSON else {}
    recipient = add_recipient(kind=kind, name=name, unit=unit, since=since, by=by, now=now, **where)
    write_trace(registration, step="edit", what=f"Thêm vào danh sách: {recipient.name}", by=by, now=now)
    return recipient


@act
def pass_up(registration, *, by, now, version=None):
    """The clerk hands the draft to the head of the unit, who is told."""
    MOVES.pass_up(registration, by=by, now=now, version=version)


@act
def hand_back(registration, *, by, now, note, version=None):
    """The head gives the draft back to the unit's people, with what to change."""
    MOVES.hand_back(registration, by=by, now=now, note=note, version=version)


@act
def submit(registration, *, by, now, version=None):
    """Submit: an unchangeable copy becomes the next version, the standing office is told. Raises Refused while nothing is registered."""
    number = registration.versions.count() + 1
    MOVES.submit(registration, by=by, now=now, version=version, missing=missing(registration), number=number)
    copy = {"number": number, "facts": facts_of(registration), "submitted_by": by, "submitted_at": now}
    RegistrationVersion.objects.create(registration=registration, **copy)


@act
def recall(registration, *, by, now, version=None):
    """Take it back before the office has answered; its copy stays among the versions."""
    MOVES.recall(registration, by=by, now=now, version=version)


@act
def return_registration(registration, *, by, now, note, due=None, version=None):
    """Send it back with a reason, which the unit reads word for word, and by when (`due`, a date or None)."""
    MOVES.send_back(registration, "return", by=by, now=now, note=note, due=due, version=version)


@act
def reopen(registration, *, by, now, note, due=None, version=None):
    """Open an approved registration again, with a reason; what was approved goes on counting until the next approval."""
    MOVES.send_back(registration, "reopen", by=by, now=now, note=note, due=due, version=version)


@act
def approve(registration, *, by, now, version=None):
    """Approve: the last submission is what counts as registered from now on, and it becomes the numbered paper of the unit."""
    MOVES.approve(registration, by=by, now=now, version=version)
    said = registration.versions.last().facts
    registration.titles.all().delete()
    RegisteredTitle.objects.bulk_create(
        RegisteredTitle(registration=registration, recipient_id=line["recipient"], award_id=title["award"], year=registration.year)
        for line in said["lines"]
        for title in line["titles"]
    )
    issue_paper(registration, said=said, day=clock.day_of(now), by=by, now=now)
