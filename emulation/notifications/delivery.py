"""Sending what waits in the outbox: each e-mail by one sender, again after a failure, again if its sender was lost.

The database decides who sends (a conditional UPDATE), so that any number of workers and schedulers may run at once.
A message cannot be doubled but by a kill in the moment between the mail server's "250" and our commit; it then has the
same Message-ID, by which mail programs fold the two.
"""

import datetime as dt
import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string

from emulation import clock
from emulation.notifications import bounces, reminders
from emulation.notifications.digests import Digest
from emulation.notifications.models import Address, Notice
from emulation.notifications.states import State
from emulation.notifications.writing import message_id

log = logging.getLogger(__name__)

# Longer than one e-mail can take: each step of the talk with the mail server ends after EMAIL_TIMEOUT.
LEASE = dt.timedelta(minutes=2)
# Eight tries within about a day: a mail server may be down over a night.
DELAYS = [dt.timedelta(minutes=minutes) for minutes in (1, 3, 10, 30, 120, 360, 720)]
MAX_ATTEMPTS = len(DELAYS) + 1
DONE_MEANWHILE = "Việc đã xong trước khi gửi"
STOPPED = "Địa chỉ đã ngừng vì thư bị trả lại"
NO_ADDRESS = "Người nhận chưa có địa chỉ thư điện tử"
NOT_IN_USE = "Tài khoản người nhận đã ngừng dùng"


def deliver(pk, now):
    """Claim the e-mail `pk`, send it, note the outcome. Does nothing if somebody else holds it or has sent it.

    A collected message is sent in the words of the day, without the lines that are no longer owed, and not at all when none is left.
    """
    if not claim(pk, now):
        return
    notice = Notice.objects.select_related("recipient", "authority__authority__standing_office").get(pk=pk)
    if outcome := _reason_to_keep(notice, now):
        _settle(notice, lease_until=None, **outcome)
        return
    try:
        letter(notice).send()
    except SMTPRecipientsRefused as refusal:
        _note_refusal(notice, refusal, now)
    except Exception as failure:  # a backend may raise anything; one bad address must not stop the others
        log.warning("E-mail %s not sent, try %d: %s", notice.key, notice.attempts, failure)
        _settle(notice, **_next_try(notice, failure, now))
    else:
        sent = {field: getattr(notice, field) for field in ("subject", "body", "url", "digest", "address", "message_id")}
        _settle(notice, state=State.SENT, sent_at=now, lease_until=None, failure="", **sent)


def _reason_to_keep(notice, now):
    """Return the outcome of an e-mail that must not go out, None where it may; lines that are no longer owed are taken out of it."""
    notice.address, notice.message_id = notice.recipient.email, notice.message_id or message_id(notice.key)
    if not notice.recipient.is_active:
        return {"state": State.DISCARDED, "failure": NOT_IN_USE}
    if not notice.address:
        return {"state": State.STOPPED, "failure": NO_ADDRESS}
    if Address.objects.stopped().filter(email=notice.address.lower()).exists():
        return {"state": State.STOPPED, "failure": STOPPED}
    if notice.digest is None:
        return None
    before, day = Digest.of(notice.digest), clock.day_of(now)
    left = before.left(_owed(before, day), day)
    if left.is_empty:
        return {"state": State.DISCARDED, "failure": DONE_MEANWHILE}
    notice.digest = left.facts()
    if not notice.edited_at:
        notice.subject, notice.body, notice.url = left.subject, left.body, left.url
    return None


def _owed(digest, day):
    return {(slug, subject): due for slug, ids in digest.subjects().items() for subject, due in reminders.still_owed(slug, ids, day).items()}


def _note_refusal(notice, refusal, now):
    """A mail server that refuses the address for good has bounced it; a "try later" is tried later."""
    if all(code >= 500 for code, _ in refusal.recipients.values()):
        words = "; ".join(f"{code} {_text(reason)}" for code, reason in refusal.recipients.values())
        bounces.note(notice, words, now)
    else:
        _settle(notice, **_next_try(notice, refusal, now))


def _text(reason):
    return reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)


def claim(pk, now):
    """Take the e-mail for LEASE; return True for exactly one of those who ask at once."""
    taken = Notice.objects.waiting(now).filter(pk=pk)
    return taken.update(state=State.SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1) == 1


def _settle(notice, **outcome):
    # Only the holder of this very try may write: a sender that slept past its lease must not undo the next one's work.
    Notice.objects.filter(pk=notice.pk, state=State.SENDING, attempts=notice.attempts).update(**outcome)


def _next_try(notice, failure, now):
    words = f"{type(failure).__name__}: {failure}"[:500]
    if notice.attempts >= MAX_ATTEMPTS:
        return {"state": State.FAILED, "lease_until": None, "failure": words}
    return {"state": State.PENDING, "lease_until": now + DELAYS[notice.attempts - 1], "failure": words}


def letter(notice):
    """Return the e-mail: plain text and simple HTML, no tracking; links lead to the pages themselves, through signing in."""
    words = {
        "notice": notice,
        "link": settings.SITE_URL + notice.url if notice.url else "",
        "site": settings.SITE_URL,
        "digest": Digest.of(notice.digest) if notice.digest else None,
    }
    plain, html = ("emails/digest.txt", "emails/digest.html") if notice.digest else ("emails/notice.txt", "emails/notice.html")
    message = EmailMultiAlternatives(
        subject=notice.subject,
        body=render_to_string(plain, words).strip() + "\n",
        to=[notice.recipient.email],
        headers={"Message-ID": notice.message_id or message_id(notice.key), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string(html, words), "text/html")
    return message
