from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "emulation.accounts"
    label = "accounts"
    verbose_name = "Người dùng"

    def ready(self):
        """Let every room declare its predicates and what it hands over; a bad declaration fails here, at start-up."""
        autodiscover_modules("permissions", "handover", "trial")
        from emulation.accounts.predicates import check_declarations

        check_declarations()
