"""The obligations of a board as plain rows: a thousand model instances, of which a cell shows a sign, took a third of the page's time."""

import datetime as dt
from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.obligations.models import Change
from campaigns.obligations.reckoning import Reckoned
from campaigns.obligations.states import ObligationState
from emulation.units.models import Cluster, Unit

COLUMNS = ("pk", "unit_id", "duty_id", "cluster_id", "opens", "due", "state", "sent_on", "done_on")


@dataclass(slots=True, eq=False)
class OwedOn(Reckoned):
    """An Obligation as far as boards need it, with its unit, duty, cluster and changes at hand; it cannot be saved."""

    pk: int
    unit_id: int
    duty_id: int
    cluster_id: int | None
    opens: dt.date
    due: dt.date
    state: str
    sent_on: dt.date | None
    done_on: dt.date | None
    unit: Unit
    duty: Duty
    cluster: Cluster | None
    decisions: tuple

    def get_state_display(self):
        """The state in words, as templates ask a model for it."""
        return ObligationState(self.state).label


def owed_with_names(rows, members):
    """Return the list of OwedOn of `rows` (a QuerySet of obligations); four queries.

    `members` is {unit id: Cluster} of the year; one more query brings a cluster that has no members.
    """
    found = list(rows.values_list(*COLUMNS))
    units = Unit.objects.only("name", "short_name", "sort_key").in_bulk({row[1] for row in found})
    duties = Duty.objects.in_bulk({row[2] for row in found})
    clusters = {cluster.pk: cluster for cluster in members.values()}
    clusters |= Cluster.objects.in_bulk({row[3] for row in found} - {None} - set(clusters))
    changes = {}
    for change in Change.objects.filter(obligation__in=rows.order_by().values("pk")).order_by("pk"):
        changes.setdefault(change.obligation_id, []).append(change)
    return [OwedOn(*row, units[row[1]], duties[row[2]], clusters.get(row[3]), tuple(changes.get(row[0], ()))) for row in found]
