from django.urls import path

from campaigns.obligations import views
from campaigns.obligations.signing_urls import urlpatterns as signing

urlpatterns = [
    path("viec/<int:pk>/", views.detail, name="obligation-detail"),
    path("viec/<int:pk>/tiep-nhan/", views.acknowledge, name="obligation-acknowledge"),
    path("viec/<int:pk>/bao-xong/", views.declare, name="obligation-declare"),
    path("viec/<int:pk>/phu-trach/", views.holder, name="obligation-holder"),
    path("viec/<int:pk>/lam-lai/", views.reopen, name="obligation-reopen"),
    *signing,
]
