"""What a submission means for the figures: the values worked on become the values that others add up, and taking back undoes that."""

from decimal import Decimal

from django.db.models import F

from reports.periodic.models import Entry


def count_as_sent(report, cells):
    """Make what is typed in `cells` count; what stands in a cell that is no longer given counts no more. In the caller's transaction."""
    given = [cell.indicator.pk for cell in cells]
    Entry.objects.filter(report=report).exclude(indicator__in=given).update(sent=None, weight=None)
    Entry.objects.filter(report=report, indicator__in=given).update(sent=F("value"))
    _weigh(report, cells)


def count_as_before(report, facts):
    """Make what the version with `facts` (see `facts_of`; None: nothing) said count again; must run in the caller's transaction."""
    said = {cell["indicator"]: cell["value"] for cell in (facts or {"cells": []})["cells"]}
    entries = list(Entry.objects.filter(report=report).select_related("indicator"))
    for entry in entries:
        value = said.get(entry.indicator_id)
        entry.sent = None if value is None else Decimal(value)
    sent = {entry.indicator_id: entry.sent for entry in entries}
    for entry in entries:
        entry.weight = sent.get(entry.indicator.weight_id)
    Entry.objects.bulk_update(entries, ["sent", "weight"])


def _weigh(report, cells):
    """Put the figure that weighs it beside each weighted one."""
    figures = {cell.indicator.pk: cell.value for cell in cells}
    weighted = [cell for cell in cells if cell.indicator.weight_id and cell.entry]
    for cell in weighted:
        cell.entry.weight = figures.get(cell.indicator.weight_id)
    Entry.objects.bulk_update([cell.entry for cell in weighted], ["weight"])
