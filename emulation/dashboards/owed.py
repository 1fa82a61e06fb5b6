"""The obligations of a board with what its cells show, without what costs a query its time for each row."""

from campaigns.directives.models import Duty
from campaigns.obligations.models import Change, Obligation
from emulation.units.models import Cluster, Unit


def owed_with_names(rows, members):
    """Return the list of `rows` (a QuerySet of obligations) with unit, duty, cluster and changes at hand; four queries.

    `members` is {unit id: Cluster} of the year; one more query brings a cluster that has no members.
    """
    found = list(rows)
    _share(found, "unit", Unit)
    _share(found, "duty", Duty)
    known = {cluster.pk: cluster for cluster in members.values()}
    known |= Cluster.objects.in_bulk({row.cluster_id for row in found} - {None} - set(known))
    field = Obligation._meta.get_field("cluster")
    for row in found:
        field.set_cached_value(row, known.get(row.cluster_id))
    changes = {}
    for change in Change.objects.filter(obligation__in=rows.order_by().values("pk")).order_by("pk"):
        changes.setdefault(change.obligation_id, []).append(change)
    for row in found:
        row._prefetched_objects_cache = {"changes": changes.get(row.pk, ())}  # where `Obligation.decisions` looks first
    return found


def _share(rows, name, model):
    """Give the rows their `name` from one object each: a join would make a thousand copies of six duties."""
    field = Obligation._meta.get_field(name)
    known = model.objects.in_bulk({getattr(row, field.attname) for row in rows})
    for row in rows:
        field.set_cached_value(row, known[getattr(row, field.attname)])
