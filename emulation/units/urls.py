from django.urls import path

from emulation.units import views

app_name = "units"
urlpatterns = [
    path("don-vi/", views.unit_list, name="unit-list"),
    path("don-vi/<int:pk>/", views.unit_detail, name="unit-detail"),
]
