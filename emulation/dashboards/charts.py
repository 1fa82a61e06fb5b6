"""The numbers of the charts. Drawing is the business of one component, `dashboards/line.html`; the table under it shows the same numbers."""

import datetime as dt
from dataclasses import dataclass

from emulation.formats.words import percent, short_day_words

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BOTTOM = 30, 76, 12, 24
TABLE_STEP = 7


@dataclass(frozen=True)
class Series:
    """`values` are counts day by day; `points` is the line in the chart's units; the label stands at its end."""

    label: str
    values: tuple
    points: str
    end_x: float
    end_y: float
    label_y: float


@dataclass(frozen=True)
class LineChart:
    """Everything that the component draws: marks on the axes as (place, words), the day of the limit, one or two series, the table."""

    width: int
    height: int
    left: int
    right: int
    floor: int
    across: tuple
    up: tuple
    due: dt.date
    due_x: float
    series: tuple
    alternative: str
    table: tuple


@dataclass(frozen=True)
class Bar:
    title: str
    percent: int
    count: int
    total: int


def on_time(found):
    """Return the share of duties settled in time for every Section, best first; sections with nothing due yet are left out."""
    bars = [
        Bar(section.title, percent(section.settled_in_time, section.counted), section.settled_in_time, section.counted)
        for section in found
        if section.counted
    ]
    return sorted(bars, key=lambda bar: -bar.percent)


def submissions(settled, before, *, total, opens, due, day):
    """Return the LineChart of how many had settled a duty by each day, or None before it opened.

    `settled` and `before` are lists of dates (this year, and those of the year before moved to this year; empty: not known).
    """
    if day < opens:
        return None
    last = max(due + dt.timedelta(days=7), min(day, due + dt.timedelta(days=45)))
    days = [opens + dt.timedelta(days=number) for number in range((last - opens).days + 1)]
    scale = _Scale(days, max(total, 1))
    shown = [date for date in days if date <= day]
    now = _series(f"{due.year}", [_by(settled, date) for date in shown], scale)
    then = _series(f"{due.year - 1}", [_by(before, date) for date in days], scale, avoid=now) if before else None
    words = f"Đến {short_day_words(day)} có {now.values[-1]} trên {total} đơn vị đã nộp"
    if then:
        words += f", cùng ngày năm trước {_by(before, day)} đơn vị"
    return LineChart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        floor=HEIGHT - BOTTOM,
        across=tuple((scale.x(date), short_day_words(date)) for date in _marks(days)),
        up=tuple((scale.y(value), value) for value in _steps(total)),
        due=due,
        due_x=scale.x(due),
        series=tuple(filter(None, (then, now))),
        alternative=f"{words}. Hạn nộp {short_day_words(due)}.",
        table=tuple((date, _by(settled, date) if date <= day else None, _by(before, date) if before else None) for date in days[::TABLE_STEP]),
    )


class _Scale:
    """From days and counts to places in the drawing."""

    def __init__(self, days, total):
        self.first, self.span, self.total = days[0], max((days[-1] - days[0]).days, 1), total

    def x(self, date):
        return round(LEFT + (date - self.first).days / self.span * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value):
        return round(HEIGHT - BOTTOM - value / self.total * (HEIGHT - TOP - BOTTOM), 1)


def _series(year, values, scale, avoid=None):
    places = [(scale.x(scale.first + dt.timedelta(days=number)), scale.y(value)) for number, value in enumerate(values)]
    end_x, end_y = places[-1]
    label_y = end_y + 4
    if avoid and abs(label_y - avoid.label_y) < 14 and abs(end_x - avoid.end_x) < 60:
        label_y = avoid.label_y - 14 if end_y <= avoid.end_y else avoid.label_y + 14
    return Series(f"{year}: {values[-1]}", tuple(values), " ".join(f"{x},{y}" for x, y in places), end_x, end_y, round(label_y, 1))


def _by(dates, day):
    return sum(date <= day for date in dates)


def _marks(days):
    step = max(len(days) // 3, 1)
    return days[::step] if len(days) > 3 else days


def _steps(total):
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if total / step <= 4)
    return list(range(0, total + 1, step))
