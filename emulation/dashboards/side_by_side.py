"""Clusters side by side: how many of their indicators are on pace, field by field."""

from dataclasses import dataclass

from campaigns.movements.models import Indicator
from campaigns.movements.pace import AHEAD, ON, UNKNOWN
from emulation.dashboards.board import Addresses
from emulation.dashboards.indicator_rows import standing_over
from emulation.formats.words import percent

FIELD_WORDS = {
    Indicator.Field.ECONOMY: "Kinh tế",
    Indicator.Field.SOCIETY: "Văn hóa - xã hội",
    Indicator.Field.DEFENCE: "Quốc phòng - an ninh",
    Indicator.Field.SYSTEM: "Hệ thống chính trị",
    Indicator.Field.EMULATION: "Thi đua, khen thưởng",
}


@dataclass(frozen=True)
class Share:
    """`good` of `known` indicators on pace; None stands for a field in which nothing can be judged."""

    good: int
    known: int

    @property
    def percent(self):
        return percent(self.good, self.known)


@dataclass(frozen=True)
class Side:
    """One cluster: `shares` (Share or None) in the order of the fields, `whole` over all of them."""

    title: str
    url: str
    shares: tuple
    whole: Share


def fields_of(rows):
    """Return the fields of IndicatorRows that are in use, in their order, as (key, words)."""
    used = {row.indicator.field for row in rows}
    return [(key, FIELD_WORDS[key]) for key in Indicator.Field.values if key in used]


def sides(rows, clusters, sums, period):
    """Return the Sides, the best first; `sums` are those of totals.by_cluster, `clusters` is {unit id: Cluster}; no query."""
    indicators = {row.indicator.pk: row.indicator for row in rows}
    counts = {}
    for (pk, cluster), total in sums.items():
        if cluster is None or pk not in indicators:
            continue
        standing = standing_over(indicators[pk], total, period)
        if standing != UNKNOWN:
            count = counts.setdefault(cluster, {}).setdefault(indicators[pk].field, [0, 0])
            count[0] += standing in (ON, AHEAD)
            count[1] += 1
    addresses, fields = Addresses(), [key for key, _ in fields_of(rows)]
    named = {cluster.pk: cluster for cluster in clusters.values()}
    found = []
    for pk, by_field in counts.items():
        shares = tuple(Share(*by_field[key]) if key in by_field else None for key in fields)
        whole = Share(sum(share.good for share in shares if share), sum(share.known for share in shares if share))
        found.append(Side(named[pk].name, f"{addresses.of_cluster(pk)}&ky={period.kind}", shares, whole))
    return sorted(found, key=lambda side: (-side.whole.good / side.whole.known, side.title))
