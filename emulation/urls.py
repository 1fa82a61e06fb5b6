"""The map of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("emulation.home.urls")),
    path("", include("emulation.accounts.urls")),
    path("", include("emulation.units.urls")),
    path("", include("campaigns.urls")),
    path("", include("reports.urls")),
    path("", include("awards.urls")),
    path("van-ban/", include("emulation.documents.urls")),
    path("", include("emulation.notifications.urls")),
    path("tep/", include("emulation.attachments.urls")),
    path("", include("emulation.dashboards.urls")),
]
handler400 = "emulation.home.refusals.bad_request"
handler403 = "emulation.home.refusals.forbidden"
handler404 = "emulation.home.refusals.not_found"
handler500 = "emulation.home.refusals.broken"
