"""Evidence of a report: files that prove one indicator, or the report as a whole.

What was submitted stays: a file that a version names by its digest is not taken away any more, a new one is put beside it.
"""

from dataclasses import dataclass

from campaigns.movements.models import Indicator
from campaigns.obligations.guards import guard_open
from emulation import clock
from emulation.attachments.actions import keep
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace
from reports.periodic.grid import cells_of
from reports.periodic.models import Report, ReportFile
from reports.periodic.openings import Openings, openings_of
from reports.periodic.states import EDITABLE
from reports.periodic.submitted import kept_of

MOST_FILES = 100
WHOLE = "Cả báo cáo"
_SENT = "Tệp này đã nằm trong bản trình nên không bỏ được. Thêm tệp mới vào cùng chỗ; bản trình lần sau có cả hai."


@dataclass(frozen=True)
class Proof:
    """One file: `number` is the version that named it first (0: not submitted yet); `removable` says whether the unit may take it away."""

    link: ReportFile
    number: int
    removable: bool

    @property
    def file(self):
        return self.link.attachment


@dataclass(frozen=True)
class Place:
    """The files of one place: `indicator` is None for the report as a whole; `open` says whether files may be added."""

    indicator: Indicator | None
    proofs: tuple
    open: bool

    @property
    def title(self):
        return self.indicator.name if self.indicator else WHOLE

    @property
    def anchor(self):
        return f"tep-{self.indicator.pk}" if self.indicator else "tep-ca-bao-cao"


class Evidence:
    """The Places of a report, that of the whole first; for readers from above only what was submitted. Three queries beside the cells."""

    def __init__(self, report, places, *, editable):
        self.report, self.places, self.editable = report, places, editable
        self._by_indicator = {place.indicator.pk if place.indicator else None: place for place in places}

    @property
    def count(self):
        return sum(len(place.proofs) for place in self.places)

    @property
    def filled(self):
        """The places that have files."""
        return [place for place in self.places if place.proofs]

    @property
    def opened(self):
        """The places to which files may be added now."""
        return [place for place in self.places if place.open]

    @property
    def counts(self):
        """{indicator id: how many files}, those without files left out; None is the report as a whole."""
        return {key: len(place.proofs) for key, place in self._by_indicator.items() if place.proofs}

    def of(self, indicator_id):
        """Return the Place of an indicator (None: the whole), or None where the report has none."""
        return self._by_indicator.get(indicator_id)


def evidence_of(report, user=None, *, cells=None, openings=None, versions=None):
    """Return the Evidence of `report`, as `user` sees it (None: as its own unit does); what is at hand is not read again.

    Readers from above see the files of versions that were not taken back; `versions` are those that the reader may know.
    """
    own = user is None or user.has_perm("reports.draft_report", report)
    cells = cells_of(report) if cells is None else cells
    editable = own and report.state in EDITABLE
    openings = (openings or openings_of(report, cells)) if editable else Openings(everything=False)
    versions = kept_of(report) if versions is None and not own else versions
    sent, by_place = _versions_naming(report, versions) if report.submitted_at else {}, {}
    for link in report.files.select_related("attachment", "indicator"):
        number = sent.get((link.attachment.sha256, link.indicator_id), 0)
        if own or number:
            by_place.setdefault(link.indicator_id, []).append(Proof(link, number, editable and not number and _is_open(openings, link.indicator_id)))
    indicators = [None, *(cell.indicator for cell in cells)]
    # A file of an indicator that is not given to the unit any more is still there.
    known = {indicator.pk for indicator in indicators if indicator}
    indicators += [found[0].link.indicator for key, found in by_place.items() if key and key not in known]
    places = [_place(indicator, by_place, openings) for indicator in indicators]
    return Evidence(report, places, editable=editable)


def _place(indicator, by_place, openings):
    key = indicator.pk if indicator else None
    return Place(indicator, tuple(by_place.get(key, ())), _is_open(openings, key))


def _is_open(openings, indicator_id):
    """An indicator is open with its cell; the whole while anything but single cells is."""
    return openings.cell(indicator_id) if indicator_id else bool(openings.everything or openings.passages)


def _versions_naming(report, versions=None):
    """Return {(digest, indicator id): number of the first version that names it}; one query without the `versions` in order."""
    found, read = {}, None if versions is None else [(version.number, version.facts["files"]) for version in versions]
    for number, facts in report.versions.order_by("number").values_list("number", "facts__files") if read is None else read:
        for file in facts or ():
            found.setdefault((file["sha256"], file["indicator"]), number)
    return found


def is_submitted(link):
    """Tell whether a version of the report names this ReportFile, taken back or not; one query."""
    return _is_named(link, _versions_naming(link.report))


def is_shown(link):
    """Tell whether readers from above may open this ReportFile: a version that was not taken back names it; two queries."""
    return _is_named(link, _versions_naming(link.report, kept_of(link.report)))


def _is_named(link, naming):
    return (link.attachment.sha256, link.indicator_id) in naming


@act
def add_files(report, attachments, *, by, now, indicator=None):
    """Put the files beside `indicator` (an Indicator of the report, or None for the whole); returns the ReportFiles.

    A file that is there already, by its digest, is not added twice. Raises Refused without the right, when the report or the place is not
    open, and beyond 100 files; UploadRefused when a file is not held any more.
    """
    _guard(report, by, now, indicator.pk if indicator else None)
    there = set(report.files.filter(indicator=indicator).values_list("attachment__sha256", flat=True))
    new = list({each.sha256: each for each in attachments if each.sha256 not in there}.values())
    if report.files.count() + len(new) > MOST_FILES:
        raise Refused(f"Một báo cáo có tối đa {MOST_FILES} tệp minh chứng. Gộp các tệp nhỏ rồi thêm lại.")
    keep(new)
    links = ReportFile.objects.bulk_create(ReportFile(report=report, indicator=indicator, attachment=each) for each in new)
    if new:
        names = ", ".join(each.name for each in new)
        write_trace(report, step="evidence", what=f"Thêm minh chứng {_about(indicator)}", by=by, now=now, note=names[:600], to_state=report.state)
    return links


@act
def remove_file(link, *, by, now):
    """Take a file away that was never submitted. Raises Refused without the right, when its place is not open, or once a version names it."""
    report = link.report
    _guard(report, by, now, link.indicator_id)
    if is_submitted(link):
        raise Refused(_SENT)
    name, indicator = link.attachment.name, link.indicator
    link.delete()
    write_trace(report, step="evidence", what=f"Bỏ minh chứng {_about(indicator)}", by=by, now=now, note=name, to_state=report.state)


def _guard(report, by, now, indicator_id):
    # The lock keeps a submission from passing between this look and the writing.
    report.state = Report.objects.select_for_update().get(pk=report.pk).state
    guard_open(report.obligation, clock.day_of(now))
    if report.state not in EDITABLE or not by.has_perm("reports.draft_report", report):
        raise Refused(f"Báo cáo đang ở trạng thái “{report.get_state_display()}” nên không thêm, bỏ tệp được.")
    if not _is_open(openings_of(report), indicator_id):
        raise Refused("Chỗ này không mở để sửa nên không thêm, bỏ tệp được.")


def _about(indicator):
    return f"chỉ tiêu {indicator.code}" if indicator else "của cả báo cáo"
