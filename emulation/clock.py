"""What time it is. Rules take the day as an argument; only the edge (a view, a task, a command) asks here.

A trial installation may live on another day (`DEMO_DAY`): the directive of the demo is of 2023. Tests set the day with `at`.
"""

import datetime as dt
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_shift = ContextVar("clock_shift", default=dt.timedelta())


def now():
    """Return the aware present moment, moved to the chosen day if one was set."""
    return timezone.now() + _shift.get()


def today():
    """Return the calendar day of `now` in Asia/Ho_Chi_Minh."""
    return timezone.localdate(now())


def end_of_day(day):
    """Return the last second of `day` in Asia/Ho_Chi_Minh: what is due on a day is due until 23:59:59."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59)))


def day_of(moment):
    """Return the calendar day in Asia/Ho_Chi_Minh on which the aware `moment` falls."""
    return timezone.localdate(moment)


@contextmanager
def on(day):
    """Let the code inside live on `day` (a date), at the present time of day."""
    token = _shift.set(dt.timedelta(days=(day - timezone.localdate()).days))
    try:
        yield
    finally:
        _shift.reset(token)


@contextmanager
def at(moment):
    """Let the code inside begin at `moment` (an aware datetime, or text such as "2023-02-06 09:00")."""
    if isinstance(moment, str):
        moment = timezone.make_aware(dt.datetime.fromisoformat(moment))
    token = _shift.set(moment - timezone.now())
    try:
        yield
    finally:
        _shift.reset(token)
