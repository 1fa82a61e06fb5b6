"""The page of one recipient: who, where, what they were given, what was recognised, how the years went, and what is under way."""

from django.contrib.contenttypes.models import ContentType

from awards.records.history import (
    family_ids,
    grades_of,
    history_of,
    identity_of,
    initiatives_of,
    places_of,
    restrictions_of,
)
from awards.records.identity import masked
from awards.records.listing import place_on
from awards.records.mentions import mentions_of
from awards.records.models import Recipient
from awards.records.permissions import KEEP, READ_NUMBER, may_edit, may_place, reads_restrictions
from awards.records.states import RecordState
from emulation.workflow.models import Trace

TRACES, NEWEST = 30, 12
CONFIDENTIAL = ("restriction",)  # steps whose traces are shown only with the restrictions themselves


def page_of(recipient, user, day):
    """Return what the page shows to `user` on `day` (a date); the recipient is a standing row."""
    ids = family_ids(recipient)
    places = list(places_of(ids))
    awards = list(history_of(recipient, ids))
    trusted = reads_restrictions(user, recipient, day)
    number = identity_of(recipient, ids)
    return {
        "recipient": recipient,
        "today": day,
        "places": [(place, may_place(user, place.unit) and place.valid_to is None) for place in places],
        "place": place_on(places, day),
        "awards": awards,
        "newest": awards[:NEWEST],
        "times": sum(record.state == RecordState.VALID for record in awards),
        "initiatives": initiatives_of(ids),
        "grades": grades_of(recipient, ids),
        "trusted": trusted,
        "restrictions": restrictions_of(ids) if trusted else (),
        "number": masked(number) if number else "",
        "may_read_number": user.has_perm(READ_NUMBER, recipient),
        "mentions": mentions_of(user, ids, day),
        "merged": Recipient.objects.filter(merged_into=recipient),
        "history": traces_of(ids, trusted)[:TRACES],
        "keeper": user.has_perm(KEEP, recipient),
        "may_edit": may_edit(user, recipient, day),
    }


def traces_of(ids, trusted):
    """Return the traces of a family (ids), the newest first, those about discipline only where `trusted`."""
    found = Trace.objects.filter(content_type=ContentType.objects.get_for_model(Recipient), object_id__in=ids)
    return found if trusted else found.exclude(step__in=CONFIDENTIAL)
