"""Where the head, the body and the foot of a paper stand."""

import re
from dataclasses import dataclass, field

from campaigns.readings.paper.text import Piece, columns, is_capital, lines, plain

TYPES = (
    "CHỈ THỊ", "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "THÔNG BÁO", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "CÔNG ĐIỆN", "PHƯƠNG ÁN", "ĐỀ ÁN", "BÁO CÁO",
    "TỜ TRÌNH", "QUY ĐỊNH", "QUY CHẾ", "THÔNG CÁO", "THÔNG TRI", "KẾT LUẬN", "CÔNG VĂN",
)  # fmt: skip
_TYPE = re.compile(rf"(?:{'|'.join(map(plain, TYPES))})(?![^\W_])")
CAPACITY = re.compile(r"(?:(?:tm|kt|tl|tuq|q)\s*\.|[tk]/[mlt])\s*\S")
TITLE = re.compile(
    r"(?:q\s*\.\s*)?(?:pho\s+)?(?:chu tich|giam doc|tong giam doc|truong|bi thu|chanh|hieu truong|bo truong|thu truong"
    r"|cuc truong|chu nhiem|vien truong"
    r"|chi huy|tong bien tap|thuong truc|chi cuc|tong thu ky|khoi truong|cum truong|to truong|doi truong|ke toan truong)(?![^\W_])"
)
_BODY_STARTS = re.compile(r"can cu|thuc hien|nham|de |kinh gui|trong nam|nam \d{4}[,;]|tiep tuc|xet|theo |huong ung|ngay |phat huy|vua qua|duoi su")
_RULE = re.compile(r"[-_=*.\s~–—]{3,}")
_HEAD_LINES = 45
_ABSTRACT_LINE = 160


@dataclass
class Zones:
    """The paper cut up: pieces of the head, the type line, the abstract, "Kính gửi", the paragraphs of the body, pieces of the foot, and the rest."""

    head: list[Piece] = field(default_factory=list)
    type_line: Piece | None = None
    abstract: list[Piece] = field(default_factory=list)
    addressees: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    foot: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)


def zones(text: str) -> Zones:
    """Cut `text` into its zones. A text without a head or without a foot is all body."""
    rows = list(lines(text))
    found = Zones()
    at = _head(rows, found)
    at = _addressees(rows, at, found)
    end = _foot_start(rows, at)
    found.body = [row for row in rows[at:end] if row.words and not _RULE.fullmatch(row.words)]
    stop = next((place for place in range(end, len(rows)) if plain(rows[place].words[:8]).startswith("phu luc")), len(rows))
    found.foot = [row for row in rows[end:stop] if row.words]
    found.after = [row for row in rows[stop:] if row.words]
    return found


def _head(rows, found):
    """Fill head, type line and abstract; return where the rest begins."""
    for at, row in enumerate(rows[:_HEAD_LINES]):
        folded = plain(row.words)
        if match := _type_in(row):
            found.type_line = row.part(0, match.end())
            found.head = _pieces(rows[:at])
            rest = row.part(match.end(), len(row.words))
            return _abstract(rows, at + 1, found, [rest] if rest.words else [])
        if folded.startswith("kinh gui"):
            found.head = _pieces(rows[:at])
            return at
        if len(row.words) > _ABSTRACT_LINE:
            break
    letterhead = [at for at, row in enumerate(rows[:12]) if re.match(r"so\s*:|cong hoa xa hoi|doc lap", plain(row.words))]
    found.head = _pieces(rows[: letterhead[-1] + 1]) if letterhead else []
    return letterhead[-1] + 1 if letterhead else 0


def _type_in(row):
    """The type at the beginning of a line of its own, or followed by words in capitals."""
    match = _TYPE.match(plain(row.words[:200]))
    if not match:
        return None
    rest = row.words[match.end() :].strip()
    return match if is_capital(row.words[: match.end()]) and len(rest) < _ABSTRACT_LINE and not rest.startswith(":") else None


def _pieces(rows):
    return [piece for row in rows for piece in columns(row)]


def _abstract(rows, at, found, parts):
    """The lines under the type up to a blank line, a ruled line or the first sentence of the body."""
    while at < len(rows):
        row = rows[at]
        if not row.words and not parts:
            at += 1
            continue
        starts_body = len(row.words) > _ABSTRACT_LINE or (_BODY_STARTS.match(plain(row.words)) and (parts or row.words[-1:] in ";:.,"))
        goes_on = parts and not (row.words[:1].islower() or is_capital(row.words) or parts[-1].words[-1] in ",-")
        if not row.words or _RULE.fullmatch(row.words) or starts_body or (goes_on and not _still_title(row, parts)):
            break
        parts.append(row)
        at += 1
    found.abstract = parts
    return at


def _still_title(row, parts):
    """A second line of a title that begins with a capital: short, without a full stop, no label, no quotation that the first line closed."""
    return len(row.words) < 80 and len(parts) < 4 and row.words[-1] not in ".;:," and not re.match(r"[^\w“\"]|\w{1,3}[.)/]", row.words)


def _addressees(rows, at, found):
    """ "Kính gửi:" and its lines."""
    start = next((place for place in range(at, min(at + 4, len(rows))) if plain(rows[place].words).startswith("kinh gui")), None)
    if start is None:
        return at
    first = rows[start]
    rest = first.part(len("kinh gui"), len(first.words))
    rest = rest.part(len(rest.words) - len(rest.words.lstrip(": ")), len(rest.words))
    found.addressees = [rest] if rest.words else []
    at = start + 1
    while at < len(rows) and (not rows[at].words or (re.match(r"[-–+•*]", rows[at].words) and len(rows[at].words) < _ABSTRACT_LINE)):
        if rows[at].words:
            found.addressees.append(rows[at].part(1, len(rows[at].words)))
        at += 1
    return at


def _foot_start(rows, at):
    """The line of "Nơi nhận", or of the capacity above it; without it the first line of the last twenty that only a signer writes."""
    for place in range(at, len(rows)):
        if plain(rows[place].words[:12]).startswith("noi nhan"):
            return _with_signer_above(rows, at, place)
    for place in range(max(at, len(rows) - 20), len(rows)):
        words = rows[place].words
        if is_capital(words) and len(words) < 80 and (CAPACITY.match(plain(words)) or TITLE.match(plain(words))):
            return place
    return len(rows)


def _with_signer_above(rows, at, place):
    first = place
    for earlier in range(place - 1, max(at, place - 8), -1):
        words = rows[earlier].words
        if is_capital(words) and len(words) < 80 and (CAPACITY.match(plain(words)) or TITLE.match(plain(words))):
            first = earlier
        elif len(words) > 60 or words[-1:] in (".", ";", ":"):
            break
    return first
