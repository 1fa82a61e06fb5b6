"""Which places of a report may be changed: all of a draft, after a return only those that a remark names, unless the office opened all."""

from dataclasses import dataclass

from reports.periodic.comments import asked_of
from reports.periodic.grid import cells_of
from reports.periodic.states import EDITABLE


@dataclass(frozen=True)
class Openings:
    """`everything`, or the ids of `indicators` and the keys of `passages` that are open."""

    everything: bool
    indicators: frozenset = frozenset()
    passages: frozenset = frozenset()

    def cell(self, indicator_id):
        return self.everything or indicator_id in self.indicators

    def passage(self, key):
        return self.everything or key in self.passages


def openings_of(report, cells=None, *, passages=None, asked=None):
    """Return the Openings of `report`; its Cells, its passages and the remarks of its last return (`asked`) are read where not at hand.

    A remark on the whole opens the whole, and so do remarks none of whose places is asked for any more.
    """
    if report.state not in EDITABLE:
        return Openings(everything=False)
    if report.open_all or report.submitted_at is None:
        return Openings(everything=True)
    asked = asked_of(report) if asked is None else asked
    indicators = frozenset(comment.indicator_id for comment in asked if comment.indicator_id)
    keys = frozenset(comment.passage for comment in asked if comment.passage)
    on_the_whole = any(not (comment.indicator_id or comment.passage) for comment in asked)
    if on_the_whole or not (_any_given(report, indicators, cells) or _any_there(report, keys, passages)):
        return Openings(everything=True)
    return Openings(everything=False, indicators=indicators, passages=keys)


def _any_given(report, indicators, cells):
    return bool(indicators) and any(cell.indicator.pk in indicators for cell in (cells_of(report) if cells is None else cells))


def _any_there(report, keys, passages):
    return bool(keys) and any(passage.key in keys for passage in (report.passages.all() if passages is None else passages))
