"""What a recipient was given and how the years went, over units and mergers: rows that are one person are read together.

A unit's history is what was given to its people while they were there, and in every unit that it took over from.
"""

from django.db.models import Q

from awards.records.models import AwardRecord, GradeRecord, Identity, Initiative, Membership, Recipient, Restriction
from emulation.units.lineage import with_predecessors


def family_ids(recipient):
    """Return the ids of the rows that are one with `recipient`, its own included; one query."""
    head = recipient.merged_into_id or recipient.pk
    return {head, recipient.pk, *Recipient.objects.filter(merged_into=head).values_list("pk", flat=True)}


def history_of(recipient, ids=None):
    """Return the AwardRecords of the whole family (a QuerySet, revoked ones included), the newest first."""
    records = AwardRecord.objects.filter(recipient__in=ids or family_ids(recipient))
    return records.select_related("award", "unit", "recipient", "movement").order_by("-year", "-decision_day", "-award__rank", "pk")


def history_of_unit(unit, years=None):
    """Return the AwardRecords given in `unit` and in the units it took over from (a QuerySet), the newest year first.

    `years` is a pair of the first and the last one, None for all.
    """
    records = AwardRecord.objects.filter(unit__in=with_predecessors([unit.pk]))
    if years:
        records = records.filter(year__range=years)
    return records.select_related("award", "unit", "recipient").order_by("-year", "-award__rank", "award", "recipient__sort_key", "pk")


def places_of(ids):
    """Return the places of a family (ids), the newest first."""
    return Membership.objects.filter(recipient__in=ids).select_related("unit", "recipient").order_by("-valid_from", "pk")


def initiatives_of(ids):
    """Return the initiatives of a family (ids), each once, with their authors."""
    links = Initiative.authors.through.objects.filter(recipient__in=ids).values("initiative")
    return Initiative.objects.filter(pk__in=links).select_related("file").prefetch_related("authors")


def grades_of(recipient, ids):
    """Return the grades of a family, the newest first, one a year: where merged rows differ that of the standing row counts."""
    head = recipient.merged_into_id or recipient.pk
    found = {}
    for grade in GradeRecord.objects.filter(recipient__in=ids).order_by("-year", "pk"):
        if grade.year not in found or grade.recipient_id == head:
            found[grade.year] = grade
    return list(found.values())


def restrictions_of(ids):
    """Return discipline and open matters of a family (ids), the newest first."""
    return Restriction.objects.filter(recipient__in=ids)


def identity_of(recipient, ids):
    """Return the Identity that is kept for a family, that of the standing row first; None without one."""
    head = recipient.merged_into_id or recipient.pk
    return min(Identity.objects.filter(recipient__in=ids), key=lambda each: (each.recipient_id != head, each.pk), default=None)


def of_families(heads):
    """Return the Q that finds records of the families whose standing rows are `heads` (ids or a QuerySet of them)."""
    return Q(recipient__in=heads) | Q(recipient__merged_into__in=heads)
