"""Days in every spelling of the offices ("20/12/2021", "ngày 07 tháng 4 năm 2014"), periods ("giai đoạn 2021 - 2025") and due rules."""

import datetime as dt
import re
from dataclasses import dataclass

from campaigns.readings.paper.text import plain

_DAY = (
    r"(?:(?:ngay\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)|(?:ngay\s*)?(\d{1,2})\s+thang\s+(\d{1,2})\s*(?:,?\s*nam"
    r"|[/.])\s*(\d{4}))"
)
DAY = re.compile(rf"(?<!\d){_DAY}")  # on plain text
_SHORT = re.compile(r"(?<![\d/.])(?:ngay\s*)?(\d{1,2})(?:\s*/\s*|\s+thang\s+)(\d{1,2})(?![\d/]|\.\d)")
_WORKDAYS = re.compile(r"(\d{1,3})\s*(?:\([^)]{0,20}\)\s*)?ngay(\s+lam\s+viec)?,?\s+(?:ke\s+)?(?:tu|sau)\b")
_LAST = re.compile(r"ngay lam viec cuoi(?: cung)?(?: cua)? thang\s+(\d{1,2})")
_MONTH = re.compile(r"(?:cuoi|het|trong|hoan thanh|truoc|vao)(?: ngay)?(?: cuoi)? thang\s+(\d{1,2})(?!\d)(?:\s*[/]\s*(\d{4})|\s+nam\s+(\d{4}))?")
_QUARTER = re.compile(r"(?:cuoi|het|trong) quy\s+(iv|i{1,3}|[1-4])(?![^\W_])(?:\s*/\s*(\d{4})|\s+nam\s+(\d{4}))?")
_YEARS = re.compile(r"giai doan\s+(?:tu\s+)?(?:nam\s+)?(\d{4})\s*(?:-|–|—|den|toi)\s*(?:nam\s+)?(\d{4})")
_SCHOOL_YEAR = re.compile(r"nam hoc\s+(\d{4})\s*(?:-|–|—)\s*(\d{4})")
_YEAR = re.compile(r"(?:trong\s+|cho\s+|cua\s+)?nam\s+(?:hoc\s+)?(\d{4})(?!\d)")


@dataclass(frozen=True)
class Day:
    """A day as written: `day` is None where the calendar has no such day."""

    day: dt.date | None
    start: int
    end: int


@dataclass(frozen=True)
class Due:
    """A time limit: a day of its own or a rule, never both; neither if the calendar has no such day."""

    day: dt.date | None
    rule: str
    start: int
    end: int
    sure: bool = True  # False where only the words in front can tell that the day is a limit


def day_of(match: re.Match) -> dt.date | None:
    """Return the day of a match of DAY, None if there is no such day (31/2)."""
    day, month, year = (int(part) for part in match.groups() if part is not None)
    return _date(year, month, day)


def days(words: str) -> list[Day]:
    """Return the full days (with a year) that `words` name."""
    return [Day(day_of(match), *match.span()) for match in DAY.finditer(plain(words))]


def years_of(words: str) -> tuple[int | None, int | None, int]:
    """Return the period at the very beginning of `words` and how far it reaches: (2021, 2025, end), (2023, 2023, end) or (None, None, 0)."""
    folded = plain(words[:60])
    ahead = re.match(r"[\s,(]*", folded).end()
    if period := _YEARS.match(folded, ahead) or _SCHOOL_YEAR.match(folded, ahead):
        return int(period[1]), int(period[2]), period.end()
    if year := _YEAR.match(folded, ahead):
        return int(year[1]), int(year[1]), year.end()
    return None, None, 0


def span_of(words: str) -> tuple[int, int] | None:
    """Return the first and last year that `words` are about: "giai đoạn 2021 - 2025", else the last "năm 2023" in them.

    A school year is left out: it says neither the day on which it begins nor that on which it ends.
    """
    folded = _SCHOOL_YEAR.sub("", plain(words))
    if period := _YEARS.search(folded):
        return int(period[1]), int(period[2])
    years = [int(match[1]) for match in _YEAR.finditer(folded)]
    return (years[-1], years[-1]) if years else None


def dues(words: str) -> list[Due]:
    """Return the time limits that `words` set, in their order."""
    folded = plain(words)
    found = [Due(day_of(match), "", *match.span(), sure=False) for match in DAY.finditer(folded)]
    for rule in (_after_launch, _last_workday, _short_day, _month_end, _quarter_end):
        for due in rule(folded):
            if all(due.end <= other.start or due.start >= other.end for other in found):
                found.append(due)
    return sorted(found, key=lambda due: due.start)


def _after_launch(folded):
    for match in _WORKDAYS.finditer(folded):
        unit = "ngày làm việc" if match[2] else "ngày"
        yield Due(None, f"{int(match[1])} {unit} sau khi phát động", *match.span())


def _last_workday(folded):
    for match in _LAST.finditer(folded):
        if 1 <= int(match[1]) <= 12:
            yield Due(None, f"ngày làm việc cuối tháng {int(match[1])}", *match.span())


def _short_day(folded):
    for match in _SHORT.finditer(folded):
        day, month = int(match[1]), int(match[2])
        yield Due(None, f"{day}/{month}" if _date(2024, month, day) else "", *match.span(), sure=False)


def _month_end(folded):
    for match in _MONTH.finditer(folded):
        if 1 <= int(match[1]) <= 12:
            yield _end_of(int(match[1]), match[2] or match[3], match)


def _quarter_end(folded):
    for match in _QUARTER.finditer(folded):
        number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match[1]) or int(match[1])
        yield _end_of(number * 3, match[2] or match[3], match)


def _end_of(month, year, match):
    """The last day of a month: a day where the year is told, else a rule."""
    first = _date(int(year) + month // 12, month % 12 + 1, 1) if year else None
    return Due(first - dt.timedelta(days=1), "", *match.span()) if first else Due(None, f"ngày cuối tháng {month}", *match.span())


def _date(year, month, day):
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
