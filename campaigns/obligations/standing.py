"""What counts about the deadline of one obligation on a day, as its page says it."""

import datetime as dt
from dataclasses import dataclass

from campaigns.obligations import deadlines
from campaigns.obligations.grounds import office_name
from campaigns.obligations.guards import barrier
from campaigns.obligations.states import ChangeKind, ObligationState, RequestState
from emulation.formats.words import NEAR_DAYS


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`deadline` with every extension, `extension` the Change that gave it; `mending` the Change that set a day for what came back.

    `timeless` marks what was sent once and has to come again on no day in particular. `barrier` says why nobody may work on it ("" where
    one may). `asks` tells whether the viewer may ask for more time, `pressing` whether that should stand out: it is near, late or locked.
    """

    deadline: dt.date
    due_now: dt.date
    extension: object
    mending: object
    timeless: bool
    waiver: object
    locked_since: dt.date | None
    barrier: str
    waiting: object
    asks: bool
    withdraws: bool
    pressing: bool
    office: str

    @classmethod
    def of(cls, obligation, changes, requests, user, day):
        """Return the Standing of `obligation` on `day` (a date) for `user`; `changes` and `requests` are lists; no query."""
        waiver, locked = deadlines.waiver(changes, day), obligation.is_locked(day)
        deadline, due_now = obligation.deadline(day), obligation.due_now(day)
        waiting = next((request for request in requests if request.state == RequestState.WAITING), None)
        own = user.has_perm("campaigns.declare_obligation", obligation)
        mending = _newest(changes, ChangeKind.FIX, day) if obligation.mending_day(day) else None
        # What was sent in time and came back without a day of its own is not overdue.
        timeless = obligation.sent_on is not None and mending is None
        unsettled = obligation.state not in (ObligationState.DONE, ObligationState.SENT)
        return cls(
            deadline=deadline,
            due_now=due_now,
            extension=_newest(changes, ChangeKind.EXTEND, day) if deadline != obligation.due else None,
            mending=mending,
            timeless=timeless,
            waiver=waiver,
            locked_since=deadline + dt.timedelta(days=1) if locked else None,
            barrier=barrier(obligation, day) if unsettled else "",
            waiting=waiting,
            asks=own and unsettled and not waiver and not waiting and obligation.is_open_on(day),
            withdraws=own and waiting is not None,
            pressing=locked or (not timeless and (due_now - day).days <= NEAR_DAYS),
            office=office_name(obligation),
        )


def _newest(changes, kind, day):
    return next((change for change in reversed(changes) if change.kind == kind and change.day <= day), None)
