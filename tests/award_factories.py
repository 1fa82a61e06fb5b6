"""What the stories about awards stand in: the catalogue of the law, people and teams of the units, what they were given before."""

import datetime as dt

from django.utils import timezone

from awards.catalogue.loading import load_catalogue
from awards.catalogue.models import AwardType, Capacity, DecidingPower
from awards.catalogue.states import AwardKind, RecipientKind
from awards.proposals.models import Nominee, Proposal
from awards.records.models import AwardRecord, GradeRecord, Initiative
from awards.records.recipients import new_recipient, place
from emulation.search.text import fold

DECEMBER = timezone.make_aware(dt.datetime(2023, 12, 5, 9, 0))
SINCE = dt.date(2015, 1, 1)


def lay_down_the_law(world):
    """Load the catalogue and let Bình Minh decide as a committee of its level did until 30/6/2025; returns {code: AwardType}."""
    load_catalogue()
    power(world.authority, "chu_tich_ubnd_huyen", until=dt.date(2025, 6, 30))
    return {award.code: award for award in AwardType.objects.all()}


def power(authority, capacity, *, since=SINCE, until=None):
    """Let `authority` decide in a capacity (a code) between two days."""
    return DecidingPower.objects.create(
        authority=authority, capacity=Capacity.objects.get(code=capacity), valid_from=since, valid_to=until, confidence="sure"
    )


def person(name, unit, *, since=SINCE, position="Công chức", leadership="none", direct=True, **fields):
    """Store a person who works in `unit` since a day; returns the Recipient."""
    made = new_recipient(RecipientKind.PERSON, name, now=DECEMBER, **fields)
    made.save()
    place(made, unit, since=since, position=position, leadership=leadership, direct_worker=direct).save()
    return made


def collective(name, unit, *, whole=False, headcount=20, since=SINCE, **fields):
    """Store a team of `unit`, or the whole unit; returns the Recipient."""
    made = new_recipient(RecipientKind.COLLECTIVE, name, now=DECEMBER, unit=unit if whole else None, headcount=headcount, **fields)
    made.save()
    place(made, unit, since=since).save()
    return made


def household(name, unit, *, since=SINCE, **fields):
    """Store a household of `unit`; returns the Recipient."""
    made = new_recipient(RecipientKind.HOUSEHOLD, name, now=DECEMBER, **fields)
    made.save()
    place(made, unit, since=since).save()
    return made


def given(recipient, code, year, *, unit=None, number="", day=None, kind=AwardKind.MERIT, **fields):
    """Store that `recipient` was given an award (by code) for `year`; returns the AwardRecord."""
    return AwardRecord.objects.create(
        recipient=recipient,
        award=AwardType.objects.get(code=code),
        kind=kind,
        year=year,
        unit=unit or recipient.memberships.first().unit,
        decision_number=number or f"{recipient.pk}/QĐ-{code}",
        decision_day=day or dt.date(year, 12, 25),
        created_at=DECEMBER,
        **fields,
    )


def graded(recipient, grade, *years):
    """Store how the recipient completed each of `years`."""
    return GradeRecord.objects.bulk_create(GradeRecord(recipient=recipient, year=year, grade=grade) for year in years)


def recognised(title, *authors, year=2023, scope="co_so", **fields):
    """Store a recognised initiative of `authors`; returns it."""
    made = Initiative.objects.create(
        title=title, match_key=fold(title), year=year, scope=scope, body="Hội đồng sáng kiến", created_at=DECEMBER, **fields
    )
    made.authors.set(authors)
    return made


def draft_proposal(world, unit, *, by, title="Khen thưởng tổng kết năm 2023", kind=AwardKind.MERIT, year=2023, **fields):
    """Store an empty dossier of `unit` to its authority; returns it."""
    return Proposal.objects.create(
        authority=world.authority,
        unit=unit,
        year=year,
        title=title,
        search_key=fold(title),
        kind=kind,
        author=by,
        created_at=DECEMBER,
        saved_at=DECEMBER,
        saved_by=by,
        **fields,
    )


def nominate(proposal, recipient, code, **fields):
    """Put `recipient` into a dossier for an award (by code), for the whole year; returns the Nominee."""
    return Nominee.objects.create(
        proposal=proposal,
        recipient=recipient,
        award=AwardType.objects.get(code=code),
        order=proposal.nominees.count(),
        achieved_from=fields.pop("achieved_from", dt.date(proposal.year, 1, 1)),
        achieved_to=fields.pop("achieved_to", dt.date(proposal.year, 12, 31)),
        **fields,
    )
