"""The desk of the standing office: everything sent, the earliest deadline first, with presets as links and a filter by cluster."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Q, Subquery

from campaigns.plans.dueness import with_deadline
from campaigns.plans.models import Plan, PlanVersion
from emulation.formats.words import NEAR_DAYS
from emulation.units.models import Cluster

ALL = "tat-ca"


@dataclass(frozen=True)
class Preset:
    key: str
    label: str
    count: int
    url: str
    current: bool


class Queue:
    """The queue as one person sees it on `day`, narrowed by the parameters of the address; what is not understood is left out."""

    def __init__(self, user, day, asked):
        seats = user.seats_with("campaigns.review_plan")
        self.clusters = list(Cluster.objects.filter(authority__in={seat.authority.pk for seat in seats}).order_by("-year", "order", "pk"))
        self.cluster = next((cluster for cluster in self.clusters if str(cluster.pk) == asked.get("cum", "")), None)
        self._narrow = _presets(day)
        self.preset = asked.get("loc") if asked.get("loc") in self._narrow else ALL
        waiting = with_deadline(_counted(Plan.objects.waiting_for(user)), day).order_by("deadline_then", "submitted_at", "pk")
        self._waiting = _of_cluster(waiting, self.cluster)

    @property
    def query(self):
        """The parameters of the address that make this queue, as "loc=qua-han&cum=3"; "" for the whole desk."""
        return self._query(self.preset, self.cluster)

    def plans(self):
        """Return the QuerySet of the rows, with their names and `number` of versions."""
        return self._narrowed().with_names().prefetch_related("obligation__changes")

    def _narrowed(self):
        return self._waiting.filter(self._narrow[self.preset][1])

    def presets(self):
        """Return the presets with their counts; one query."""
        counts = self._waiting.order_by().aggregate(**{key.replace("-", "_"): Count("pk", filter=rule) for key, (_, rule) in self._narrow.items()})
        return [
            Preset(key, label, counts[key.replace("-", "_")], f"?{self._query(key, self.cluster)}", key == self.preset)
            for key, (label, _) in self._narrow.items()
        ]

    def chips(self):
        """Return (words, address without it) for every filter that is on."""
        found = []
        if self.preset != ALL:
            found.append((self._narrow[self.preset][0], f"?{self._query(ALL, self.cluster)}"))
        if self.cluster:
            found.append((str(self.cluster), f"?{self._query(self.preset, None)}"))
        return found

    def place_of(self, plan):
        """Return the Place of a plan in this queue; one query."""
        keys = list(self._narrowed().values_list("pk", flat=True))
        if plan.pk not in keys:
            return Place(0, len(keys), None, next(iter(keys), None))
        at = keys.index(plan.pk)
        return Place(at + 1, len(keys), keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None)

    def _query(self, preset, cluster):
        parts = {"loc": preset if preset != ALL else "", "cum": cluster.pk if cluster else ""}
        return urlencode({key: value for key, value in parts.items() if value})


@dataclass(frozen=True)
class Place:
    """Where a plan stands in the queue: `number` of `total` from 1 (0: not in it), and the ids of its neighbours."""

    number: int
    total: int
    previous: int | None
    following: int | None

    @property
    def after_acting(self):
        """Whom to look at next: the one after it, else the one before."""
        return self.following or self.previous


def _presets(day):
    near = day + dt.timedelta(days=NEAR_DAYS)
    return {
        ALL: ("Tất cả", Q()),
        "sap-het-han": ("Sắp hết hạn", Q(deadline_then__range=(day, near))),
        "qua-han": ("Đã qua ngày hạn", Q(deadline_then__lt=day)),
        "trinh-lai": ("Đã trình lại", Q(number__gt=1)),
    }


def _counted(plans):
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number").values("number")[:1]
    return plans.annotate(number=Subquery(newest))


def _of_cluster(plans, cluster):
    if cluster is None:
        return plans
    member = Q(obligation__unit__memberships__cluster=cluster, obligation__cluster__isnull=True, obligation__directive__year=cluster.year)
    return plans.filter(member | Q(obligation__cluster=cluster)).distinct()
