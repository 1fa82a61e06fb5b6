"""The addresses of the paper of a report and of the comparison of its versions."""

from django.urls import path

from reports.periodic import paper_views

urlpatterns = [
    path("bao-cao/<int:pk>/ban-in.pdf", paper_views.print_out, name="report-print"),
    path("bao-cao/<int:pk>/ban-in.docx", paper_views.print_word, name="report-word"),
    path("bao-cao/<int:pk>/so-sanh/", paper_views.compare_versions, name="report-compare"),
]
