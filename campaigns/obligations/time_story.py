"""The story of one obligation's deadline: what was asked, granted, refused, waived, for both sides of the desk to read."""

import datetime as dt
from dataclasses import dataclass

from campaigns.obligations.models import TimeRequest
from campaigns.obligations.states import ChangeKind, RequestState
from emulation.formats.words import day_words, weekday_words

BADGES = {
    RequestState.WAITING: ("sent", "Chờ trả lời"),
    RequestState.GRANTED: ("approved", "Đã gia hạn"),
    RequestState.REFUSED: ("failed", "Không gia hạn"),
    RequestState.WITHDRAWN: ("closed", "Đơn vị rút lại"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened to the deadline: who did what and why; `answer` is what the other side said, `badge` how it stands."""

    at: dt.datetime
    who: str
    words: str
    reason: str
    badge: tuple = ()
    answer: str = ""
    answered_by: str = ""
    answered_at: dt.datetime | None = None


def entries_of(requests, changes):
    """Return the Entries, the newest first, of an obligation's requests and changes (lists with the names of people at hand); no query.

    A change that answers a request is told with the request.
    """
    own = [_of_change(change) for change in changes if change.request_id is None]
    return sorted([*map(_of_request, requests), *own], key=lambda entry: entry.at, reverse=True)


def requests_of(obligation):
    """Return the requests of the obligation with the people named, the newest first; one query."""
    return list(TimeRequest.objects.filter(obligation=obligation).select_related("asked_by", "answered_by"))


def changes_of(obligation):
    """Return the changes of the obligation with people and units named, the oldest first; one query."""
    return list(obligation.changes.select_related("by", "from_unit", "to_unit").order_by("pk"))


def step_words(day, due, works, counts=(5, 10)):
    """Return the hint under a day to choose: the present deadline `due` (None: no day is set), and where so many working days lead from it.

    From a deadline that has passed they are counted from `day`.
    """
    start = max(day, due or day)
    steps = "; ".join(f"thêm {count} ngày làm việc là {weekday_words(works.add(start, count))}" for count in counts)
    if due is None:
        return f"Chưa định ngày bổ sung. Từ hôm nay {steps}."
    if due < day:
        return f"Hạn đã qua từ {weekday_words(due)}. Từ hôm nay {steps}."
    return f"Hạn đang là {weekday_words(due)}. {steps[0].upper()}{steps[1:]}."


def _of_request(request):
    words = f"Đề nghị gia hạn đến {day_words(request.asked_due)}"
    if request.granted_due and request.granted_due != request.asked_due:
        words += f", được gia hạn đến {day_words(request.granted_due)}"
    return Entry(
        at=request.asked_at,
        who=request.asked_by.full_name,
        words=words,
        reason=request.reason,
        badge=BADGES[request.state],
        answer=request.answer,
        answered_by=request.answered_by.full_name if request.answered_by_id else "",
        answered_at=request.answered_at,
    )


def _of_change(change):
    words = f"{change.get_kind_display()} đến {day_words(change.due)}" if change.due else change.get_kind_display()
    if change.kind == ChangeKind.MOVE:
        words = f"Chuyển từ {change.from_unit.name} sang {change.to_unit.name}"
    return Entry(at=change.at, who=change.by.full_name, words=words, reason=change.reason)
