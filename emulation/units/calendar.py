"""Working days: Monday to Friday, less the holidays, plus the weekend days worked in exchange (rows of `Holiday`)."""

import datetime as dt
from dataclasses import dataclass, field

from emulation.units.models import Holiday


@dataclass(frozen=True)
class WorkingDays:
    """A calendar that was read once. `closed` and `extra` are sets of dates."""

    closed: frozenset = field(default_factory=frozenset)
    extra: frozenset = field(default_factory=frozenset)

    @property
    def years(self):
        """The years of which at least one day is entered; of the others only Saturdays and Sundays are known."""
        return frozenset(day.year for day in self.closed | self.extra)

    def works(self, day):
        """Tell whether offices work on `day` (a date)."""
        return day in self.extra or (day.weekday() < 5 and day not in self.closed)

    def next_working(self, day):
        """Return `day` or the first working day after it (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        while not self.works(day):
            day += dt.timedelta(days=1)
        return day

    def previous_working(self, day):
        """Return `day` or the last working day before it."""
        while not self.works(day):
            day -= dt.timedelta(days=1)
        return day

    def add(self, day, count):
        """Return the day that lies `count` (>= 0) working days after `day`; the day itself is not counted."""
        for _ in range(count):
            day = self.next_working(day + dt.timedelta(days=1))
        return day


def working_days(first, last):
    """Read the calendar between two dates, both included; one query."""
    rows = list(Holiday.objects.filter(day__range=(first, last)).values_list("day", "working"))
    return WorkingDays(closed=frozenset(d for d, works in rows if not works), extra=frozenset(d for d, works in rows if works))
