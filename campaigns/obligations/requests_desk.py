"""The desk of requests for more time: those that wait first, by due day; presets as links. And the place of one in it."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When
from django.utils.http import urlencode

from campaigns.obligations.models import Change, TimeRequest
from campaigns.obligations.states import ChangeKind, RequestState
from campaigns.obligations.time_story import BADGES

WAITING, ALL = "cho", "tat-ca"
PRESETS = {
    WAITING: ("Chờ trả lời", Q(state=RequestState.WAITING)),
    "da-gia-han": ("Đã gia hạn", Q(state=RequestState.GRANTED)),
    "khong": ("Không gia hạn", Q(state=RequestState.REFUSED)),
    "rut-lai": ("Đơn vị rút lại", Q(state=RequestState.WITHDRAWN)),
    ALL: ("Tất cả", Q()),
}


@dataclass(frozen=True)
class Preset:
    label: str
    count: int
    url: str
    current: bool


class RequestsDesk:
    """The requests that a person's standing office answers, narrowed by `loc` of the address; what is not understood shows those that wait."""

    def __init__(self, user, day, asked):
        offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_obligation")}
        self._all = TimeRequest.objects.visible_to(user).filter(obligation__authority__in=offices).as_of(day)
        self.preset = asked.get("loc") if asked.get("loc") in PRESETS else WAITING

    @property
    def query(self):
        """The parameters of the address that make this list; "" for those that wait."""
        return "" if self.preset == WAITING else urlencode({"loc": self.preset})

    @property
    def label(self):
        """The words of the preset, "" where nothing is left out."""
        return "" if self.preset == ALL else PRESETS[self.preset][0]

    def requests(self):
        """Return the QuerySet of the rows: what waits by its deadline, then what was answered, the newest first."""
        waits = Case(When(state=RequestState.WAITING, then=Value(0)), default=Value(1))
        due = Case(When(state=RequestState.WAITING, then=F("deadline_then")))
        return self._all.filter(PRESETS[self.preset][1]).order_by(waits, due, F("answered_at").desc(nulls_last=True), "asked_at", "pk").with_names()

    def presets(self):
        """Return the presets with their counts; one query."""
        counts = self._all.order_by().aggregate(**{f"n_{number}": Count("pk", filter=rule) for number, (_, rule) in enumerate(PRESETS.values())})
        return [
            Preset(label, counts[f"n_{number}"], f"?{urlencode({'loc': key})}", key == self.preset)
            for number, (key, (label, _)) in enumerate(PRESETS.items())
        ]

    def neighbours(self, request):
        """Return (number, total, id before, id after) of a request among those that wait; number 0 where it does not. One query."""
        keys = list(self._all.filter(state=RequestState.WAITING).order_by("deadline_then", "asked_at", "pk").values_list("pk", flat=True))
        if request.pk not in keys:
            return 0, len(keys), None, next(iter(keys), None)
        at = keys.index(request.pk)
        return at + 1, len(keys), keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None


def badge(request):
    """Return (key of the status dictionary, words) of how a request stands."""
    return BADGES[request.state]


def earlier_of(request, user):
    """Return the other requests of the same owner in the year of the directive, the newest first; two queries."""
    obligation = request.obligation
    same = {"obligation__unit": obligation.unit_id, "obligation__cluster": obligation.cluster_id}
    found = TimeRequest.objects.visible_to(user).filter(**same, obligation__directive__year=obligation.directive.year).exclude(pk=request.pk)
    return list(found.with_names())


def extensions_of(request):
    """Return the Changes that gave the same owner more time unasked in the year of the directive, the newest first; one query."""
    obligation = request.obligation
    same = {"obligation__unit": obligation.unit_id, "obligation__cluster": obligation.cluster_id}
    rows = Change.objects.filter(**same, obligation__directive__year=obligation.directive.year, request=None, kind=ChangeKind.EXTEND)
    return list(rows.select_related("obligation__duty", "by").order_by("-pk"))
