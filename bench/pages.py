"""Measure the pages: python -m bench.pages [--postgres] [--keep FOLDER] [--units 200] [--years 10] [--json FILE]

Three databases are filled: the lively demo of 60 units, and two worlds of `world.py`, a village (60 units, 2 years) and the world itself.
Each page is asked for by Django's test client in one process. Printed for each: queries, size, CPU milliseconds (median of 15 after 3 to
warm up), as many times the floor (the bare page of `floor.py`, same person, measured in turn with the page), and as many times its own SQL
asked again without Django. Ends with 1 if a page asks another number of queries in the world than in the village.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from statistics import median

from bench import servers, stage
from bench.timing import asked_by, cpu, own_watch, replay
from tests.production.processes import ROOT, environment

ROUNDS, WARM_UP = 15, 3
DEMO, VILLAGE, WORLD = DATA = ("demo", "village", "world")
OF_VILLAGE = ("60", "2")  # units, years
HEAD = ("page", "data", "queries", "kB", "CPU ms", "x floor", "SQL ms", "x SQL")


def pages(day):
    """Return (label, person, address) of every page measured, for the data at hand on `day`."""
    from django.urls import reverse

    from campaigns.directives.models import Duty
    from campaigns.readings.models import DirectiveReading
    from emulation.accounts.models import Appointment
    from emulation.accounts.roles import Role

    def holder(role, **narrowed):
        return Appointment.objects.valid_on(day).filter(role=role, **narrowed).order_by("pk").select_related("user").first().user

    office, chairman = holder(Role.STANDING_OFFICE), holder(Role.CHAIRMAN)
    leader = holder(Role.CLUSTER_HEAD, unit__heads__obligations__directive__year=day.year)
    # Somebody of a unit that neither leads a cluster nor serves the authority, and whose plan was sent back: the fullest inbox.
    returned = {"unit__obligations__directive__year": day.year, "unit__obligations__state": "return"}
    plain = holder(Role.UNIT_HEAD, unit__heads=None, unit__serves=None, **returned)
    duty = Duty.objects.filter(kind="plan", directive__year=day.year).get()
    reading = DirectiveReading.objects.earliest("pk")
    return [
        ("inbox of a unit", plain, reverse("home:inbox")),
        ("inbox of the office", office, reverse("home:inbox")),
        ("queue", office, reverse("campaigns:plan-queue")),
        ("overview", chairman, reverse("dashboards:overview")),
        ("cluster board", leader, reverse("dashboards:cluster")),
        ("duty", office, reverse("campaigns:duty-detail", args=[duty.pk])),
        ("requests", office, reverse("campaigns:time-request-list")),
        ("requests, all", office, reverse("campaigns:time-request-list") + "?loc=tat-ca"),
        ("outbox", office, reverse("notifications:outbox")),
        ("outbox, sent", office, reverse("notifications:outbox") + "?muc=da-gui"),
        ("directives", office, reverse("campaigns:directive-list")),
        ("plans", office, reverse("campaigns:plan-list")),
        ("people", office, reverse("accounts:appointment-list")),
        ("reading", office, reverse("campaigns:reading-detail", args=[reading.pk])),
    ]


def measure(day):
    """Return a list of rows (dicts) for the database that Django was set up with."""
    from django.test import Client, override_settings

    from emulation import clock

    found = []
    with override_settings(ROOT_URLCONF="bench.floor"), clock.at(f"{day} 09:30"):
        for label, person, address in pages(clock.today()):
            browser = Client(SERVER_NAME="localhost")
            browser.force_login(person)
            found.append({"page": label} | _one_page(browser, address))
    return found


def _one_page(browser, address):
    for _ in range(WARM_UP):
        answer, bare = browser.get(address), browser.get("/san/")
    if answer.status_code != 200 or bare.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}, floor {bare.status_code}")
    asked, watch = asked_by(lambda: browser.get(address)), own_watch()
    both = [(cpu(lambda: browser.get(address)), cpu(lambda: browser.get("/san/"))) for _ in range(ROUNDS)]
    page, floor = (median(times) for times in zip(*both, strict=True))
    sql = median(watch(lambda: replay(asked)) for _ in range(ROUNDS))
    return {"queries": len(asked), "bytes": len(answer.content), "cpu": page, "floor": floor, "sql": sql, "statements": [text for text, _ in asked]}


def fill_and_measure(name, folder, database, units, years):
    """Fill the database unless it is filled, measure, print JSON: what the child process does."""
    stage.set_up(folder, database)
    from django.core.management import call_command

    from bench import world
    from campaigns.demo.stories import LIVELY_UNTIL
    from emulation.units.models import Unit

    if not Unit.objects.exists():
        if name == DEMO:
            call_command("load_demo", "--lively", stdout=sys.stderr)
        else:
            world.build(units, years, seed=1)
    print(json.dumps(measure(LIVELY_UNTIL)))


def table(found):
    """Print the rows of the databases under each other; return the pages whose number of queries is not that of the village."""
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for rows in zip(*(found[name] for name in DATA), strict=True):
        for name, row in zip(DATA, rows, strict=True):
            cells = (row["page"], name, row["queries"], f"{row['bytes'] / 1024:.0f}", f"{row['cpu']:.1f}", f"{row['cpu'] / row['floor']:.1f}")
            print("| " + " | ".join(map(str, (*cells, f"{row['sql']:.1f}", f"{row['cpu'] / row['sql']:.1f}"))) + " |")
    return [(few, many) for few, many in zip(found[VILLAGE], found[WORLD], strict=True) if many["queries"] != few["queries"]]


def run(module, data, chosen, folder, *more):
    """Measure each database named in `data` in a process of its own: `module` with --measure and `more`; returns {name: what it printed}."""
    with servers.postgres(folder, *data) if chosen.postgres else nullcontext([""] * len(data)) as databases:
        found = {}
        for name, database in zip(data, databases, strict=True):
            units, years = OF_VILLAGE if name == VILLAGE else (str(chosen.units), str(chosen.years))
            command = [sys.executable, "-m", module, "--measure", name, "--folder", folder / name, "--database", database]
            command += ["--units", units, "--years", years, *more]
            env = environment(folder / name)
            done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True, timeout=900)
            found[name] = json.loads(done.stdout.splitlines()[-1])
    return found


def arguments(description):
    """Return the parser of what every measurement of pages takes."""
    asked = argparse.ArgumentParser(description=description.splitlines()[0])
    asked.add_argument("--postgres", action="store_true", help="on a throw-away PostgreSQL instead of SQLite")
    asked.add_argument("--keep", type=Path, help="a folder in which the SQLite databases stay for the next run")
    asked.add_argument("--units", type=int, default=200)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--json", type=Path, help="write everything measured, with the SQL of each page, into this file")
    for inner in ("--measure", "--folder", "--database"):
        asked.add_argument(inner, default="", help=argparse.SUPPRESS)
    return asked


def main():
    chosen = arguments(__doc__).parse_args()
    if chosen.measure:
        return fill_and_measure(chosen.measure, chosen.folder, chosen.database, chosen.units, chosen.years)
    before = stage.machine()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        found = run("bench.pages", DATA, chosen, chosen.keep or Path(temporary))
    print(f"{'PostgreSQL' if chosen.postgres else 'SQLite'}; world: {chosen.units} units, {chosen.years} years")
    print(f"before: {before}; after: {stage.machine()}\n")
    grown = table(found)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1))
    for few, many in grown:
        print(f"\n{few['page']}: {few['queries']} queries in the village, {many['queries']} in the world")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
