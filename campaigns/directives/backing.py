"""What stands behind a clause of a directive: a higher floor that proposed it says from which figures; the pages of this room show it.

Registered from a module `backings` of an app, which is loaded at start-up.
"""

from dataclasses import dataclass

_SOURCES = []


@dataclass(frozen=True)
class Backing:
    """`lines` are {"words", "url"} (url "": only said), `url` leads to where the clause was proposed ("" where the reader may not)."""

    title: str
    lines: tuple
    url: str = ""


def register(source):
    """Declare where clauses may come from: `source(directive, user)` returns {id of the clause: Backing} in a constant number of queries."""
    _SOURCES.append(source)
    return source


def with_backing(entries, directive, user):
    """Return `entries` (see outline) with `backing` set on each clause that has one, as far as `user` may know."""
    found = {}
    for source in _SOURCES:
        found |= source(directive, user)
    for entry in entries:
        entry.clause.backing = found.get(entry.clause.pk)
    return entries
