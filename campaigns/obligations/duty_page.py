"""One duty over all units: how many have done it, who has not, and who is behind them. A constant number of queries."""

from dataclasses import dataclass

from django.utils.http import urlencode

from campaigns.obligations.asking import SETTLED, asking_body, asking_subject, not_asked_on
from campaigns.obligations.audience import people_by_unit
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState
from campaigns.obligations.zalo import duty_line

ALL = "tat-ca"
PRESETS = {
    ALL: ("Tất cả", lambda row: True),
    "chua-lam": ("Chưa làm", lambda row: row.owes),
    "qua-han": ("Quá hạn", lambda row: row.late),
    "da-trinh": ("Đã trình hoặc xong", lambda row: row.settled),
    "mien": ("Được miễn", lambda row: row.waived),
}


@dataclass(frozen=True)
class Row:
    """One unit (or cluster) and how it stands: `days` late, `people` behind it."""

    obligation: Obligation
    deadline: object
    days: int
    waived: bool
    people: tuple

    @property
    def settled(self):
        return not self.waived and self.obligation.state in SETTLED

    @property
    def owes(self):
        return not self.waived and not self.settled

    @property
    def late(self):
        return self.owes and self.obligation.sent_on is None and self.days > 0

    @property
    def working(self):
        return self.owes and not self.late

    @property
    def holder(self):
        """Who was put in charge, where that person still holds a role there."""
        return self.obligation.holder if self.obligation.holder in self.people else None


class DutyPage:
    """The page of `duty` for `user` on `day`; `preset` is what the address asks for, anything else shows all. Six queries."""

    def __init__(self, duty, user, day, preset=""):
        self.duty, self.day = duty, day
        self.preset = preset if preset in PRESETS else ALL
        owed = list(
            Obligation.objects.visible_to(user).filter(duty=duty).with_names().order_by("cluster__order", "unit__kind__order", "unit__sort_key")
        )
        people = people_by_unit(owed, day)
        self.all = [_row(obligation, day, people) for obligation in owed]
        self.to_ask = not_asked_on([row.obligation for row in self.all if row.owes and row.obligation.is_open_on(day)], day)

    @property
    def rows(self):
        return [row for row in self.all if PRESETS[self.preset][1](row)]

    @property
    def query(self):
        return "" if self.preset == ALL else urlencode({"loc": self.preset})

    @property
    def label(self):
        """The words of the preset, "" where nothing is left out."""
        return "" if self.preset == ALL else PRESETS[self.preset][0]

    @property
    def presets(self):
        """The filters as (words, count, address, whether it is the present one)."""
        return [
            (label, sum(map(rule, self.all)), f"?{urlencode({'loc': key})}" if key != ALL else "?", key == self.preset)
            for key, (label, rule) in PRESETS.items()
        ]

    @property
    def counts(self):
        """How many stand how: waived ones count in no other number."""
        done = sum(row.settled and row.obligation.state == ObligationState.DONE for row in self.all)
        found = {name: sum(getattr(row, name) for row in self.all) for name in ("settled", "working", "late", "waived", "owes")}
        return found | {"done": done, "sent": found["settled"] - done, "total": len(self.all) - found["waived"]}

    @property
    def nobody(self):
        """Rows that still owe and have nobody behind them."""
        return [row for row in self.all if row.owes and not row.people]

    def message(self):
        """Return (subject, text) that the first of those still to be reminded would get, or None."""
        first = next(iter(self.to_ask), None)
        return (asking_subject(first), asking_body(first, self.day)) if first else None

    def chat_line(self, url):
        """Return the line to paste into a chat, "" when nobody owes it any more."""
        counts = self.counts
        return duty_line(self.duty.title, self.duty.due, self.day, counts["settled"], counts["total"], url) if counts["owes"] else ""


def _row(obligation, day, people):
    behind = tuple(people.get((obligation.unit_id, bool(obligation.cluster_id)), ()))
    return Row(obligation, obligation.deadline(day), obligation.days_late(day), obligation.waiver(day) is not None, behind)


def names_of(people):
    """Return the names of `people` in one line, in the order of given names."""
    return ", ".join(person.full_name for person in sorted(people, key=lambda person: person.sort_key))
