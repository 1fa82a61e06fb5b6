"""What the page of one launch shows, and to whom; the list of all launches under a directive."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from campaigns.directives.models import Duty
from campaigns.launches.forms import LaunchForm
from campaigns.launches.models import LaunchEvent
from campaigns.launches.rules import mendable
from campaigns.obligations.guards import barrier
from campaigns.obligations.models import Obligation
from campaigns.obligations.states import ObligationState


@dataclass(frozen=True, kw_only=True)
class LaunchPage:
    """What the page says.

    `due` is the day that counts today; `verb` is what the person may do now: "record", "mend" or ""; `barrier` says why not, where
    somebody of the unit asks.
    """

    obligation: Obligation
    event: LaunchEvent | None
    pictures: list
    papers: list
    due: dt.date
    verb: str = ""
    barrier: str = ""

    @property
    def files(self):
        return self.pictures + self.papers

    @property
    def initial(self):
        """What the empty form starts with: the record, where there is one, and the files."""
        fields = ("held_on", "people", "place", "summary")
        return {name: getattr(self.event, name) for name in fields if self.event} | {"photos": self.files}


def page_of(obligation, user, today):
    """Return the LaunchPage of `obligation` (fetched through `visible_to`) for `user` on `today`; three queries."""
    event = LaunchEvent.objects.select_related("recorded_by").filter(obligation=obligation).first()
    files = [row.attachment for row in obligation.evidence.select_related("attachment").order_by("pk")]
    verb, words = _verb(obligation, user, today)
    return LaunchPage(
        obligation=obligation,
        event=event,
        pictures=[file for file in files if file.is_picture],
        papers=[file for file in files if not file.is_picture],
        due=obligation.due_now(today),
        verb=verb,
        barrier=words,
    )


def form_of(page, user, data=None, files=None):
    """Return the form of the page: empty with what is known, or bound to what was posted."""
    return LaunchForm(data, files, user=user, initial=page.initial)


@dataclass(frozen=True)
class Line:
    """One unit in the list of launches; `due` is the day it has to keep today, `event` is None while nothing was recorded."""

    obligation: Obligation
    event: LaunchEvent | None
    due: dt.date
    waived: bool

    @property
    def place(self):
        """Where it stands: the held ones first, by day; then the others, by unit."""
        return (0 if self.event else 1, self.event.held_on.isoformat() if self.event else "", self.obligation.unit.sort_key)


def launches_under(directive, user, today):
    """Return the Lines of the obligations to launch that `user` sees under `directive`; two queries, however many there are."""
    owed = Obligation.objects.visible_to(user).filter(directive=directive, duty__kind=Duty.Kind.LAUNCH).with_names()
    pictures = Count("evidence", filter=Q(evidence__attachment__media_type__startswith="image/"))
    rows = owed.select_related("launch").annotate(pictures=pictures)
    lines = [Line(row, getattr(row, "launch", None), row.due_now(today), bool(row.waiver(today))) for row in rows]
    return sorted(lines, key=lambda line: line.place)


def summary_of(lines):
    """Return what the page of the list shows of `lines`: the held ones and their totals, and those that nobody recorded yet."""
    held = [line for line in lines if line.event]
    waived = sum(line.waived and not line.event for line in lines)
    return {
        "all": len(lines) - waived,
        "waived": waived,
        "held": held,
        "missing": [line for line in lines if not line.event],
        "people": sum(line.event.people for line in held),
        "pictures": sum(line.obligation.pictures for line in held),
    }


def _verb(obligation, user, today):
    if not user.has_perm("campaigns.declare_obligation", obligation):
        return "", ""
    if obligation.state == ObligationState.DONE:
        return ("mend" if mendable(obligation.directive, today) else ""), ""
    words = barrier(obligation, today)
    return ("" if words else "record"), words
