"""The list of plans: which of those that a person sees, by year and state."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count

from campaigns.plans.states import OFFICE_LABELS, PlanState


@dataclass(frozen=True)
class Choice:
    """A filter as a link: its words, how many plans it leaves, its address."""

    label: str
    count: int
    url: str
    current: bool


def state_words(plan, user):
    """Return what the state of a plan is called on the side of the desk where `user` sits."""
    own = user.has_perm("campaigns.draft_plan", plan)
    return plan.get_state_display() if own else OFFICE_LABELS[plan.state]


class Listing:
    """`plans` narrowed by the address; `years` and `states` are the links. What the address says wrongly counts as not said."""

    def __init__(self, plans, asked, *, above):
        counts = plans.order_by().values_list("obligation__directive__year", "state").annotate(Count("pk"))
        self._counts = {(year, state): count for year, state, count in counts}
        self._labels = OFFICE_LABELS if above else dict(PlanState.choices)
        known = {str(year): year for year, _ in self._counts}
        self.year = known.get(asked.get("nam", ""))
        self.state = asked.get("trang-thai") if asked.get("trang-thai") in PlanState.values else None
        found = plans.filter(**self._wanted()).prefetch_related("obligation__changes")
        self.plans = found.order_by("-obligation__directive__year", "obligation__due", "obligation__unit__sort_key", "pk")

    @property
    def query(self):
        return self._query(self.year, self.state)

    @property
    def words(self):
        """What narrows the list, in words."""
        return [f"năm {self.year}" if self.year else "", self._labels[self.state] if self.state else ""]

    def years(self):
        """Return the links of the years, the newest first."""
        years = sorted({year for year, _ in self._counts}, reverse=True)
        return [self._choice("Mọi năm", None, self.state, self.year is None)] + [
            self._choice(f"Năm {year}", year, self.state, self.year == year) for year in years
        ]

    def states(self):
        """Return the links of the states that occur, in the order of the work."""
        present = {state for _, state in self._counts}
        return [self._choice("Tất cả", self.year, None, self.state is None)] + [
            self._choice(self._labels[state], self.year, state, self.state == state) for state in PlanState.values if state in present
        ]

    def _choice(self, label, year, state, current):
        count = sum(n for (of_year, of_state), n in self._counts.items() if year in (None, of_year) and state in (None, of_state))
        return Choice(label, count, f"?{self._query(year, state)}", current)

    def _wanted(self):
        wanted = {"obligation__directive__year": self.year} if self.year else {}
        return wanted | ({"state": self.state} if self.state else {})

    def _query(self, year, state):
        return urlencode({key: value for key, value in (("nam", year), ("trang-thai", state)) if value})
