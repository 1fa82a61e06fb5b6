"""How an obligation stands on a day: what a row of the database and a row of a board have in common."""

from campaigns.directives.models import Duty
from campaigns.obligations import deadlines
from campaigns.obligations.states import ObligationState


class Reckoned:
    """What can be said of whatever has `unit`, `cluster`, `duty`, `opens`, `due`, `state`, `sent_on`, `done_on` and `decisions`.

    `decisions` are its changes in the order made. Pure, as long as those are at hand.
    """

    @property
    def owner_name(self):
        """Whose duty it is: the unit, or the cluster that its head answers for."""
        return self.cluster.name if self.cluster_id else self.unit.name

    @property
    def settled_on(self):
        """The day that counts for lateness: when it was sent up, else when it was done; None while nothing was sent."""
        return self.sent_on or self.done_on

    def deadline(self, day):
        """The due day as it stands on `day` (a date): the original one, or that of the newest extension granted until then."""
        return deadlines.deadline(self.due, self.decisions, day)

    def due_now(self, day):
        """The day a person has to keep on `day`: while it is mended that of the mending, if one was set, else the deadline."""
        return self.mending_day(day) or self.deadline(day)

    def mending_day(self, day):
        """By when it has to come again, as set until `day`; None where it was not sent back or no day was set."""
        at_work = self.state in (ObligationState.DRAFT, ObligationState.HEAD) and self.sent_on is not None
        return deadlines.mending_day(self.decisions, day) if self.state == ObligationState.RETURNED or at_work else None

    def waiver(self, day):
        """The Change by which it is waived on `day`, or None."""
        return deadlines.waiver(self.decisions, day)

    def unit_on(self, day):
        """Return the id of the unit that owed it on `day`: before a merger the predecessor."""
        return deadlines.unit_on(self.unit_id, self.decisions, day)

    def days_late(self, day):
        """Whole days past the deadline: of the day it was sent where it was, else of `day` (a date); 0 if in time or waived."""
        if self.waiver(day):
            return 0
        return max(((self.settled_on or day) - self.deadline(day)).days, 0)

    def is_overdue(self, day):
        """Whether nothing was sent, the deadline has passed on `day` and it is not waived."""
        return self.state != ObligationState.DONE and self.sent_on is None and day > self.deadline(day) and not self.waiver(day)

    def is_locked(self, day):
        """Whether the duty is one that closes after its deadline, and nothing was sent in time: only more time opens it again."""
        return self.duty.late == Duty.Late.LOCK and self.is_overdue(day)

    def is_open_on(self, day):
        return self.opens <= day
