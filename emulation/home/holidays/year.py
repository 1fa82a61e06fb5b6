"""A year as offices work it: the twelve months at a glance, the rows of the calendar, the sums."""

import calendar
import datetime as dt
from dataclasses import dataclass

from emulation.formats.words import WEEKDAYS, short_day_words
from emulation.units.calendar import WorkingDays
from emulation.units.holidays import kind_words, sentence_start
from emulation.units.models import Holiday

NO_BREAK = "\N{NO-BREAK SPACE}"
SHORT_WEEKDAYS = tuple(zip(("T2", "T3", "T4", "T5", "T6", "T7", "CN"), WEEKDAYS, strict=True))


@dataclass(frozen=True)
class Cell:
    """A day of a month: `state` is "off", "exchange", "weekend" or "" (worked); `words` says what the row says of it."""

    day: dt.date
    state: str
    words: str = ""


@dataclass(frozen=True)
class Month:
    number: int
    weeks: tuple  # of seven Cells or Nones
    worked: int


@dataclass(frozen=True)
class Span:
    """Days in a row that say the same: one line of the list."""

    rows: tuple

    @property
    def first(self):
        return self.rows[0]

    @property
    def words(self):
        """Return "Thứ Sáu 20/1 đến thứ Năm 26/1", no day of it broken over two lines; the year stands above the list."""
        days = [f"{WEEKDAYS[row.day.weekday()]} {short_day_words(row.day)}".replace(" ", NO_BREAK) for row in (self.rows[0], self.rows[-1])]
        return sentence_start(" đến ".join(days[: min(2, len(self.rows))]))


@dataclass(frozen=True)
class Year:
    number: int
    rows: tuple
    months: tuple

    @property
    def spans(self):
        """The rows as Spans, in the order of the days."""
        found = []
        for row in self.rows:
            if found and _goes_on(found[-1][-1], row):
                found[-1].append(row)
            else:
                found.append([row])
        return [Span(tuple(rows)) for rows in found]

    @property
    def worked(self):
        return sum(month.worked for month in self.months)

    @property
    def off(self):
        """How many rows keep offices closed on a day that would be worked otherwise."""
        return sum(not row.working and row.day.weekday() < 5 for row in self.rows)

    @property
    def exchanged(self):
        return sum(row.working for row in self.rows)


def year_of(number):
    """Return the Year `number`; one query."""
    rows = tuple(Holiday.objects.filter(day__year=number).order_by("day"))
    named = {row.day: row for row in rows}
    works = WorkingDays(closed=frozenset(row.day for row in rows if not row.working), extra=frozenset(row.day for row in rows if row.working))
    return Year(number, rows, tuple(_month(number, month, named, works) for month in range(1, 13)))


def _goes_on(before, row):
    same = (before.name, before.working, before.source) == (row.name, row.working, row.source)
    return same and row.day - before.day == dt.timedelta(days=1)


def _month(year, number, named, works):
    days = [dt.date(year, number, day) for day in range(1, calendar.monthrange(year, number)[1] + 1)]
    cells = [None] * days[0].weekday() + [_cell(day, named.get(day)) for day in days]
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return Month(number, weeks, sum(works.works(day) for day in days))


def _cell(day, row):
    if row:
        return Cell(day, "exchange" if row.working else "off", f"{kind_words(row.working)}: {row.name}")
    return Cell(day, "weekend" if day.weekday() >= 5 else "")
