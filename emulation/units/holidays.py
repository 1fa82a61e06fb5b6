"""Rules of the calendar of days off: which rows may stand in it, and how a file of them is read. Pure, but for the rows that are passed in."""

import datetime as dt

from emulation.formats.words import day_words, weekday_words
from emulation.units.models import Holiday

MOST = 31  # days at once: the longest Tết is a third of it, more is a slip of the pen
FIRST_YEAR, LAST_YEAR = 2000, 2100
OFF, EXCHANGE = "nghỉ", "làm bù"


class WrongDay(ValueError):
    """A row that cannot stand in the calendar; the message is a sentence for the person."""


def days_between(first, last):
    """Return every date from `first` to `last`, both included. Raises WrongDay where they are in the wrong order or too many."""
    if last < first:
        raise WrongDay("Đến ngày phải từ ngày đầu trở đi.")
    if (last - first).days >= MOST:
        raise WrongDay(f"Mỗi lần nhập nhiều nhất {MOST} ngày liền nhau.")
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def check_day(day, *, working):
    """Raise WrongDay unless `day` (a date) may be a day off, or, if `working`, a day worked in exchange: only a weekend day can be that."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongDay(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if working and day.weekday() < 5:
        raise WrongDay(f"{sentence_start(weekday_words(day))} vốn là ngày làm việc: chỉ thứ Bảy, Chủ nhật mới ghi là ngày làm bù.")


def kind_words(working):
    """Return how a row counts, in a word."""
    return EXCHANGE if working else OFF


def span_words(days):
    """Return one day as 2/9/2026 and several in a row as 27/1/2027 đến 2/2/2027."""
    return day_words(days[0]) if len(days) == 1 else f"{day_words(days[0])} đến {day_words(days[-1])}"


def sentence_start(words):
    """Return `words` with a capital at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def rows_in(data):
    """Return the unsaved Holidays by day (a dict) that `data` holds: what a YAML file of days off was read as, see campaigns/demo/holidays.yaml.

    `days` lists rows of name, source (a sentence, or the name of one given at the top of the file), days and, for days worked in exchange,
    `working: true`. Where two holidays fall on one day the first one named keeps it. Raises WrongDay with what is wrong with which row.
    """
    if not isinstance(data, dict) or not isinstance(data.get("days"), list):
        raise WrongDay("Tệp phải có mục “days” là danh sách các dòng.")
    found = {}
    for number, row in enumerate(data["days"], 1):
        try:
            for holiday in _holidays_of(row, data):
                found.setdefault(holiday.day, holiday)
        except WrongDay as problem:
            raise WrongDay(f"Dòng {number}: {problem}") from None
    return found


def _holidays_of(row, data):
    if not isinstance(row, dict):
        raise WrongDay("cần có name, source và days.")
    name, source, days, working = (row.get(key) for key in ("name", "source", "days", "working"))
    source = data.get(source, source) if isinstance(source, str) else None
    if not isinstance(name, str) or not 0 < len(name.strip()) <= 120:
        raise WrongDay("cần có tên (name), tối đa 120 ký tự.")
    if not isinstance(source, str) or not 0 < len(source.strip()) <= 200:
        raise WrongDay("cần có căn cứ (source), tối đa 200 ký tự.")
    if not isinstance(days, list) or not days or not all(type(day) is dt.date for day in days):
        raise WrongDay("cần có các ngày (days), viết như 2026-09-02.")
    for day in days:
        check_day(day, working=bool(working))
    return [Holiday(day=day, name=name.strip(), working=bool(working), source=source.strip()) for day in days]
