from django.urls import path

from emulation.documents import views

app_name = "documents"
urlpatterns = [
    path("<int:pk>/", views.download, name="download"),
    path("<int:pk>/word/", views.word, name="word"),
]
