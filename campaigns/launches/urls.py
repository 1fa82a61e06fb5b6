from django.urls import path

from campaigns.launches import views

urlpatterns = [
    path("viec/<int:pk>/phat-dong/", views.record, name="launch-record"),
    path("chi-thi/<int:pk>/phat-dong/", views.launch_list, name="launch-list"),
]
