"""The outbox of an authority: a letter can be corrected while it waits, dropped, and sent once more."""

from django.db import IntegrityError, transaction

from emulation.notifications import tasks
from emulation.notifications.models import Address, Notice
from emulation.notifications.rounds import upcoming
from emulation.notifications.states import Channel, State
from emulation.notifications.writing import message_id, one_line
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

RESENT = {State.SENT, State.FAILED, State.BOUNCED, State.DISCARDED, State.STOPPED}
UNSETTLED = {State.FAILED, State.BOUNCED, State.STOPPED}
DROPPED = {State.PENDING, State.FAILED, State.BOUNCED, State.STOPPED}


def preview(user, day):
    """Return the list of Letter that the round of `day` would make now in the names of the authorities whose outbox the person keeps."""
    kept = {seat.authority.pk for seat in user.seats_with("notifications.keep_outbox")}
    return [letter for letter in upcoming(day) if letter.authority in kept] if kept else []


@act
def edit_letter(notice, *, by, now, subject, body, seen=None):
    """Change what a waiting e-mail says. `seen` is the `stamp` of the text that the person had in front of them (None: the present one).

    Raises Refused without the right, for empty words, or once it is being sent; Conflict where somebody corrected it meanwhile.
    """
    _guard(notice, by)
    subject, body = one_line(subject), body.strip()
    if not subject or not body:
        raise Refused("Nhập tiêu đề và nội dung thư.")
    changes = {"subject": subject, "body": body, "edited_by": by, "edited_at": now}
    if seen is not None and seen != stamp(notice):
        who = notice.edited_by.full_name if notice.edited_by else "Người khác"
        raise Conflict(f"{who} vừa sửa thư này. Nội dung của bạn vẫn ở dưới: xem lại thư rồi lưu lần nữa nếu cần.")
    _change(notice, {State.PENDING}, changes, "Thư đã gửi, đang gửi hoặc đã bỏ nên không sửa được nữa. Mở lại thư từ Thư đi để xem.")
    write_trace(notice, step="edit", what="Sửa thư chờ gửi", by=by, now=now)


def stamp(notice):
    """Return what tells one text of the letter from the next: when it was last corrected."""
    return notice.edited_at.isoformat() if notice.edited_at else ""


@act
def discard(notice, *, by, now, note=""):
    """Drop an e-mail that waits or did not get through, with a reason. Raises Refused without the right or once it was sent."""
    _guard(notice, by)
    words = note.strip() or f"{by.full_name} bỏ thư"
    changes = {"state": State.DISCARDED, "failure": words, "lease_until": None}
    _change(notice, DROPPED, changes, "Thư đã gửi hoặc đang gửi nên không bỏ được nữa. Tải lại trang để xem.")
    write_trace(notice, step="discard", what="Bỏ thư", by=by, now=now, note=note)


@act
def resend(notice, *, by, now):
    """Send an e-mail once more as a new row, at once; returns it. The old row keeps what became of it; one that did not get through is settled.

    Raises Refused without the right, while it still waits, and where the person has no address that takes letters; Conflict where
    somebody sent it again at the same moment.
    """
    _guard(notice, by)
    if notice.state not in RESENT:
        raise Refused("Thư này đang chờ gửi, chưa cần gửi lại.")
    written = notice.recipient.email
    if not written:
        raise Refused(f"{notice.recipient.full_name} chưa có địa chỉ thư điện tử. Nhập địa chỉ rồi gửi lại.")
    if Address.objects.stopped().filter(email=written.lower()).exists():
        raise Refused(f"Địa chỉ {written} đã ngừng vì thư bị trả lại. Bấm “Gửi lại bình thường” hoặc nhập địa chỉ khác trước.")
    again = _copy(notice, now)
    try:
        with transaction.atomic():
            again.save(force_insert=True)
    except IntegrityError:
        raise Conflict("Thư này vừa được gửi lại. Tải lại trang để xem.") from None
    Notice.objects.filter(pk=notice.pk, state__in=UNSETTLED).update(state=State.DISCARDED, failure=f"Đã gửi lại. {notice.failure}"[:500])
    write_trace(again, step="resend", what="Gửi lại thư", by=by, now=now)
    transaction.on_commit(tasks.ask_for_delivery, robust=True)
    return again


def _copy(notice, now):
    first = notice.key.split(":again-")[0]
    key = f"{first}:again-{Notice.objects.filter(key__startswith=f'{first}:again-').count() + 1}"
    kept = ("recipient", "subject", "body", "url", "about", "authority", "digest", "edited_by", "edited_at")
    fields = {name: getattr(notice, name) for name in kept}
    return Notice(key=key, channel=Channel.EMAIL, created_at=now, message_id=message_id(key), address=notice.recipient.email, **fields)


def _guard(notice, by):
    if notice.channel != Channel.EMAIL or not by.has_perm("notifications.keep_outbox", notice):
        raise Refused("Chỉ Thường trực của cơ quan đứng tên thư được làm việc này.")


def _change(notice, states, changes, sentence):
    """Change the letter if it is still in one of `states`: a sender may have taken it meanwhile."""
    if not Notice.objects.filter(pk=notice.pk, state__in=states).update(**changes):
        raise Refused(sentence)
    for field, value in changes.items():
        setattr(notice, field, value)
