"""One line to paste into a chat: what, by when, how far, where. Never a name of a person and nothing that a unit wrote."""

from emulation.formats.words import deadline_words, short_day_words

LONGEST = 200


def duty_line(title, due, day, done, total, url):
    """Return the line about a duty over all units as it stands on `day`; at most 200 characters, the title is cut where it must be."""
    return _line(f"hạn {short_day_words(due)} ({_how_long(due, day)}), đã làm {done}/{total}. Mở: {url}", title)


def obligation_line(title, owner, due, day, url):
    """Return the line about what one unit owes; at most 200 characters."""
    return _line(f"của {owner} hạn {short_day_words(due)} ({_how_long(due, day)}). Mở: {url}", title)


def _how_long(due, day):
    words, _ = deadline_words(due, day)
    return words[0].lower() + words[1:]


def _line(rest, title):
    room = LONGEST - len(f"Nhắc:  {rest}")
    title = title if len(title) <= room else f"{title[: max(room - 1, 0)].rstrip()}…"
    return f"Nhắc: {title[:1].lower()}{title[1:]} {rest}"[:LONGEST]
