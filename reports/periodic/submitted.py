"""Which version of a report counts: the newest one that was not taken back. What readers from above see and the synthesis quotes."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from emulation.workflow.models import Trace
from reports.periodic.models import Report, ReportVersion

NOTHING_SAID = {"cells": [], "passages": [], "files": [], "awards": []}


def counting_versions(report_ids, versions=None):
    """Return {id of the report: ReportVersion} for those among `report_ids` of which a submission counts; two queries.

    `versions` is the QuerySet to take them from, where not all of a version is needed.
    """
    report_ids, found = list(report_ids), defaultdict(list)
    recalls = _recalls(report_ids)
    for version in (ReportVersion.objects.all() if versions is None else versions).filter(report__in=report_ids).order_by("number"):
        found[version.report_id].append(version)
    alive = {report: _alive(own, recalls[report]) for report, own in found.items()}
    return {report: version for report, version in alive.items() if version}


def counting_of(report):
    """Return the ReportVersion of `report` that counts, None where nothing was submitted or all was taken back; two queries."""
    return counting_versions([report.pk]).get(report.pk)


def words_that_count(report_ids):
    """Return {id of the report: (number of the version, {key of the passage: text})}; two queries, the numbers are not read."""
    light = ReportVersion.objects.defer("facts").annotate(passages=F("facts__passages"))
    versions = counting_versions(report_ids, light)
    return {report: (version.number, {each["key"]: each["text"] for each in version.passages}) for report, version in versions.items()}


def _recalls(report_ids):
    """Return {id of the report: moments at which it was taken back}."""
    kind = ContentType.objects.get_for_model(Report)
    rows = Trace.objects.filter(content_type=kind, object_id__in=report_ids, step="recall")
    found = defaultdict(list)
    for report, at in rows.values_list("object_id", "at"):
        found[report].append(at)
    return found


def _alive(versions, recalls):
    """Return the newest version after which, and before the next one, nothing was taken back."""
    until = None
    for version in reversed(versions):
        if not any(at >= version.submitted_at and (until is None or at < until) for at in recalls):
            return version
        until = version.submitted_at
    return None
