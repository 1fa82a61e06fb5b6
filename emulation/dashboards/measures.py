"""The measures above the board: how many of how many, by when, and how it stood on the same day of the year before."""

from collections import Counter
from dataclasses import dataclass

from campaigns.directives.models import Duty
from campaigns.obligations.states import ObligationState
from emulation.formats.words import percent, short_day_words

K = Duty.Kind
MARK_MOST = 99  # a mark at the very end would stand outside the bar


@dataclass(frozen=True)
class Measure:
    """`count` of `total`; `kind` is ok, bad or "" for the colour of the bar; `mark` is the place of last year's mark in per cents or None."""

    title: str
    count: int
    total: int
    note: str
    kind: str = ""
    mark: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Past:
    """One obligation of the year before: the kind of its duty and the days on which it was sent and done."""

    kind: str
    sent_on: object
    done_on: object


def measures(obligations, past, day, last_day, link=None):
    """Return the Measures of the page, in the order of the year; `link` gives the address of a duty's page, None where the reader has none.

    `obligations` are those that stand and are open on `day`; `past` are rows (Past) of the year before, counted on `last_day`.
    """
    by_kind = {}
    for obligation in obligations:
        if not obligation.cluster_id:
            by_kind.setdefault(obligation.duty.kind, []).append(obligation)
    found = []
    if owed := by_kind.get(K.ACKNOWLEDGE):
        found.append(_count("Tiếp nhận Chỉ thị", owed, _settled, day, link))
    if owed := by_kind.get(K.PLAN):
        found.append(_count("Kế hoạch đã trình", owed, _settled, day, link, before=_by_last_day(past, K.PLAN, last_day)))
        found.append(_count("Kế hoạch được duyệt", owed, _done, day, link, waiting="chờ duyệt"))
    if owed := by_kind.get(K.LAUNCH):
        found.append(_count("Phát động tại đơn vị", owed, _settled, day, link))
    for kind, title in ((K.REGISTRATION, "Đăng ký thi đua đã trình"), (K.HALF_YEAR, "Báo cáo 6 tháng đã nộp"), (K.YEAR, "Báo cáo năm đã nộp")):
        if owed := by_kind.get(kind):
            found.append(_count(title, owed, _settled, day, link, before=_by_last_day(past, kind, last_day)))
    return [*found, _overdue(obligations, day)]


def _by_last_day(past, kind, last_day):
    """How many had settled a duty of a kind by the same day of the year before; None where that year is not known."""
    days = [row.sent_on or row.done_on for row in past if row.kind == kind]
    return sum(settled is not None and settled <= last_day for settled in days) if past else None


def common_deadline(owed, day):
    """Return the deadline of most of `owed` (not empty): a single unit with more time does not move the day of a duty."""
    days = Counter(obligation.deadline(day) for obligation in owed)
    return max(days, key=lambda deadline: (days[deadline], deadline))


def _settled(obligation):
    return obligation.settled_on is not None


def _done(obligation):
    return obligation.state == ObligationState.DONE


def _count(title, owed, reached, day, link, before=None, waiting=""):
    count, total = sum(map(reached, owed)), len(owed)
    due = common_deadline(owed, day)
    if count == total:
        note = f"Đủ 100%, hạn {short_day_words(due)}"
    elif waiting and (sent := sum(obligation.state == ObligationState.SENT for obligation in owed)):
        note = f"{sent} {waiting}, hạn {short_day_words(due)}"
    else:
        overdue = sum(obligation.is_overdue(day) for obligation in owed)
        note = f"{overdue} đơn vị quá hạn {short_day_words(due)}" if overdue else f"Còn {total - count}, hạn {short_day_words(due)}"
    if before is not None:
        note = f"Vạch đen: cùng ngày năm trước {before}"
    duties = {obligation.duty_id: obligation.duty for obligation in owed}
    return Measure(
        title,
        count,
        total,
        note,
        kind="ok" if percent(count, total) >= 90 else "",
        mark=None if before is None else min(percent(before, total), MARK_MOST),
        url=link(duties.popitem()[1]) if link and len(duties) == 1 else "",
    )


def _overdue(obligations, day):
    late = [obligation for obligation in obligations if obligation.is_overdue(day)]
    units = len({obligation.unit_id for obligation in late})
    total = len({obligation.unit_id for obligation in obligations})
    longest = max((obligation.days_late(day) for obligation in late), default=0)
    note = f"{len(late)} việc, lâu nhất {longest} ngày" if late else "Không có việc quá hạn"
    return Measure("Đơn vị quá hạn", units, total, note, "bad", url="#h-over" if late else "")


def focus_of(obligations, day):
    """Return the Duty that the sentence speaks of: the one with the earliest deadline that somebody still owes, else the latest; None without."""
    owed = [obligation for obligation in obligations if not obligation.cluster_id and obligation.duty.scope != Duty.Scope.UNITS]
    unsettled = [obligation for obligation in owed if obligation.settled_on is None]
    found = sorted(unsettled or owed, key=lambda obligation: (obligation.deadline(day), obligation.duty.order))
    return found[0 if unsettled else -1].duty if found else None


VERBS = {K.ACKNOWLEDGE: "đã tiếp nhận Chỉ thị", K.PLAN: "đã trình kế hoạch", K.LAUNCH: "đã tổ chức phát động"}
VERBS |= {K.REGISTRATION: "đã đăng ký thi đua", K.HALF_YEAR: "đã nộp báo cáo 6 tháng", K.YEAR: "đã nộp báo cáo năm"}


@dataclass(frozen=True)
class Sentence:
    """The answer in one sentence: `count` of `total` units `verb`; `more` than on the same day of the year before (None: not known)."""

    count: int
    total: int
    verb: str
    more: int | None
    overdue: int


def sentence(obligations, past, focus, day, last_day):
    """Return the Sentence about the duty `focus`, or None without one."""
    if focus is None:
        return None
    asked = [obligation for obligation in obligations if obligation.duty_id == focus.pk]
    count = sum(map(_settled, asked))
    same = [row.sent_on or row.done_on for row in past if row.kind == focus.kind]
    before = sum(settled is not None and settled <= last_day for settled in same) if same else None
    overdue = len({obligation.unit_id for obligation in obligations if obligation.is_overdue(day)})
    return Sentence(count, len(asked), VERBS.get(focus.kind, f"xong việc “{focus.title}”"), None if before is None else count - before, overdue)
