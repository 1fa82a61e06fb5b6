from django.urls import path

from awards.records import history_views, initiative_views, pair_views, record_views, views

urlpatterns = [
    path("ho-so-khen-thuong/", views.recipient_list, name="recipient-list"),
    path("ho-so-khen-thuong/them/", views.create, name="recipient-create"),
    path("ho-so-khen-thuong/co-the-la-mot/", pair_views.pair_list, name="same-person-list"),
    path("ho-so-khen-thuong/co-the-la-mot/<int:first>/<int:second>/", pair_views.pair_decide, name="same-person-decide"),
    path("ho-so-khen-thuong/sang-kien/", initiative_views.initiative_list, name="initiative-list"),
    path("ho-so-khen-thuong/sang-kien/<int:pk>/", initiative_views.initiative_detail, name="initiative-detail"),
    path("ho-so-khen-thuong/sang-kien/<int:pk>/tac-gia/<slug:step>/", initiative_views.author_step, name="initiative-author"),
    path("ho-so-khen-thuong/don-vi/<int:pk>/", history_views.unit_history, name="unit-history"),
    path("ho-so-khen-thuong/don-vi/<int:pk>/lich-su.pdf", history_views.unit_history_paper, name="unit-history-paper"),
    path("ho-so-khen-thuong/<int:pk>/", views.detail, name="recipient-detail"),
    path("ho-so-khen-thuong/<int:pk>/sua/", views.edit, name="recipient-edit"),
    path("ho-so-khen-thuong/<int:pk>/so-dinh-danh/", views.number, name="recipient-number"),
    path("ho-so-khen-thuong/<int:pk>/lich-su/", history_views.history_page, name="recipient-history-page"),
    path("ho-so-khen-thuong/<int:pk>/lich-su.pdf", history_views.history_paper, name="recipient-history"),
    path("ho-so-khen-thuong/<int:pk>/noi-cong-tac/", record_views.place_add, name="place-add"),
    path("ho-so-khen-thuong/<int:pk>/noi-cong-tac/<int:place>/ket-thuc/", record_views.place_end, name="place-end"),
    path("ho-so-khen-thuong/<int:pk>/khen-thuong/", record_views.award_add, name="award-add"),
    path("ho-so-khen-thuong/<int:pk>/khen-thuong/<int:award>/huy-bo/", record_views.award_revoke, name="award-revoke"),
    path("ho-so-khen-thuong/<int:pk>/sang-kien/", initiative_views.initiative_add, name="initiative-add"),
    path("ho-so-khen-thuong/<int:pk>/muc-do-hoan-thanh/", record_views.grade_set, name="grade-set"),
    path("ho-so-khen-thuong/<int:pk>/ky-luat/", record_views.restriction_add, name="restriction-add"),
    path("ho-so-khen-thuong/<int:pk>/ky-luat/<int:restriction>/het/", record_views.restriction_end, name="restriction-end"),
    path("ho-so-khen-thuong/<int:pk>/tach-lai/", pair_views.split, name="recipient-split"),
]
