from django.urls import path

from campaigns.readings import views

urlpatterns = [
    path("chi-thi/doc-van-ban/", views.create, name="reading-create"),
    path("chi-thi/doc-van-ban/ds/", views.reading_list, name="reading-list"),
    path("chi-thi/doc-van-ban/<int:pk>/", views.detail, name="reading-detail"),
    path("chi-thi/doc-van-ban/<int:pk>/quyet-dinh/", views.decide, name="reading-decide"),
    path("chi-thi/doc-van-ban/<int:pk>/muc/<slug:step>/", views.edit, name="reading-edit"),
    path("chi-thi/doc-van-ban/<int:pk>/lap-du-thao/", views.make, name="reading-make"),
]
