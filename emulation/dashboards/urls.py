from django.urls import path

from emulation.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("tong-quan/", views.overview, name="overview"),
    path("bang-cum/", views.cluster, name="cluster"),
    path("don-vi/<int:pk>/viec/", views.unit, name="unit"),
]
