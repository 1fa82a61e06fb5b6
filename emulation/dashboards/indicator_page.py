"""One indicator over all units, the worst first: their figure, their level, how that stands, and the way to the cell it comes from."""

from dataclasses import dataclass

from django.urls import reverse

from campaigns.movements.figures import share_words, value_words
from campaigns.movements.models import Target
from campaigns.movements.pace import UNKNOWN, pace_of
from emulation.dashboards.drawings import GAP, bullet_of
from emulation.dashboards.indicator_rows import BAR, CSS, RED_FIRST
from reports.periodic import totals
from reports.periodic.models import Entry
from reports.periodic.states import EDITABLE


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """One unit that reports the indicator; `url` is the cell of its report ("" where it has not reported), `ask` the form of a question."""

    name: str
    cluster: str
    home: str
    url: str
    ask: str
    pace: object
    css: str
    value: str
    level: str
    share: str
    bullet: object
    note: str
    order: tuple = ()


def unit_rows(indicator, period, clusters, *, chosen=None, may_ask=False):
    """Return (rows of the units that reported, the worst first; rows of those that did not) for a Period; two queries.

    Units whose report was waived stand in neither.

    `clusters` is {unit id: Cluster} of the year; `chosen` (id of a Cluster) narrows it down; `may_ask`: the reader may ask about a figure.
    """
    addresses = _Addresses(indicator, may_ask)
    sent = Entry.objects.filter(indicator=indicator, year=period.year, period=period.kind, sent__isnull=False)
    sent = sent.exclude(report__in=totals.waived_reports(indicator.authority_id))
    # While a unit mends its report, the figure is what it submitted, what stands beside it is not.
    figures = {
        unit: (value, report, *((False, "") if state in EDITABLE else said))
        for unit, value, report, state, *said in sent.order_by().values_list("unit", "sent", "report", "report__state", "zero", "note")
    }
    waived = totals.waived_units(indicator.authority_id, period)
    given = Target.objects.reported().filter(indicator=indicator).exclude(unit__in=waived).order_by("unit__sort_key")
    there, missing = [], []
    for unit, name, level, baseline in given.values_list("unit", "unit__short_name", "level", "baseline"):
        cluster = clusters.get(unit)
        if chosen and (cluster is None or cluster.pk != chosen):
            continue
        row = _row(indicator, period, unit, name, cluster, (level, baseline), figures.get(unit), addresses)
        (there if unit in figures else missing).append(row)
    return sorted(there, key=lambda row: row.order), missing


class _Addresses:
    """Addresses made by putting an id into a pattern, so that hundreds of rows do not ask the URL resolver."""

    def __init__(self, indicator, may_ask):
        self.home = reverse("dashboards:unit", args=[0])
        self.cell = f"{reverse('reports:report-detail', args=[0])}#cell-{indicator.pk}"
        self.ask = f"{reverse('reports:inquiry-ask', args=[0])}?chi-tieu={indicator.pk}" if may_ask else ""

    def of(self, pattern, pk):
        return pattern.replace("/0/", f"/{pk}/")


def _row(indicator, period, unit, name, cluster, target, figure, addresses):
    (level, baseline), (value, report, zero, note) = target, figure or (None, None, False, "")
    rule = {"direction": indicator.direction, "nature": indicator.nature, "share": period.share, "criterion": indicator.is_criterion}
    pace = pace_of(value=value, level=level, baseline=baseline, **rule)
    ratio = pace.ratio if pace.ratio is not None else value if value is not None else 0
    return UnitRow(
        name=name,
        cluster=cluster.name if cluster else "",
        home=addresses.of(addresses.home, unit),
        url=addresses.of(addresses.cell, report) if report else "",
        ask=addresses.of(addresses.ask, report) if report else "",
        pace=pace,
        css=CSS[pace.standing],
        value=value_words(indicator, value, zero=zero) or GAP,
        level=value_words(indicator, level) or GAP,
        share="" if indicator.is_criterion or pace.standing == UNKNOWN or value < 0 else share_words(value, level),
        bullet=None if indicator.is_criterion else bullet_of(value, level, pace.due, BAR[pace.standing]),
        note=note,
        order=(RED_FIRST[pace.standing], ratio, name),
    )
