"""Pages of taking records in from Excel, below /ho-so-khen-thuong/."""

from django.urls import path, register_converter

from awards.records import import_views as views


class _Table:
    """One of the tables that are taken in."""

    regex = "|".join(views.SHEETS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(_Table, "imported")

urlpatterns = [
    path("ho-so-khen-thuong/nhap/", views.import_start, name="import-start"),
    path("ho-so-khen-thuong/nhap/mau/<imported:word>/", views.import_sheet, name="import-sheet"),
    path("ho-so-khen-thuong/nhap/<imported:word>/<uuid:pk>/", views.import_check, name="import-check"),
    path("ho-so-khen-thuong/nhap/<int:pk>/", views.import_detail, name="import-detail"),
    path("ho-so-khen-thuong/nhap/<int:pk>/tiep-tuc/", views.import_resume, name="import-resume"),
]
