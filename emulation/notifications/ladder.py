"""The ladder of reminders: which rung a deadline has reached on a day. The rungs are rows; an authority may have a ladder of its own."""

import datetime as dt
from collections import defaultdict

from emulation.notifications.models import Rung
from emulation.notifications.states import Reader

# What the migration lays; it also counts in a database from which the rows of no authority were taken away.
DEFAULT = [
    *(Rung(reader=Reader.HOLDER, offset=offset) for offset in (-15, -7, -3, -1, 0, 1, 3)),
    Rung(reader=Reader.HOLDER, offset=7, every=7),
    Rung(reader=Reader.HEAD, offset=3),
    Rung(reader=Reader.HEAD, offset=7, every=7),
    Rung(reader=Reader.OFFICE, offset=7, every=7),
    Rung(reader=Reader.CHAIRMAN, offset=1, every=7, weekday=0),
]


class Ladders:
    """Every ladder, read once. `rungs` are Rung rows of all authorities."""

    def __init__(self, rungs):
        self._rungs = defaultdict(lambda: defaultdict(list))
        for rung in rungs:
            self._rungs[rung.authority_id][rung.reader].append(rung)
        for rung in DEFAULT if None not in self._rungs else ():
            self._rungs[None][rung.reader].append(rung)

    @classmethod
    def read(cls):
        return cls(Rung.objects.all())

    def reached(self, due, reader, day):
        """Return the day of the last rung that `due` reached for `reader` until `day`, after the day it counts from; None for none."""
        ladder = self._rungs[due.authority_id if due.authority_id in self._rungs else None]
        days = [last_day(rung, due.deadline, day) for rung in ladder[reader]]
        if reader == Reader.HOLDER and due.opened and due.opened <= day:
            days.append(due.opened)
        return max((each for each in days if each and each > due.since), default=None)


def last_day(rung, deadline, day):
    """Return the last day until `day` on which the rung speaks about `deadline` (dates), or None before the first."""
    first = deadline + dt.timedelta(days=rung.offset)
    if rung.weekday is not None:
        first += dt.timedelta(days=(rung.weekday - first.weekday()) % 7)
    if day < first:
        return None
    rounds = (day - first).days // rung.every if rung.every else 0
    return first + dt.timedelta(days=rounds * rung.every)
