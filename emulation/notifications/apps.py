from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    name = "emulation.notifications"
    label = "notifications"
    verbose_name = "Thông báo"

    def ready(self):
        """Let every room declare its rows of the inbox and what it reminds of; a bad declaration fails here, at start-up."""
        autodiscover_modules("inbox", "reminders")
