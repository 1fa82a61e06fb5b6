"""What people are reminded of: each room declares in its `reminders.py` what is due, and the figures of the office's morning letter."""

import datetime as dt
from dataclasses import dataclass, field

_sources = {}
_figures = []


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something that somebody owes. `readers` are the people by Reader; `title` is what, `owner` whose.

    `since` is the day from which the deadline counts (the launch, the day on which more time was given): rungs not after it are skipped.
    `opened` is the day on which it opened later than that. `mending` marks what was sent back; `gentle` what is never called overdue;
    `courtesy` a body that is asked, not ordered. `detail` is a sentence about how far it is ("Đã nhập 9/12 chỉ tiêu").
    """

    subject_id: int
    deadline: dt.date
    since: dt.date
    title: str
    owner: str
    url: str
    authority_id: int
    readers: dict = field(default_factory=dict)
    opened: dt.date | None = None
    detail: str = ""
    courtesy: bool = False
    mending: bool = False
    gentle: bool = False


@dataclass(frozen=True, order=True)
class Figure:
    """One figure of the office's morning letter in words ("5 kế hoạch mới"), and its place in the sentence."""

    place: int
    words: str


def register(source):
    """Add a source; returns it. It has a `slug` and two functions, each with a constant number of queries:

    `due(day)` gives every Due of `day` (a date); `still_owed(ids, day)` gives a dict from those of the subject ids that are still owed
    to their Due on `day`, whose readers do not matter.
    """
    if _sources.setdefault(source.slug, source) is not source:
        raise ValueError(f"Two sources of reminders are called {source.slug!r}.")
    return source


def register_figures(source):
    """Add `source(first, day)`, which gives lists of Figure by authority id: what came in from `first` to before `day`, what stands on it."""
    if source not in _figures:
        _figures.append(source)
    return source


def dues(day):
    """Yield (slug of the source, Due) of all rooms for `day`."""
    for slug, source in _sources.items():
        for due in source.due(day):
            yield slug, due


def still_owed(slug, ids, day):
    """Return what is still owed among `ids` of the source (Due by id); empty where nobody declares it any more."""
    return _sources[slug].still_owed(ids, day) if slug in _sources else {}


def figures(first, day):
    """Return the sorted lists of Figure by authority id."""
    gathered = {}
    for source in _figures:
        for authority, found in source(first, day).items():
            gathered.setdefault(authority, []).extend(found)
    return {authority: sorted(found) for authority, found in gathered.items()}
