"""The way back: in which editions the numbers of a unit's report stand, and from which of its versions."""

from dataclasses import dataclass

from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from reports.synthesis.models import Figure, Synthesis
from reports.synthesis.states import SynthesisState


@dataclass(frozen=True)
class Use:
    """An edition with `figures` numbers that have the report behind them; `url` is "" where the person may not open it."""

    synthesis: Synthesis
    figures: int
    url: str

    @property
    def words(self):
        """The edition in one line: its reference and how many numbers it takes from the report."""
        paper = f" số {self.synthesis.document.reference}" if self.synthesis.document_id else " (dự thảo)"
        return f"Báo cáo tổng hợp{paper}, lần {self.synthesis.edition}: {self.figures} chỉ tiêu"


def used_in(report, user, indicator=None):
    """Return the Uses of `report` (or of its one cell of `indicator`), the newest edition first; two queries.

    Issued editions are told to everybody who may read the report; drafts and the way in only to whom they are open.
    """
    editions = Synthesis.objects.filter(authority=report.authority_id, year=report.year, period=report.period)
    figures = _figures_with(report, indicator).filter(synthesis__in=editions)
    counts = dict(figures.order_by().values_list("synthesis").annotate(count=Count("pk")))
    if not counts:
        return []
    found = editions.filter(pk__in=counts).select_related("document").defer("facts").order_by("-edition")
    open_to = set(Synthesis.objects.visible_to(user).filter(pk__in=counts).values_list("pk", flat=True))
    shown = [synthesis for synthesis in found if synthesis.pk in open_to or synthesis.state == SynthesisState.FROZEN]
    return [Use(each, counts[each.pk], reverse("reports:synthesis-detail", args=[each.pk]) if each.pk in open_to else "") for each in shown]


def _figures_with(report, indicator):
    """Figures with a cell of `report`. The cells are searched as text: both databases write a key, a colon, a space and the number."""
    text = f'"report": {report.pk}'
    figures = Figure.objects.annotate(said=Cast("cells", TextField())).filter(Q(said__contains=f"{text},") | Q(said__contains=f"{text}}}"))
    return figures.filter(indicator=indicator) if indicator else figures
