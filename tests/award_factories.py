"""What the stories about awards stand in: the catalogue of the law, people and teams of the units, what they were given before."""

import datetime as dt

from django.utils import timezone

from awards.catalogue.loading import load_catalogue
from awards.catalogue.models import AwardRule, AwardType, BaseSalary, Capacity, DecidingPower, LocalRules, Regime
from awards.catalogue.states import AwardKind, RecipientKind
from awards.proposals.models import Nominee, Proposal, ProposalVersion
from awards.proposals.snapshot import facts_of
from awards.records.models import AwardRecord, GradeRecord, Initiative
from awards.records.recipients import new_recipient, place
from awards.registrations.actions import Entry, approve, save_lines, start_registration, submit
from campaigns.directives.models import Directive, Duty
from campaigns.obligations.asking import add_duty
from campaigns.obligations.models import Obligation
from emulation.search.text import fold
from emulation.workflow.steps import write_trace
from tests.factories import MORNING, launch

DECEMBER = timezone.make_aware(dt.datetime(2023, 12, 5, 9, 0))
SINCE = dt.date(2015, 1, 1)


def lay_down_the_law(world):
    """Load the catalogue and let Bình Minh decide as a committee of its level did until 30/6/2025; returns {code: AwardType}."""
    load_catalogue()
    power(world.authority, "chu_tich_ubnd_huyen", until=dt.date(2025, 6, 30))
    return {award.code: award for award in AwardType.objects.all()}


def little_law(world):
    """Store one award with its rule, a local regulation and a salary by hand: what pages need that do not ask what the law says."""
    since = dt.date(2017, 10, 1)
    regime = Regime.objects.create(code="R1", name="Luật Thi đua, Khen thưởng 2003", valid_from=since, confidence="sure")
    award = AwardType.objects.create(
        code="LDTT", name="Lao động tiên tiến", short_name="LĐTT", form="title", level="local", rank=1, search_key="lao dong tien tien"
    )
    rule = AwardRule.objects.create(
        award=award, code="LDTT@R1", recipients=["person"], kinds=["merit"], valid_from=since, basis="Luật 2003 Đ24", confidence="sure"
    )
    capacity = Capacity.objects.create(code="chu_tich_ubnd_huyen", name="Chủ tịch UBND", level="local")
    rule.capacities.add(capacity)
    DecidingPower.objects.create(authority=world.authority, capacity=capacity, valid_from=since, confidence="sure")
    local = LocalRules.objects.create(authority=world.authority, name="Quy chế của Bình Minh", valid_from=since, confidence="sure")
    salary = BaseSalary.objects.create(valid_from=dt.date(2019, 7, 1), amount=1_490_000, basis="NĐ 38/2019", confidence="sure")
    return {"regime": regime, "award": award, "rule": rule, "local": local, "salary": salary}


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


def registration_owed(world, *units, year=2023, due=None, now=MORNING):
    """Let the office ask `units` (Units) for their registration of the year, under the directive in force; returns the obligation of the first."""
    directive = Directive.objects.filter(authority=world.authority, year=year, state="issued").first() or launch(world, year=year, now=now)
    last = due or dt.date(year, 3, 31)
    words = {"title": "Đăng ký thi đua", "ground": "Công văn số 03/HĐTĐKT", "kind": Duty.Kind.REGISTRATION, "short": "ĐK"}
    duty = add_duty(directive, list(units), by=world.people.lan, now=now, due=last, **words)
    return Obligation.objects.with_names().get(duty=duty, unit=units[0])


def registered(obligation, picks, *, by, now=MORNING, approve_by=None):
    """Start the registration of `obligation` with `picks` ({Recipient: codes of awards}), all submitted and approved with `approve_by`."""
    made = start_registration(obligation, by=by, now=now)
    codes = {award.code: award.pk for award in AwardType.objects.all()}
    entries = {recipient.pk: Entry(frozenset(codes[code] for code in wanted)) for recipient, wanted in picks.items()}
    save_lines(made, by=by, now=now, version=made.version, entries=entries)
    if approve_by:
        submit(made, by=by, now=now)
        approve(made, by=approve_by, now=now)
    return made


def dossier_on_the_desk(world, *, number, state="review", name="Nguyễn Thị Hà", now=None, **fields):
    """Store a dossier of Sông Ray that lies with the office (received under `number`, taken up by Lan), without going the way to there."""
    now, an = now or timezone.make_aware(dt.datetime(2023, 2, 6, 8, 15)), world.people.an
    receipt = {"submitted_at": now, "received_at": now, "receipt_year": now.year, "receipt_number": number, "signer": an}
    proposal = draft_proposal(world, world.units["song_ray"], by=an, title=f"Khen thưởng đợt {number}", state=state, **receipt, **fields)
    proposal.reviewer = None if state == "sent" else world.people.lan
    proposal.save()
    award = AwardType.objects.first().code
    judged = {} if state in ("sent", "review") else {"verdict": "council", "verdict_by": world.people.lan, "verdict_at": now}
    nominate(proposal, person(f"{name} {number}", world.units["song_ray"]), award, **judged)
    if state == "forwarded":
        proposal.nominees.update(outcome="waiting")
    ProposalVersion.objects.create(proposal=proposal, number=1, facts=facts_of(proposal), submitted_by=an, submitted_at=now)
    write_trace(proposal, step="submit", what="Trình đề nghị khen thưởng", by=an, now=now, from_state="draft", to_state="sent")
    return Proposal.objects.with_names().get(pk=proposal.pk)
