"""Sentences of a paragraph, and each read as subject and predicate: who is asked, how politely, to do what, together with whom."""

import re
from dataclasses import dataclass

from campaigns.readings.paper import acts, bodies, subjects
from campaigns.readings.paper.citations import citations
from campaigns.readings.paper.movements import QUOTED
from campaigns.readings.paper.text import Piece

_END = re.compile(r"(?<!\.)\.(?=\s+[A-ZĐÀ-Ỹ“\"(\d])|(?<=\.)\.(?=\s+[A-ZĐÀ-Ỹ])|[!?](?=\s)|\n")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|TT|GS|TS|ThS|PGS|BS|Q|P|KT|TM|TL|TUQ|St|v\.v|STT|Th)$")
_COLON = re.compile(r"[^:.;]{3,200}:\s+(?=\S)")
_TITLE = re.compile(r"(?:chế độ|công tác|thời hạn|nhiệm vụ|việc)\s[^:,.;]{1,40}:", re.I)
_AHEAD = re.compile(
    r"(?:thực hiện|nhận được|căn cứ|trên cơ sở|theo|sau khi|trong|để|nhằm|hằng năm|hàng năm|định kỳ|trước ngày|ngoài ra|đồng thời|riêng"
    r"|bên cạnh đó|khi|từ|chậm nhất|ngay sau|đến)"
    r"(?!\w)[^:;]{0,300}?,\s+",
    re.I,
)


@dataclass(frozen=True)
class Sentence:
    """`who` is empty where the sentence names nobody; `named` tells whether its subject is something that can bear a duty or is missing."""

    piece: Piece
    who: tuple[Piece, ...]
    named: bool
    courtesy: bool
    given: bool
    predicate: Piece


def sentences(row: Piece) -> list[Piece]:
    """Cut a paragraph at full stops, and at a semicolon behind which another body gets its own task."""
    return [part for piece in full_stops(row) for part in _tasks(piece)]


def full_stops(row: Piece) -> list[Piece]:
    """Cut a paragraph at full stops only."""
    found, begin = [], 0
    for end in _END.finditer(row.words):
        if not _ABBREVIATED.search(row.words[max(0, end.start() - 6) : end.start()]):
            found.append(row.part(begin, end.end()))
            begin = end.end()
    found.append(row.part(begin, len(row.words)))
    return [piece for piece in found if piece.words] or [row]


def _tasks(piece):
    """ "Phòng A theo dõi ...; Phòng B bố trí ..." are two sentences; "Phòng A; Phòng B phối hợp ..." is one."""
    begin, hidden = 0, masked(piece)
    for mark in re.finditer(r";\s+", piece.words):
        before, after = hidden[begin : mark.start()], hidden[mark.end() :]
        other = bodies.body_at(after) or (acts.GIVES.match(after) and bodies.body_at(after[acts.GIVES.match(after).end() :]))
        if other and acts.PREDICATE.search(acts.small(before)) and acts.PREDICATE.search(after):
            yield piece.part(begin, mark.start())
            begin = mark.end()
    yield piece.part(begin, len(piece.words))


def masked(piece: Piece) -> str:
    """The words with quotations and citations blotted out, sign for sign: what other papers say lays no duty here."""
    words = piece.words
    spans = [(cited.words.start - piece.start, cited.words.end - piece.start) for cited in citations(piece)]
    spans += [quoted.span() for quoted in QUOTED.finditer(words)]
    signs = list(words)
    for start, end in spans:
        signs[start:end] = "·" * (end - start)
    return "".join(signs)


def parse(piece: Piece, *, opened: bool = False) -> Sentence:
    """Read one sentence; `opened` where the part of the paper lays duties, so that any verb behind a body counts as one."""
    words = masked(piece)
    start = _skip_title(words) or _skip_ahead(words)
    given, start, courtesy = _giver(words, start, opened)
    rest = acts.small(words[start:]) if not bodies.body_at(words[start:]) else words[start:]
    verb = _verb(rest, opened or given)
    subject = piece.part(start, start + verb)
    who = tuple(bodies.split(subject)) if verb and bodies.body_at(words[start:]) else ()
    predicate = piece.part(start + verb, len(piece.words))
    return Sentence(piece, who, named=not subject.words or bool(who), courtesy=courtesy, given=given, predicate=predicate)


def _verb(rest, opened):
    """Where the predicate begins: behind a colon ("Phòng Tham mưu: Hằng tháng báo cáo ..."), else behind the name of the body."""
    colon = _COLON.match(rest)
    if colon and not acts.PREDICATE.search(colon[0]):
        return colon.end()
    return subjects.verb_at(rest, opened=opened) if bodies.body_at(rest) else subjects.listed_verb(rest)


def _skip_title(words):
    """ "Chế độ báo cáo: Các sở ... gửi báo cáo ...": skip the words before the colon, if they name nobody and a body follows."""
    title = _COLON.match(words)
    if title and _TITLE.match(words) and acts.ACT.match(acts.small(words[title.end() :])):
        return title.end()
    if not title or not bodies.body_at(words[title.end() :]):
        return 0
    speaks = bodies.body_at(words) or acts.GIVES.search(title[0]) or acts.PREDICATE.search(acts.small(title[0]))
    return title.end() if _TITLE.match(words) or not speaks else 0


def _skip_ahead(words):
    """ "Căn cứ Chỉ thị này, các đơn vị ...": skip to the body, if a body or an order follows."""
    ahead = _AHEAD.match(words)
    while ahead:
        after = words[ahead.end() :]
        if bodies.body_at(after) or acts.GIVES.match(after):
            return ahead.end()
        ahead = _further(words, ahead.end())
    return 0


def _further(words, start):
    """The next comma within reach, as if the opening phrase went on to there."""
    return re.compile(r"[^:;]{0,160}?,\s+").match(words, start) if start < 400 else None


def _giver(words, start, opened):
    """ "Giao ...", "Đề nghị ...", "Chủ tịch UBND tỉnh yêu cầu ...": (True, where the body begins, politely or not)."""
    for match in acts.GIVES.finditer(words, start, start + 160):
        before = words[start : match.start()].strip(" ,")
        if opened and before and match[1].lower() == "chỉ đạo":
            break  # "Công an tỉnh chỉ đạo Công an cấp xã ..." is asked of the one that directs
        if (not before or bodies.body_at(before)) and bodies.body_at(words[match.end() :]) and not acts.PREDICATE.search(acts.small(before)):
            return True, match.end(), "đề nghị" in match[0].lower()
    return False, start, False
