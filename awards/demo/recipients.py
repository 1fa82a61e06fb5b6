"""Loads who can be awarded: the staff of every unit under invented names, its teams, the unit itself, households. The same in every run."""

import datetime as dt
from dataclasses import dataclass

from awards.catalogue.states import RecipientKind
from awards.demo.data import read
from awards.records.identity import digest_of
from awards.records.models import Identity, Membership, Recipient
from awards.records.recipients import new_recipient, place
from awards.records.states import Gender, Leadership
from emulation.units.models import Succession
from reports.demo.figures import between, dice, pick

PERSON, TEAM, HOUSEHOLD = RecipientKind.PERSON, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD


@dataclass
class Loaded:
    """The rows of all units, so that each table is written once: `staff` {unit id: [Recipient]}, the head first; `teams` likewise."""

    staff: dict
    teams: dict
    rows: list
    places: list


def load_recipients(units, cast, now):
    """Create the recipients of `units` (a list of Unit) with the heads and clerks of a Cast at the moment `now`; returns Loaded."""
    loaded = Loaded({}, {}, [], [])
    for unit in units:
        _staff(loaded, unit, cast, now)
        _teams(loaded, unit, now)
    Recipient.objects.bulk_create(loaded.rows)
    Membership.objects.bulk_create(_pointing(loaded.places))
    Identity.objects.bulk_create(_identity(row, number) for number, row in enumerate(loaded.rows) if _numbered(row, number))
    return loaded


def go_on(loaded, authority, units, day):
    """Let some of the people of the former units work on in `units` below `authority` from `day`, after the merger."""
    before = Succession.objects.filter(successor=authority, predecessor__in=loaded.staff).order_by("predecessor__code")
    movers = [person for each in before for person in loaded.staff[each.predecessor_id][1 : 1 + read("people")["went_on"]]]
    kinds = read("people")["kinds"]
    places = []
    for number, person in enumerate(movers):
        unit = units[number % len(units)]
        post = pick(kinds[unit.kind.code]["posts"], person.name, number)
        places.append(place(person, unit, since=day, position=post, direct_worker=True))
        loaded.staff.setdefault(unit.pk, []).append(person)
    Membership.objects.bulk_create(places)


def _staff(loaded, unit, cast, now):
    spec = read("people")["kinds"][unit.kind.code]
    count = round(between(spec["count"], unit.code, "count"))
    known = [(person.full_name, post, Leadership.UNIT) for person, post in _heads(unit, cast)]
    known += [("", post, Leadership.UNIT) for post in spec["deputies"]] + [("", post, Leadership.TEAM) for post in spec["parts"]]
    if unit.pk in cast.clerks:
        known.append((cast.clerks[unit.pk].full_name, spec["posts"][0], Leadership.NONE))
    people = [
        _person(unit, number, *known[number], now) if number < len(known) else _person(unit, number, "", "", "", now) for number in range(count)
    ]
    loaded.staff[unit.pk] = [person for person, _ in people]
    loaded.rows += loaded.staff[unit.pk]
    loaded.places += [where for _, where in people]


def _heads(unit, cast):
    head = cast.heads.get(unit.pk)
    return [(head, unit.letterhead.signer_title.capitalize())] if head else []


def _person(unit, number, name, post, leadership, now):
    """Return one person of a unit and its place there."""
    data, seed = read("people"), (unit.code, number)
    gender = _gender_of(name) if name else (Gender.FEMALE if dice(*seed, "gender") < 0.46 else Gender.MALE)
    row = new_recipient(
        PERSON,
        name or _name(gender, *seed),
        now=now,
        gender=gender,
        birth_date=dt.date(1966, 1, 1) + dt.timedelta(days=round(between((0, 31 * 365), *seed, "born"))),
        education=pick(data["education"], *seed, "education"),
        address=data["label"].format(place=unit.letterhead.place),
    )
    spec = data["kinds"][unit.kind.code]
    since = max(unit.valid_from, dt.date(round(between((2008, 2020), *seed, "since")), 1 + round(between((0, 11), *seed, "month")), 1))
    role = leadership or Leadership.NONE
    where = place(
        row, unit, since=since, position=post or pick(spec["posts"], *seed, "post"), leadership=role, valid_to=unit.valid_to,
        direct_worker=role == Leadership.NONE and dice(*seed, "direct") < 0.8,
    )  # fmt: skip
    return row, where


def _name(gender, *seed):
    names = read("people")["names"][gender]
    parts = (pick(read("people")["surnames"], *seed, "family"), pick(names["middles"], *seed, "middle"), pick(names["given"], *seed, "given"))
    return " ".join(parts)


def _gender_of(name):
    words, female = name.split(), read("people")["names"]["female"]
    return Gender.FEMALE if "Thị" in words or words[-1] in female["given"] and words[1] in female["middles"] else Gender.MALE


def _teams(loaded, unit, now):
    """The unit itself, its teams, and the households of a commune."""
    spec = read("people")["kinds"][unit.kind.code]
    count = len(loaded.staff[unit.pk])
    women = sum(person.gender == Gender.FEMALE for person in loaded.staff[unit.pk])
    rows = [new_recipient(TEAM, unit.name, now=now, unit=unit, headcount=count, women=women)]
    for number, name in enumerate(spec["teams"]):
        size = 3 + round(between((0, 5), unit.code, name))
        rows.append(new_recipient(TEAM, name, now=now, headcount=size, women=size // 2, hardship=number == 3))
    homes = []
    for number in range(spec.get("households", 0)):
        gender = Gender.FEMALE if number % 2 else Gender.MALE
        name = read("people")["households"][number % 2].format(name=_name(gender, unit.code, "home", number))
        address = read("people")["label"].format(place=unit.letterhead.place)
        homes.append(new_recipient(HOUSEHOLD, name, now=now, address=address, hardship=number == 0))
    loaded.teams[unit.pk] = rows
    loaded.rows += rows + homes
    loaded.places += [place(row, unit, since=max(unit.valid_from, dt.date(2010, 1, 1)), valid_to=unit.valid_to) for row in rows + homes]


def _pointing(places):
    for each in places:
        each.recipient = each.recipient  # stored by now, so the place takes over its id
    return places


def _numbered(row, number):
    return row.kind == PERSON and dice("number", number) < read("people")["numbered"]


def _identity(row, number):
    digits = f"000{number:09d}"
    return Identity(recipient=row, number=digits, digest=digest_of(digits))
