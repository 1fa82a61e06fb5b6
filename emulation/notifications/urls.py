from django.urls import path

from emulation.notifications import ladder_views, outbox_views, own_views, views

app_name = "notifications"
urlpatterns = [
    path("thong-bao/", views.bell, name="bell"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="open"),
    path("thu-di/", outbox_views.outbox, name="outbox"),
    path("thu-di/<int:pk>/", outbox_views.letter, name="letter"),
    path("thu-di/<int:pk>/sua/", outbox_views.edit, name="letter-edit"),
    path("thu-di/<int:pk>/buoc/<slug:step>/", outbox_views.step, name="letter-step"),
    path("thu-di/dia-chi/<int:pk>/mo-lai/", outbox_views.resume, name="address-resume"),
    path("lua-chon/", own_views.choices, name="choices"),
    path("lua-chon/lich/doi/", own_views.new_feed, name="feed-new"),
    path("lua-chon/lich/tat/", own_views.end_feed, name="feed-end"),
    path("lich/<str:token>.ics", own_views.calendar, name="calendar"),
    path("thang-nhac-viec/", ladder_views.ladder, name="ladder"),
    path("thang-nhac-viec/mac-dinh/", ladder_views.back_to_default, name="ladder-default"),
]
