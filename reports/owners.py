"""Whom the evidence of a report may be shown to: its own unit, and whoever sees the report while a version that counts names the file."""

from emulation.attachments.owners import register
from reports.periodic.evidence import is_shown
from reports.periodic.models import Report, ReportFile


@register
def reader_of_report(user, attachment):
    link = ReportFile.objects.filter(attachment=attachment).first()
    report = link and Report.objects.visible_to(user).with_names().filter(pk=link.report_id).first()
    return bool(report) and (user.has_perm("reports.draft_report", report) or is_shown(link))
