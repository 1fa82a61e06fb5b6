"""What the unit has to fix after a return: the remarks at their places, each to tick and to answer."""

from dataclasses import dataclass

from campaigns.obligations.remark_forms import Fixes
from reports.periodic.reading import read
from reports.periodic.remarks import remarks_of
from reports.periodic.states import EDITABLE, ReportState


@dataclass(frozen=True)
class Mending:
    """`asked` are the Remarks of the last return as the reader may see them; `fixes` are their forms, None for whoever does not answer.

    `closed`: the report was approved since, so that they are history.
    """

    asked: list
    fixes: Fixes | None = None
    closed: bool = False

    @property
    def heading(self):
        return f"{'Đã yêu cầu bổ sung' if self.fixes is None else 'Cần bổ sung'} ({len(self.asked)})"

    @property
    def left_to_fix(self):
        """The Remarks that the unit has not ticked as fixed."""
        return [] if self.closed else [remark for remark in self.asked if not remark.fixed]


def mending_of(report, user, day, data=None):
    """Return the Mending of `report` for `user` on `day`; `data` is what was posted."""
    return mending_in(read(report, user, day), user, data)


def mending_in(reading, user, data=None):
    """Return the Mending of a Reading by `user`; no query."""
    fixes = Fixes(reading.asked, user, data) if reading.editable else None
    told = reading.own or reading.report.state not in EDITABLE
    asked = remarks_of(reading.asked, reading.facts, reading.versions, told=told, fixes=fixes)
    return Mending(asked, fixes, closed=reading.report.state == ReportState.APPROVED)
