from django.urls import path

from emulation.dashboards import indicator_views, views

app_name = "dashboards"
urlpatterns = [
    path("tong-quan/", views.overview, name="overview"),
    path("tong-quan/chi-tieu/", indicator_views.indicators, name="indicators"),
    path("tong-quan/chi-tieu/<int:pk>/", indicator_views.indicator, name="indicator"),
    path("tong-quan/ma-tran/", indicator_views.matrix, name="matrix"),
    path("tong-quan/bao-cao-nhanh.pdf", indicator_views.quick, name="quick-report"),
    path("bang-cum/", views.cluster, name="cluster"),
    path("don-vi/<int:pk>/viec/", views.unit, name="unit"),
    path("don-vi/<int:pk>/vi-tri/", indicator_views.position, name="position"),
]
