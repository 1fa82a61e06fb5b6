"""The addresses of the office's desk over dossiers, of opinions, and of what goes further up."""

from django.urls import path

from awards.proposals import flag_views, forwarding_views, opinion_views, review_views, together_views

DESK = "hang-cho/khen-thuong/"

urlpatterns = [
    path(DESK, review_views.show_queue, name="award-queue"),
    path(f"{DESK}nhan/", together_views.take_many, name="award-take-many"),
    path(f"{DESK}<int:pk>/", review_views.review, name="award-review"),
    path(f"{DESK}<int:pk>/nhan/", review_views.take_up, name="award-take-up"),
    path(f"{DESK}<int:pk>/ket-luan/", review_views.conclude, name="award-conclude"),
    path(f"{DESK}<int:pk>/ket-luan-nhieu/", together_views.judge_together, name="award-judge-many"),
    path(f"{DESK}<int:pk>/nguoi/<int:nominee>/", review_views.judge, name="award-judge"),
    path(f"{DESK}<int:pk>/nguoi/<int:nominee>/danh-gia-khac/", review_views.override, name="award-override"),
    path(f"{DESK}<int:pk>/nguoi/<int:nominee>/danh-gia-khac/bo/", review_views.drop_override, name="award-override-drop"),
    path(f"{DESK}<int:pk>/che-do/", review_views.choose_regime, name="award-regime"),
    path(f"{DESK}<int:pk>/tham-dinh-lai/", review_views.reconsider, name="award-reconsider"),
    path(f"{DESK}<int:pk>/yeu-cau/", flag_views.write, name="award-flag"),
    path(f"{DESK}<int:pk>/y-kien/", opinion_views.ask, name="opinion-ask"),
    path(f"{DESK}<int:pk>/trinh-cap-tren/", forwarding_views.send, name="award-forward"),
    path(f"{DESK}<int:pk>/ket-qua/", forwarding_views.receive, name="award-answer"),
    path("yeu-cau-bo-sung/<int:pk>/", flag_views.change, name="award-flag-change"),
    path("y-kien/", opinion_views.opinion_list, name="opinion-list"),
    path("y-kien/<int:pk>/", opinion_views.detail, name="opinion-detail"),
    path("y-kien/<int:pk>/rut/", opinion_views.withdraw, name="opinion-withdraw"),
]
