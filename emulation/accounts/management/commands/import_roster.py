"""Bring units, clusters, people and appointments in from Excel at the server: for the first set-up, when nobody can sign in yet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from emulation import clock
from emulation.accounts.roster.actions import apply_roster
from emulation.accounts.roster.check import check, counts
from emulation.accounts.roster.lines import UNITS, lines_of, read_roster
from emulation.accounts.roster.sheets import password_sheet
from emulation.accounts.roster.sheets import template as empty_form
from emulation.attachments.workbook import SheetRefused
from emulation.units.models import Unit
from emulation.workflow.flows import Refused


class Command(BaseCommand):
    help = "Import units, clusters, people and appointments from an Excel file; see --template for the form of it."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the .xlsx file; with --template, where to write it")
        parser.add_argument("--authority", default="", metavar="CODE", help="code of the issuing unit; made an issuing unit if it is none yet")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--only-good", action="store_true", help="import the good rows although others are faulty")
        parser.add_argument("--passwords", type=Path, metavar="XLSX", help="give new people one-time passwords and write them to this file")
        parser.add_argument("--template", action="store_true", help="write an empty form to FILE")

    def handle(self, *, file, authority, dry_run, only_good, passwords, template, **_):
        """Say what every sheet holds and what is faulty, then store it unless it is a dry run. Exits with an error where nothing was stored."""
        if template:
            self._write_template(file)
            return
        try:
            roster = read_roster(file)
        except (OSError, SheetRefused) as problem:
            raise CommandError(getattr(problem, "sentence", str(problem))) from problem
        unit = self._authority(authority, roster)
        check(roster, authority=unit, by=None, root=authority)
        self._tell(roster)
        if dry_run:
            return
        if passwords:
            passwords.touch(mode=0o600)  # before anything is stored: what cannot be written down must not be given
        try:
            taken = apply_roster(
                roster, authority=unit, by=None, now=clock.now(), root=authority, only_good=only_good, with_passwords=bool(passwords)
            )
        except Refused as refusal:
            raise CommandError(f"{refusal} Sửa tệp, hoặc thêm --only-good để chỉ nhập các dòng đúng.") from refusal
        if passwords:
            passwords.write_bytes(password_sheet(taken.passwords))
        self.stdout.write("Đã nhập {new} dòng mới, sửa {changed} dòng, giữ nguyên {same} dòng.".format(**taken.counts))

    def _authority(self, code, roster):
        """Return the issuing unit, or None where the file itself brings it."""
        unit = Unit.objects.filter(code=code).first()
        if code and unit is None and code not in {line["code"] for line in roster[UNITS]}:
            raise CommandError(f"Không có đơn vị mã “{code}”, cả trong hệ thống lẫn trong tệp.")
        return unit

    def _tell(self, roster):
        for sheet, lines in roster.items():
            self.stdout.write("{}: {new} mới, {changed} sửa, {same} giữ nguyên, {faulty} cần sửa".format(sheet, **counts(lines)))
        for line in lines_of(roster):
            for fault in line.faults:
                self.stdout.write(f"  {line.sheet}, ô {fault.address}: {fault.words}")

    def _write_template(self, file):
        file.write_bytes(empty_form(None, day=clock.today(), filled=False))
        self.stdout.write(f"Đã ghi mẫu trống vào {file}.")
