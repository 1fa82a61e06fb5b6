"""Pages of the catalogue of awards."""

from django.urls import path

from awards.catalogue import editing, views

urlpatterns = [
    path("danh-muc/", views.catalogue_list, name="catalogue-list"),
    path("danh-muc/bang/<slug:slug>/", views.table, name="catalogue-table"),
    path("danh-muc/bang/<slug:slug>/them/", editing.row_create, name="catalogue-row-create"),
    path("danh-muc/bang/<slug:slug>/<int:pk>/", editing.row_edit, name="catalogue-row-edit"),
    path("danh-muc/quy-dinh/<int:pk>/", editing.rule_edit, name="rule-edit"),
    path("danh-muc/<slug:code>/", views.award_detail, name="award-detail"),
    path("danh-muc/<slug:code>/dia-phuong/", editing.rule_create, name="rule-create"),
]
