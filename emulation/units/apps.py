from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "emulation.units"
    label = "units"
    verbose_name = "Đơn vị"
