"""The list of questions: what waits first by its day, then what was answered and closed; presets as links."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When
from django.utils.http import urlencode

from reports.inquiries.models import Inquiry
from reports.inquiries.states import InquiryState

S = InquiryState
OPEN = "dang-mo"
PRESETS = {
    OPEN: ("Đang mở", ~Q(state=S.CLOSED)),
    "cho": ("Chờ giải trình", Q(state=S.ASKED)),
    "da-tra-loi": ("Đã giải trình", Q(state=S.ANSWERED)),
    "ket-thuc": ("Đã kết thúc", Q(state=S.CLOSED)),
}
# Keys of the status dictionary: whose turn it is.
BADGES = {S.ASKED: "todo", S.ANSWERED: "sent", S.CLOSED: "approved"}


@dataclass(frozen=True)
class Preset:
    label: str
    count: int
    url: str
    current: bool


class Listing:
    """The questions that a person sees, narrowed by `loc` of the address; what is not understood shows those that are open."""

    def __init__(self, user, asked):
        self._all = Inquiry.objects.visible_to(user)
        self.preset = asked.get("loc") if asked.get("loc") in PRESETS else OPEN

    @property
    def query(self):
        return "" if self.preset == OPEN else urlencode({"loc": self.preset})

    def inquiries(self):
        """Return the QuerySet of the rows: those that wait by their day, then the answered, then the closed, the newest first."""
        order = Case(When(state=S.ASKED, then=Value(0)), When(state=S.ANSWERED, then=Value(1)), default=Value(2))
        waiting = Case(When(state=S.ASKED, then=F("due")))
        return self._all.filter(PRESETS[self.preset][1]).with_names().order_by(order, waiting, "-asked_at", "pk")

    def presets(self):
        """Return the presets with their counts; one query."""
        counts = self._all.order_by().aggregate(**{f"n_{number}": Count("pk", filter=rule) for number, (_, rule) in enumerate(PRESETS.values())})
        return [
            Preset(label, counts[f"n_{number}"], f"?{urlencode({'loc': key})}" if key != OPEN else "?", key == self.preset)
            for number, (key, (label, _)) in enumerate(PRESETS.items())
        ]
