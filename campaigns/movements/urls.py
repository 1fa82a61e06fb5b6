from django.urls import path

from campaigns.movements import giving_views, sheet_views, views

urlpatterns = [
    path("chi-tieu/", views.indicator_list, name="indicator-list"),
    path("chi-tieu/them/", views.create, name="indicator-create"),
    path("chi-tieu/giao/", giving_views.assign, name="indicator-assign"),
    path("chi-tieu/tu-nam-truoc/", giving_views.copy, name="indicator-copy"),
    path("chi-tieu/nhap-excel/", sheet_views.indicators_in, name="indicator-import"),
    path("chi-tieu/chi-tieu.xlsx", sheet_views.indicators_out, name="indicator-sheet"),
    path("chi-tieu/muc-giao/", giving_views.matrix, name="target-matrix"),
    path("chi-tieu/muc-giao/nhap/", giving_views.type_levels, name="target-edit"),
    path("chi-tieu/muc-giao/nhap-excel/", sheet_views.levels_in, name="target-import"),
    path("chi-tieu/muc-giao/muc-giao.xlsx", sheet_views.levels_out, name="target-sheet"),
    path("chi-tieu/don-vi/<int:pk>/", views.unit_targets, name="unit-targets"),
    path("chi-tieu/<int:pk>/", views.detail, name="indicator-detail"),
    path("chi-tieu/<int:pk>/sua/", views.edit, name="indicator-edit"),
    path("chi-tieu/<int:pk>/xoa/", views.remove, name="indicator-remove"),
    path("chi-tieu/<int:pk>/doc-muc/", giving_views.read_level, name="target-read"),
]
