"""Verbs on units and clusters: create, put under a parent, gather in a cluster, merge."""

from django.db import transaction

from emulation.search.text import fold, title_sort_key
from emulation.units.models import Cluster, ClusterMember, Succession, Unit


def new_unit(*, code, name, kind, valid_from, parent=None, short_name="", valid_to=None, note=""):
    """Return a unit with its search and sort keys and its path in the tree, not stored yet."""
    return Unit(
        code=code,
        name=name,
        short_name=short_name or name[:60],
        kind=kind,
        parent=parent,
        path=f"{parent.path if parent else '/'}{code}/",
        valid_from=valid_from,
        valid_to=valid_to,
        note=note,
        **unit_keys(name, short_name),
    )


def unit_keys(name, short_name):
    """Return the keys by which a unit of these names is found and sorted, as a dict of fields."""
    return {"search_key": fold(f"{name} {short_name}"), "sort_key": title_sort_key(short_name or name)}


@transaction.atomic
def create_unit(**fields):
    """Create a unit from the fields of `new_unit`; returns it."""
    unit = new_unit(**fields)
    unit.save()
    return unit


@transaction.atomic
def gather_cluster(*, authority, year, form, name, head, deputy, units, order=0, note=""):
    """Create a cluster of `units` (a list that holds head and deputy) for the year; returns it."""
    cluster = Cluster.objects.create(authority=authority, year=year, form=form, name=name, head=head, deputy=deputy, order=order, note=note)
    ClusterMember.objects.bulk_create([ClusterMember(cluster=cluster, unit=unit, authority=authority, year=year) for unit in units])
    return cluster


@transaction.atomic
def merge_units(*, predecessors, successor, day, source=""):
    """Record that `successor` follows each of `predecessors` from `day` (a date)."""
    for predecessor in predecessors:
        Succession.objects.get_or_create(predecessor=predecessor, successor=successor, defaults={"day": day, "source": source})
