"""The addresses of the unit's side of a dossier."""

from django.urls import path

from awards.proposals import views, views_achievements, views_kind, views_minutes, views_nominees, views_papers, views_sheets

urlpatterns = [
    path("de-nghi/", views.proposal_list, name="proposal-list"),
    path("de-nghi/moi/", views_kind.create, name="proposal-create"),
    path("de-nghi/<int:pk>/", views.detail, name="proposal-detail"),
    path("de-nghi/<int:pk>/1/", views_kind.edit, name="proposal-kind"),
    path("de-nghi/<int:pk>/2/", views_nominees.edit, name="proposal-nominees"),
    path("de-nghi/<int:pk>/2/mau.xlsx", views_sheets.sheet_out, name="proposal-sheet"),
    path("de-nghi/<int:pk>/2/nhap-excel/", views_sheets.sheet_in, name="proposal-import"),
    path("de-nghi/<int:pk>/3/", views_achievements.edit, name="proposal-achievements"),
    path("de-nghi/<int:pk>/4/", views_papers.edit, name="proposal-papers"),
    path("de-nghi/<int:pk>/5/", views_minutes.edit, name="proposal-minutes"),
    path("de-nghi/<int:pk>/ra-soat/", views.check, name="proposal-check"),
    path("de-nghi/<int:pk>/buoc/<slug:step>/", views.take_step, name="proposal-step"),
]
