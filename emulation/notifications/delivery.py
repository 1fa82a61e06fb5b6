"""Sending what waits in the outbox: each e-mail by one sender, again after a failure, again if its sender was lost.

The database decides who sends (a conditional UPDATE), so that any number of workers and schedulers may run at once.
A message cannot be doubled but by a kill in the moment between the mail server's "250" and our commit; it then has the
same Message-ID, by which mail programs fold the two.
"""

import datetime as dt
import hashlib
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string

from emulation.notifications.models import Notice
from emulation.notifications.states import State

log = logging.getLogger(__name__)

# Longer than one e-mail can take: each step of the talk with the mail server ends after EMAIL_TIMEOUT.
LEASE = dt.timedelta(minutes=2)
# Eight tries within about a day: a mail server may be down over a night.
DELAYS = [dt.timedelta(minutes=minutes) for minutes in (1, 3, 10, 30, 120, 360, 720)]
MAX_ATTEMPTS = len(DELAYS) + 1


def deliver(pk, now):
    """Claim the e-mail `pk`, send it, note the outcome. Does nothing if somebody else holds it or has sent it."""
    if not claim(pk, now):
        return
    notice = Notice.objects.select_related("recipient").get(pk=pk)
    try:
        letter(notice).send()
    except Exception as failure:  # a backend may raise anything; one bad address must not stop the others
        log.warning("E-mail %s not sent, try %d: %s", notice.key, notice.attempts, failure)
        _settle(notice, **_next_try(notice, failure, now))
    else:
        _settle(notice, state=State.SENT, sent_at=now, lease_until=None, failure="")


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
    """Return the e-mail: plain text and simple HTML, no tracking; the link leads to the page itself, through signing in."""
    words = {"notice": notice, "link": settings.SITE_URL + notice.url if notice.url else "", "site": settings.SITE_URL}
    message = EmailMultiAlternatives(
        subject=notice.subject,
        body=render_to_string("emails/notice.txt", words),
        to=[notice.recipient.email],
        headers={"Message-ID": message_id(notice.key), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("emails/notice.html", words), "text/html")
    return message


def message_id(key):
    """Return the Message-ID that belongs to `key` for ever: a second sending of the same message is seen to be the same."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"
