from django.urls import path

from awards.registrations import review, sheet_views, views, writing

urlpatterns = [
    path("dang-ky/", views.registration_list, name="registration-list"),
    path("viec/<int:pk>/dang-ky/", writing.start, name="registration-start"),
    path("dang-ky/<int:pk>/", views.detail, name="registration-detail"),
    path("dang-ky/<int:pk>/sua/", writing.edit, name="registration-edit"),
    path("dang-ky/<int:pk>/them/", writing.add, name="registration-add"),
    path("dang-ky/<int:pk>/excel/", sheet_views.rows_out, name="registration-rows-out"),
    path("dang-ky/<int:pk>/nhap-excel/", sheet_views.rows_in, name="registration-rows-in"),
    path("dang-ky/<int:pk>/ra-soat/", writing.check, name="registration-check"),
    path("dang-ky/<int:pk>/buoc/<slug:step>/", review.take_step, name="registration-step"),
    path("dang-ky/<int:pk>/mo-lai/", review.reopen, name="registration-reopen"),
    path("dang-ky/<int:pk>/ban-in.pdf", views.print_out, name="registration-print"),
    path("dang-ky/<int:pk>/ban-in.docx", views.print_word, name="registration-word"),
    path("hang-cho/dang-ky/", review.show_queue, name="registration-queue"),
    path("hang-cho/dang-ky/<int:pk>/", review.review, name="registration-review"),
]
