from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "emulation.home"
    label = "home"
    verbose_name = "Trang chung"
