"""Duties to report: how often, by when, one duty for each time of the year."""

import datetime as dt
import re

from campaigns.readings.paper import acts, dates, sentences
from campaigns.readings.paper.findings import FoundDuty
from campaigns.readings.paper.text import Piece, plain, squeeze

_HALF = re.compile(r"(?:0?6|sau)\s*(?:\([^)]{1,12}\)\s*)?thang(?! (?:\d|tuoi))|(?:giua|nua) nam")
_YEAR = re.compile(
    r"(?:hang|hằng|ca|cuoi|mot|01|1|tong ket|bao cao|ket thuc|va|,)\s+nam(?! hoc)(?![^\W_])(?! (?:tiep|truoc(?! ngay)"
    r"|\d{4}[,.]? (?:tren|cua)))"
)
_WRAP_UP = re.compile(r"bao cao tong ket[^.;]{0,80}nam(?![^\W_])")
_QUARTER = re.compile(r"(?:hang |moi |dinh ky |01 |tung )quy(?![^\W_])|dinh ky quy|bao cao quy(?! (?:[ivx\d]|doi))")
_MONTH = re.compile(r"(?:hang |moi |dinh ky (?:01 |1 )?|tung )thang(?! \d)")
_BEFORE_DAY = re.compile(
    r"(?:truoc|cham nhat|den|han|hoan thanh|muon nhat|vao|va|,|\()\s*(?:la |vao )?(?:\d{1,2} ?(?:gio|h|g) ?(?:\d{1,2})?(?: ?phut)?,? )?$"
)
_AGAIN = re.compile(
    r"(?:(?:truoc|vao|cham nhat|den) )?(?:(?:la|vao) )?ngay (?:mung )?\d{1,2} (?:(?:cua )?(?:hang|moi) (?:thang|quy)"
    r"|(?:cua )?thang (?:cuoi|dau|giua|sau|ke tiep)(?: cua)?(?: (?:quy|ky bao cao|ky))?)"
    r"|(?:vao )?(?:sang |chieu )?(?:thu|ngay) \w+ (?:hang|moi) tuan"
)
_REGULAR = re.compile(r"dinh ky|hang nam")
_TITLES = {
    "half_year": "Báo cáo kết quả thực hiện 6 tháng đầu năm",
    "year": "Báo cáo kết quả thực hiện cả năm",
    "quarter": "Báo cáo kết quả thực hiện hằng quý",
    "month": "Báo cáo kết quả thực hiện hằng tháng",
}
_KINDS = {"half_year": "half_year", "year": "year"}
_EMPTY = "Không rõ giao cho ai báo cáo."
_IMPOSSIBLE = "Ngày hạn không có trong lịch."


def limits(piece: Piece) -> list[dict]:
    """Return the time limits in `piece` as {due} or {rule}, or {oddity} for a day that the calendar does not have."""
    words = sentences.masked(piece)  # the day of a paper that is cited is no limit
    return [_limit(due) for due in dates.dues(words) if _sets_limit(words, due)]


def recurring(words: str) -> list[dict]:
    """Return {oddity} for a day that comes again ("trước ngày 25 hằng tháng"): no rule says it, so a person has to see it."""
    match = _AGAIN.search(plain(words))
    return [{"oddity": f"Hạn lặp lại “{squeeze(words[slice(*match.span())])}”: đặt hạn cho từng kỳ."}] if match else []


def _limit(due):
    if due.day:
        return {"due": due.day}
    return {"rule": due.rule} if due.rule else {"oddity": _IMPOSSIBLE}


def _sets_limit(words, due):
    """A day is a limit after "trước", "chậm nhất", "đến ngày" and the like, or right behind another limit; not a day of an event or a paper."""
    if due.sure:
        return True
    before = plain(words[max(0, due.start - 40) : due.start])
    return bool(_BEFORE_DAY.search(before))


def duties(sentence: Piece, before: Piece, piece: Piece, asked, helpers, at, *, first: bool) -> list[FoundDuty]:
    """Return one duty for each time at which `piece` asks for a report: twice a year for "định kỳ 06 tháng", the second closing the year.

    `before` is what stands in front of it in its `sentence`; times and limits there count ("Định kỳ 06 tháng báo cáo ..."), unless it holds
    a task of its own (not `first`): then only from "định kỳ" on. A report without a body counts if it has a time; without both it is a word.
    """
    if not first:
        regular = re.search(r"định kỳ|hằng năm|hàng năm|hằng quý|hằng tháng", before.words, re.I)
        before = before.part(regular.start(), len(before.words)) if regular else before.part(len(before.words), len(before.words))
    times, set_limits = _times(plain(piece.words)), limits(piece)
    said = piece
    if not times or (not set_limits and limits(before)):
        if before.words:
            said = sentence.part(before.start - sentence.start, piece.end - sentence.start)
        times, set_limits = _times(plain(said.words)), limits(said)
    if not times and len(set_limits) == 1:
        times = _by_season(plain(said.words), _month_of(set_limits[0]))
    if times == ["year"] and len(set_limits) == 2 and _month_of(set_limits[0]) < 9 <= _month_of(set_limits[1]):
        times = ["half_year", "year"]
    if not set_limits and len(times) < 2:
        set_limits = recurring(said.words) or recurring(before.words)
    if not asked.who and not (times and (set_limits or _REGULAR.search(plain(said.words)))):
        return []
    return [
        _report(time, _TITLES.get(time) or acts.title(piece.words), limit, said, asked, helpers, at)
        for time, limit in zip(times or [""], _spread(set_limits, max(1, len(times))), strict=True)
    ]


def _times(folded):
    half, year = _HALF.search(folded), _YEAR.search(folded) or _WRAP_UP.search(folded)
    found = []
    if half:
        found.append("half_year")
        only_first = "dau nam" in folded[half.start() : half.end() + 9]
        if year or (not only_first and _REGULAR.search(folded)):
            found.append("year")
    elif year:
        found.append("year")
    if _QUARTER.search(folded):
        found.insert(0, "quarter")
    elif _MONTH.search(folded):
        found.insert(0, "month")
    return found


def _by_season(folded, month):
    """A report "sơ kết" in summer is that of the half-year, "tổng kết" in winter that of the year."""
    if "so ket" in folded and 5 <= month <= 8:
        return ["half_year"]
    return ["year"] if "tong ket" in folded and (month >= 10 or month == 1) else []


def _spread(set_limits, count):
    """The limits in the order of the times; a single limit counts for a single report, or for the year's report if it lies late in the year."""
    if count == 1 or len(set_limits) >= count:
        return (set_limits + [{}] * count)[:count]
    if not set_limits:
        return [{}] * count
    late = _month_of(set_limits[0]) >= 10
    return [{}] * (count - 1) + [set_limits[0]] if late else [set_limits[0]] + [{}] * (count - 1)


def _month_of(limit):
    day = limit.get("due")
    if isinstance(day, dt.date):
        return day.month
    match = re.search(r"(?:/|tháng )(\d+)$", limit.get("rule", ""))
    return int(match[1]) if match else 0


def _report(time, title, limit, sentence, asked, helpers, at):
    limit = dict(limit)
    if not asked.who:
        limit.setdefault("oddity", _EMPTY)
    return FoundDuty(
        kind=_KINDS.get(time, "other"),
        title=title,
        who=asked.who,
        helpers=helpers,
        courtesy=asked.courtesy,
        period=time,
        clause=at,
        quote=sentence.words,
        place=sentence.place,
        **limit,
    )
