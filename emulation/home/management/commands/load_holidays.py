"""Take a YAML file of days off into the calendar, for the first set-up and once a year. Can be repeated."""

from pathlib import Path

import yaml
from django.core.management.base import BaseCommand, CommandError

from emulation import clock
from emulation.home.holidays.actions import take_in
from emulation.units.holidays import rows_in


class Command(BaseCommand):
    help = "Load days off and days worked in exchange from a YAML file (form: campaigns/demo/holidays.yaml). Days not named in it stay."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, help="only the days of this year")

    def handle(self, *, file, year, **_):
        """Store all rows of the file or none; exits with an error that names the faulty row."""
        try:
            rows = rows_in(yaml.safe_load(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as problem:
            raise CommandError(str(problem)) from problem
        rows = {day: row for day, row in rows.items() if year in (None, day.year)}
        new, changed, same = take_in(rows, now=clock.now())
        self.stdout.write(f"Lịch nghỉ: thêm {new} ngày, sửa {changed}, giữ nguyên {same}.")
