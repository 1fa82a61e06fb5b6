from django.urls import path

from campaigns.obligations import adding_views, behind_views, duty_views, moving_views, time_views, views
from campaigns.obligations.signing_urls import urlpatterns as signing

urlpatterns = [
    path("viec/<int:pk>/", views.detail, name="obligation-detail"),
    path("viec/<int:pk>/tiep-nhan/", views.acknowledge, name="obligation-acknowledge"),
    path("viec/<int:pk>/bao-xong/", views.declare, name="obligation-declare"),
    path("viec/<int:pk>/phu-trach/", views.holder, name="obligation-holder"),
    path("viec/<int:pk>/lam-lai/", views.reopen, name="obligation-reopen"),
    path("viec/<int:pk>/gia-han/", views.extend, name="obligation-extend"),
    path("viec/<int:pk>/mien/", views.waive, name="obligation-waive"),
    path("viec/<int:pk>/thoi-mien/", views.restore, name="obligation-restore"),
    path("viec/<int:pk>/xin-gia-han/", time_views.ask, name="time-request-create"),
    path("gia-han/", time_views.request_list, name="time-request-list"),
    path("gia-han/<int:pk>/", time_views.request_detail, name="time-request-detail"),
    path("gia-han/<int:pk>/buoc/<slug:step>/", time_views.step, name="time-request-step"),
    path("viec-giao/<int:pk>/", duty_views.detail, name="duty-detail"),
    path("viec-giao/<int:pk>/nhac/", duty_views.ask, name="duty-ask"),
    path("viec-giao/<int:pk>/gia-han/", duty_views.extend, name="duty-extend"),
    path("chi-thi/<int:pk>/giao-them/", adding_views.add, name="duty-add"),
    path("chuyen-viec/", moving_views.move_list, name="move-list"),
    path("chuyen-viec/<int:pk>/", moving_views.move, name="move-duties"),
    path("nguoi-phu-trach/", behind_views.behind, name="who-is-behind"),
    *signing,
]
