"""Load the catalogue of awards: manage.py load_award_catalogue [--file FILE] [--overwrite]. Running it again is harmless."""

from django.core.management.base import BaseCommand

from awards.catalogue.loading import FILE, load_catalogue


class Command(BaseCommand):
    help = "Nạp danh mục danh hiệu, hình thức khen thưởng; chạy lại không mất những gì đã sửa."

    def add_arguments(self, parser):
        parser.add_argument("--file", default=str(FILE), help="Tệp danh mục (YAML)")
        parser.add_argument("--overwrite", action="store_true", help="Đưa cả những quy định đã sửa về như trong tệp")

    def handle(self, *args, file, overwrite, **options):
        loaded = load_catalogue(file, overwrite=overwrite)
        self.stdout.write(f"Quy định mới: {loaded.new}; có sẵn: {loaded.same}; giữ bản đã sửa: {loaded.kept}.")
