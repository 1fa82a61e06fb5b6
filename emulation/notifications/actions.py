"""Telling people, and marking what they have read."""

from django.db import transaction

from emulation.notifications import tasks
from emulation.notifications.models import Notice
from emulation.notifications.states import Channel
from emulation.notifications.writing import write


@transaction.atomic
def tell(*, key, people, subject, body, url, now, by=None, about="", authority=None):
    """Leave one message in the bell and one in the outbox for each of `people`, but `by`, who caused it.

    `key` names the event ("plan:7:returned:2"): the same key again makes no second message for the same person and channel.
    An e-mail only for people with an address. `body` is plain text, `url` a path of this site (ValueError otherwise).
    `authority` (a Unit) is in whose name it goes: its office sees the e-mail in the outbox. Without one nobody but the reader sees it.
    After the commit a worker is asked to send; if it cannot be asked, the sweep sends.
    """
    told = [person for person in people if by is None or person.pk != by.pk]
    rows = write(key=key, people=told, subject=subject, body=body, url=url, now=now, about=about, authority=authority)
    if any(row.channel == Channel.EMAIL for row in rows):
        # robust: whatever happens to the broker, what was just committed is answered as done.
        transaction.on_commit(tasks.ask_for_delivery, robust=True)


def mark_read(notice, *, now):
    """Note when a message of the bell was first opened; later openings change nothing."""
    Notice.objects.filter(pk=notice.pk, channel=Channel.BELL, read_at__isnull=True).update(read_at=now)


def mark_all_read(user, *, now):
    """Note every message of the person's bell as read; return how many were new."""
    return Notice.objects.visible_to(user).bell().filter(read_at__isnull=True).update(read_at=now)
