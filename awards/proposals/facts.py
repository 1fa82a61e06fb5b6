"""What the rules judge: plain facts about a nominee, without a database. `facts_of` gathers them; tests write them by hand."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from awards.catalogue.states import Scope
from awards.proposals.findings import Evidence
from emulation.formats.words import day_words


class Given(NamedTuple):
    """An award that somebody was given. `form` is an AwardForm, `kind` an AwardKind."""

    pk: int
    recipient_id: int
    award_id: int
    form: str
    name: str
    kind: str
    year: int
    achieved_from: dt.date | None = None
    achieved_to: dt.date | None = None
    decision_day: dt.date | None = None
    decision_number: str = ""

    @property
    def counts_to(self):
        """Until which day its achievements count: the period that the decision states, else the day of the decision; None: neither known."""
        return self.achieved_to or self.decision_day

    @property
    def cited(self):
        """The award as a sentence names it: Giấy khen năm 2022 (12/QĐ-UBND)."""
        return f"{self.name} năm {self.year}" + (f" ({self.decision_number})" if self.decision_number else "")


class Proposed(NamedTuple):
    """Another standing proposal for the same recipient. `concluded`: the office takes it to the council."""

    nominee_id: int
    proposal_id: int
    code: str
    unit_id: int
    award_id: int
    form: str
    name: str
    kind: str
    year: int
    achieved_from: dt.date | None = None
    achieved_to: dt.date | None = None
    concluded: bool = False


class Registered(NamedTuple):
    award_id: int
    name: str
    year: int
    registration_id: int


class Graded(NamedTuple):
    grade: str
    basis: str = ""


class Invention(NamedTuple):
    pk: int
    title: str
    year: int
    scope: str
    decision_number: str = ""

    @property
    def as_evidence(self):
        number = f", {self.decision_number}" if self.decision_number else ""
        return Evidence(f"“{self.title}” (năm {self.year}, phạm vi {Scope(self.scope).label.lower()}{number})", "initiative", self.pk)


class Restricted(NamedTuple):
    """A discipline (`sanction` says which) or a matter under review (no sanction)."""

    kind: str
    sanction: str
    begins: dt.date
    ends: dt.date | None
    basis: str

    @property
    def span_words(self):
        return f"từ {day_words(self.begins)}" + (f" đến {day_words(self.ends)}" if self.ends else "")

    def covers(self, first, last):
        """Whether it lasts on some day from `first` to `last` (dates)."""
        return self.begins <= last and (self.ends is None or self.ends >= first)


class Report(NamedTuple):
    """A report that the unit owed in the year: sent in time, sent late, or missing beyond its day."""

    pk: int
    title: str
    due: dt.date
    sent_on: dt.date | None
    days_late: int


@dataclass(slots=True)
class History:
    """What is known of one recipient, of all rows that are one with it: `pk` is that into which the others were merged.

    `since` is the first day of the first place, None: no place known.
    """

    pk: int = 0
    name: str = ""
    since: dt.date | None = None
    given: list = field(default_factory=list)
    proposed: list = field(default_factory=list)
    registered: list = field(default_factory=list)
    grades: dict = field(default_factory=dict)
    inventions: list = field(default_factory=list)
    restrictions: list = field(default_factory=list)

    def given_in(self, award_id, year):
        """Return the award of that id given for that year, or None."""
        return next((each for each in self.given if each.award_id == award_id and each.year == year), None)

    def proposed_in(self, award_id, year):
        """Return the best standing proposal for that award and year: one concluded before one that is not, or None."""
        fit = [each for each in self.proposed if each.award_id == award_id and each.year == year]
        return max(fit, key=lambda each: each.concluded, default=None)


@dataclass
class Around:
    """What is known beyond the single recipient. Sets tell a blank from an absence: where nothing at all is recorded, nothing is missing.

    `titles_known` are (award id, year) of which somebody below the authority has a record; `inventions_known` years; `registered_units` (unit id,
    year) with an approved registration. `holders` is {(unit id, award id, year): ids of those given or proposed}, `drafts` {the same: {id: ids of
    dossiers}} of those among them who stand only in dossiers that were not sent. `steps` is
    {award id: years between two awards of it}, `windows` {award id: over how many years its initiatives count}.
    """

    day: dt.date
    titles_known: frozenset = frozenset()
    inventions_known: frozenset = frozenset()
    registered_units: frozenset = frozenset()
    holders: dict = field(default_factory=dict)
    drafts: dict = field(default_factory=dict)
    reports: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)
    windows: dict = field(default_factory=dict)
    capacities: dict = field(default_factory=dict)
    decided_here: frozenset = frozenset()


@dataclass(slots=True)
class Case:
    """One nominee as the rules see it. `members` are the Histories of the people of a collective, None where it is none.

    `unit_ends` is the last day of the unit, for a collective of a unit that is no more.
    """

    key: object
    recipient_id: int
    recipient_kind: str
    award_id: int
    award_name: str
    form: str
    kind: str
    year: int
    unit_id: int
    history: History
    around: Around
    proposal_id: int | None = None
    achieved_from: dt.date | None = None
    achieved_to: dt.date | None = None
    members: list | None = None
    headcount: int | None = None
    unit_ends: dt.date | None = None
    is_draft: bool = False

    def holders_of(self, award_id):
        """How many of the unit were given or are proposed for an award in the year; whoever is only thought of counts for their own award."""
        place = self.unit_id, award_id, self.year
        known = self.around.holders.get(place, frozenset())
        if award_id != self.award_id:  # that of which a share is taken: a draft that nobody received yet does not make it larger
            known = known - {pk for pk, dossiers in self.around.drafts.get(place, {}).items() if self.proposal_id not in dossiers}
        return len(known) + (self.is_draft and award_id == self.award_id and self.history.pk not in known)

    @property
    def unlisted(self):
        """How many people of a collective are not on its roster: nothing is known of them."""
        return max((self.headcount or 0) - len(self.members or ()), 0)

    @property
    def first(self):
        """The first day of the achievement period, that of the year where none is stated."""
        return self.achieved_from or dt.date(self.year, 1, 1)

    @property
    def last(self):
        """The last day of the achievement period, that of the year where none is stated."""
        return self.achieved_to or dt.date(self.year, 12, 31)


@dataclass
class Draft:
    """Somebody thought of for an award, before there is a nominee. `key` names the sheet in what `check` returns."""

    recipient: object
    award: object
    kind: str
    year: int
    unit: object
    key: object = None
    proposal: object = None
    achieved_from: dt.date | None = None
    achieved_to: dt.date | None = None

    @cached_property
    def pk(self):
        return self.key if self.key is not None else (self.recipient.pk, self.award.pk)
