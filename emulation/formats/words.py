"""Days, moments, numbers and sizes in Vietnamese words, as in the interface and in letters."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NEAR_DAYS = 3


def day_words(day):
    """Return a date (or an aware moment) as 6/2/2023."""
    day = _as_day(day)
    return f"{day.day}/{day.month}/{day.year}"


def short_day_words(day):
    """Return a date as 14/6, where the year is plain from its surroundings."""
    day = _as_day(day)
    return f"{day.day}/{day.month}"


def weekday_words(day):
    """Return a date as thứ Hai, 6/2/2023."""
    return f"{WEEKDAYS[_as_day(day).weekday()]}, {day_words(day)}"


def moment_words(moment):
    """Return an aware moment as 09:42 ngày 6/2/2023."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} ngày {day_words(local.date())}"


def number_words(number, places=None):
    """Return a number with a point between thousands and a decimal comma: 1.480, 90,8. `places` fixes the decimals."""
    value = Decimal(str(number))
    text = f"{value:,.{places}f}" if places is not None else f"{value:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def size_words(size):
    """Return a number of bytes as 212 KB or 1,4 MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{number_words(round(size / 1024 / 1024, 1))} MB"


def lower_first(text):
    """Return `text` with its first letter in lower case, to stand inside a sentence; an abbreviation (GRDP, BHYT) stays as it is."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def percent(part, whole):
    """Return `part` of `whole` in whole per cents between 0 and 100; 0 where there is no whole."""
    return max(0, min(100, round(100 * part / whole))) if whole else 0


def deadline_words(due, today, done=None):
    """Return how a deadline stands: (words, kind), the kind being "", "near", "over" or "late".

    Measured from `done` where the thing was done; on time says nothing.
    """
    if done is not None:
        days = (_as_day(done) - due).days
        return (f"Nộp muộn {days} ngày", "late") if days > 0 else ("Đúng hạn", "")
    days = (due - today).days
    if days < 0:
        return f"Quá {-days} ngày", "over"
    if days == 0:
        return "Hết hạn hôm nay", "near"
    return f"Còn {days} ngày", "near" if days <= NEAR_DAYS else ""


def ago_words(day, today):
    """Return how long ago a day was: hôm nay, hôm qua, 5 ngày trước."""
    days = (today - _as_day(day)).days
    return ("hôm nay", "hôm qua")[days] if 0 <= days <= 1 else f"{days} ngày trước"


def _as_day(value):
    if isinstance(value, dt.datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value
