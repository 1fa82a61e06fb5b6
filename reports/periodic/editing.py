"""A report on the desk: its grid and its text, read and saved."""

from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from campaigns.obligations.remark_forms import Fixes
from reports.periodic.actions import save_report
from reports.periodic.comments import answer_comments
from reports.periodic.grid import grid_of
from reports.periodic.lines import by_field, grouped, lines_of
from reports.periodic.mending import Mending
from reports.periodic.openings import openings_of
from reports.periodic.outline import AHEAD, chapter_of, is_main
from reports.periodic.readiness import counts
from reports.periodic.remarks import place_in, remarks_of
from reports.periodic.returns import last_return
from reports.periodic.saving import change_of
from reports.periodic.snapshot import texts_of
from reports.periodic.typed import packed, places_of, read_typing, stamp


@dataclass(kw_only=True)
class Box:
    """One passage on the page. `offer` is the sentence made from the figures where the text does not begin with it."""

    key: str
    title: str
    text: str
    offer: str
    main: bool
    locked: bool
    error: str = ""


class Draft:
    """The editor of a report. Without `data` it shows what is saved; with it, what was typed."""

    is_bound = True  # asked by the summary of errors

    def __init__(self, report, user, data=None):
        self.report, self.user = report, user
        self.cells, self.not_given = grid_of(report)
        self.passages = list(report.passages.all())
        asked = self.back.asked if report.submitted_at else []
        self.openings = openings_of(report, self.cells, passages=self.passages, asked=asked)
        self.typing = None if data is None else read_typing(self.cells, self.passages, self.openings, data)
        asked = sorted(asked, key=place_in(texts_of(self.cells, self.passages)))
        self.fixes = Fixes(asked, user, self.typing and self.typing.data)
        self.shown_version = report.version if data is None else self.typing.data.get("version", "")
        self.marks = packed(self.places) if data is None else self.typing.data.get("marks", "")

    @cached_property
    def back(self):
        """What came back last, read once."""
        return last_return(self.report)

    @property
    def faults(self):
        """Return [(id of the box, sentence)] in the order of the page."""
        if self.typing is None:
            return []
        wrong = [(box.id_for_label, sentence) for form in self.fixes.refused() for box in form for sentence in box.errors]
        boxes = {name: at for at, name in enumerate(self._boxes())}
        typed = sorted(self.typing.faults.items(), key=lambda fault: boxes.get(fault[0], -1))
        return wrong + [("" if name == "version" else name, sentence) for name, sentence in typed]

    def _boxes(self):
        """Return the names of the boxes of the grid and the text in the order of the page."""
        grid = [f"{box}-{cell.indicator.pk}" for cell in by_field(self.cells) for box in ("cell", "reason", "note")]
        chapters, ahead = self.chapters()
        return grid + [f"text-{box.key}" for _, boxes in chapters for box in boxes] + [f"text-{box.key}" for box in ahead]

    def is_valid(self):
        """Tell whether everything typed can be read."""
        return not self.faults

    def save(self, *, by, now, quiet=False, what="Lưu nháp báo cáo"):
        """Save what could be read; afterwards `cells` are as saved. Raises Refused or Conflict."""
        typing, read = self.typing, {"cells": self.cells, "openings": self.openings}
        said = {"version": typing.version, "typed": typing.kept_places, "texts": typing.kept_texts}
        with transaction.atomic():
            self.cells = save_report(self.report, by=by, now=now, quiet=quiet, what=what, **said, **read)
            if answers := self.fixes.answers():
                answer_comments(self.report, answers, by=by, now=now, shown=self.fixes.shown())

    @property
    def differs(self):
        """Whether something typed in the grid or said about the things to fix is not what is saved."""
        change = change_of(self.report, self.cells, self.typing.kept_places, by=self.user, now=self.report.saved_at)
        return bool(change or self.fixes.answers())

    @property
    def places(self):
        """{place: mark} of everything on the page, see `places_of`; that of the remark 3 is "sua-3"."""
        fixes = {form.prefix: stamp("\n".join(map(str, said))) for form, said in self.fixes.said()}
        return places_of(self.cells, self.passages) | fixes

    def mending(self, versions):
        """Return the Mending of the page; `versions` are the ReportVersions in order."""
        facts = texts_of(self.cells, self.passages)
        return Mending(remarks_of(list(self.fixes.of), facts, versions, told=True, fixes=self.fixes), self.fixes)

    def groups(self):
        """Return [(name of the field, Lines)]."""
        cells = by_field(self.cells)
        return grouped(cells, lines_of(cells, self.openings, self.typing))

    @property
    def progress(self):
        """How many cells must be answered, and how many are, as saved: (required, answered)."""
        return counts(self.cells)

    @property
    def stock_to_keep(self):
        """The Cells in which only the figure of the period before stands."""
        return [cell for cell in self.cells if cell.offered is not None and self.openings.cell(cell.indicator.pk)]

    def chapters(self):
        """Return ([(chapter, Boxes)] of the assessment, Boxes of the proposals)."""
        chapters = {}
        for passage in self.passages:
            chapters.setdefault(chapter_of(passage.key), []).append(self._box(passage))
        ahead = chapters.pop(AHEAD, [])
        return list(chapters.items()), ahead

    def _box(self, passage):
        name, text = f"text-{passage.key}", passage.text
        if self.typing:
            text = self.typing.data.get(name, text)
        offer = passage.drafted if passage.drafted and not text.strip().startswith(passage.drafted.strip()) else ""
        error = self.typing.faults.get(name, "") if self.typing else ""
        locked = not self.openings.passage(passage.key)
        return Box(key=passage.key, title=passage.title, text=text, offer=offer, main=is_main(passage.key), locked=locked, error=error)
