"""The pages of every room of `campaigns`."""

from campaigns.directives.urls import urlpatterns as directives
from campaigns.obligations.urls import urlpatterns as obligations
from campaigns.plans.urls import urlpatterns as plans

app_name = "campaigns"
urlpatterns = [*directives, *obligations, *plans]
