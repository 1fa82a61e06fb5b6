"""What a person has to do, waits for, and has done: rows that each room declares and the inbox shows together."""

import datetime as dt
from dataclasses import dataclass

SECTIONS = ("todo", "waiting", "coming", "done")
_sources = []


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the inbox. `state` is a key of the status dictionary; `verb` is the word on the button, "" for none.

    `step` gives a row without a deadline of its own its place among the steps of the year (a plan that was sent in time and came back).
    `key` names what the row is about ("obligation-7") through all its states, so that a calendar knows the event again.
    """

    section: str
    title: str
    hint: str = ""
    quote: str = ""
    url: str = ""
    verb: str = ""
    icon: str = "file-text"
    state: str = "todo"
    due: dt.date | None = None
    step: dt.date | None = None
    sent: dt.date | None = None
    opens: dt.date | None = None
    done: dt.date | None = None
    late_days: int = 0
    holder: str = ""
    unit: str = ""
    tag: str = ""
    progress: tuple[int, int] | None = None
    primary: bool = True
    key: str = ""

    @property
    def year_day(self):
        """The day at which the row stands in the year, or None."""
        return self.due or self.step

    def __post_init__(self):
        if self.section not in SECTIONS:
            raise ValueError(f"No section {self.section!r} in the inbox; one of {', '.join(SECTIONS)}.")


def register(source):
    """Add `source(user, day) -> list[Row]`, which makes a constant number of queries. May be used as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def rows(user, day):
    """Return the rows of all rooms for the person on `day`: by section, the earliest day first, what is done last first."""
    found = [row for source in _sources for row in source(user, day)]
    return sorted(found, key=_place)


def _place(row):
    if row.section == "done":
        return SECTIONS.index(row.section), -(row.done or dt.date.min).toordinal()
    day = row.due or row.opens or row.sent or dt.date.max
    return SECTIONS.index(row.section), day.toordinal()
