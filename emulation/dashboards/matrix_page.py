"""Units x indicators: one word and one colour in a cell. Tables of as many columns as fit a landscape A4 page."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from campaigns.movements.models import Indicator, Target
from campaigns.movements.pace import AHEAD, BEHIND, ON, UNKNOWN, WATCH
from reports.periodic import totals

COLUMNS, ROWS = 14, 60
NOT_GIVEN, MISSING = "not-given", "missing"
LOOKS = {  # how a cell stands: its word, its class
    BEHIND: ("Chậm", "m-b"),
    WATCH: ("Chú ý", "m-w"),
    ON: ("Đúng", "m-o"),
    AHEAD: ("Vượt", "m-a"),
    UNKNOWN: ("Có số", "m-u"),
    MISSING: ("Chưa có", "m-n"),
    NOT_GIVEN: ("", ""),
}
LONG = {UNKNOWN: "có số liệu, không giao mức", MISSING: "chưa báo cáo", BEHIND: "chậm", WATCH: "cần chú ý", ON: "đúng tiến độ", AHEAD: "vượt mức năm"}
_CELLS = {key: format_html('<td class="{}">{}</td>', css, word) for key, (word, css) in LOOKS.items()}


@dataclass(frozen=True)
class Row:
    """A unit with its cells as markup; `first` carries the name of its cluster where a new one begins."""

    name: str
    url: str
    first: str
    cells: str
    behind: int


@dataclass(frozen=True)
class Table:
    """`columns` are pairs (Indicator, url)."""

    columns: tuple
    rows: tuple


def matrix_of(authority, period, clusters, *, field="", chosen=None, page=1, link=True):
    """Return (Page of the units, Tables of at most COLUMNS indicators, keys of the key) of a Period; four queries.

    `clusters` is {unit id: Cluster}; `field` and `chosen` (id of a Cluster) narrow it down; `page` is the number that the address asks for.
    """
    indicators, units = asked_for(authority, period, clusters, field=field, chosen=chosen)
    shown = Paginator(units, ROWS).get_page(page)
    ids = [unit for unit, *_ in shown]
    given = set(Target.objects.reported().filter(indicator__in=indicators, unit__in=ids).values_list("unit", "indicator"))
    found = dict.fromkeys(given, MISSING) | totals.cells(authority, period, ids, indicators)
    address = f"{reverse('dashboards:indicator', args=[0])}?ky={period.kind}" if link else ""
    tables = []
    for start in range(0, len(indicators), COLUMNS):
        columns = indicators[start : start + COLUMNS]
        rows = _rows(shown, clusters, columns, found)
        tables.append(Table(tuple((indicator, address.replace("/0/", f"/{indicator.pk}/")) for indicator in columns), rows))
    return shown, tables


def asked_for(authority, period, clusters, *, field="", chosen=None):
    """Return (indicators, [(id, name) of units]) that the address asks for; two queries."""
    indicators = list(Indicator.objects.of(authority, period.year).filter(**({"field": field} if field else {})))
    return indicators, _units(clusters, indicators, chosen, totals.waived_units(authority, period))


def legend():
    """Return (word, class, meaning) of every look, for the key."""
    return [(word, css, LONG[key]) for key, (word, css) in LOOKS.items() if word]


def _units(clusters, indicators, chosen, waived):
    """(id, name) of the units that report something and are not `waived`, cluster by cluster; one query."""
    reported = Target.objects.reported().filter(indicator__in=indicators).exclude(unit__in=waived).order_by("unit__sort_key", "unit")
    if chosen:
        reported = reported.filter(unit__in=[unit for unit, cluster in clusters.items() if cluster.pk == chosen])
    rows = reported.values_list("unit", "unit__short_name", "unit__sort_key").distinct()
    return sorted((row[:2] for row in rows), key=lambda row: (row[0] not in clusters, clusters[row[0]].order if row[0] in clusters else 0))


def _rows(shown, clusters, columns, found):
    home, before, rows = reverse("dashboards:unit", args=[0]), None, []
    for unit, name in shown:
        keys = [found.get((unit, indicator.pk), NOT_GIVEN) for indicator in columns]
        title = clusters[unit].name if unit in clusters else "Đơn vị ngoài cụm, khối"
        cells = format_html_join("", "{}", ((_CELLS[key],) for key in keys))
        rows.append(Row(name, home.replace("/0/", f"/{unit}/"), title if title != before else "", cells, keys.count(BEHIND)))
        before = title
    return tuple(rows)
