"""Letters that came back: the address counts them, is stopped after some, and the standing office is told once.

A report of a mail server (RFC 3464) names our Message-ID, which nobody outside can work out; without it nothing is counted.
"""

import email
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.accounts.seats import seats_on
from emulation.notifications.models import Address, Notice
from emulation.notifications.states import Channel, State
from emulation.notifications.writing import write
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace

MOST = 3
# What the status codes of RFC 3463 mean to the office, the first that fits; the words of the mail server follow in brackets.
MEANINGS = (
    (("5.1.", "4.1."), "Không có hộp thư này"),
    (("5.2.2", "4.2.2"), "Hộp thư đã đầy"),
    (("5.2.", "4.2."), "Hộp thư không nhận thư"),
    (("5.4.", "4.4."), "Không liên lạc được với máy chủ thư của người nhận"),
    (("5.7.", "4.7."), "Máy chủ thư của người nhận từ chối"),
)


@dataclass(frozen=True)
class Report:
    """What a mail server says about one letter: its Message-ID, and why it could not be delivered."""

    message_id: str
    words: str


@transaction.atomic
def note(notice, words, now):
    """Mark the e-mail as bounced and count it for its address, once however often it is reported; returns whether it was new.

    The third bounce stops the address and tells the standing office of the person's authority.
    """
    open_or_sent = Notice.objects.filter(pk=notice.pk, channel=Channel.EMAIL).exclude(state=State.BOUNCED)
    if not open_or_sent.update(state=State.BOUNCED, failure=words[:500], lease_until=None):
        return False
    written = (notice.address or notice.recipient.email).lower()
    address, _ = Address.objects.get_or_create(email=written)
    Address.objects.filter(pk=address.pk).update(bounces=F("bounces") + 1, last_bounce_at=now)
    if Address.objects.filter(pk=address.pk, bounces__gte=MOST, stopped_at__isnull=True).update(stopped_at=now):
        _tell_office(notice.recipient, written, now)
    return True


def _tell_office(person, written, now):
    day = clock.day_of(now)
    for authority in {seat.authority.pk: seat.authority for seat in seats_on(person, day)}.values():
        write(
            key=f"address-stopped:{person.pk}:{now:%Y%m%d%H%M%S}:{authority.pk}",
            people=list(User.objects.holding(Role.STANDING_OFFICE, [authority.pk], day)),
            subject=f"Thư gửi {person.full_name} bị trả lại",
            body=f"{MOST} thư gửi đến {written} bị trả lại nên hệ thống ngừng gửi đến địa chỉ này. {person.full_name} chỉ còn nhận "
            "thông báo trong hệ thống. Nhập địa chỉ đúng cho người này, hoặc bấm “Gửi lại bình thường” nếu hộp thư đã dùng lại được.",
            url="/thong-bao/",
            now=now,
            authority=authority,
        )


@act
def resume(address, *, by, now):
    """Send to `address` (an Address) again, its bounces forgotten. Raises Refused for somebody else's address without the outbox."""
    if not Address.objects.visible_to(by).filter(pk=address.pk).exists():
        raise Refused("Chỉ người dùng địa chỉ này hoặc Thường trực của cơ quan được mở lại.")
    Address.objects.filter(pk=address.pk).update(bounces=0, stopped_at=None)
    address.bounces, address.stopped_at = 0, None
    write_trace(address, step="resume", what=f"Gửi lại bình thường đến {address.email}", by=by, now=now)


def read(message, now):
    """Take in one e-mail (email.message.Message) from the mailbox of bounces; returns how many letters it marked as bounced."""
    report = report_of(message)
    if report is None:
        return 0
    notice = Notice.objects.select_related("recipient").filter(message_id=report.message_id, channel=Channel.EMAIL).first()
    return int(notice is not None and note(notice, report.words, now))


def report_of(message):
    """Return the Report in a delivery status notification, None for any other e-mail, a delay, or one that names no letter."""
    if message.get_content_type() != "multipart/report":
        return None
    status, original = None, None
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status" and isinstance(part.get_payload(), list):
            status = next((group for group in part.get_payload() if _says(group, "Action").lower() == "failed"), None)
        elif kind == "message/rfc822" and isinstance(part.get_payload(), list):
            original = part.get_payload(0)
        elif kind == "text/rfc822-headers":
            original = email.message_from_bytes(part.get_payload(decode=True) or b"")
    found = _says(original, "Message-ID") if original is not None else ""
    if status is None or not found:
        return None
    return Report(found, _in_words(_says(status, "Status"), _says(status, "Diagnostic-Code"))[:500])


def _in_words(code, server):
    meaning = next((words for starts, words in MEANINGS if code.startswith(starts)), "")
    said = f"{code} {server}".strip()
    return f"{meaning} ({said})" if meaning else said


def _says(part, name):
    return " ".join(str(part.get(name, "")).split())
