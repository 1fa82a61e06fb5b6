"""How words stand on an official paper. Law: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II."""

import datetime as dt
import math
import re

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()
LINE = 62  # letters of bold 14 pt that fit between the margins, with a little room
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
DASH = re.compile(r"(\S+ [-–] )")


@register.filter
def padded(number):
    """Return a number below 10 with its zero (khoản 3): 5 -> "05"."""
    return f"{int(number):02d}"


@register.filter
def day_words(day):
    """Return "ngày 06 tháng 02 năm 2023" for an ISO day; days below 10 and the months 1 and 2 carry a zero (khoản 4)."""
    day = dt.date.fromisoformat(day)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


@register.filter
def paragraphs(text):
    """Return the non-empty lines of `text`, trimmed."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


@register.filter
def one_line(text):
    """Return `text` with line breaks as spaces."""
    return " ".join((text or "").split())


@register.filter
def capfirst_only(text):
    """Return a name of kind for a list: "CHỈ THỊ" -> "Chỉ thị"."""
    return (text or "").capitalize()


@register.filter
def bare(line):
    """Return an item of a list without the dash before it and the mark after it: the template sets them."""
    return (line or "").strip().removeprefix("-").strip().rstrip(";.").rstrip()


@register.filter
def balanced(text, room=LINE):
    """Return a heading in lines of like length, about `room` letters at most; lines the author broke stay. No line begins with a dash."""
    if not text or "\n" in text.strip() or len(text) <= room:
        return (text or "").strip()
    words = DASH.sub(lambda found: found[0].replace(" ", "\0"), one_line(text) + " ").split()
    words = [word.replace("\0", " ").strip() for word in words]
    count = math.ceil(len(text) / room)
    lines, left = [], len(text)
    while words:
        goal = left / max(count - len(lines), 1)
        line = words.pop(0)
        while words and (len(lines) == count - 1 or len(line) + 1 + len(words[0]) / 2 <= goal):
            line += " " + words.pop(0)
        lines.append(line)
        left -= len(line) + 1
    return "\n".join(lines)


@register.filter
def kept(text):
    """Return HTML in which a dash never opens a line ("kinh tế - xã hội"): there it would look like the mark of a list."""
    parts = DASH.split(text or "")
    shapes = ("{}", '<span class="kept">{}</span> ')  # every second part is what DASH found
    pieces = (format_html(shapes[place % 2], part.rstrip() if place % 2 else part) for place, part in enumerate(parts))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.filter
def with_measure(level, measure):
    """Return "95%", "6 gương", or what there is of both."""
    return f"{level or ''}{'' if measure == '%' else ' '}{measure or ''}".strip()


@register.filter
def roman(number):
    """Return the number of a part or an annex as papers count them (1 to 39): 4 -> "IV"."""
    return "X" * ((number - 1) // 10) + ROMAN[(number - 1) % 10]


@register.filter
def middle_at(columns, place):
    """Tell whether the column at `place` of an annex is centred."""
    return bool(columns[place].get("middle")) if place < len(columns) else False
