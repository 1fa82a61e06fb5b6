from django.urls import path

from emulation.home import views
from emulation.home.holidays import views as holiday_views

app_name = "home"
urlpatterns = [
    path("", views.landing, name="landing"),
    path("viec-cua-toi/", views.inbox, name="inbox"),
    path("tro-giup/", views.help_page, name="help"),
    path("tiep-can/", views.accessibility, name="accessibility"),
    path("tinh-trang/", views.health, name="health"),
    path("lich-nghi/", holiday_views.calendar, name="calendar"),
    path("lich-nghi/them/", holiday_views.calendar_add, name="calendar-add"),
    path("lich-nghi/<int:pk>/", holiday_views.calendar_change, name="calendar-change"),
    path("lich-nghi/<int:pk>/bo/", holiday_views.calendar_remove, name="calendar-remove"),
    path("healthz", views.healthz, name="healthz"),
]
