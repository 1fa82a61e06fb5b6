"""Measure the check of nominees: python -m bench.eligibility [--postgres] [--nominees 3000] [--json FILE]

Two databases are filled, a village (30 nominees) and the world, each with persons and collectives of several units, their awards of ten years,
grades, initiatives, registrations and dossiers. For the check of all nominees at once: queries, findings, CPU and wall milliseconds (medians)
and its own SQL asked again. Ends with 1 if the world asks another number of queries than the village.
"""

import datetime as dt
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import pages, stage
from bench.pages import VILLAGE, WORLD
from bench.timing import asked_by, cpu, own_watch, replay, wall

FEW, ROUNDS, WARM_UP, YEARS, UNITS = 30, 5, 1, range(2013, 2023), 20
DAY = dt.date(2023, 12, 5)
HEAD = ("nominees", "findings", "queries", "CPU ms", "wall ms", "SQL ms")


def fill(number):
    """Fill the database with `number` nominees in the dossiers of UNITS units; returns the authority (a Unit)."""
    from emulation.units.actions import create_unit
    from tests.award_factories import lay_down_the_law
    from tests.factories import SINCE, make_world

    world = make_world()
    law, kind = lay_down_the_law(world), world.kinds["phong"]
    names = {"kind": kind, "parent": world.authority, "valid_from": SINCE}
    units = [create_unit(code=f"don-vi-{place}", name=f"Đơn vị số {place}", **names) for place in range(UNITS)]
    people = _people(units, number)
    _histories(people, law, stage.dice(number))
    _dossiers(world, people, law)
    return world.authority


def _people(units, number):
    """Persons for nine of ten nominees and teams for the tenth; returns {unit: recipients}."""
    from awards.catalogue.states import RecipientKind
    from awards.records.models import Membership, Recipient
    from awards.records.recipients import new_recipient, place
    from tests.award_factories import DECEMBER, SINCE

    found = {unit: [] for unit in units}
    for index in range(number):
        kind = RecipientKind.COLLECTIVE if index % 10 == 9 else RecipientKind.PERSON
        found[units[index % len(units)]].append(new_recipient(kind, f"Người, tổ thứ {index}", now=DECEMBER))
    Recipient.objects.bulk_create([each for made in found.values() for each in made], batch_size=500)
    teams = {unit: next((each.name for each in made if not each.is_person), "") for unit, made in found.items()}
    places = [place(each, unit, since=SINCE, team=teams[unit]) for unit, made in found.items() for each in made]
    Membership.objects.bulk_create(places, batch_size=500)
    return found


def _histories(people, law, dice):
    """Titles and grades of most years, an initiative for some, a discipline for few."""
    from awards.records.models import AwardRecord, GradeRecord, Initiative, Restriction
    from tests.award_factories import DECEMBER

    given, grades, made, restricted = [], [], [], []
    for unit, recipients in people.items():
        for who in recipients:
            codes = ("LDTT", "CSTDCS") if who.is_person else ("TTLDTT",)
            titles = [(code, year) for year in YEARS for code in codes if dice.random() < 0.6]
            given += [
                AwardRecord(recipient=who, award=law[code], year=year, unit=unit, decision_day=dt.date(year, 12, 25), created_at=DECEMBER)
                for code, year in titles
            ]
            grades += [GradeRecord(recipient=who, year=year, grade=dice.choice(["HTXSNV", "HTTNV", "HTNV"])) for year in range(2018, 2024)]
            if dice.random() < 0.3:
                made.append(
                    (who, Initiative(title=f"Sáng kiến {who.pk}", match_key=f"sang kien {who.pk}", year=2023, scope="co_so", created_at=DECEMBER))
                )
            if dice.random() < 0.02:
                days = {"begins": dt.date(2023, 3, 1), "ends": dt.date(2023, 9, 1)}
                restricted.append(Restriction(recipient=who, kind="discipline", sanction="khien_trach", basis="QĐ kỷ luật", **days))
    for model, rows in ((AwardRecord, given), (GradeRecord, grades), (Restriction, restricted), (Initiative, [each for _, each in made])):
        model.objects.bulk_create(rows, batch_size=500)
    through = Initiative.authors.through
    through.objects.bulk_create([through(initiative=each, recipient=who) for who, each in made], batch_size=500)


def _dossiers(world, people, law):
    """A dossier for each unit that proposes everybody: persons for two titles in turn, teams for one."""
    from awards.proposals.models import Nominee
    from tests.award_factories import draft_proposal

    for unit, recipients in people.items():
        dossier = draft_proposal(world, unit, by=world.people.binh)
        wanted = [law["TTLDTT"] if not who.is_person else law["LDTT" if place % 4 else "CSTDCS"] for place, who in enumerate(recipients)]
        rows = [Nominee(proposal=dossier, recipient=who, award=award) for who, award in zip(recipients, wanted, strict=True)]
        Nominee.objects.bulk_create(rows, batch_size=500)


def measure(number):
    """Return a row (dict) for the database that Django was set up with, filled here."""
    from awards.catalogue.book import RuleBook
    from awards.proposals.eligibility import check
    from awards.proposals.models import Nominee

    authority = fill(number)
    nominees = list(Nominee.objects.order_by("pk"))

    def once():
        return check(nominees, RuleBook(authority, DAY), DAY)

    for _ in range(WARM_UP):
        sheets = once()
    asked, watch = asked_by(once), own_watch()
    rounds = [(cpu(once), wall(once), watch(lambda: replay(asked))) for _ in range(ROUNDS)]
    times = dict(zip(("cpu", "wall", "sql"), map(median, zip(*rounds, strict=True)), strict=True))
    findings = sum(len(sheet.findings) for sheet in sheets.values())
    return {"nominees": len(sheets), "findings": findings, "queries": len(asked), "statements": [sql for sql, _ in asked]} | times


def main():
    asked = pages.arguments(__doc__)
    asked.add_argument("--nominees", type=int, default=3000)
    chosen = asked.parse_args()
    if chosen.measure:
        stage.set_up(chosen.folder, chosen.database)
        return print(json.dumps(measure(FEW if chosen.measure == VILLAGE else chosen.nominees)))
    before = stage.machine()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        found = pages.run("bench.eligibility", (VILLAGE, WORLD), chosen, Path(temporary), "--nominees", str(chosen.nominees))
    print(f"{'PostgreSQL' if chosen.postgres else 'SQLite'}; before: {before}; after: {stage.machine()}\n")
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for row in found.values():
        times = [f"{row[key]:.0f}" for key in ("cpu", "wall", "sql")]
        print("| " + " | ".join(map(str, [*(row[key] for key in HEAD[:3]), *times])) + " |")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1))
    return int(found[VILLAGE]["queries"] != found[WORLD]["queries"])


if __name__ == "__main__":
    sys.exit(main())
