"""Verbs on who is proposed: put persons, teams and households of the unit into the list, change and drop them, enter somebody new.

Somebody who does not meet a condition for certain may be proposed all the same, with a reason.
"""

import datetime as dt
from dataclasses import dataclass, field

from awards.catalogue.models import AwardType
from awards.proposals import chips
from awards.proposals.drafting import NOT_ASKED, claim, guard, guard_place
from awards.proposals.law import book_of
from awards.proposals.models import Nominee
from awards.records.models import Membership, Recipient
from awards.records.recipients import new_recipient, place
from emulation import clock
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act

MOST = 1000  # nominees of one dossier


@dataclass(frozen=True)
class Line:
    """One recipient for one award. `more` are further fields of the Nominee to write (votes, the account of achievements)."""

    recipient: Recipient
    award: AwardType
    achieved_from: dt.date | None = None
    achieved_to: dt.date | None = None
    reason: str = ""
    more: dict = field(default_factory=dict)

    @property
    def key(self):
        return self.recipient.pk, self.award.pk


class NeedsReason(Refused):
    """Nominees fall short of a condition and no reason is given: `short` is {(id of the recipient, id of the award): [sentences]}."""

    def __init__(self, short):
        super().__init__(f"{len(short)} người, tập thể chưa đủ điều kiện. Ghi lý do vẫn đề nghị, hoặc bỏ chọn.")
        self.short = short


@act
def add_nominees(proposal, lines, *, by, now, version=None):
    """Put `lines` (Lines) into the list; who is there for the same award is changed. Returns (how many are new, how many changed).

    What is true of them today (position, team, leadership) is copied. Raises Refused for an award that may not be proposed for this kind or
    recipient, for too many, for who is not of the unit; NeedsReason where somebody falls short and `Line.reason` is empty. All or nothing.
    """
    guard_place(proposal, by, "nominee")
    day, book = clock.day_of(now), book_of(proposal, clock.day_of(now))
    _refuse_unfit(proposal, lines, book)
    claim(proposal, by=by, now=now, version=proposal.version if version is None else version, what=f"Đưa {len(lines)} dòng vào danh sách đề nghị")
    there = {(each.recipient_id, each.award_id): each for each in proposal.nominees.all()}
    if len(there.keys() | {line.key for line in lines}) > MOST:
        raise Refused(f"Một hồ sơ có tối đa {MOST} người, tập thể. Lập thêm hồ sơ khác.")
    places = places_of(proposal, [line.recipient for line in lines], day)
    changed = [_filled(there[line.key], line) for line in lines if line.key in there]
    fresh = [_filled(_new(proposal, line, places, len(there) + order), line) for order, line in enumerate(lines) if line.key not in there]
    Nominee.objects.bulk_update(changed, ["achieved_from", "achieved_to", "reason", *_more(lines)], batch_size=200)
    Nominee.objects.bulk_create(fresh, batch_size=200)
    _refuse_short(proposal, {line.key for line in lines}, book, day)
    return len(fresh), len(changed)


@act
def save_nominees(proposal, *, by, now, version, changes, dropped=()):
    """Change rows of the list: `changes` is {id: dict of award, achieved_from, achieved_to, reason}; `dropped` are ids to take out.

    Raises Refused for a row that was not asked for or an award that may not be proposed, NeedsReason as `add_nominees` does.
    """
    openings = guard(proposal, by)
    rows = {each.pk: each for each in proposal.nominees.select_related("recipient", "award")}
    touched = [pk for pk in {*changes, *dropped} if pk in rows]
    if any(not openings.place(pk, "nominee") for pk in touched):
        raise Refused(NOT_ASKED)
    day, book = clock.day_of(now), book_of(proposal, clock.day_of(now))
    kept = [pk for pk in touched if pk not in dropped]
    for pk in kept:
        for name, value in changes[pk].items():
            setattr(rows[pk], name, value)
    _refuse_unfit(proposal, [Line(rows[pk].recipient, rows[pk].award) for pk in kept], book)
    _refuse_doubled([each for each in rows.values() if each.pk not in dropped])
    claim(proposal, by=by, now=now, version=version, what="Lưu danh sách đề nghị")
    proposal.nominees.filter(pk__in=dropped).delete()
    Nominee.objects.bulk_update([rows[pk] for pk in kept], ["award", "achieved_from", "achieved_to", "reason"], batch_size=200)
    _refuse_short(proposal, {(rows[pk].recipient_id, rows[pk].award_id) for pk in kept}, book, day)


@act
def add_newcomer(proposal, *, by, now, kind, name, details=None, **where):
    """Enter a person, team or household of the unit that is not on its roster yet; returns the Recipient.

    `details` are fields of the Recipient (birth_date, gender, headcount, address), `where` those of its place (team, position, leadership,
    direct_worker). They are on the roster from today on, whatever becomes of the dossier.
    """
    guard_place(proposal, by, "nominee")
    made = new_recipient(kind, name, now=now, by=by, **(details or {}))
    made.save()
    place(made, proposal.unit, since=clock.day_of(now), **where).save()
    return made


def places_of(proposal, recipients, day):
    """Return {id of the recipient: Membership} in the unit of `proposal`, the one that counts on `day`, else the latest; one query."""
    found = {}
    rows = Membership.objects.filter(recipient__in=recipients, unit=proposal.unit, valid_from__lte=day).order_by("valid_from", "pk")
    for row in rows:
        before = found.get(row.recipient_id)
        if before is None or row.valid_to is None or (before.valid_to and row.valid_to >= before.valid_to):
            found[row.recipient_id] = row
    return found


def _new(proposal, line, places, order):
    made, at = Nominee(proposal=proposal, recipient=line.recipient, award=line.award, order=order), places.get(line.recipient.pk)
    if at is not None:
        made.position, made.team, made.leadership, made.direct_worker = at.position, at.team, at.leadership, at.direct_worker
    return made


def _filled(nominee, line):
    nominee.achieved_from, nominee.achieved_to, nominee.reason = line.achieved_from, line.achieved_to, line.reason
    for name, value in line.more.items():
        setattr(nominee, name, value)
    return nominee


def _more(lines):
    return sorted({name for line in lines for name in line.more})


def _refuse_unfit(proposal, lines, book):
    for line in lines:
        rule = book.rule(line.award)
        if rule is None or proposal.kind not in rule.kinds or line.recipient.kind not in rule.recipients:
            what = f"{line.award.name} không đề nghị được cho {line.recipient.get_kind_display().lower()}"
            raise Refused(f"{what} theo loại hình {proposal.get_kind_display().lower()} ({line.recipient.name}).")


def _refuse_doubled(nominees):
    seen = set()
    for each in nominees:
        if (each.recipient_id, each.award_id) in seen:
            raise Refused(f"{each.recipient.name} đã có trong danh sách với {each.award.name}.")
        seen.add((each.recipient_id, each.award_id))


def _refuse_short(proposal, keys, book, day):
    """Raise NeedsReason for those among `keys` who fall short without a reason; what was written is rolled back by it."""
    asked = [each for each in proposal.nominees.select_related("recipient", "award") if (each.recipient_id, each.award_id) in keys]
    sheets = chips.sheets_of(asked, book, day)
    short = {(each.recipient_id, each.award_id): chips.falls_short(sheets.get(each.pk)) for each in asked if not each.reason}
    short = {key: sentences for key, sentences in short.items() if sentences}
    if short:
        raise NeedsReason(short)
