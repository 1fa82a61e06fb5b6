from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"

    def ready(self):
        """Let the upper rooms say where a recipient is being considered (see records.mentions)."""
        autodiscover_modules("mentions")
