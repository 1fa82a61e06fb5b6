"""The board of one cluster: its members x duties, its own plan, who is late."""

from dataclasses import dataclass

from campaigns.obligations.models import WHOLE, Obligation
from emulation.dashboards import board, matrix_page
from emulation.dashboards.indicator_rows import rows_over
from emulation.dashboards.measures import focus_of, measures, sentence
from emulation.dashboards.owed import owed_with_names
from emulation.units.models import Cluster


@dataclass(frozen=True)
class ClusterBoard:
    """`own` are the cluster's own obligations with their addresses: pairs (Obligation, url)."""

    cluster: object
    section: object
    own: list
    sentence: object
    measures: list
    laggards: list
    duties: list


def clusters_of(user):
    """Return the clusters that the person leads, and all of an authority that they read whole, the newest year first; one query."""
    led = {seat.unit.pk for seat in user.seats_with("campaigns.read_cluster")}
    whole = {seat.authority.pk for name in WHOLE for seat in user.seats_with(name)}
    shown = Cluster.objects.visible_to(user)
    found = shown.filter(head__in=led) | shown.filter(authority__in=whole)
    return list(found.select_related("authority", "head", "deputy").order_by("-year", "order", "pk"))


def board_of(user, cluster, day):
    """Return the ClusterBoard of `cluster` on `day` (a date): what its members and itself owe in its year; three queries."""
    members = board.clusters_by_unit(cluster.authority_id, cluster.year)
    units = [unit for unit, its in members.items() if its.pk == cluster.pk]
    rows = Obligation.objects.visible_to(user).filter(authority=cluster.authority_id, directive__year=cluster.year, unit__in=units, opens__lte=day)
    owed = [row for row in owed_with_names(rows, members) if row.cluster_id in (None, cluster.pk)]
    every = [row for row in owed if not row.cluster_id]
    members_owe = board.standing(every, day)
    focus = focus_of(members_owe, day)
    addresses = board.Addresses()
    found = board.sections(every, members, day, focus)
    return ClusterBoard(
        cluster=cluster,
        section=found[0] if found else None,
        own=[(row, addresses.of_obligation(row.pk)) for row in owed if row.cluster_id],
        sentence=sentence(members_owe, [], focus, day, day),
        measures=measures(members_owe, [], day, day),
        laggards=board.laggards(members_owe, day),
        duties=board.duties_of(found),
    )


def figures_of(cluster, period, *, link):
    """Return what the page shows of the members' figures in a Period (a dict); nine queries.

    `link`: the reader may open an indicator over all units of the authority.
    """
    members = {member.unit_id: cluster for member in cluster.members.all()}
    page, tables = matrix_page.matrix_of(cluster.authority_id, period, members, chosen=cluster.pk, link=link)
    rows = rows_over(cluster.authority_id, period, list(members), link=link)
    return {"period": period, "rows": rows, "tables": tables, "matrix_page": page, "matrix_legend": matrix_page.legend()}
