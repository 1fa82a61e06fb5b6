"""Steps of the demo's dossiers, from the draft to the answer from above: the same verbs as on the pages."""

import datetime as dt
from dataclasses import replace

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardKind, RecipientKind
from awards.demo.data import read
from awards.proposals import actions, concluding, flags, forwarding, opinions
from awards.proposals.drafting import save_kind, save_meeting
from awards.proposals.models import Proposal
from awards.proposals.nominating import Line, NeedsReason, add_nominees
from awards.proposals.states import Outcome, Verdict
from awards.records.models import Membership, Restriction
from awards.registrations.models import RegisteredTitle
from campaigns.demo.cast import seated
from campaigns.movements.models import Movement
from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.units.lineage import authority_of
from emulation.units.models import Unit
from reports.demo.figures import dice, pick


def begin(story, cast, now):
    """The clerk starts the dossier, chooses who is proposed and writes what they achieved; a story without nominees stays empty."""
    unit = Unit.objects.select_related("letterhead", "kind").get(code=story["unit"])
    author, title = _author(unit, cast, now), story.get("title") or read("lively")["year_end"]
    kind = AwardKind(story.get("kind", AwardKind.MERIT))
    if Proposal.objects.filter(unit=unit, title=title).exists():
        return
    with clock.at(now):
        authority = authority_of(unit)
        proposal = actions.start_proposal(authority, unit, by=author, now=now, title=title, kind=kind)
        if kind != AwardKind.MERIT:
            save_kind(proposal, by=author, now=now, version=proposal.version, fields=_kind_fields(proposal, story))
        if "nominees" in story:
            _nominate(proposal, story["nominees"], author, now)
            _meet(proposal, cast, author, now)


def _kind_fields(proposal, story):
    movement = Movement.objects.filter(name__startswith=story["movement"]).first() if "movement" in story else None
    told = {"title": proposal.title, "year": proposal.year, "kind": proposal.kind, "fast": story.get("fast", False)}
    return told | {"movement": movement, "event_day": story.get("event"), "movement_result": ""}


def _nominate(proposal, asked, author, now):
    lines = [line for what, count in asked.items() for line in _lines(proposal, what, count, now)]
    try:
        add_nominees(proposal, lines, by=author, now=now)
    except NeedsReason as needs:
        proposal.refresh_from_db()
        lines = [replace(line, reason=read("lively")["still"]) if line.key in needs.short else line for line in lines]
        add_nominees(proposal, lines, by=author, now=now)


def _lines(proposal, what, count, now):
    """Lines for `what`: the code of an award, after "team" for teams, after "last" for the last of the staff."""
    *which, code = what.split()
    kind = RecipientKind.COLLECTIVE if which == ["team"] or code.startswith("TT") else RecipientKind.PERSON
    award = AwardType.objects.get(code=code)
    places = Membership.objects.valid_on(clock.day_of(now)).filter(unit=proposal.unit, recipient__kind=kind).select_related("recipient")
    staff = [place.recipient for place in places.order_by("recipient")]
    titles = set(RegisteredTitle.objects.filter(year=proposal.year, award=award, recipient__in=staff).values_list("recipient", flat=True))
    barred = set(Restriction.objects.filter(recipient__in=staff).values_list("recipient", flat=True))
    chosen = staff[-count:] if which == ["last"] else sorted(staff, key=lambda each: (each.pk in barred, each.pk not in titles))[:count]
    days = (proposal.event_day,) * 2 if proposal.event_day else (dt.date(proposal.year, 1, 1), _last_day(proposal, now))
    return [Line(each, award, *days, more=_account(proposal, each, count + number)) for number, each in enumerate(chosen)]


def _last_day(proposal, now):
    """The whole year for the titles of the year, until today for everything earlier."""
    today = clock.day_of(now)
    return dt.date(proposal.year, 12, 31) if today.month > 10 else today


def _account(proposal, recipient, seed):
    words, unit = read("lively")["account"], proposal.unit.short_name
    numbers = {"n": 3 + int(dice(recipient.pk, "n") * 9), "m": 70 + int(dice(recipient.pk, "m") * 20), "p": 88 + int(dice(recipient.pk, "p") * 11)}
    return {name: pick(words[name], recipient.pk, name, seed).format(unit=unit, **numbers) for name in words}


def _meet(proposal, cast, author, now):
    """The unit's own meeting: everybody there, nearly everybody for each."""
    members = Membership.objects.valid_on(clock.day_of(now)).filter(unit=proposal.unit, recipient__kind=RecipientKind.PERSON).count()
    head = cast.heads.get(proposal.unit_id) or author
    fields = {
        "met_on": clock.day_of(now),
        "members": members,
        "present": members - 1,
        "chair": head.full_name,
        "secretary": author.full_name,
        "minutes": read("lively")["meeting"]["minutes"],
    }
    votes = {each.pk: (members - 1 - each.pk % 2, members - 1) for each in proposal.nominees.all()}
    save_meeting(proposal, by=author, now=now, version=proposal.version, fields=fields, votes=votes)


def pass_up(proposal, cast, now):
    """The clerk hands the dossier to the head."""
    actions.pass_up(proposal, by=_author(proposal.unit, cast, now), now=now)


def submit(proposal, cast, now):
    """The head of the unit submits."""
    actions.submit(proposal, by=_head(proposal, cast, now), now=now)


def withdraw(proposal, cast, now, told):
    """The head gives the proposal up, with the reason."""
    actions.withdraw(proposal, by=_head(proposal, cast, now), now=now, note=told["note"])


def take_up(proposal, cast, now):
    """The office begins its review."""
    concluding.take_up(proposal, by=_officer(proposal, now), now=now)


def give_back(proposal, cast, now, told):
    """The office flags places of the first nominees and asks for completion."""
    officer, nominees = _officer(proposal, now), list(proposal.nominees.all()[:2])
    for number, (place, text) in enumerate(told["flags"].items()):
        nominee = nominees[number % len(nominees)] if place == "achievement" else None
        flags.write_flag(proposal, by=officer, now=now, text=text, nominee=nominee, place=place)
    concluding.request_completion(proposal, by=officer, now=now, note=told["note"], due=told["due"])


def ask(proposal, cast, now, told):
    """The office asks another agency, once."""
    unit = Unit.objects.get(code=told["unit"])
    if proposal.opinions.filter(unit=unit).exists():
        return
    opinions.ask_opinion(proposal, unit, by=_officer(proposal, now), now=now, question=told["question"], due=told["due"])


def to_council(proposal, cast, now):
    """The office concludes about each nominee, then about the dossier."""
    officer = _officer(proposal, now)
    concluding.judge_many(proposal, list(proposal.nominees.all()), by=officer, now=now)
    concluding.to_council(proposal, by=officer, now=now)


def close(proposal, cast, now, told):
    """The office concludes that the conditions are not met."""
    concluding.refuse(proposal, by=_officer(proposal, now), now=now, note=told["note"])


def forward(proposal, cast, now, told):
    """The office notes that the dossier went up."""
    forwarding.forward(proposal, by=_officer(proposal, now), now=now, to=told["to"], sent_on=clock.day_of(now))


def record(proposal, cast, now, told):
    """The answer from above: everybody was awarded."""
    outcomes = dict.fromkeys(proposal.nominees.filter(verdict=Verdict.COUNCIL).select_related("recipient", "award"), (Outcome.AWARDED, ""))
    paper = {"decision_number": told["number"], "decision_day": told["decided"], "answered_on": clock.day_of(now), "answer": told["answer"]}
    forwarding.record_answer(proposal, by=_officer(proposal, now), now=now, outcomes=outcomes, **paper)


def _author(unit, cast, now):
    """The clerk of the unit, else its head."""
    clerk = cast.clerks.get(unit.pk)
    return seated(clerk, Role.UNIT_CLERK, now) if clerk else seated(cast.heads[unit.pk], Role.UNIT_HEAD, now)


def _head(proposal, cast, now):
    return seated(cast.heads[proposal.unit_id], Role.UNIT_HEAD, now)


def _officer(proposal, now):
    """Whoever of the standing office reads papers: the last appointed."""
    officers = User.objects.holding(Role.STANDING_OFFICE, [proposal.authority_id], clock.day_of(now))
    return seated(officers.order_by("-pk").first(), Role.STANDING_OFFICE, now)
