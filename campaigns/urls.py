"""The pages of every room of `campaigns`."""

from campaigns.directives.urls import urlpatterns as directives
from campaigns.launches.urls import urlpatterns as launches
from campaigns.movements.urls import urlpatterns as movements
from campaigns.obligations.urls import urlpatterns as obligations
from campaigns.plans.urls import urlpatterns as plans
from campaigns.readings.urls import urlpatterns as readings

app_name = "campaigns"
urlpatterns = [*directives, *launches, *movements, *obligations, *plans, *readings]
