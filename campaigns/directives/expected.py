"""Which due day a duty would get if its directive were launched on a given day: shown before anybody signs."""

from functools import cached_property

from campaigns.directives.dueness import UnknownRule, calendar_of, due_day, hangs_on_calendar, rolled
from emulation.formats.words import day_words, weekday_words


class Expected:
    """The days that the duties of a directive of `year` would get for a launch on `launch` (a date); the calendar is read once,
    unless the caller passes `works`."""

    def __init__(self, year, launch, works=None):
        self.year, self.launch = year, launch
        if works:
            self.works = works

    @cached_property
    def works(self):
        return calendar_of(self.year, self.launch)

    def written(self, duty):
        """Return the day that the date or the rule of `duty` means, moved off a day off as it says; None without either."""
        try:
            day = due_day(duty.rule, launch=self.launch, year=self.year, works=self.works) if duty.rule else duty.due
        except UnknownRule:
            return None
        return day and rolled(day, duty.rolling, self.works)

    def due(self, duty):
        """Return the day that obligations would get: never before the launch; None without date and rule."""
        day = self.written(duty)
        return day and max(day, self.launch)

    def words(self, duty):
        """Return the sentence under a rule: "dự kiến thứ Ba, 20/6/2023 nếu phát động ngày 6/2/2023"."""
        day = self.due(duty)
        return f"Dự kiến {weekday_words(day)} nếu phát động ngày {day_words(self.launch)}" if day else ""

    def warnings(self, duty):
        """Return the sentences about a day that has passed or on which offices do not work; none of them stands against signing."""
        day = self.written(duty)
        if day is None:
            return []
        if day < self.launch:
            return [f"Việc “{duty.title}”: hạn {day_words(day)} đã qua, nếu ký hôm nay thì hạn là ngày ký {day_words(self.launch)}. Nên đổi hạn."]
        if not self.works.works(day):
            return [f"Việc “{duty.title}”: hạn {weekday_words(day)} là ngày nghỉ."]
        return []

    def blank_years(self, duty):
        """Return the years (a set) through which the day of `duty` was counted although their days off are not entered."""
        day = self.due(duty) if hangs_on_calendar(duty) else None
        if day is None:
            return set()
        first = self.launch.year if "phát động" in duty.rule.lower() else day.year
        return set(range(first, day.year + 1)) - self.works.years
