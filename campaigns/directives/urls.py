from django.urls import path

from campaigns.directives import part_views, views

urlpatterns = [
    path("chi-thi/", views.directive_list, name="directive-list"),
    path("chi-thi/moi/", views.create, name="directive-create"),
    path("chi-thi/<int:pk>/", views.detail, name="directive-detail"),
    path("chi-thi/<int:pk>/sao-lai/", views.copy, name="directive-copy"),
    path("chi-thi/<int:pk>/phan-dau/", views.edit, name="directive-edit"),
    path("chi-thi/<int:pk>/can-cu/", part_views.bases, name="directive-bases"),
    path("chi-thi/<int:pk>/dieu-khoan/", part_views.clauses, name="directive-clauses"),
    path("chi-thi/<int:pk>/phong-trao/", part_views.movements, name="directive-movements"),
    path("chi-thi/<int:pk>/noi-nhan/", part_views.recipients, name="directive-recipients"),
    path("chi-thi/<int:pk>/viec-giao/", part_views.duties, name="directive-duties"),
    path("chi-thi/<int:pk>/viec-giao/thuong-gap/", part_views.take_duties, name="directive-duties-take"),
    path("chi-thi/<int:pk>/du-thao.pdf", views.preview, name="directive-preview"),
    path("chi-thi/<int:pk>/du-thao.docx", views.preview_word, name="directive-word"),
]
