"""Loads the demo: the units and people of 2023, last year's directive and reports, the draft of the real one, the awards."""

import datetime as dt

from django.core.management.base import BaseCommand

from awards.demo.loading import load
from awards.demo.stories import LIVELY_UNTIL, advance


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa. Không làm gì nếu hệ thống đã có đơn vị."

    def add_arguments(self, parser):
        parser.add_argument("--lively", action="store_true", help="Ban hành Chỉ thị năm 2023 và diễn các việc của đơn vị.")
        parser.add_argument(
            "--until",
            type=dt.date.fromisoformat,
            default=LIVELY_UNTIL,
            help="Diễn đến ngày nào (năm-tháng-ngày), ví dụ 2023-06-20 để có báo cáo 6 tháng, 2023-12-05 để có đề nghị khen thưởng ở mọi trạng thái.",
        )

    def handle(self, *args, lively, until, **options):
        if not load():
            self.stdout.write("Hệ thống đã có đơn vị: giữ nguyên dữ liệu.")
            return
        self.stdout.write("Đã nạp dữ liệu minh họa.")
        if lively:
            advance(until)
            self.stdout.write(f"Đã diễn các việc đến ngày {until.day}/{until.month}/{until.year}.")
