from django.urls import path

from emulation.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.bell, name="bell"),
    path("<int:pk>/mo/", views.open_notice, name="open"),
]
