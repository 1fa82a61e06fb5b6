"""The board: units x duties in small tables, one for each cluster. Everything a page shows is prepared here; templates only print it."""

from dataclasses import dataclass, field
from functools import cache, reduce
from operator import add

from django.urls import reverse
from django.utils.html import escape, format_html

from campaigns.directives.models import Duty
from emulation.dashboards.cells import LOOKS, cell_of, day_words_of
from emulation.formats.icons import drawn
from emulation.units.models import Cluster, ClusterMember

COLUMNS_OF_PAGE = 3
HEAD_ROWS = 2.6  # how high caption and header of a small table are, in rows
KEY_ROWS = 7.0  # how high the explanation of signs is, in rows
KEY_COLUMN = 1


@dataclass(frozen=True)
class Cell:
    """One cell: `look` says how it stands, `url` opens the record; `label` is read aloud, `title` shows on pointing."""

    look: object
    url: str
    label: str
    title: str


@dataclass(frozen=True)
class Row:
    """A unit, or at the end of the table the cluster itself; `hint` is the full name."""

    name: str
    hint: str
    url: str
    cells: tuple
    stuck: bool

    @property
    def markup(self):
        """The cells as markup. A board has a thousand: drawn by the template, they took half of the time of the page."""
        return reduce(add, map(_drawn, self.cells), _EMPTY)


_EMPTY = format_html("{}", "")
NOTHING_OWED = format_html('<td><span class="vh">{}</span></td>', "Không giao")


def _drawn(cell):
    """A cell as markup: three escaped words between pieces that are made once for each look. `format_html` took ten times as long."""
    if cell is None:
        return NOTHING_OWED
    opening, title, label, closing = _pieces(cell.look)
    return opening + escape(cell.url) + title + escape(cell.title) + label + escape(cell.label) + closing


@cache
def _pieces(look):
    return (
        format_html('<td><a class="{}" href="', look.css),
        format_html('" title="{}', ""),
        format_html('" aria-label="{}', ""),
        format_html('">{}</a></td>', drawn(look.icon)),
    )


@dataclass(frozen=True)
class Section:
    """The small table of one cluster. `cluster` is None for units that stand in none."""

    cluster: object
    title: str
    summary: str
    duties: tuple
    rows: tuple
    settled_in_time: int
    counted: int

    @property
    def stuck(self):
        return any(row.stuck for row in self.rows)


@dataclass
class Addresses:
    """Addresses are built by putting an id into a pattern: hundreds of cells must not ask the URL resolver."""

    obligation: str = field(default_factory=lambda: reverse("campaigns:obligation-detail", args=[0]))
    unit: str = field(default_factory=lambda: reverse("dashboards:unit", args=[0]))
    cluster: str = field(default_factory=lambda: reverse("dashboards:cluster"))

    def of_obligation(self, pk):
        return self.obligation.replace("/0/", f"/{pk}/")

    def of_unit(self, pk):
        return self.unit.replace("/0/", f"/{pk}/")

    def of_cluster(self, pk):
        return f"{self.cluster}?cum={pk}"


def clusters_by_unit(authority, year):
    """Return the clusters of the year by the id of their members, each made once; one query."""
    names = [field.attname for field in Cluster._meta.concrete_fields]
    members = ClusterMember.objects.filter(authority=authority, year=year).order_by()
    known, found = {}, {}
    for unit, *values in members.values_list("unit", *(f"cluster__{name}" for name in names)):
        key = tuple(values)
        if key not in known:
            known[key] = Cluster.from_db(members.db, names, values)
        found[unit] = known[key]
    return found


def sections(obligations, clusters, day, focus=None):
    """Return the Section of every cluster, in the order of the clusters; no query.

    `obligations` are rows with unit, duty, cluster and changes at hand, waived ones among them: those have a cell and are counted nowhere.
    `clusters` is a dict by unit id; `focus` is the Duty of the summary.
    """
    grouped = {}
    for obligation in obligations:
        if obligation.opens <= day:
            cluster = obligation.cluster if obligation.cluster_id else clusters.get(obligation.unit_id)
            grouped.setdefault(cluster.pk if cluster else None, (cluster, []))[1].append(obligation)
    addresses = Addresses()
    ordered = sorted(grouped.values(), key=lambda pair: (pair[0] is None, pair[0].order if pair[0] else 0, pair[0].pk if pair[0] else 0))
    return [_section(cluster, owed, day, focus, addresses) for cluster, owed in ordered]


def standing(obligations, day):
    """Return those that are not waived on `day`: what every number is counted of."""
    return [obligation for obligation in obligations if not obligation.waiver(day)]


def _section(cluster, owed, day, focus, addresses):
    duties = _columns(owed)
    # By ids: a model computes its hash anew for each of a thousand cells.
    column_of = {duty.pk: _column_of(duty, duties).pk for duty in {row.duty_id: row.duty for row in owed}.values()}
    units, by_unit, own = {}, {}, {}
    for obligation in owed:
        units[obligation.unit_id] = obligation.unit
        cells = own if obligation.cluster_id else by_unit.setdefault(obligation.unit_id, {})
        cells[column_of[obligation.duty_id]] = obligation
    rows = [
        _row(units[pk].short_name, units[pk].name, addresses.of_unit(pk), [by_unit[pk].get(duty.pk) for duty in duties], day, addresses)
        for pk in sorted(by_unit, key=lambda pk: units[pk].sort_key)
    ]
    if own:
        word = cluster.get_form_display().split()[0].lower()
        address = addresses.of_cluster(cluster.pk)
        rows.append(_row(f"Cả {word}", f"Việc của cả {cluster.name}", address, [own.get(duty.pk) for duty in duties], day, addresses))
    asked = standing(owed, day)
    counted = [obligation for obligation in asked if obligation.settled_on or obligation.deadline(day) < day]
    return Section(
        cluster=cluster,
        title=cluster.name if cluster else "Đơn vị ngoài cụm, khối",
        summary=_summary(asked, focus),
        duties=duties,
        rows=tuple(rows),
        settled_in_time=sum(bool(obligation.settled_on and not obligation.days_late(day)) for obligation in counted),
        counted=len(counted),
    )


def _summary(owed, focus):
    asked = [obligation for obligation in owed if focus and obligation.duty_id == focus.pk]
    settled = sum(obligation.settled_on is not None for obligation in asked)
    return f"{focus.short} {settled}/{len(asked)}" if asked else ""


def _columns(owed):
    """The duties with a column of their own, those of few units last; the plan of the cluster stands in the column of its members' plans."""
    duties = set({obligation.duty_id: obligation.duty for obligation in owed}.values())
    if any(duty.kind == Duty.Kind.PLAN for duty in duties):
        duties = {duty for duty in duties if duty.kind != Duty.Kind.CLUSTER_PLAN}
    return tuple(sorted(duties, key=lambda duty: (duty.scope == Duty.Scope.UNITS, duty.order, duty.pk)))


def _column_of(duty, duties):
    return duty if duty in duties else next(each for each in duties if each.kind == Duty.Kind.PLAN)


def _row(name, hint, url, owed, day, addresses):
    cells = tuple(obligation and _cell(obligation, day, addresses) for obligation in owed)
    stuck = any(cell and cell.look.stuck for cell in cells)
    return Row(name, hint, url, cells, stuck)


def _cell(obligation, day, addresses):
    look = cell_of(obligation, day)
    owner = obligation.cluster.name if obligation.cluster_id else obligation.unit.short_name
    label = f"{obligation.duty.title}: {look.words}"
    title = f"{owner}: {obligation.duty.title} – {look.words}{day_words_of(obligation, look, day)}"
    return Cell(look, addresses.of_obligation(obligation.pk), label, title)


@dataclass(frozen=True)
class Laggard:
    """A unit with overdue duties: how many days the oldest is late, and which duties."""

    unit: object
    url: str
    days: int
    words: str


def laggards(obligations, day):
    """Return the units with overdue duties, the latest first."""
    by_unit, addresses = {}, Addresses()
    for obligation in obligations:
        if obligation.is_overdue(day):
            by_unit.setdefault(obligation.unit, []).append(obligation)
    found = [
        Laggard(unit, addresses.of_unit(unit.pk), max(row.days_late(day) for row in owed), ", ".join(row.duty.title for row in owed))
        for unit, owed in by_unit.items()
    ]
    return sorted(found, key=lambda laggard: (-laggard.days, laggard.unit.sort_key))


def page_columns(found):
    """Spread the sections over the columns of the page in their order, about equally high; the key stands under the middle one."""
    height = sum(len(section.rows) + HEAD_ROWS for section in found) + KEY_ROWS
    target, columns, filled, place = height / COLUMNS_OF_PAGE, [[] for _ in range(COLUMNS_OF_PAGE)], 0.0, 0
    for section in found:
        rows = len(section.rows) + HEAD_ROWS
        room = target - (KEY_ROWS if place == KEY_COLUMN else 0)
        if columns[place] and filled + rows / 2 > room and place < COLUMNS_OF_PAGE - 1:
            place, filled = place + 1, 0.0
        columns[place].append(section)
        filled += rows
    return columns


def duties_of(found):
    """Return every duty that has a column somewhere, once, in order: the abbreviations that the key explains."""
    return sorted({duty for section in found for duty in section.duties}, key=lambda duty: (duty.order, duty.pk))


def legend():
    """Return the looks in the order of the key."""
    return list(LOOKS.values())
