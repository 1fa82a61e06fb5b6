"""The inbox as a page: sections, the sentence that leads them, the year as a list of steps, the directives being carried out."""

from dataclasses import dataclass

from campaigns.directives.models import Directive
from campaigns.directives.states import DirectiveState
from emulation.formats import words

# Above this many dated rows the year is no list of steps any more (an office that reviews many units).
TRACK_LENGTH = 12
WEEK = 7
SHOWN_DIRECTIVES = 3


@dataclass(frozen=True, kw_only=True)
class InboxPage:
    """`year_track` are the dated rows by day, `current` the step to do now."""

    todo: list
    waiting: list
    coming: list
    done: list
    year_track: list
    current: object

    @property
    def finished(self):
        return sum(row.section == "done" for row in self.year_track)


def page_of(rows):
    """Sort the rows of the inbox into the sections of a page."""
    dated = sorted((row for row in rows if row.year_day), key=lambda row: row.year_day)
    return InboxPage(
        **{section: [row for row in rows if row.section == section] for section in ("todo", "waiting", "coming", "done")},
        year_track=dated if len(dated) <= TRACK_LENGTH else [],
        current=next((row for row in dated if row.section == "todo"), None),
    )


def directives_in_force(user, day):
    """Return the issued directives that the person may read and whose period holds `day`, the newest first, at most three; one query."""
    issued = Directive.objects.visible_to(user).filter(state=DirectiveState.ISSUED, period_from__lte=day, period_to__gte=day)
    return list(issued.select_related("document").order_by("-issued_at")[:SHOWN_DIRECTIVES])


def lead_of(page, today):
    """Return the leading sentence in three parts: (before, strong, after)."""
    if page.todo:
        return "Có ", f"{len(page.todo)} việc cần làm", f".{_most_urgent(page.todo, today)}"
    opening = min((row.opens for row in page.coming if row.opens and row.opens > today), default=None)
    after = f" Việc tiếp theo mở ngày {words.day_words(opening)}." if opening else " Việc mới hiện ở đây khi có Chỉ thị hoặc yêu cầu gửi đến."
    return "", "Không có việc nào cần làm.", after


def _most_urgent(rows, today):
    row = min((row for row in rows if row.due), key=lambda row: row.due, default=None)
    if row is None:
        return ""
    days = (row.due - today).days
    if days < 0:
        when = f"đã quá hạn {-days} ngày ({words.short_day_words(row.due)})"
    elif days == 0:
        when = "hết hạn hôm nay"
    elif days <= WEEK:
        when = f"hạn {words.WEEKDAYS[row.due.weekday()]} {words.short_day_words(row.due)}"
    else:
        when = f"hạn {words.day_words(row.due)}"
    return f" Gấp nhất: {_inside_sentence(row.title)}, {when}."


def _inside_sentence(title):
    """Lower the first letter of a title, unless its first word is an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
