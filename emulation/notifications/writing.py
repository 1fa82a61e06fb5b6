"""Writing messages as rows: one for the bell and one for the outbox of each person. Nothing is sent here."""

import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from emulation.notifications.models import Address, Notice, Preference
from emulation.notifications.states import Channel, State, Ways

# RFC 5322, 2.1.1: a line of a header should have no more than 78 characters.
SUBJECT_LENGTH = Notice._meta.get_field("subject").max_length
KEY_LENGTH = Notice._meta.get_field("key").max_length


def write(*, key, people, subject, body, url, now, about="", authority=None, not_before=None, digest=None, bell=None):
    """Write the rows of one message for each of `people`; returns the list of Notice. Must run in the caller's transaction.

    `authority` (a Unit, its id or None) is in whose name it goes; e-mails are not sent before the moment `not_before`; `digest` (a dict)
    is what a collected message was made of, `bell` its body there where that is shorter. No e-mail for people without an address or who
    want the bell only; one to an address that was stopped is kept as such. The same key again writes nothing for the same person and
    channel. ValueError for a foreign `url`.
    """
    if url and not is_own_path(url):
        raise ValueError(f"Not a path of this site: {url!r}")
    text = {"subject": one_line(subject), "body": body, "url": url, "about": about, "created_at": now, "digest": digest}
    text["authority_id"] = getattr(authority, "pk", authority)
    rows = [_row(key, person, Channel.BELL, text | {"body": bell or body}, state=State.SENT, sent_at=now) for person in people]
    rows += [_letter(key, person, text, state, not_before) for person, state in _reached_by_letter(people)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return rows


def _reached_by_letter(people):
    """Yield (person, state of the e-mail) for everybody who has an address and wants letters; two queries, none without addresses."""
    with_address = [person for person in people if person.email]
    if not with_address:
        return
    quiet = set(Preference.objects.filter(user__in=with_address, channel=Ways.BELL).values_list("user_id", flat=True))
    written = {person.email.lower() for person in with_address}
    stopped = set(Address.objects.stopped().filter(email__in=written).values_list("email", flat=True))
    for person in with_address:
        if person.pk not in quiet:
            yield person, State.STOPPED if person.email.lower() in stopped else State.PENDING


def _letter(key, person, text, state, not_before):
    row = _row(key, person, Channel.EMAIL, text, state=state, lease_until=not_before if state == State.PENDING else None)
    row.message_id = message_id(row.key)
    row.address = person.email
    return row


def _row(key, person, channel, text, **state):
    full_key = f"{key}:{person.pk}:{channel}"
    if len(full_key) > KEY_LENGTH:
        raise ValueError(f"The key of a message is longer than {KEY_LENGTH} characters: {full_key}")
    return Notice(key=full_key, recipient=person, channel=channel, **text, **state)


def message_id(key):
    """Return the Message-ID that belongs to `key`: a second sending of the same message is seen to be the same.

    Nobody outside can work it out, so that a forged report of a bounce finds no message.
    """
    digest = salted_hmac("emulation.notifications.message_id", key, algorithm="sha256").hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def one_line(subject, length=SUBJECT_LENGTH):
    """Return `subject` on one line without control characters, so that no header can be smuggled in; cut at a word to `length`."""
    clean = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in subject)
    clean = unicodedata.normalize("NFC", " ".join(clean.split()))
    if len(clean) <= length:
        return clean
    cut = clean[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def is_own_path(url):
    """Tell whether `url` is a path of this site and leads nowhere else."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
