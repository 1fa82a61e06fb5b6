"""What a reminder says: one line for the letter, a short lead for its subject, one line for Zalo. Calm, and courteous to bodies that are asked."""

from emulation.formats.words import day_words, short_day_words, weekday_words
from emulation.notifications.states import Reader
from emulation.notifications.writing import one_line

SUBJECT = 60
ZALO = 200
MORE_TIME = "Nếu cần thêm thời gian, bấm “Đề nghị gia hạn” trong trang của việc."

NEAR, OVER, ASKED, MEND, NEW = "near", "over", "asked", "mend", "new"
# In the order in which a subject counts them: the most important first.
COUNTED = {
    OVER: "việc quá hạn",
    ASKED: "việc đề nghị sớm hoàn thành",
    MEND: "việc cần bổ sung",
    NEAR: "việc sắp đến hạn",
    NEW: "việc mới",
}


def tone_of(due, day, *, new=False):
    """Return how to speak of `due` on `day`: near, over, asked (overdue of a body that is asked), mend (sent back) or new."""
    if due.gentle:
        return MEND
    if day > due.deadline:
        return ASKED if due.courtesy else OVER
    return MEND if due.mending else NEW if new else NEAR


def line_of(due, reader, tone, day):
    """Return the line of the letter. Who reads about others gets it short, to stand under the name of the owner."""
    if reader in (Reader.OFFICE, Reader.CHAIRMAN):
        return _line_about_others(due, tone, day)
    words = {NEAR: _near, OVER: _over, ASKED: _asked, MEND: _mend, NEW: _new}[tone](due, day)
    return f"{words} {due.detail}".strip()


def lead_of(due, tone, day):
    """Return the subject of a letter that says nothing else: the most important first, at most 60 characters."""
    start = {
        NEAR: _left(due, day),
        OVER: f"Quá hạn{' bổ sung' if due.mending else ''} {_days_over(due, day)} ngày",
        ASKED: "Trân trọng đề nghị",
        MEND: "Cần bổ sung" if due.gentle else f"Cần bổ sung trước {short_day_words(due.deadline)}",
        NEW: "Việc mới",
    }[tone]
    full = f"{start}: {lowered(due.title)} của {due.owner}"
    return full if len(full) <= SUBJECT else one_line(f"{start}: {lowered(due.title)}", SUBJECT)


def zalo_line(due, day, site_url):
    """Return the reminder as one line of at most 200 characters for a chat: what, whose, by when and where. Nothing of its contents."""
    days = (due.deadline - day).days
    left = f"còn {days} ngày" if days > 0 else "hôm nay" if days == 0 else f"đã qua {-days} ngày" if due.courtesy else f"quá {-days} ngày"
    opening = "Trân trọng đề nghị" if due.courtesy else "Nhắc"
    end = f" hạn {short_day_words(due.deadline)} ({left}). Mở: {site_url}{due.url}"
    what = f"{opening}: {lowered(due.title)} của {due.owner}"
    return one_line(what, max(ZALO - len(end), len(opening) + 20)) + end


def lowered(title):
    """Return the title as it stands within a sentence; abbreviations stay."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _near(due, day):
    subject = f"{due.title} của {due.owner}"
    when = "hôm nay, " if due.deadline == day else ""
    left = f" (còn {(due.deadline - day).days} ngày)" if due.deadline > day else ""
    if due.courtesy:
        return f"Trân trọng đề nghị {due.owner} hoàn thành {lowered(due.title)} chậm nhất {when}{weekday_words(due.deadline)}{left}."
    return f"{subject} đến hạn {when}{weekday_words(due.deadline)}{left}."


def _over(due, day):
    what = "Phần bổ sung của " + lowered(due.title) if due.mending else due.title
    return f"{what} của {due.owner} đã quá hạn {_days_over(due, day)} ngày, từ {day_words(due.deadline)}."


def _asked(due, day):
    return f"Trân trọng đề nghị {due.owner} sớm hoàn thành {lowered(due.title)}; thời hạn đề nghị là {day_words(due.deadline)}."


def _mend(due, day):
    when = "" if due.gentle else f" chậm nhất {weekday_words(due.deadline)}"
    if due.courtesy:
        return f"Trân trọng đề nghị {due.owner} bổ sung {lowered(due.title)}{when}."
    return f"{due.title} của {due.owner} cần bổ sung{when}."


def _new(due, day):
    if due.courtesy:
        return f"Trân trọng đề nghị {due.owner} thực hiện {lowered(due.title)}; thời hạn đề nghị là {weekday_words(due.deadline)}."
    return f"{due.title} của {due.owner} đã mở, hạn {weekday_words(due.deadline)}."


def _line_about_others(due, tone, day):
    if tone == ASKED:
        return f"{due.title}: chưa gửi, thời hạn đề nghị {day_words(due.deadline)}"
    if tone == OVER:
        return f"{due.title}: quá hạn{' bổ sung' if due.mending else ''} {_days_over(due, day)} ngày (hạn {day_words(due.deadline)})"
    return f"{due.title}: hạn {day_words(due.deadline)}"


def _left(due, day):
    return "Hết hạn hôm nay" if due.deadline == day else f"Còn {(due.deadline - day).days} ngày"


def _days_over(due, day):
    return (day - due.deadline).days
