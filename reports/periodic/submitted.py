"""Which version of a report counts: the newest one that was not taken back. What readers from above see and the synthesis quotes."""

from django.db.models import F

from campaigns.obligations.counting import kept_by_paper
from reports.periodic.models import ReportVersion

NOTHING_SAID = {"cells": [], "passages": [], "files": [], "awards": []}


def counting_versions(report_ids, versions=None):
    """Return {id of the report: ReportVersion} for those among `report_ids` of which a submission counts; two queries.

    `versions` is the QuerySet to take them from, where not all of a version is needed.
    """
    found = kept_by_paper(ReportVersion.objects.all() if versions is None else versions, "report", list(report_ids))
    return {report: own[-1] for report, own in found.items()}


def counting_of(report):
    """Return the ReportVersion of `report` that counts, None where nothing was submitted or all was taken back; two queries."""
    return counting_versions([report.pk]).get(report.pk)


def kept_of(report):
    """Return the ReportVersions of `report` that were not taken back, in order, with who submitted them; two queries."""
    versions = ReportVersion.objects.select_related("submitted_by")
    return kept_by_paper(versions, "report", [report.pk]).get(report.pk, [])


def words_that_count(report_ids):
    """Return {id of the report: (number of the version, {key of the passage: text})}; two queries, the numbers are not read."""
    light = ReportVersion.objects.defer("facts").annotate(passages=F("facts__passages"))
    versions = counting_versions(report_ids, light)
    return {report: (version.number, {each["key"]: each["text"] for each in version.passages}) for report, version in versions.items()}
