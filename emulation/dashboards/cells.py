"""How one obligation stands on a day, as a cell of the boards: one of seven looks, each with its words, icon and colour class."""

from dataclasses import dataclass

from campaigns.obligations.states import ObligationState


@dataclass(frozen=True)
class Look:
    """`stuck` marks what somebody has to see to: the rows that stay when only the stuck units are shown."""

    key: str
    words: str
    icon: str
    css: str
    stuck: bool = False


LOOKS = {
    look.key: look
    for look in (
        Look("done", "Xong, đúng hạn", "check", "h-d"),
        Look("late", "Xong, nộp muộn", "clock", "h-m"),
        Look("sent", "Chờ duyệt", "hourglass", "h-c"),
        Look("returned", "Đã trả lại", "arrow-back-up", "h-t", stuck=True),
        Look("overdue", "Quá hạn", "exclamation-mark", "h-q", stuck=True),
        Look("open", "Chưa nộp, còn hạn", "point", "h-n"),
    )
}


def cell_of(obligation, day):
    """Return the Look of `obligation` on `day` (a date), or None while it is not open yet. Pure: no query, no clock.

    The day of the first submission counts for lateness; what was sent once and is back in the unit's hands counts as returned.
    """
    if obligation.opens > day:
        return None
    if obligation.state == ObligationState.DONE:
        return LOOKS["done" if obligation.settled_on <= obligation.due else "late"]
    if obligation.state == ObligationState.SENT:
        return LOOKS["sent"]
    if obligation.state == ObligationState.RETURNED or obligation.sent_on is not None:
        return LOOKS["returned"]
    return LOOKS["overdue" if day > obligation.due else "open"]
