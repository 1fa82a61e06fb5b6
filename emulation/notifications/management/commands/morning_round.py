"""Run the morning round of a day now: manage.py morning_round [--day 2023-06-17]."""

import datetime as dt
from contextlib import nullcontext

from django.core.management.base import BaseCommand

from emulation import clock
from emulation.notifications.rounds import morning_round


class Command(BaseCommand):
    help = "Give the reminders of a day that were not given yet. May run any number of times."

    def add_arguments(self, parser):
        parser.add_argument("--day", type=dt.date.fromisoformat, help="The day to live on, as 2023-06-17; today if not given.")

    def handle(self, *args, day, **options):
        with clock.on(day) if day else nullcontext():
            made = morning_round(clock.today(), now=clock.now())
        self.stdout.write(f"{made.notices} thông báo cho {made.people} người")
