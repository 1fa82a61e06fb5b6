from django.urls import path

from reports.synthesis import gap_views, quote_views, views, writing

urlpatterns = [
    path("tong-hop/", views.synthesis_list, name="synthesis-list"),
    path("tong-hop/lap/", writing.build_now, name="synthesis-build"),
    path("tong-hop/<int:pk>/", views.detail, name="synthesis-detail"),
    path("tong-hop/<int:pk>/so-lieu/<int:figure>/", views.figure, name="figure-detail"),
    path("tong-hop/<int:pk>/loi-van/", writing.write, name="synthesis-write"),
    path("tong-hop/<int:pk>/chon-cau/", quote_views.choose, name="synthesis-quotes"),
    path("tong-hop/<int:pk>/cau-da-chon/", quote_views.arrange, name="synthesis-arrange"),
    path("tong-hop/<int:pk>/ban-hanh/", writing.issue, name="synthesis-freeze"),
    path("tong-hop/<int:pk>/chi-thi-nam-sau/", gap_views.gap_list, name="gap-list"),
    path("tong-hop/<int:pk>/ban-in.pdf", views.print_out, name="synthesis-print"),
    path("tong-hop/<int:pk>/ban-in.docx", views.print_word, name="synthesis-word"),
]
