"""Telling people, and marking what they have read."""

import unicodedata

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme

from emulation.notifications import tasks
from emulation.notifications.models import Notice
from emulation.notifications.states import Channel, State

# RFC 5322, 2.1.1: a line of a header should have no more than 78 characters.
SUBJECT_LENGTH = Notice._meta.get_field("subject").max_length
KEY_LENGTH = Notice._meta.get_field("key").max_length


@transaction.atomic
def tell(*, key, people, subject, body, url, now, by=None, about=""):
    """Leave one message in the bell and one in the outbox for each of `people`, but `by`, who caused it.

    `key` names the event ("plan:7:returned:2"): the same key again makes no second message for the same person and channel.
    An e-mail only for people with an address. `body` is plain text, `url` a path of this site (ValueError otherwise).
    After the commit a worker is asked to send; if it cannot be asked, the sweep sends.
    """
    if url and not is_own_path(url):
        raise ValueError(f"Not a path of this site: {url!r}")
    told = [person for person in people if by is None or person.pk != by.pk]
    text = {"subject": one_line(subject), "body": body, "url": url, "about": about, "created_at": now}
    rows = [_row(key, person, Channel.BELL, text, state=State.SENT, sent_at=now) for person in told]
    letters = [_row(key, person, Channel.EMAIL, text) for person in told if person.email]
    Notice.objects.bulk_create(rows + letters, ignore_conflicts=True)
    if letters:
        # robust: whatever happens to the broker, what was just committed is answered as done.
        transaction.on_commit(tasks.ask_for_delivery, robust=True)


def _row(key, person, channel, text, **state):
    full_key = f"{key}:{person.pk}:{channel}"
    if len(full_key) > KEY_LENGTH:
        raise ValueError(f"The key of a message is longer than {KEY_LENGTH} characters: {full_key}")
    return Notice(key=full_key, recipient=person, channel=channel, **text, **state)


def one_line(subject):
    """Return `subject` on one line without control characters, so that no header can be smuggled in; cut at a word to 78."""
    clean = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in subject)
    clean = unicodedata.normalize("NFC", " ".join(clean.split()))
    if len(clean) <= SUBJECT_LENGTH:
        return clean
    cut = clean[: SUBJECT_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def is_own_path(url):
    """Tell whether `url` is a path of this site and leads nowhere else."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def mark_read(notice, *, now):
    """Note when a message of the bell was first opened; later openings change nothing."""
    Notice.objects.filter(pk=notice.pk, channel=Channel.BELL, read_at__isnull=True).update(read_at=now)


def mark_all_read(user, *, now):
    """Note every message of the person's bell as read; return how many were new."""
    return Notice.objects.visible_to(user).bell().filter(read_at__isnull=True).update(read_at=now)
