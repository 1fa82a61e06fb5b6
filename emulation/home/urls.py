from django.urls import path

from emulation.home import views

app_name = "home"
urlpatterns = [
    path("", views.landing, name="landing"),
    path("viec-cua-toi/", views.inbox, name="inbox"),
    path("tro-giup/", views.help_page, name="help"),
    path("tiep-can/", views.accessibility, name="accessibility"),
    path("tinh-trang/", views.health, name="health"),
    path("healthz", views.healthz, name="healthz"),
]
