"""The text of a PDF that carries text; a scan is refused."""

import logging
import unicodedata
from collections import Counter

import pypdf
from pypdf.errors import PyPdfError

from campaigns.readings.paper.refusal import TextRefused

MOST_PAGES = 60
_FEWEST = 20  # letters on a page; a scan has none, or only a stamp

_SCAN = "Tệp PDF là bản chụp, không có chữ để đọc. Dán nội dung hoặc gửi bản Word"
_LOCKED = "Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi lại, hoặc gửi bản Word"
_BROKEN = "Tệp PDF hỏng, không đọc được. Dán nội dung hoặc gửi bản Word"
_TOO_LONG = f"Tệp PDF dài hơn {MOST_PAGES} trang. Gửi riêng phần Chỉ thị"
_GARBLED = "Chữ trong tệp PDF dùng phông cũ hoặc không ghi được ra Unicode. Dán nội dung hoặc gửi bản Word"
_GAP, _STEP, _LONG = 24, 8, 50  # points, points, signs
_SIGN = 0.56  # of the size of the letters: how wide a sign is at most on average
_HUSHED = logging.getLogger("pypdf")
_HUSHED.setLevel(logging.CRITICAL)  # it warns about every small fault of a file; the person gets one sentence


def text(path) -> str:
    """Return the text of all pages, lines as printed, page after page. Raises TextRefused."""
    try:
        with pypdf.PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                raise TextRefused(_LOCKED)
            if len(reader.pages) > MOST_PAGES:
                raise TextRefused(_TOO_LONG)
            pages = [_page(page) for page in reader.pages]
    except TextRefused:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError, NotImplementedError) as problem:
        raise TextRefused(_BROKEN) from problem
    if all(sum(sign.isalpha() for sign in page) < _FEWEST for page in pages):
        raise TextRefused(_SCAN)
    whole = "\n".join(pages)
    if _is_garbled(whole):
        raise TextRefused(_GARBLED)
    return whole


def _page(page):
    """The lines of a page: blanks before those that are set in, a tab where a line jumps to the next column."""
    rows: list[tuple[float, list[str]]] = []
    reach = 0.0  # about where the line ends so far

    def take(words, space, matrix, _font, size):
        nonlocal reach
        left = matrix[4] * space[0] + matrix[5] * space[2] + space[4]
        if words.startswith("\n") or not rows:
            rows.append((left, []))
        for place, part in enumerate(words.split("\n")):
            if place and (part.strip() or rows[-1][1]):
                rows.append((left, []))
            if not part.strip():
                rows[-1][1].append(part)
                continue
            if not "".join(rows[-1][1]).strip():
                rows[-1] = (left, [])
            elif left > reach + _GAP:
                rows[-1][1].append("\t")
            rows[-1][1].append(part)
            reach = left + len(part) * abs(size * matrix[0] * space[0] or size) * _SIGN

    page.extract_text(visitor_text=take)
    return "\n".join(_set_in([(left, "".join(parts).strip()) for left, parts in rows if "".join(parts).strip()]))


def _set_in(rows):
    """Write the margin of each line as blanks or none: the margin is where most long lines begin."""
    long = Counter(round(left) for left, words in rows if len(words) > _LONG)
    margin = min(long, key=lambda left: (-long[left], left)) if long else 0
    return [("    " if margin and left > margin + _STEP else "") + words for left, words in rows]


def _is_garbled(words):
    """Old fonts show Vietnamese with signs of other meaning: many controls, private signs or symbols among the letters."""
    strange = sum(unicodedata.category(sign) in ("Cc", "Co", "Cn", "So", "Sk") and sign not in "\n\t\r" or sign == "\ufffd" for sign in words)
    return strange > max(20, len(words) // 20)
