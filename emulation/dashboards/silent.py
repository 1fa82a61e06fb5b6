"""Who has not reported: named, with the days since the deadline."""

from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.movements.periods import HALF
from emulation.dashboards.board import Addresses
from emulation.formats.words import deadline_words, short_day_words


@dataclass(frozen=True)
class Silent:
    """A unit whose report of the period has not come; `words` tell how long it is due, `late` whether the day has passed."""

    name: str
    url: str
    words: str
    late: bool
    days: int


def silent(obligations, period, day):
    """Return the Silent of a Period among standing obligations (with unit, duty and changes at hand), the latest first; no query."""
    kind = Duty.Kind.HALF_YEAR if period.kind == HALF else Duty.Kind.YEAR
    addresses, found = Addresses(), []
    for owed in obligations:
        if owed.duty.kind == kind and not owed.cluster_id and owed.settled_on is None and owed.opens <= day:
            deadline = owed.deadline(day)
            words, how = deadline_words(deadline, day)
            words = f"{words}, hạn {short_day_words(deadline)}"
            each = Silent(owed.unit.short_name, addresses.of_obligation(owed.pk), words, how == "over", (day - deadline).days)
            found.append((owed.unit.sort_key, each))
    return [each for _, each in sorted(found, key=lambda pair: (-pair[1].days, pair[0]))]
