"""Taking a step: a conditional UPDATE on the expected state and version, and its trace. State changes have no other door."""

import functools
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from emulation.workflow.flows import Conflict, Refused, Step
from emulation.workflow.models import Trace


@dataclass(frozen=True)
class Offer:
    """A step as a button: `reason_off` says why it cannot be taken now ("" where it can)."""

    step: Step
    reason_off: str = ""


def act(function):
    """Mark a verb: one transaction, and whoever does it is named (`by=`)."""

    @functools.wraps(function)
    def one_transaction(*args, by, **kwargs):
        with transaction.atomic():
            return function(*args, by=by, **kwargs)

    return one_transaction


def offers(flow, record, user, *, missing=None):
    """Return the steps that `user` may take from the record's state, each with the reason why it is off, if it is.

    `missing` is a mapping from the name of a step to the list of sentences that still stand against it.
    """
    missing = missing or {}
    return [
        Offer(step, "; ".join(missing.get(step.name, ())))
        for step in flow.from_state(record.state)
        if step.permission and user.has_perm(step.permission, record)
    ]


def take(flow, name, record, *, by, now, note="", version=None, missing=(), changes=None):
    """Move `record` one step and write the trace; must run in the caller's transaction.

    `version` is the one the person saw (None: the one just read); `changes` are further fields written in the same UPDATE.
    Raises Refused without the right, from the wrong state, without the note the step needs or while something is missing;
    raises Conflict when somebody moved or changed the record meanwhile. The record in hand is brought up to date.
    """
    step = flow[name]
    note = note.strip()
    if step.permission and not by.has_perm(step.permission, record):
        raise Refused(f"“{step.label}” không thuộc quyền của vai trò đang dùng.")
    if record.state not in step.sources:
        raise _overtaken(record)
    if step.needs_note and not note:
        raise Refused(f"Nhập {step.note_label.lower()} trước khi chọn “{step.label}”.")
    if missing:
        raise Refused(f"Chưa thể chọn “{step.label}”: {'; '.join(missing)}.")
    expected = record.version if version is None else version
    source, fields = record.state, {"state": step.target, **(changes or {})}
    moved = type(record).objects.filter(pk=record.pk, state=source, version=expected).update(version=F("version") + 1, **fields)
    if not moved:
        raise _overtaken(record)
    record.version = expected + 1
    for field, value in fields.items():
        setattr(record, field, value)
    write_trace(record, step=step.name, what=step.done or step.label, by=by, now=now, note=note, from_state=source, to_state=step.target)
    return record


def edit(record, *, by, now, version, what="Sửa nội dung", changes=None, trace=True):
    """Claim the right to change the content of a record: raise its version from `version`, with `changes` to its own fields.

    Raises Conflict when somebody saved another version meanwhile: nothing is overwritten silently.
    """
    claimed = type(record).objects.filter(pk=record.pk, state=record.state, version=version).update(version=F("version") + 1, **(changes or {}))
    if not claimed:
        raise _overtaken(record)
    record.version = version + 1
    for field, value in (changes or {}).items():
        setattr(record, field, value)
    if trace:
        write_trace(record, step="edit", what=what, by=by, now=now, from_state=record.state, to_state=record.state)


def write_trace(record, **line):
    """Add one line (see `new_trace`) to the history of `record`; returns it."""
    trace = new_trace(record, **line)
    trace.save()
    return trace


def new_trace(record, *, step, what, by, now, note="", from_state="", to_state=""):
    """Return a line for the history of `record`, not stored yet: for verbs that change many records at once."""
    return Trace(
        record=record,
        actor=by,
        who=_name_of(by),
        step=step,
        what=what[:200],
        from_state=from_state,
        to_state=to_state,
        note=note,
        version=getattr(record, "version", 0),
        at=now,
    )


def _name_of(person):
    if person is None:
        return "Quản trị máy chủ"
    seat = getattr(person, "seat", None)
    return f"{person.full_name} ({seat.label})"[:200] if seat else person.full_name


def _overtaken(record):
    last = Trace.objects.of(record).first()
    if last is None:
        return Conflict("Bản ghi vừa được người khác thay đổi. Tải lại trang để xem bản mới.")
    at = timezone.localtime(last.at)
    return Conflict(f"{last.who} vừa thực hiện “{last.what}” lúc {at:%H:%M} ngày {at.day}/{at.month}/{at.year}. Xem bản mới rồi làm tiếp.", last)
