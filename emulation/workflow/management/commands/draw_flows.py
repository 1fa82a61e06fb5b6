"""Write docs/flows.md from the flow tables."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from emulation.workflow.diagrams import page


class Command(BaseCommand):
    help = "Write docs/flows.md from the flow tables."

    def handle(self, **_):
        """Write the page; says where."""
        target = Path(settings.BASE_DIR) / "docs" / "flows.md"
        target.write_text(page())
        self.stdout.write(str(target))
