from django.urls import path

from reports.inquiries import views

urlpatterns = [
    path("giai-trinh/", views.inquiry_list, name="inquiry-list"),
    path("giai-trinh/<int:pk>/", views.detail, name="inquiry-detail"),
    path("giai-trinh/<int:pk>/buoc/<slug:step>/", views.take_step, name="inquiry-step"),
    path("bao-cao/<int:pk>/giai-trinh/", views.ask, name="inquiry-ask"),
]
