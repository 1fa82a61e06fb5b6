"""What a change of the calendar means for the work in hand, told to whoever made it."""

from django.contrib import messages

from emulation.formats.words import short_day_words
from emulation.home.holidays.effects import expected_days, open_work


class Watch:
    """Looks at the drafts before a change, and tells afterwards which days it moved and which it did not.

    Counts only: who keeps the calendar need not be somebody who may read drafts.
    """

    def __init__(self, user, today):
        self.authorities = {seat.authority.pk for seat in user.seats_with("units.keep_calendar")}
        self.today = today
        self.before = expected_days(self.authorities, today)

    def tell(self, request, days, laid=()):
        """Add the sentences about a change of `days` (dates) to the messages; `laid` are new days off, of which some may lie on a weekend."""
        after = expected_days(self.authorities, self.today)
        moved = sum(self.before[pk] != after.get(pk) for pk in self.before)
        if moved:
            messages.info(request, f"Hạn dự kiến của {moved} việc giao trong dự thảo Chỉ thị tính lại theo lịch mới.")
        years = {day.year for day in days}
        if waiting := open_work(self.authorities, years, self.today):
            past = ", ".join(str(year) for year in sorted(years) if year < self.today.year)
            messages.warning(request, f"Năm {past} đã qua mà còn {waiting} việc chưa xong. Hạn đã giao của các việc này giữ nguyên.")
        if weekend := [short_day_words(row.day) for row in laid if row.day.weekday() >= 5]:
            listed = ", ".join(weekend)
            messages.info(request, f"{listed} rơi vào thứ Bảy, Chủ nhật. Nếu được nghỉ bù, thêm ngày nghỉ bù thành một dòng nữa.")
