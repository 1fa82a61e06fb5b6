"""Measure the reports and what is made of them: python -m bench.reports [--postgres] [--keep FOLDER] [--units 200] [--years 10] [--indicators 50]

Two databases are filled, a village (60 units, 2 years) and the world, each with the reports of both periods of every year (`figures.py`).
For each page, POST or piece of work: queries, model instances built, size, CPU and wall milliseconds (medians), its own SQL asked again,
and for pages the bare floor and the floor with equal tables (`floor.py`), all in turn. A POST is undone after each round. The ratio of a page to
its own SQL and the floor with tables is one of CPU time on SQLite, which works in the process, and of wall time on PostgreSQL.
Ends with 1 if anything asks another number of queries in the world than in the village.
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import pages, stage
from bench.pages import VILLAGE, WORLD
from bench.timing import asked_by, built_by, cpu, own_watch, replay, wall

ROUNDS, WARM_UP = 9, 2
DATA = (VILLAGE, WORLD)
HEAD = ("what", "data", "queries", "models", "kB", "CPU ms", "wall ms", "SQL ms", "floor ms", "with tables", "page / (SQL + tables)")


def measure():
    """Return a list of rows (dicts) for the database that Django was set up with."""
    from django.test import override_settings

    from bench import figures
    from bench.tasks import tasks
    from emulation import clock

    hosts = {"ROOT_URLCONF": "bench.floor", "ALLOWED_HOSTS": ["*"]}
    with override_settings(**hosts), clock.at(f"{figures.DAY} 09:30"):
        return [{"what": task.label} | _one(task) for task in tasks(clock.now())]


def _one(task):
    """Measure one Task; a page in turn with the floors, work that writes without."""
    for _ in range(WARM_UP):
        size = task.once()
    asked, models = asked_by(task.once), built_by(task.once)
    found = {"queries": len(asked), "models": models, "bytes": size, "statements": [sql for sql, _ in asked]}
    return found | (_beside_floors(task, asked) if task.is_page else _alone(task))


def _alone(task):
    both = [(cpu(task.once), wall(task.once)) for _ in range(ROUNDS)]
    return dict(zip(("cpu", "wall"), map(median, zip(*both, strict=True)), strict=True))


def _beside_floors(task, asked):
    """The page, its SQL beyond the queries of the shell, the bare floor and the floor with its tables: one after the other, again and again."""
    shell = {sql for sql, _ in asked_by(task.bare)}
    own, task.tables = [query for query in asked if query[0] not in shell], task.floor_with_tables()
    watch, rounds = own_watch(), []
    for _ in range(WARM_UP):
        task.bare(), task.tables(), replay(own)
    for _ in range(ROUNDS):
        rounds.append((cpu(task.once), wall(task.once), watch(lambda: replay(own)), watch(task.bare), watch(task.tables)))
    found = dict(zip(("cpu", "wall", "sql", "floor", "tables"), map(median, zip(*rounds, strict=True)), strict=True))
    return found | {"ratio": found["cpu" if watch is cpu else "wall"] / (found["sql"] + found["tables"])}


def fill_and_measure(folder, database, units, years, indicators):
    """Fill the database unless it is filled, measure, print JSON: what the child process does."""
    stage.set_up(folder, database)
    from bench import world
    from emulation.units.models import Unit

    if not Unit.objects.exists():
        world.build(units, years, seed=1, indicators=indicators)
    print(json.dumps(measure()))


def table(found):
    """Print the rows of the databases under each other; return those whose number of queries is not that of the village."""
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for rows in zip(*(found[name] for name in DATA), strict=True):
        for name, row in zip(DATA, rows, strict=True):
            times = [f"{row[key]:.1f}" if key in row else "" for key in ("cpu", "wall", "sql", "floor", "tables")]
            cells = (
                row["what"],
                name,
                row["queries"],
                row["models"],
                f"{row['bytes'] / 1024:.0f}",
                *times,
                f"{row['ratio']:.2f}" if "ratio" in row else "",
            )
            print("| " + " | ".join(map(str, cells)) + " |")
    return [(few, many) for few, many in zip(found[VILLAGE], found[WORLD], strict=True) if many["queries"] != few["queries"]]


def main():
    asked = pages.arguments(__doc__)
    asked.add_argument("--indicators", type=int, default=50)
    chosen = asked.parse_args()
    if chosen.measure:
        return fill_and_measure(chosen.folder, chosen.database, chosen.units, chosen.years, chosen.indicators)
    before = stage.machine()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        found = pages.run("bench.reports", DATA, chosen, chosen.keep or Path(temporary), "--indicators", str(chosen.indicators))
    print(f"{'PostgreSQL' if chosen.postgres else 'SQLite'}; world: {chosen.units} units, {chosen.years} years, {chosen.indicators} indicators")
    print(f"before: {before}; after: {stage.machine()}\n")
    grown = table(found)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1))
    for few, many in grown:
        print(f"\n{few['what']}: {few['queries']} queries in the village, {many['queries']} in the world")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
