"""The addresses of the papers of a dossier and of its double claims."""

from django.urls import path, re_path

from awards.proposals import double_views, paper_views

_PAPER, _OWN, _FORM = "to-trinh|danh-sach|bien-ban|phieu-tiep-nhan|yeu-cau-bo-sung", "bao-cao-thanh-tich|phieu-tham-tra", "pdf|docx"
urlpatterns = [
    re_path(rf"^de-nghi/(?P<pk>[0-9]+)/giay-to/(?P<code>{_PAPER})\.(?P<form>{_FORM})$", paper_views.paper, name="proposal-paper"),
    re_path(
        rf"^de-nghi/(?P<pk>[0-9]+)/nguoi/(?P<nominee>[0-9]+)/(?P<code>{_OWN})\.(?P<form>{_FORM})$",
        paper_views.paper_of_nominee,
        name="nominee-paper",
    ),
    path("hang-cho/khen-thuong/<int:pk>/nghi-trung/", double_views.doubles_of, name="proposal-doubles"),
    path("nghi-trung/<int:pk>/", double_views.double, name="double-detail"),
]
