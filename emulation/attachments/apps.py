from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AttachmentsConfig(AppConfig):
    name = "emulation.attachments"
    label = "attachments"
    verbose_name = "Tệp đính kèm"

    def ready(self):
        """Let every room say who may read the files of its records (`owners.py`)."""
        autodiscover_modules("owners")
