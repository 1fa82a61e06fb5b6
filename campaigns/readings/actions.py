"""Verbs on a reading: read a paper, decide on what was found, change a finding. Making the draft stands in `making`."""

import datetime as dt
import re

from django.db.models import F

from campaigns.readings.items import DROPPED, KEPT, PROPOSED, TAKEN, is_own, items_of
from campaigns.readings.models import DirectiveReading
from campaigns.readings.vocabulary import FACTS
from emulation.attachments.actions import keep
from emulation.formats.words import day_words
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.steps import act, write_trace

DECISIONS = (PROPOSED, TAKEN, DROPPED)
ONLY_OFFICE = "Chỉ Cơ quan Thường trực được soạn Chỉ thị."
MADE = "Dự thảo đã được lập từ bản đọc này. Sửa tiếp trong dự thảo."


@act
def read_paper(found, *, authority, resolver, by, now, source=None):
    """Keep the findings.Reading `found` for `authority` (a Unit), with the file `source` (an Attachment) if there is one; returns the row.

    Raises Refused without the right, UploadRefused when the file is gone.
    """
    reading = DirectiveReading(authority=authority, text=found.text, source=source, author=by, created_at=now)
    if not by.has_perm("campaigns.draft_directive", reading):
        raise Refused(ONLY_OFFICE)
    reading.name = name_of(found, source, now)
    reading.findings = {"own": is_own(found, authority), "items": items_of(found, resolver, authority)}
    reading.save()
    keep([source] if source else [])
    write_trace(reading, step="read", what="Đọc văn bản", by=by, now=now)
    return reading


def name_of(found, source, now):
    """Return what people call the paper: its type, number and subject as far as they were found, else the file, else the day."""
    head = {key: fact.value for key, fact in found.head.items() if key in FACTS and fact.value}
    number, symbol = head.get("number"), head.get("symbol")
    numbered = isinstance(number, int) and symbol
    subject = re.sub("^(V/v|Về việc)", "về việc", " ".join(str(head.get("abstract", "")).split()))
    words = [str(head.get("type_name", "")).capitalize(), f"số {number:02d}/{symbol}" if numbered else "", subject]
    name = " ".join(word for word in words if word) if subject or numbered else ""
    name = name[:1].upper() + name[1:]
    return (name or (source.name if source else f"Văn bản dán ngày {day_words(now)}"))[:300]


@act
def decide(reading, *, by, now, decision, item="", part="", but=()):
    """Take or drop one finding (`item`, an id) or all undecided ones of a `part` but those with an id in `but`; returns how many changed.

    Raises Refused once the draft is made or without the right, KeyError for what is not there.
    """
    locked = _open(reading, by)
    if decision not in DECISIONS:
        raise KeyError(decision)
    items = [each for each in locked.findings["items"] if each["decision"] != KEPT]
    if item:
        chosen = [each for each in items if each["id"] == item]
    else:
        chosen = [each for each in items if each["part"] == part and each["decision"] == PROPOSED and each["id"] not in but]
    if item and not chosen:
        raise KeyError(item)
    changed = [each for each in chosen if each["decision"] != decision]
    for each in changed:
        each["decision"] = decision
    if changed:
        _save(locked, reading)
    return len(changed)


@act
def change_item(reading, *, by, now, item, rev, value):
    """Write what a person typed into the finding `item` (an id) and take it; `rev` is the one they saw. Raises Refused or Conflict."""
    locked = _open(reading, by)
    found = next(each for each in locked.findings["items"] if each["id"] == item and each["decision"] != KEPT)
    if found["rev"] != rev:
        raise Conflict("Mục này vừa được người khác sửa.")
    found |= {"value": found["value"] | _plain(value), "decision": TAKEN, "rev": rev + 1, "changed": True}
    _save(locked, reading)
    write_trace(reading, step="change", what=f"Sửa mục đọc được: {item}", by=by, now=now)


def _open(reading, by):
    """Return the row again, locked until the transaction ends: two people may decide at the same time."""
    locked = DirectiveReading.objects.select_for_update().get(pk=reading.pk)
    if not by.has_perm("campaigns.draft_directive", locked):
        raise Refused(ONLY_OFFICE)
    if locked.directive_id:
        raise Refused(MADE)
    return locked


def _save(locked, reading):
    DirectiveReading.objects.filter(pk=locked.pk).update(findings=locked.findings, version=F("version") + 1)
    reading.findings, reading.version = locked.findings, locked.version + 1


def _plain(value):
    return {name: each.isoformat() if isinstance(each, dt.date) else each for name, each in value.items() if name != "id"}
