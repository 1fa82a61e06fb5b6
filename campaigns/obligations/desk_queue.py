"""What lies on the desk of the standing office: the earliest deadline first, with presets as links, a filter by cluster, and neighbours."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Q, Subquery

from campaigns.obligations.models import Obligation
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


class DeskQueue:
    """The papers that wait as one person sees them on `day`, narrowed by the parameters of the address; what is not understood is left out.
    `clusters` are those of the years that papers wait of.

    A room says which permission opens the desk, which papers wait (`waiting_for(user, day)`, each with its `obligation`) and what narrows
    them (`rules(day)`: {key: (label, Q)}, the first being all of them).
    """

    permission = ""

    def __init__(self, user, day, asked):
        seats = user.seats_with(self.permission)
        waiting = self.waiting_for(user, day)
        years = waiting.order_by().values("obligation__directive__year")
        clusters = Cluster.objects.filter(authority__in={seat.authority.pk for seat in seats}, year__in=years)
        self.clusters = list(clusters.order_by("-year", "order", "pk"))
        self.cluster = next((cluster for cluster in self.clusters if str(cluster.pk) == asked.get("cum", "")), None)
        self._narrow = self.rules(day)
        self.preset = asked.get("loc") if asked.get("loc") in self._narrow else ALL
        waiting = with_deadline(waiting, day).order_by("deadline_then", "submitted_at", "pk")
        self._waiting = _of_cluster(waiting, self.cluster)

    def waiting_for(self, user, day):
        """Return the QuerySet of the papers that wait for `user` on `day`."""
        raise NotImplementedError

    @staticmethod
    def rules(day):
        """Return {key of the preset: (label, Q)} on `day`."""
        return by_time(day)

    @property
    def query(self):
        """The parameters of the address that make this queue, as "loc=qua-han&cum=3"; "" for the whole desk."""
        return self._query(self.preset, self.cluster)

    def narrowed(self):
        """Return the QuerySet of the papers that the address asks for."""
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

    def place_of(self, paper):
        """Return the Place of a paper in this queue; one query."""
        return place_among(list(self.narrowed().values_list("pk", flat=True)), paper.pk)

    def _query(self, preset, cluster):
        parts = {"loc": preset if preset != ALL else "", "cum": cluster.pk if cluster else ""}
        return urlencode({key: value for key, value in parts.items() if value})


@dataclass(frozen=True)
class Place:
    """Where a paper stands in the queue: `number` of `total` from 1 (0: not in it), and the ids of its neighbours."""

    number: int
    total: int
    previous: int | None
    following: int | None

    @property
    def after_acting(self):
        """Whom to look at next: the one after it, else the one before."""
        return self.following or self.previous


def place_among(keys, key):
    """Return the Place of `key` among `keys` (ids in the order of a queue)."""
    if key not in keys:
        return Place(0, len(keys), None, next(iter(keys), None))
    at = keys.index(key)
    return Place(at + 1, len(keys), keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None)


def by_time(day):
    """Return the rules that every desk has: by the deadline, and what was submitted again (`number` of versions)."""
    near = day + dt.timedelta(days=NEAR_DAYS)
    return {
        ALL: ("Tất cả", Q()),
        "sap-het-han": ("Sắp hết hạn", Q(deadline_then__range=(day, near))),
        "qua-han": ("Đã qua ngày hạn", Q(deadline_then__lt=day)),
        "trinh-lai": ("Đã trình lại", Q(number__gt=1)),
    }


def with_deadline(papers, day):
    """Return the QuerySet `papers` with `deadline_then`, the deadline of the obligation as it stands on `day` (a date)."""
    owed = Obligation.objects.as_of(day).filter(pk=OuterRef("obligation_id"))
    return papers.annotate(deadline_then=Subquery(owed.values("deadline_then")[:1]))


def with_number(papers, versions):
    """Return the QuerySet `papers` with the `number` of its newest version; `versions` are those of the one paper (with an OuterRef)."""
    return papers.annotate(number=Subquery(versions.order_by("-number").values("number")[:1]))


def _of_cluster(papers, cluster):
    if cluster is None:
        return papers
    member = Q(obligation__unit__memberships__cluster=cluster, obligation__cluster__isnull=True, obligation__directive__year=cluster.year)
    return papers.filter(member | Q(obligation__cluster=cluster)).distinct()
