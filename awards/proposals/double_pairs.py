"""What looks like one among dossiers: recipients proposed or awarded twice, copied text, photographs, initiatives. Each kind in a few queries.

A Match is a pair; `key` names it the same from both sides, so that looking again finds the same row.
"""

import datetime as dt
from dataclasses import dataclass

from awards.catalogue.states import AwardForm, AwardKind
from awards.proposals import photographs
from awards.proposals.check_models import PicturePrint
from awards.proposals.models import Nominee
from awards.proposals.states import ClaimKind
from awards.records.models import AwardRecord
from emulation.formats.words import day_words
from emulation.search.text import fold


@dataclass(frozen=True, kw_only=True)
class Match:
    """One pair: `nominee_id` is of the dossier looked at; `mine` and `theirs` are what stands side by side, in words."""

    kind: str
    key: str
    nominee_id: int
    score: int
    mine: str
    theirs: str
    other_id: int | None = None
    record_id: int | None = None


def pair_key(one, other):
    """Return the name of a pair of nominees, the same from both sides."""
    return f"n{min(one, other)}-n{max(one, other)}"


def recipient_matches(scope):
    """One recipient twice: in another standing dossier, or awarded before, for the same time and on the same ground.

    Titles are held one upon the other (lao động tiên tiến, chiến sĩ thi đua), so of titles only the same one counts; of forms of commendation
    any two (Luật Thi đua, khen thưởng 2022, Điều 5: not several forms for one achievement).
    """
    others = scope.nominees.filter(recipient__in=scope.kin).select_related("award", "recipient", "proposal__unit")
    records = AwardRecord.objects.valid().filter(recipient__in=scope.kin).select_related("award", "recipient", "unit", "nominee")
    mine = {}
    for nominee in scope.mine:
        mine.setdefault(nominee.recipient_id, []).append(nominee)
    found, proposed = [], set()
    for other in others:
        proposed.add(other.pk)
        found += [_proposed_twice(nominee, other, score) for nominee, score in _ours(scope, mine, other, other.proposal)]
    for record in records:
        if getattr(record, "nominee", None) is None or record.nominee.pk not in proposed:
            found += [_awarded_before(scope, nominee, record, score) for nominee, score in _ours(scope, mine, record, record)]
    return found


def _ours(scope, mine, other, about):
    """Yield (nominee, per cent) of the dossier whom `other` (a Nominee or AwardRecord, its kind and movement in `about`) doubles."""
    if not _same_ground(scope.proposal, about):
        return
    for recipient_id, score in scope.kin[other.recipient_id].items():
        for nominee in mine.get(recipient_id, ()):
            meet = _overlap(_span(nominee, scope.proposal.year), _span(other, about.year))
            if meet and other != nominee and _compete(nominee.award, other.award):
                yield nominee, score


def _same_ground(one, other):
    """Tell whether both are of one kind; in a movement, of one movement, as far as both name it."""
    if one.kind != other.kind:
        return False
    return one.kind != AwardKind.MOVEMENT or one.movement_id == other.movement_id or None in (one.movement_id, other.movement_id)


def _compete(one, other):
    return one == other or (one.form == AwardForm.FORM and other.form == AwardForm.FORM)


def _span(thing, year):
    """Return the achievement period; an end that nobody stated is that of the year."""
    return thing.achieved_from or dt.date(year, 1, 1), thing.achieved_to or dt.date(year, 12, 31)


def _overlap(one, other):
    return one[0] <= other[1] and other[0] <= one[1]


def _proposed_twice(nominee, other, score):
    theirs = f"{_said(other)}; hồ sơ {other.proposal.code} của {other.proposal.unit.name}"
    key = pair_key(nominee.pk, other.pk)
    return Match(kind=ClaimKind.RECIPIENT, key=key, nominee_id=nominee.pk, other_id=other.pk, score=score, mine=_said(nominee), theirs=theirs)


def _awarded_before(scope, nominee, record, score):
    paper = f"Quyết định số {record.decision_number}" if record.decision_number else "Quyết định"
    day = f" ngày {day_words(record.decision_day)}" if record.decision_day else ""
    by = f" của {record.decided_by}" if record.decided_by else ""
    theirs = f"{_said(record, record.year)}; {paper}{day}{by}; khi đó ở {record.unit.name}"
    key = f"n{nominee.pk}-r{record.pk}"
    return Match(kind=ClaimKind.RECIPIENT, key=key, nominee_id=nominee.pk, record_id=record.pk, score=score, mine=_said(nominee), theirs=theirs)


def _said(thing, year=None):
    """Return who gets what for which time, in words."""
    since, until = _span(thing, year or thing.proposal.year)
    return f"{thing.recipient.name}: {thing.award.name}, thành tích từ {day_words(since)} đến {day_words(until)}"


def photo_matches(scope):
    """One photograph twice: of two nominees, or in two dossiers; a file of the whole dossier stands for its first nominee."""
    rows = PicturePrint.objects.filter(file__proposal__in=scope.dossiers.order_by().values("pk"))
    fields = ("file_id", "value", "file__nominee_id", "file__proposal_id", "file__attachment__name", "file__proposal__unit__name")
    files = {row[0]: row for row in rows.values_list(*fields)}
    mine = {pk: row[1] for pk, row in files.items() if row[3] == scope.proposal.pk}
    near = photographs.pairs(mine, {pk: row[1] for pk, row in files.items()}) if mine else []
    first = _first_nominees({files[other][3] for _, other, _ in near} | {scope.proposal.pk}) if near else {}
    found = {}
    for own, other, apart in near:
        one, two = ((files[pk][2] or first.get(files[pk][3])) for pk in (own, other))
        key = f"f{min(own, other)}-f{max(own, other)}"
        if one in scope.by_id and two and one != two:
            words = [f"Ảnh {files[pk][4]} ({files[pk][5]})" for pk in (own, other)]
            score = round(100 - 100 * apart / 64)
            found[key] = Match(kind=ClaimKind.PHOTO, key=key, nominee_id=one, other_id=two, score=score, mine=words[0], theirs=words[1])
    return list(found.values())


def _first_nominees(proposals):
    """Return {proposal id: id of its first nominee}."""
    found = {}
    for pk, proposal in Nominee.objects.filter(proposal__in=proposals).values_list("pk", "proposal_id"):
        found.setdefault(proposal, pk)
    return found


def initiative_matches(scope):
    """One initiative for different persons, whichever row of the register it is cited by."""
    fields = ("pk", "recipient_id", "initiatives__match_key", "initiatives__title", "initiatives__year")
    own = list(scope.nominees.filter(proposal=scope.proposal, initiatives__isnull=False).values_list(*fields))
    titles = {row[2] for row in own}
    others = scope.nominees.filter(initiatives__match_key__in=titles) if titles else Nominee.objects.none()
    by_title = {}
    for row in others.values_list(*fields, "recipient__name", "proposal__unit__name"):
        by_title.setdefault(row[2], []).append(row)
    found = {}
    for pk, _, title, words, year in own:
        for other in by_title[title]:
            key = pair_key(pk, other[0])
            if other[0] != pk and not scope.same(other[1], scope.by_id[pk]) and key not in found:
                mine, theirs = f"{words} (công nhận năm {year})", f"{other[3]} (công nhận năm {other[4]}); {other[5]}, {other[6]}"
                found[key] = Match(
                    kind=ClaimKind.INITIATIVE, key=f"{key}-{_short(title)}", nominee_id=pk, other_id=other[0], score=100, mine=mine, theirs=theirs
                )
    return list(found.values())


def _short(title):
    return fold(title).replace(" ", "-")[:60]
