"""Files in and out of a report: its cells as Excel, its evidence."""

from django.urls import path

from reports.periodic import evidence_views, sheet_views

urlpatterns = [
    path("bao-cao/<int:pk>/excel/", sheet_views.sheet, name="report-sheet"),
    path("bao-cao/<int:pk>/nhap-excel/", sheet_views.sheet_in, name="report-sheet-in"),
    path("bao-cao/<int:pk>/minh-chung/", evidence_views.evidence, name="report-evidence"),
    path("bao-cao/<int:pk>/minh-chung/<int:file>/bo/", evidence_views.remove, name="report-evidence-remove"),
]
