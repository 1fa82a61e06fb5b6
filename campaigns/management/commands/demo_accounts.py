"""Prints the accounts of the demo as a table."""

from django.core.management.base import BaseCommand

from campaigns.demo.accounts import demo_groups, every_group


class Command(BaseCommand):
    help = "In các tài khoản của dữ liệu minh họa."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Cả tài khoản của mọi đơn vị.")

    def handle(self, *args, **options):
        password, groups = demo_groups()
        for group in every_group() if options["all"] else groups:
            self.stdout.write(f"\n{group.title}")
            for account in group.accounts:
                self.stdout.write(f"  {account.username:<22}{account.full_name:<24}{account.title}")
        self.stdout.write(f"\nMật khẩu chung: {password}")
