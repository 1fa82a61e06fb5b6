"""Due days as rules: "20/6", "10 ngày làm việc sau khi phát động", "ngày làm việc cuối tháng 6". Pure, but for the calendar that is passed in.

Working days are those of the offices' calendar (rows of Holiday). The day of the launch is not counted (Bộ luật Dân sự 2015, Điều 147
khoản 3: the day of the event that a period begins with is not counted).
"""

import calendar
import datetime as dt
import re

from campaigns.directives.models import Duty
from emulation.units.calendar import working_days

MOST = 400  # days or working days after the launch: more than a year is a slip of the pen
WORDS = (
    "20/6",
    "10 ngày làm việc sau khi phát động",
    "15 ngày sau khi phát động",
    "ngày làm việc cuối tháng 6",
    "ngày cuối tháng 6",
)
_RULES = {
    "fixed": re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})"),
    "working": re.compile(r"(\d{1,3}) ngày làm việc sau khi phát động"),
    "days": re.compile(r"(\d{1,3}) ngày sau khi phát động"),
    "last_working": re.compile(r"ngày làm việc cuối(?: cùng)?(?: của)? tháng (\d{1,2})"),
    "last": re.compile(r"ngày cuối(?: cùng)?(?: của)? tháng (\d{1,2})"),
}
UNKNOWN = "Chưa hiểu quy tắc hạn. Viết như một trong các mẫu: " + "; ".join(f"“{words}”" for words in WORDS)


class UnknownRule(ValueError):
    """The text is no due rule; the message is a sentence for the person."""


def due_day(rule, *, launch, year, works):
    """Return the day that `rule` (text) means for a launch on `launch` (a date) in `year`; `works` is a WorkingDays. Raises UnknownRule."""
    name, numbers = _read(rule)
    if name in ("working", "days"):
        return works.add(launch, numbers[0]) if name == "working" else launch + dt.timedelta(days=numbers[0])
    if name == "fixed":
        return dt.date(year, numbers[1], numbers[0])
    last = dt.date(year, numbers[0], calendar.monthrange(year, numbers[0])[1])
    return works.previous_working(last) if name == "last_working" else last


def check_rule(rule):
    """Raise UnknownRule unless `rule` is a due rule that means a day in every year."""
    _read(rule)


def rolled(day, rolling, works):
    """Return `day` moved off a day on which offices do not work, as the duty's setting `rolling` (Duty.Rolling) says."""
    if rolling == Duty.Rolling.NEXT:
        return works.next_working(day)
    return works.previous_working(day) if rolling == Duty.Rolling.PREVIOUS else day


def due_of(duty, *, launch, works=None):
    """Return the due day of `duty` when it is launched on `launch` (a date); reads the calendar once where it is not passed."""
    works = works or calendar_of(duty.directive.year, launch)
    day = due_day(duty.rule, launch=launch, year=duty.directive.year, works=works) if duty.rule else duty.due
    return max(rolled(day, duty.rolling, works), launch)


def hangs_on_calendar(duty):
    """Tell whether the due day of `duty` depends on which days offices work."""
    return duty.rolling != Duty.Rolling.KEEP or "làm việc" in duty.rule.lower()


def calendar_of(year, launch):
    """Return the WorkingDays that the rules of a directive of `year` launched on `launch` need; one query."""
    return working_days(dt.date(min(year, launch.year), 1, 1), dt.date(max(year, launch.year) + 2, 12, 31))


def _read(rule):
    clean = " ".join(rule.lower().split())
    for name, pattern in _RULES.items():
        if match := pattern.fullmatch(clean):
            numbers = [int(number) for number in match.groups()]
            _check(name, numbers)
            return name, numbers
    raise UnknownRule(UNKNOWN)


def _check(name, numbers):
    if name in ("working", "days"):
        if not 0 < numbers[0] <= MOST:
            raise UnknownRule(f"Số ngày phải từ 1 đến {MOST}.")
    elif name == "fixed":
        day, month = numbers
        # 2023 is no leap year: a rule has to mean a day in every year.
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2023, month)[1]:
            raise UnknownRule(f"Không có ngày {day}/{month} trong mọi năm. Ghi ngày/tháng, ví dụ 20/6.")
    elif not 1 <= numbers[0] <= 12:
        raise UnknownRule(f"Không có tháng {numbers[0]}. Ghi tháng từ 1 đến 12.")
