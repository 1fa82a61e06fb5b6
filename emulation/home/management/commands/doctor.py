"""Say how the installation fares: manage.py doctor. Ends with 1 where something is broken, for a monitor that calls it."""

import datetime as dt
import sys
from contextlib import nullcontext

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from emulation import clock
from emulation.home.health import BAD, signs


class Command(BaseCommand):
    help = "Look at the scheduler, letters, papers, uploads, disk and backup. Ends with 1 where something is broken."

    def handle(self, *args, **options):
        with clock.on(dt.date.fromisoformat(settings.DEMO_DAY)) if settings.DEMO and settings.DEMO_DAY else nullcontext():
            found = signs(timezone.now(), clock.now())
        for sign in found:
            self.stdout.write(f"[{sign.state_words}] {sign.title}: {' '.join(filter(None, [sign.words, sign.advice]))}")
        if any(sign.state == BAD for sign in found):
            sys.exit(1)
