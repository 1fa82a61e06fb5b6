"""How an obligation is done that has a form of its own on a higher floor: where that form is, and how far it is filled in.

`reports` registers its own here; the pages, rows and letters of this room ask.
"""

from collections.abc import Callable
from dataclasses import dataclass

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
    """`kinds` are values of Duty.Kind. What the callables answer about:

    `begun(obligation)` whether the form was begun; `by_note(obligation)` whether a note is enough here after all; `progress(obligations)`
    {id: Progress} in a constant number of queries, for those that have something to count. `template` draws the card of the form on the
    page of an obligation, from the context that `card(obligation, user, day)` returns (a dict).
    """

    kinds: frozenset
    begun: Callable
    by_note: Callable
    progress: Callable
    template: str
    card: Callable


def has_form(obligation):
    """Tell whether the obligation is done by a form on a higher floor, and not by a note."""
    fulfilment = fulfilment_of(obligation.duty.kind)
    return fulfilment is not None and not fulfilment.by_note(obligation)


def form_begun(obligation):
    """Tell whether the form that does the obligation was begun: from then on only the form moves it."""
    fulfilment = fulfilment_of(obligation.duty.kind)
    return fulfilment is not None and fulfilment.begun(obligation)


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


def kinds_with_a_form():
    """Return the kinds of duty for which somebody declared a form."""
    return list(_FULFILMENTS)


def progress_of(obligations):
    """Return {id of the obligation: Progress} for those among `obligations` that have something to count."""
    found = {}
    for fulfilment in _DECLARED:
        asked = [obligation for obligation in obligations if obligation.duty.kind in fulfilment.kinds]
        found |= fulfilment.progress(asked) if asked else {}
    return found
