"""How one obligation stands on a day, as a cell of the boards: one of seven looks, each with its words, icon and colour class."""

from dataclasses import dataclass

from campaigns.obligations.states import ObligationState
from emulation.formats.words import short_day_words


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
        Look("waived", "Được miễn", "minus", "h-w"),
    )
}


def cell_of(obligation, day):
    """Return the Look of `obligation` on `day` (a date), or None while it is not open yet. Pure: no clock, and no query where changes are at hand.

    The day of the first submission counts for lateness; what was sent once and is back in the unit's hands counts as returned.
    """
    if obligation.opens > day:
        return None
    if obligation.waiver(day):
        return LOOKS["waived"]
    if obligation.state == ObligationState.DONE:
        return LOOKS["late" if obligation.days_late(day) else "done"]
    if obligation.state == ObligationState.SENT:
        return LOOKS["sent"]
    if obligation.state == ObligationState.RETURNED or obligation.sent_on is not None:
        return LOOKS["returned"]
    return LOOKS["overdue" if obligation.is_overdue(day) else "open"]


def day_words_of(obligation, look, day):
    """Return what the days of an obligation amount to, to stand after the words of its look: " (27/2), hạn 28/2", " 3 ngày, hạn 28/2, đã khóa"."""
    if look.key == "waived":
        return f" từ {short_day_words(obligation.waiver(day).day)}"
    deadline = obligation.deadline(day)
    due = f", {'hạn' if deadline == obligation.due else 'gia hạn đến'} {short_day_words(deadline)}"
    if look.key == "overdue":
        return f" {obligation.days_late(day)} ngày{due}{', đã khóa' if obligation.is_locked(day) else ''}"
    if look.key == "returned" and obligation.due_now(day) != deadline:
        return f", bổ sung trước {short_day_words(obligation.due_now(day))}"
    if obligation.settled_on:
        return f" ({short_day_words(obligation.settled_on)}){due}"
    return due
