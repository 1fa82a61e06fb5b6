"""Who followed whom, and which authority a unit belongs to."""

from emulation.units.models import Succession, Unit


def with_predecessors(unit_ids):
    """Return the ids given and those of every earlier unit that they took over from, however many mergers back.

    One query for each generation of mergers (two for a unit that never merged counts as one).
    """
    known, fresh = set(unit_ids), set(unit_ids)
    while fresh:
        fresh = set(Succession.objects.filter(successor__in=fresh).values_list("predecessor_id", flat=True)) - known
        known |= fresh
    return known


def authority_of(unit):
    """Return the nearest unit upwards, itself included, that issues directives; the unit itself where none does."""
    candidates = Unit.objects.filter(code__in=unit.lineage, authority__isnull=False).select_related("authority__standing_office", "letterhead")
    return max(candidates, key=lambda candidate: len(candidate.path), default=unit)
