from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    name = "emulation.documents"
    label = "documents"
    verbose_name = "Văn bản"

    def ready(self):
        """Let every room declare its kinds of paper; a bad declaration fails here, at start-up."""
        autodiscover_modules("documents")
