"""Read the reports about letters that came back: manage.py read_bounces < report, or with the path of an mbox or a maildir."""

import email
import mailbox
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from emulation import clock
from emulation.notifications import bounces


class Command(BaseCommand):
    help = "Mark letters as bounced after the delivery status notifications (RFC 3464) in an mbox, a maildir, or one on the standard input."

    def add_arguments(self, parser):
        parser.add_argument("path", nargs="?", type=Path, help="An mbox file or a maildir; without it one message is read from the standard input.")

    def handle(self, *args, path, **options):
        count = sum(bounces.read(message, clock.now()) for message in _messages(path))
        self.stdout.write(f"{count} thư bị trả lại")


def _messages(path):
    if path is None:
        return [email.message_from_binary_file(sys.stdin.buffer)]
    if not path.exists():
        raise CommandError(f"Không có {path}.")
    return mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
