from django.urls import path

from campaigns.plans import comment_views, review, sheet_views, views, writing

urlpatterns = [
    path("viec/<int:pk>/ke-hoach/", writing.start, name="plan-start"),
    path("ke-hoach/", views.plan_list, name="plan-list"),
    path("ke-hoach/<int:pk>/", views.detail, name="plan-detail"),
    path("ke-hoach/<int:pk>/sua/", writing.edit, name="plan-edit"),
    path("ke-hoach/<int:pk>/tu-luu/", writing.autosave, name="plan-autosave"),
    path("ke-hoach/<int:pk>/do-phu/", writing.show_coverage, name="plan-coverage"),
    path("ke-hoach/<int:pk>/ra-soat/", writing.check, name="plan-check"),
    path("ke-hoach/<int:pk>/buoc/<slug:step>/", review.take_step, name="plan-step"),
    path("ke-hoach/<int:pk>/ban-in.pdf", views.print_out, name="plan-print"),
    path("ke-hoach/<int:pk>/ban-in.docx", views.print_word, name="plan-word"),
    path("ke-hoach/<int:pk>/so-sanh/", views.compare_versions, name="plan-compare"),
    path("ke-hoach/<int:pk>/cac-dong.xlsx", sheet_views.rows_out, name="plan-rows-out"),
    path("ke-hoach/<int:pk>/nhap-excel/", sheet_views.rows_in, name="plan-rows-in"),
    path("ke-hoach/<int:pk>/da-sua/", comment_views.fix, name="plan-fix"),
    path("hang-cho/", review.show_queue, name="plan-queue"),
    path("hang-cho/<int:pk>/", review.review, name="plan-review"),
    path("hang-cho/<int:pk>/nhan-xet/", comment_views.write, name="plan-comment"),
    path("nhan-xet/<int:pk>/", comment_views.change, name="plan-comment-change"),
]
