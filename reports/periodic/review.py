"""A report on the desk of the office: what it says, what is worth a second look, what was changed since the version before, the remarks."""

from dataclasses import dataclass

from campaigns.obligations.desk_queue import Place
from reports.periodic.comparison import Comparison, compare
from reports.periodic.grid import cells_of
from reports.periodic.models import Report
from reports.periodic.queue import Queue
from reports.periodic.readiness import oddities
from reports.periodic.reading import Reading, read
from reports.periodic.remarks import Desk, remarks_of
from reports.periodic.states import EDITABLE, ReportState


@dataclass(frozen=True, kw_only=True)
class Odd:
    """A figure worth a second look: `cell` as in the copy, the sentences about it."""

    cell: dict
    words: list

    @property
    def explained(self):
        return bool(self.cell["reason"])


@dataclass(frozen=True, kw_only=True)
class Review:
    """`change` is the Comparison with the version before (None for the first), `odd` the figures to look at first."""

    report: Report
    reading: Reading
    desk: Desk
    odd: list
    change: Comparison | None
    queue: Queue
    place: Place

    @property
    def unexplained(self):
        """How many of them have no reason yet."""
        return sum(not each.explained for each in self.odd)

    @property
    def waiting(self):
        return self.report.state == ReportState.SENT

    @property
    def groups(self):
        """The cells under the names of their fields, each with its place: [(name, [(cell, Place, sentences)])]."""
        odd = {each.cell["indicator"]: each.words for each in self.odd}
        places = self.desk.cells
        return [(name, [(cell, places[cell["indicator"]], odd.get(cell["indicator"], [])) for cell in cells]) for name, cells in self.reading.fields]

    @property
    def chapters(self):
        """The passages that say something, under their headings, each with its place: [(heading, [(passage, Place)])]."""
        return [(name, [(passage, self.desk.passages[passage["key"]]) for passage in passages]) for name, passages in self.reading.chapters]

    @property
    def silent(self):
        """The places of the passages without a text: they are remarked on too."""
        return [self.desk.passages[passage["key"]] for passage in self.reading.facts["passages"] if not passage["text"].strip()]


def review_of(report, user, day, asked, refused=(None, None)):
    """Return the Review of `report` (with names) for somebody of the office on `day`; `asked` are the parameters of the address."""
    waiting = report.state == ReportState.SENT
    cells = [] if report.state in EDITABLE else cells_of(report)
    reading = read(report, user, day, cells=cells)
    remarks = remarks_of(reading.asked, reading.facts, reading.versions, told=report.state not in EDITABLE)
    queue = Queue(user, day, asked)
    return Review(
        report=report,
        reading=reading,
        desk=Desk(report, reading.facts, remarks, user, writable=waiting, refused=refused),
        odd=_odd(cells, reading.facts) if waiting else [],
        change=compare(reading.before.facts, reading.newest.facts) if reading.before else None,
        queue=queue,
        place=queue.place_of(report),
    )


def _odd(cells, facts):
    """Return the Odds of the copy, those without a reason first."""
    words = {}
    for finding in oddities(cells, explained=True):
        words.setdefault(finding.place, []).append(finding.words.removesuffix(". Kiểm tra lại, hoặc ghi lý do"))
    found = [Odd(cell=cell, words=words[place]) for cell in facts["cells"] if (place := f"cell-{cell['indicator']}") in words]
    return sorted(found, key=lambda odd: odd.explained)
