"""How an obligation is done that has a form of its own on a higher floor: where that form is, and how far it is filled in.

`reports` registers its own here; the pages, rows and letters of this room ask.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

_FULFILMENTS = {}
_DECLARED = []


@dataclass(frozen=True)
class Progress:
    """`done` of `total` cells are filled in; `missing` names the first of those that are not."""

    done: int
    total: int
    missing: tuple = ()

    @property
    def words(self):
        """As a letter says it: "Đã nhập 9/12 chỉ tiêu. Còn thiếu: Giải ngân đầu tư công, Hộ nghèo giảm"."""
        words = f"Đã nhập {self.done}/{self.total} chỉ tiêu"
        left = self.total - self.done - len(self.missing)
        more = f" và {left} chỉ tiêu khác" if left > 0 else ""
        return f"{words}. Còn thiếu: {', '.join(self.missing)}{more}" if self.missing else words


@dataclass(frozen=True, kw_only=True)
class Fulfilment:
    """`kinds` are values of Duty.Kind; `page(obligation)` gives the address where it is done; `progress(obligations)` {id: Progress}, in a
    constant number of queries, for those that have something to count."""

    kinds: frozenset
    verb: str
    page: Callable
    progress: Callable = field(default=lambda obligations: {})


def register(fulfilment):
    """Declare how obligations of some kinds are done. Raises ImproperlyConfigured when a kind is taken."""
    for kind in fulfilment.kinds:
        if kind in _FULFILMENTS:
            raise ImproperlyConfigured(f"How a duty of the kind {kind} is done is declared twice.")
        _FULFILMENTS[kind] = fulfilment
    _DECLARED.append(fulfilment)


def fulfilment_of(kind):
    """Return the Fulfilment of obligations of a kind, or None where a note is enough."""
    return _FULFILMENTS.get(kind)


def progress_of(obligations):
    """Return {id of the obligation: Progress} for those among `obligations` that have something to count."""
    found = {}
    for fulfilment in _DECLARED:
        asked = [obligation for obligation in obligations if obligation.duty.kind in fulfilment.kinds]
        found |= fulfilment.progress(asked) if asked else {}
    return found
