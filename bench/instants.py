"""Random moments: python -m bench.instants [--count 100000] [--seed 1]

Three processes, laid into UTC, New York and Ho Chi Minh City, work out for the same moments which day it is, when that day ends, and what
the rules of deadlines say: their answers must be the same to the last sign. In each process the answers are also compared with a naive
rule written here without any time zone: seven hours ahead of Greenwich, always, and whole days counted since 1970.
Half of the moments lie within two seconds of a midnight in one of the three zones.
"""

import argparse
import datetime as dt
import hashlib
import os
import subprocess
import sys
import tempfile
import time

from bench import stage
from tests.production.processes import ROOT, environment

ZONES = ("UTC", "America/New_York", "Asia/Ho_Chi_Minh")
FIRST, LAST = 1976, 2076  # Saigon kept other hours until June 1975
AHEAD, DAY = 7 * 3600, 86400
MIDNIGHTS = (0, -AHEAD, 4 * 3600, 5 * 3600)  # of Greenwich, of Vietnam, of New York in summer and in winter, in seconds of UTC
EPOCH = dt.date(1970, 1, 1)


def seconds_of(dice):
    """Return a random moment as (seconds since 1970, microseconds)."""
    first, last = ((year - 1970) * 365.2425 * DAY for year in (FIRST, LAST))
    moment = dice.randrange(int(first), int(last))
    if dice.random() < 0.5:
        moment = moment // DAY * DAY + dice.choice(MIDNIGHTS) + dice.randrange(-2, 3)
    return moment, dice.randrange(10**6)


def owed_around(day, dice):
    """Return an obligation due near `day` with random changes, and the same facts as numbers of days for the naive rule."""
    from campaigns.directives.models import Duty
    from campaigns.obligations.models import Change, Obligation

    def near(width):
        return day + dt.timedelta(days=dice.randrange(-width, width + 1))

    due = near(3)
    changes = [
        Change(kind=kind, day=near(4), due=near(5) if kind == "extend" else None)
        for kind in dice.choices(("extend", "waive", "restore"), weights=(5, 1, 1), k=dice.randrange(4))
    ]
    sent = near(6) if dice.random() < 0.3 else None
    state = "sent" if sent else "todo"
    obligation = Obligation(pk=1, opens=due - dt.timedelta(days=20), due=due, state=state, sent_on=sent, duty=Duty(late="lock"))
    obligation._prefetched_objects_cache = {"changes": changes}
    return obligation


def naive(seconds, obligation):
    """Return the day, its last second, deadline, days late, overdue, locked: by counting days, without the code of the application."""
    today = (seconds + AHEAD) // DAY

    def number(day):
        return (day - EPOCH).days

    deadline, waived = number(obligation.due), False
    for change in obligation.changes.all():
        if number(change.day) <= today:
            deadline = number(change.due) if change.kind == "extend" else deadline
            waived = change.kind == "waive" if change.kind != "extend" else waived
    settled = obligation.sent_on and number(obligation.sent_on)
    late = 0 if waived else max((today if settled is None else settled) - deadline, 0)
    overdue = settled is None and today > deadline and not waived
    return today, (today + 1) * DAY - AHEAD - 1, deadline, late, overdue, overdue


def by_the_rules(moment, obligation):
    """Return the same of the application."""
    from emulation import clock

    day = clock.day_of(moment)
    return (
        (day - EPOCH).days,
        int(clock.end_of_day(day).timestamp()),
        (obligation.deadline(day) - EPOCH).days,
        obligation.days_late(day),
        obligation.is_overdue(day),
        obligation.is_locked(day),
    )


def words_of(moment, obligation, works):
    """Return what is printed and reckoned about the moment: equal in every zone, without a naive rule."""
    from campaigns.directives.dueness import due_day
    from emulation import clock
    from emulation.formats.words import ago_words, day_words, deadline_words, moment_words

    day = clock.day_of(moment)
    reckoned = (works.add(day, 5), due_day("ngày làm việc cuối tháng 2", launch=day, year=day.year, works=works))
    said = (day_words(moment), moment_words(moment), ago_words(moment, day), deadline_words(obligation.due, day, moment))
    return (*reckoned, *said)


def answer(count, seed, zone):
    """Work everything out in `zone`; print the digest of the answers and how many are not those of the naive rule."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        stage.set_up_settings(folder)
        os.environ["TZ"] = zone  # after Django, which lays the process into its own zone
        time.tzset()
        from emulation.units.calendar import WorkingDays

        dice, digest, wrong, works = stage.dice(seed), hashlib.sha256(), 0, WorkingDays()
        for _ in range(count):
            seconds, micros = seconds_of(dice)
            moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds, microseconds=micros)
            obligation = owed_around(EPOCH + dt.timedelta(days=(seconds + AHEAD) // DAY), dice)
            told = by_the_rules(moment, obligation)
            wrong += told != naive(seconds, obligation)
            digest.update(repr((told, words_of(moment, obligation, works))).encode())
    print(time.tzname[0], digest.hexdigest(), wrong)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--zone", help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.zone:
        return answer(chosen.count, chosen.seed, chosen.zone)
    began = time.monotonic()
    command = [sys.executable, "-m", "bench.instants", "--count", str(chosen.count), "--seed", str(chosen.seed), "--zone"]
    env = environment(tempfile.gettempdir())
    asked = [subprocess.Popen([*command, zone], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) for zone in ZONES]
    found = [process.communicate()[0].split() for process in asked]
    for zone, (name, digest, wrong) in zip(ZONES, found, strict=True):
        print(f"{zone:<18}{name:<6}{digest[:16]}  {wrong} of {chosen.count} unlike the naive rule")
    print(f"{time.monotonic() - began:.0f} seconds, {stage.machine()}")
    same = len({digest for _, digest, _ in found}) == 1
    print("The three processes agree." if same else "The three processes do not agree.")
    return 0 if same and not any(int(wrong) for *_, wrong in found) else 1


if __name__ == "__main__":
    sys.exit(main())
