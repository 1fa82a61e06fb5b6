"""Where a recipient is being considered now: upper rooms say it (registrations, proposals), the page of the recipient shows it."""

from dataclasses import dataclass

_SOURCES = []


@dataclass(frozen=True)
class Mention:
    """One place: `words` say for what, `state` how far it is; `page` and `pk` name the page that shows it."""

    words: str
    state: str
    page: str
    pk: int


def register(source):
    """Add a source: `source(user, recipient_ids, day)` returns the Mentions that the person may see, in a constant number of queries."""
    _SOURCES.append(source)
    return source


def mentions_of(user, recipient_ids, day):
    """Return the Mentions of all sources for a family of rows (ids)."""
    return [mention for source in _SOURCES for mention in source(user, recipient_ids, day)]
