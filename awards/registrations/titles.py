"""Which titles may be registered in a year, for whom, and which of them the law asks to be registered."""

import datetime as dt
from dataclasses import dataclass

from awards.catalogue.book import RuleBook
from awards.catalogue.models import AwardType
from awards.catalogue.states import Confidence, CriterionKind, RecipientKind

KINDS = frozenset({RecipientKind.PERSON, RecipientKind.COLLECTIVE})  # households are not registered by a unit


@dataclass(frozen=True)
class RegistrableTitle:
    """A title, whom it is for (a set of RecipientKind), whether it must be registered (`required`) and whether that is `sure`."""

    award: AwardType
    recipients: frozenset
    required: bool
    sure: bool
    basis: str


def book_of(registration, today):
    """Return the RuleBook by which the year of the registration is judged on `today`: outside that year, its nearest day counts."""
    first, last = dt.date(registration.year, 1, 1), dt.date(registration.year, 12, 31)
    return RuleBook(registration.authority, min(max(today, first), last))


def titles_of(book):
    """Return the RegistrableTitles of `book`, those that must be registered first, then the lowest; five queries, kept in the book."""
    found = []
    for rule in book.rules.values():
        if rule.award.is_title and rule.recipients & KINDS:
            asked = rule.asks(CriterionKind.REGISTERED)
            sure = bool(asked and asked.is_sure and rule.confidence == Confidence.SURE)
            found.append(RegistrableTitle(rule.award, rule.recipients, asked is not None, sure, asked.basis if asked else rule.basis))
    return sorted(found, key=lambda title: (not title.required, title.award.rank, title.award.pk))


def titles_for(titles, kind):
    """Return the AwardTypes among `titles` that a kind of recipient may be registered for."""
    return [title.award for title in titles if kind in title.recipients]
