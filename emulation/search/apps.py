from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "emulation.search"
    verbose_name = "Chữ Việt và tìm kiếm"
