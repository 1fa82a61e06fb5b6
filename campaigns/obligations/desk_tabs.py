"""The desks of the standing office beside each other: plans, reports, requests for more time. Each room declares its own in its `desks.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Value

_desks = []


@dataclass(frozen=True)
class DeskTab:
    """`order` is its place among the tabs, `name` of its address, `waiting(user)` the QuerySet of the `noun` that wait there."""

    order: int
    label: str
    name: str
    waiting: Callable
    noun: str


def register(tab):
    """Add a desk."""
    if tab not in _desks:
        _desks.append(tab)


def tabs(user):
    """Return [(DeskTab, how many wait)] in order; one query for all of them."""
    desks = sorted(_desks, key=lambda tab: tab.order)
    first, *others = (_counted(tab, user) for tab in desks)
    found = dict(first.union(*others, all=True))
    return [(tab, found.get(tab.order, 0)) for tab in desks]


def _counted(tab, user):
    """A query of one row, (place of the desk, how many wait); of none where nothing waits."""
    return tab.waiting(user).order_by().annotate(desk=Value(tab.order)).values_list("desk").annotate(Count("pk"))
