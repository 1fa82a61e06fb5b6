"""The addresses of the office's desk, and of what the unit answers."""

from django.urls import path

from reports.periodic import comment_views, review_views, together

urlpatterns = [
    path("hang-cho/bao-cao/", review_views.show_queue, name="report-queue"),
    path("hang-cho/bao-cao/duyet/", together.approve_together, name="report-approve-together"),
    path("hang-cho/bao-cao/<int:pk>/", review_views.review, name="report-review"),
    path("hang-cho/bao-cao/<int:pk>/ket-luan/<slug:step>/", review_views.conclude, name="report-conclude"),
    path("hang-cho/bao-cao/<int:pk>/nhan-xet/", comment_views.write, name="report-comment"),
    path("nhan-xet/bao-cao/<int:pk>/", comment_views.change, name="report-comment-change"),
    path("bao-cao/<int:pk>/da-sua/", comment_views.fix, name="report-fix"),
    path("bao-cao/<int:pk>/mo-lai/", review_views.reopen, name="report-reopen"),
]
