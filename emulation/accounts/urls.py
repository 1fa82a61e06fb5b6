from django.urls import path

from emulation.accounts import appointment_views, views
from emulation.accounts.roster import views as roster_views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("vai-tro/", views.switch_seat, name="switch-seat"),
    path("ngay-dung-thu/", views.choose_day, name="choose-day"),
    path("mat-khau/", views.change_password, name="password"),
    path("nhan-su/", appointment_views.appointment_list, name="appointment-list"),
    path("nhan-su/them-nguoi/", appointment_views.user_create, name="user-create"),
    path("nhan-su/phan-cong/", appointment_views.appointment_create, name="appointment-create"),
    path("nhan-su/nhap-tu-excel/", roster_views.roster, name="roster"),
    path("nhan-su/nhap-tu-excel/danh-sach.xlsx", roster_views.roster_sheet, name="roster-sheet"),
    path("nhan-su/nhap-tu-excel/<uuid:pk>/", roster_views.roster_check, name="roster-check"),
    path("nhan-su/<int:pk>/", appointment_views.appointment_detail, name="appointment-detail"),
    path("nhan-su/<int:pk>/ket-thuc/", appointment_views.appointment_end, name="appointment-end"),
    path("nhan-su/<int:pk>/lien-he/", appointment_views.contact, name="contact"),
    path("nhan-su/<int:pk>/mat-khau-moi/", appointment_views.password_reset, name="password-reset"),
    path("nhan-su/<int:pk>/ban-giao/", appointment_views.appointment_hand_over, name="appointment-hand-over"),
]
