"""Verbs on recipients: who they are and where they work. What they were given stands in `keeping`, which rows are one in `merging`.

The people of a unit keep those who work there, the office everybody of its tree; whatever changes leaves a trace on the recipient.
"""

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from awards.catalogue.states import RecipientKind
from awards.records.identity import keep as keep_number
from awards.records.keeping import (
    add_author,
    add_award,
    add_initiative,
    add_restriction,
    end_restriction,
    remove_author,
    revoke_award,
    set_grade,
)
from awards.records.merging import keep_apart, merge, split
from awards.records.models import Membership, Recipient
from awards.records.permissions import KEEP, ONLY_OWN, ONLY_OWN_UNIT, may_edit, may_place
from awards.records.recipients import keys_of, new_recipient, place
from awards.records.states import Leadership
from emulation import clock
from emulation.formats.words import day_words
from emulation.search.text import nfc
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

__all__ = [
    "add_author",
    "add_award",
    "add_initiative",
    "add_place",
    "add_recipient",
    "add_restriction",
    "edit_recipient",
    "end_place",
    "end_restriction",
    "keep_apart",
    "merge",
    "remove_author",
    "revoke_award",
    "set_grade",
    "split",
]

PLACE = ("team", "position", "leadership", "direct_worker")


@act
def add_recipient(*, kind, name, unit, since, by, now, number="", whole=False, **fields):
    """Store a recipient who is in `unit` from the day `since`, the identity number apart; returns it.

    `whole` says that a collective is the whole unit. `fields` are those of the Recipient and of the place (PLACE).
    Raises Refused without the right to that unit, for a wrong number, or when the unit has its own record already.
    """
    if not may_place(by, unit):
        raise Refused(ONLY_OWN_UNIT)
    _guard_dates(unit, since)
    where = {key: fields.pop(key) for key in PLACE if key in fields}
    if whole:
        _guard_whole(kind, unit)
        fields["unit"] = unit
    made = new_recipient(kind, name, now=now, by=by, **fields)
    made.save()
    place(made, unit, since=since, **where).save()
    keep_number(made, number, by=by, now=now)
    write_trace(made, step="add", what=f"Thêm hồ sơ, {unit.name} từ {day_words(since)}", by=by, now=now)
    return made


@act
def edit_recipient(recipient, *, version, by, now, name, number="", **fields):
    """Change who a recipient is; an empty `number` leaves the one that is kept. `version` is the one the person saw.

    Raises Refused without the right, Conflict when somebody saved another version or merged the row meanwhile.
    """
    _guard_edit(recipient, by, now)
    name = " ".join(nfc(name).split())
    changes = {"name": name, **keys_of(name, recipient.kind), **fields}
    claimed = Recipient.objects.filter(pk=recipient.pk, version=version, merged_into__isnull=True)
    if not claimed.update(version=F("version") + 1, **changes):
        raise Conflict("Hồ sơ này vừa được người khác sửa. Xem bản mới rồi lưu lại.")
    changed = [_label(key) for key, value in {"name": name, **fields}.items() if getattr(recipient, key) != value]
    recipient.refresh_from_db()
    keep_number(recipient, number, by=by, now=now)
    if changed:
        write_trace(recipient, step="edit", what=f"Sửa {', '.join(changed)}", by=by, now=now)
    return recipient


@act
def add_place(recipient, *, unit, since, by, now, **where):
    """Let a recipient be in `unit` from the day `since`; another place stays open until it is ended. Returns the Membership.

    The people of a unit may take somebody in who is theirs to see and works nowhere else: else a unit could read again what is written of
    somebody who left it. Raises Refused without the right or for days that overlap.
    """
    if not may_place(by, unit):
        raise Refused(ONLY_OWN_UNIT)
    _guard_standing(recipient)
    _guard_elsewhere(recipient, unit, by, now)
    _guard_dates(unit, since)
    if recipient.memberships.filter(unit=unit).overlapping(since, since).exists():
        raise Refused(f"{recipient.name} đã ở {unit.name} vào ngày {day_words(since)}. Kết thúc nơi công tác đó trước.")
    made = place(recipient, unit, since=since, **where)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise Refused(f"{recipient.name} đang ở {unit.name}. Kết thúc nơi công tác đó trước.") from error
    write_trace(recipient, step="add_place", what=f"Thêm nơi công tác: {_where(made)} từ {day_words(since)}", by=by, now=now)
    return made


@act
def end_place(membership, *, last_day, by, now):
    """Let a place count until `last_day` (a date), that day included.

    Raises Refused without the right, for a day before its start, or when it has ended already.
    """
    recipient = membership.recipient
    if not may_place(by, membership.unit):
        raise Refused(ONLY_OWN_UNIT)
    if last_day < membership.valid_from:
        raise Refused(f"Ngày cuối cùng phải từ {day_words(membership.valid_from)} trở đi.")
    if not Membership.objects.filter(pk=membership.pk, valid_to__isnull=True).update(valid_to=last_day):
        raise Conflict("Nơi công tác này đã kết thúc rồi. Tải lại trang để xem.")
    membership.valid_to = last_day
    write_trace(recipient, step="end_place", what=f"Kết thúc nơi công tác: {_where(membership)} đến hết {day_words(last_day)}", by=by, now=now)


def _guard_edit(recipient, by, now):
    _guard_standing(recipient)
    if not may_edit(by, recipient, clock.day_of(now)):
        raise Refused(ONLY_OWN)


def _guard_elsewhere(recipient, unit, by, now):
    """Who works in another unit is moved by the office, or by both units: first there the end, then here the beginning."""
    family = Q(recipient=recipient) | Q(recipient__merged_into=recipient)
    others = Membership.objects.valid_on(clock.day_of(now)).filter(family).exclude(unit=unit).exclude(unit__in=by.lineage_of({unit.pk}))
    held = others.select_related("unit").first()
    if held and not by.has_perm(KEEP, recipient) and not may_place(by, held.unit):
        raise Refused(f"{recipient.name} đang ở {held.unit.name}. Đơn vị đó kết thúc trước, hoặc nhờ Cơ quan Thường trực ghi.")


def _guard_standing(recipient):
    if recipient.merged_into_id:
        raise Refused("Hồ sơ này đã gộp vào hồ sơ khác. Sửa ở hồ sơ chung.")


def _guard_dates(unit, since):
    if not unit.exists_on(since):
        until = f" đến {day_words(unit.valid_to)}" if unit.valid_to else ""
        raise Refused(f"{unit.name} có từ {day_words(unit.valid_from)}{until}. Chọn ngày trong thời gian đó hoặc đơn vị khác.")


def _guard_whole(kind, unit):
    if kind != RecipientKind.COLLECTIVE:
        raise Refused("Chỉ tập thể là cả một đơn vị.")
    if Recipient.objects.filter(unit=unit).exists():
        raise Refused(f"{unit.name} đã có hồ sơ tập thể của cả đơn vị.")


def _where(membership):
    words = [membership.position, membership.team, membership.unit.name]
    if membership.leadership != Leadership.NONE:
        words.insert(0, membership.get_leadership_display())
    return ", ".join(word for word in words if word)


def _label(key):
    return str(Recipient._meta.get_field(key).verbose_name).lower()
