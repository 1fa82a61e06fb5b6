"""Paragraphs out of lines: a PDF and what is copied from one break a paragraph at every line and put page numbers in between."""

import re

from campaigns.readings.paper.labels import LABEL
from campaigns.readings.paper.text import is_capital, plain

_START = re.compile(
    r"can cu|noi nhan|kinh gui|so\s*:|luu\s*:|luu vt|cong hoa xa hoi|doc lap|v/v|phu luc|[-–+*•<_]|tm\.|kt\.|tl\.|tuq\.|q\."
    r"|(?:phan|chuong|muc|dieu)\s+(?:thu\s|[ivx]+\b|\d)"
)
# Words that a sentence may begin with behind a title, which ends without a full stop.
_OPENS = re.compile(r"(?:nham|de|phat huy|huong ung|thuc hien (?:nghi|chi|ke|cong|quyet|chuong|van|huong)|trong nam|nam \d{4}|tiep tuc|xet|theo)\s")
_NUMBER = re.compile(r"(?:trang\s*)?-?\s*(\d{1,3})\s*-?(?:\s*/\s*\d{1,3})?")
_GLUED = re.compile(r"[^\W\d_]-$")
_WIDEST = 140  # a longer line is a paragraph that nobody broke
_FULL, _ALMOST = 0.9, 0.8  # of the width, with the first word of the next line; the first line of a paragraph may be set in
_BODY = 45  # shorter lines stand alone in heads, feet and lists


def unwrap(text: str) -> str:
    """Return `text` with the lines of each paragraph joined and page numbers taken out; text that nobody broke stays as it is."""
    rows = _without_page_numbers(text.split("\n"))
    width, indented = _width(rows), _are_indented(rows)
    done: list[list[str]] = []
    last = ""  # the line before, as it was
    for row in rows:
        if done and _goes_on(last, row, width, indented):
            done[-1][-1] = done[-1][-1].rstrip()
            done[-1] += ["" if _GLUED.search(last.rstrip()[-3:]) else " ", row.strip()]
        else:
            done.append([row])
        last = row
    return "\n".join("".join(parts).rstrip() for parts in done)


def _width(rows):
    """How long full lines are, or 0 if the lines are whole paragraphs."""
    lengths = sorted(len(row.strip()) for row in rows if row.strip())
    if not lengths or lengths[-1] > _WIDEST:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _are_indented(rows):
    """Tell whether paragraphs show by their first lines: some lines begin with blanks, more do not."""
    written = [row for row in rows if row.strip()]
    count = sum(row.startswith("  ") for row in written)
    return count >= 3 and count * 10 >= len(written) and count * 3 <= len(written) * 2


def _goes_on(last, row, width, indented):
    """Tell whether `row` carries on the paragraph of the line before it."""
    before, after = last.strip(), row.strip()
    if not before or not after or "\t" in after or "\t" in before or is_capital(before) or is_capital(after) or before.startswith("__"):
        return False
    if _START.match(plain(after[:40])) or LABEL.match(after) or (after[0].isupper() and _OPENS.match(plain(after[:40]))):
        return False
    if after[0].islower() and before[-1] not in ".;:":
        return True
    if not width or len(before) < _BODY or (indented and row.startswith("  ")):
        return False
    reach = (len(before) + 1 + len(after.split()[0])) / width
    if indented and reach > _FULL:
        return True
    return reach > _ALMOST and before[-1] not in ".;:!?"


def _without_page_numbers(rows):
    """Drop the lines that only count the pages: 1 or 2 first, then one more each."""
    kept, following = [], (1, 2)
    for row in rows:
        number = _NUMBER.fullmatch(plain(row.strip())) if len(row) < 40 else None
        if number and int(number[1]) in following and kept and any(map(str.strip, kept)):
            following = (int(number[1]) + 1,)
            kept.append("\x00")
        else:
            kept.append(row)
    return _close_pages(kept)


def _close_pages(rows):
    """Where a page ended in the middle of a sentence, take the empty lines away with the number; elsewhere leave one."""
    done: list[str] = []
    for at, row in enumerate(rows):
        if row != "\x00":
            done.append(row)
            continue
        following = next((later.strip() for later in rows[at + 1 : at + 6] if later.strip("\x00 ")), "")
        last = next((earlier for earlier in reversed(done[-5:]) if earlier.strip()), "").strip()
        if following[:1].islower() and last[-1:] not in (".", ";", ":"):
            while done and not done[-1].strip():
                done.pop()
            done.append("\x00")
    return _after_breaks(done)


def _after_breaks(rows):
    """Drop each mark of a broken page together with the empty lines that follow it."""
    done, skipping = [], False
    for row in rows:
        if row == "\x00":
            skipping = True
        elif row.strip() or not skipping:
            done.append(row)
            skipping = False
    return done
