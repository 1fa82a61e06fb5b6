"""The pages on which a directive goes up, is read by who signs, and is signed and launched."""

from django.urls import path

from campaigns.obligations import signing

urlpatterns = [
    path("cho-ky/", signing.signing, name="directive-signing"),
    path("chi-thi/<int:pk>/ky/", signing.sign, name="directive-sign"),
    path("chi-thi/<int:pk>/buoc/<slug:step>/", signing.step, name="directive-step"),
]
