"""After a change of indicators or levels: how complete the reports concerned are, and what weighs the figures that count."""

from collections import Counter

from django.db.models import Count, F

from campaigns.movements.models import Indicator, Target
from reports.periodic.models import Entry, Report

REPORTED = (Target.Status.LEVEL, Target.Status.TRACK)


def recount_reports(indicators, units=None):
    """Count again what the reports about the year of `indicators` (ids) must answer and have answered, those of `units` (ids) or all.

    The same as `readiness.counts` of each, in four queries for however many; must run in the caller's transaction.
    """
    years = set(Indicator.objects.filter(pk__in=indicators).values_list("authority", "year"))
    if not years:
        return
    (authority, year), *others = years
    if others:
        raise ValueError("The indicators of one change belong to one authority and year.")
    reports = Report.objects.filter(authority=authority, year=year, of_cluster=False)
    reports = list((reports if units is None else reports.filter(unit__in=units)).only("pk", "unit_id", "required", "answered"))
    required, answered = _required(authority, year), _answered(reports)
    changed = []
    for report in reports:
        counted = (required[report.unit_id], answered[report.pk])
        if (report.required, report.answered) != counted:
            report.required, report.answered = counted
            changed.append(report)
    Report.objects.bulk_update(changed, ["required", "answered"])


def weigh_again(indicators, units=None):
    """Put the submitted figure of what weighs `indicators` (ids) now beside each of their submitted figures, as `count_as_sent` does."""
    weighing = dict(Indicator.objects.filter(pk__in=indicators).values_list("pk", "weight"))
    entries = Entry.objects.filter(indicator__in=indicators).only("pk", "report_id", "indicator_id", "weight")
    entries = list(entries if units is None else entries.filter(unit__in=units))
    weights = Entry.objects.filter(indicator__in=set(weighing.values()) - {None}, report__in={entry.report_id for entry in entries})
    sent = {(report, indicator): value for report, indicator, value in weights.values_list("report", "indicator", "sent")}
    changed = []
    for entry in entries:
        weight = sent.get((entry.report_id, weighing[entry.indicator_id]))
        if entry.weight != weight:
            entry.weight = weight
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["weight"])


def _required(authority, year):
    """Return a Counter of the cells that each unit (id) must answer."""
    asked = Target.objects.filter(indicator__authority=authority, indicator__year=year, indicator__required=True, status__in=REPORTED)
    return Counter(dict(asked.order_by().values_list("unit").annotate(Count("pk"))))


def _answered(reports):
    """Return a Counter of the required cells that each report (id) has answered."""
    given = {"indicator__targets__unit": F("unit"), "indicator__targets__status__in": REPORTED}
    cells = Entry.objects.filter(report__in=reports, value__isnull=False, indicator__required=True, **given)
    return Counter(dict(cells.order_by().values_list("report").annotate(Count("pk"))))
