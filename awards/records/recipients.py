"""Making recipients: persons, collectives and households with the keys by which they are found, and their places in units."""

from awards.catalogue.states import RecipientKind
from awards.records.models import Membership, Recipient
from emulation.search.text import fold, nfc, person_sort_key, title_sort_key


def keys_of(name, kind):
    """Return the search, sort and match keys (a dict of fields) of a recipient; persons sort by their given name."""
    sort = person_sort_key if kind == RecipientKind.PERSON else title_sort_key
    return {"search_key": fold(name)[:400], "sort_key": sort(name), "match_key": fold(name)[:200]}


def new_recipient(kind, name, *, now, by=None, **fields):
    """Return a Recipient that is not stored yet, its name composed (NFC) and with single spaces, with its keys."""
    name = " ".join(nfc(name).split())
    return Recipient(kind=kind, name=name, created_at=now, created_by=by, **keys_of(name, kind), **fields)


def place(recipient, unit, *, since, **fields):
    """Return the Membership of a stored `recipient` in `unit` from the day `since`; not stored yet."""
    return Membership(recipient=recipient, unit=unit, valid_from=since, **fields)
