"""The identity number of a person: stored so that two rows of one person can be matched, shown only to those who need it.

It stands in a table of its own, so no list, export, paper or search reads it along. Matching compares a keyed hash, never the number.
"""

import re

from django.utils.crypto import salted_hmac

from awards.records.models import Identity
from awards.records.permissions import ONLY_NUMBER_READERS, READ_NUMBER
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace

LENGTHS = (9, 12)  # chứng minh nhân dân cũ; số định danh cá nhân
WRONG = "Số định danh gồm 12 chữ số; chứng minh nhân dân cũ gồm 9 chữ số"
_BETWEEN = re.compile(r"[\s.\-]+")


def normalised(number):
    """Return the digits of a number as typed ("079 180 001 234"); "" for an empty one. Raises Refused for anything but 9 or 12 digits."""
    digits = _BETWEEN.sub("", number or "")
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) in LENGTHS):
        raise Refused(WRONG)
    return digits


def digest_of(number):
    """Return the keyed hash (64 characters) by which equal numbers are found; "" for an empty number. Raises Refused for a wrong one.

    The key comes from SECRET_KEY: whoever has the database alone cannot try all numbers.
    """
    digits = normalised(number)
    return salted_hmac("awards.records.identity", digits, algorithm="sha256").hexdigest() if digits else ""


def masked(identity):
    """Return what everybody may read of an Identity: the last four digits."""
    return f"•••• {identity.number[-4:]}"


def keep(recipient, number, *, by, now):
    """Store the number of a person, in the caller's transaction; the trace does not name it. Raises Refused for a wrong one or no person."""
    digits = normalised(number)
    if not digits:
        return
    if not recipient.is_person:
        raise Refused("Chỉ cá nhân có số định danh.")
    digest = digest_of(digits)
    if not Identity.objects.filter(recipient=recipient, digest=digest, number=digits).exists():
        Identity.objects.update_or_create(recipient=recipient, defaults={"number": digits, "digest": digest})
        write_trace(recipient, step="keep_number", what="Ghi số định danh", by=by, now=now)


@act
def number_for(recipient, *, by, now):
    """Return the number in full ("" where none is kept) and leave a trace that names who looked. Raises Refused without the right."""
    if not by.has_perm(READ_NUMBER, recipient):
        raise Refused(ONLY_NUMBER_READERS)
    found = Identity.objects.filter(recipient=recipient).first()
    if found is None:
        return ""
    write_trace(recipient, step="read_number", what="Xem số định danh", by=by, now=now)
    return found.number
