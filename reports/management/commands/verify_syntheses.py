"""Recompute the digest of every issued synthesis: says which differ from what was printed, and ends with an error if one does."""

from django.core.management.base import BaseCommand, CommandError

from reports.synthesis.models import Synthesis
from reports.synthesis.snapshot import digest_of
from reports.synthesis.states import SynthesisState


class Command(BaseCommand):
    help = "Tính lại mã kiểm tra của các báo cáo tổng hợp đã ban hành."

    def handle(self, *args, **options):
        frozen = Synthesis.objects.filter(state=SynthesisState.FROZEN).select_related("document").order_by("pk")
        wrong = [synthesis for synthesis in frozen.iterator() if not self._holds(synthesis)]
        if wrong:
            raise CommandError(f"{len(wrong)} báo cáo tổng hợp không khớp mã kiểm tra.")
        self.stdout.write(f"{frozen.count()} báo cáo tổng hợp khớp mã kiểm tra.")

    def _holds(self, synthesis):
        """The facts give the digest that stands in the row and on the paper."""
        found = digest_of(synthesis.facts)
        same = found == synthesis.digest == synthesis.document.facts.get("digest")
        if not same:
            self.stdout.write(f"{synthesis.document.reference} ({synthesis.title}): mã trên văn bản {synthesis.digest}, tính lại {found}")
        return same
