"""Fill an empty database with many units and years: python -m bench.world FOLDER [--units 200] [--years 10] [--indicators 50] [--database URL]

The same seed makes the same rows. Years end with the one of `years.TODAY`, so that the newest directive is being carried out.
"""

import argparse
import time

from bench import stage


def build(units, years, seed, *, indicators=0):
    """Write the world in one transaction into the database that Django was set up with; ValueError if it holds units already.

    `indicators`: so many each year, with the reports of both periods of each year.
    """
    from django.db import connection, transaction  # inline, as everything of Django here: the settings come first

    from bench import cast, figures, post
    from bench.years import TODAY, fill
    from campaigns.demo.reading import begin_reading
    from emulation import clock
    from emulation.units.models import Unit

    if Unit.objects.exists():
        raise ValueError("The database is not empty.")
    dice, span = stage.dice(seed), range(TODAY.year - years + 1, TODAY.year + 1)
    with transaction.atomic():
        people = cast.gather(dice, units)
        clusters = cast.gather_clusters(people, span)
        cast.add_past_heads(people, dice, span)
        made = fill(people, clusters, dice, span)
        post.write_all(people, made)
        if indicators:
            figures.fill(people, made, dice, indicators=indicators)
        with clock.on(TODAY):
            begin_reading("directive_2023", authority=people.authority, by=people.office["truc"], now=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counts():
    """Return how many rows each table has, by name, the largest first."""
    from django.apps import apps

    found = {model._meta.db_table: model.objects.count() for model in apps.get_models() if hasattr(model, "objects")}
    return {name: count for name, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if count}


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", help="the data folder; SQLite lies there unless --database names another")
    asked.add_argument("--database", default="", help="a DATABASE_URL")
    asked.add_argument("--units", type=int, default=200)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--indicators", type=int, default=0, help="how many each year; with them, the reports of both periods")
    asked.add_argument("--seed", type=int, default=1)
    chosen = asked.parse_args()
    stage.set_up(chosen.folder, chosen.database)
    began = time.monotonic()
    build(chosen.units, chosen.years, chosen.seed, indicators=chosen.indicators)
    for name, count in counts().items():
        print(f"{count:>8}  {name}")
    print(f"{time.monotonic() - began:>8.1f}  seconds ({stage.machine()})")


if __name__ == "__main__":
    main()
