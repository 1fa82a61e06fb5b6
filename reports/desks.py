"""The desks of the rooms, declared at start-up."""

from campaigns.obligations.desk_tabs import DeskTab, register
from reports.periodic.models import Report

register(DeskTab(2, "Báo cáo", "reports:report-queue", Report.objects.waiting_for, "báo cáo"))
