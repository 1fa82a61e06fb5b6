"""The desks of the standing office beside each other: plans, reports, requests for more time. Each room declares its own in its `desks.py`."""

from collections.abc import Callable
from dataclasses import dataclass

_desks = []


@dataclass(frozen=True)
class DeskTab:
    """`order` is its place among the tabs, `name` of its address, `count(user)` how many `noun` wait there (one query)."""

    order: int
    label: str
    name: str
    count: Callable
    noun: str


def register(tab):
    """Add a desk."""
    if tab not in _desks:
        _desks.append(tab)


def tabs(user):
    """Return [(DeskTab, how many wait)] in order; one query for each desk."""
    return [(tab, tab.count(user)) for tab in sorted(_desks, key=lambda tab: tab.order)]
