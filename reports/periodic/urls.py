from django.urls import path

from reports.periodic import checking, stepping, views, writing

urlpatterns = [
    path("bao-cao/", views.report_list, name="report-list"),
    path("viec/<int:pk>/bao-cao/", writing.start, name="report-start"),
    path("bao-cao/<int:pk>/", views.detail, name="report-detail"),
    path("bao-cao/<int:pk>/sua/", writing.edit, name="report-edit"),
    path("bao-cao/<int:pk>/tu-luu/", writing.autosave, name="report-autosave"),
    path("bao-cao/<int:pk>/dan/", writing.paste, name="report-paste"),
    path("bao-cao/<int:pk>/ra-soat/", checking.check, name="report-check"),
    path("bao-cao/<int:pk>/buoc/<slug:step>/", stepping.take_step, name="report-step"),
]
