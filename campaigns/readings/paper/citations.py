"""Citations of other papers in running text: "Nghị quyết số 25/NQ-HĐND ngày 20/12/2021 của Hội đồng nhân dân ... về ..."."""

import re
from dataclasses import dataclass

from campaigns.readings.paper import dates
from campaigns.readings.paper.text import Piece, plain

_KINDS = (
    "bo luat|luat|phap lenh|hien phap|nghi quyet lien tich|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu lien tich|thong tu|thong tri|ke hoach"
    "|cong van|huong dan|ket luan|quy dinh|quy che|chuong trinh|thong bao|de an|cong dien|to trinh|van ban|sac lenh|lenh|van ban hop nhat"
)
NUMBER = r"\d{1,5}[a-z]?\s?(?:/\s?\d{4})?\s?[-/]\s?[a-z][a-z0-9]*(?:\s?[-/]\s?[a-z][a-z0-9]*|\s?&\s?[a-z]+){0,5}"
_CITED = re.compile(rf"(?<![^\W_])(?P<kind>{_KINDS})\s+(?:so\s*:?\s*)?(?P<number>{NUMBER})")
_LAW = re.compile(
    r"(?<![^\W_])(?P<kind>bo luat|luat|phap lenh|hien phap)\s+(?P<title>[^;.:\n“”]{2,160}?)\s*,?\s*"
    r"(?=ngay\s*\d{1,2}[\s/.-]|so\s+\d|nam\s+\d{4})"
)
_LAW_NUMBER = re.compile(rf"so\s*:?\s*(?P<number>{NUMBER})\s*,?\s*")
_YEAR_ONLY = re.compile(r"nam\s+\d{4}(?!\d)")
_ISSUER = re.compile(r"\s*,?\s*cua\s+")
TOPIC = re.compile(
    r"(?<!\w)(?:về|Về|V/v|v/v|quy định|ban hành|sửa đổi|phê duyệt|hướng dẫn|phát động|triển khai|tổ chức|thực hiện|giao"
    r"|công bố|thông qua|quy chế|tiếp tục)(?!\w)"
)
_STOP = re.compile(
    rf"[;\n“]|\.(?=\s|$)|\)|,?\s+(?:và|và các|cùng|cùng với)\s+(?={_KINDS})|,\s+(?=[A-ZĐ][\w]*\s)|:(?=\s)"
    rf"|,\s+(?=\S+\s+(?:yêu cầu|đề nghị|giao|phát động|ban hành|xây dựng))|,\s+(?=(?:trong )?(?:thời gian|những năm|nhiều năm) (?:vừa )?qua)"
)
_WHERE = re.compile(r"\s+(?:trên|tại) địa bàn\s+(\S.*)$")


@dataclass(frozen=True)
class Citation:
    """One citation: `words` is the whole of it, the rest its parts as written ("" where it has none)."""

    words: Piece
    kind: str
    number: str
    title: str
    issuer: str
    day: dates.Day | None


def citations(row: Piece) -> list[Citation]:
    """Return the papers that `row` cites with a number, and laws cited with their day; whatever is only alluded to is left out."""
    folded = plain(row.words)
    starts = [match for match in _CITED.finditer(folded) if row.words[match.start()].isupper()]
    laws = [match for match in _LAW.finditer(folded) if row.words[match.start()].isupper()]
    starts += [
        law for law in laws if not any(law.start() <= other.start() < law.end() or other.start() <= law.start() < other.end() for other in starts)
    ]
    starts.sort(key=lambda match: match.start())
    found, reached = [], 0
    for at, match in enumerate(starts):
        if match.start() < reached:
            continue
        limit = starts[at + 1].start() if at + 1 < len(starts) else len(row.words)
        citation = _read(row, folded, match, limit)
        reached = citation.words.end - row.start
        found.append(citation)
    return found


def _read(row, folded, match, limit):
    at, number = match.end(), ""
    law = "title" in match.groupdict()
    if not law:
        number = row.words[match.start("number") : match.end("number")].replace(" ", "")
    elif numbered := _LAW_NUMBER.match(folded, at):
        number, at = row.words[numbered.start("number") : numbered.end("number")].replace(" ", ""), numbered.end()
    elif year := _YEAR_ONLY.match(folded, at):
        at = year.end()
    day, at = _day(folded, at, limit)
    issuer, title, at = _issuer_and_title(row.words, at, limit, law)
    whole = row.part(match.start(), at)
    kind = " ".join(row.words[match.start("kind") : match.end("kind")].split())
    if law:
        title = " ".join(row.words[match.start("title") : match.end("title")].split()).rstrip(",")
    return Citation(whole, kind[:1].upper() + kind[1:].lower(), number, title, issuer, day)


def _day(folded, at, limit):
    match = dates.DAY.match(folded, re.compile(r"[\s,(]*").match(folded, at).end(), limit)
    return (dates.Day(dates.day_of(match), *match.span()), match.end()) if match else (None, at)


def _issuer_and_title(words, at, limit, law):
    """What follows the day: "của <issuer>" and the subject, as far as the citation goes."""
    end = _end(words, at, limit)
    rest, issuer = words[at:end], ""
    owner = _ISSUER.match(plain(rest))
    if owner:
        topic = TOPIC.search(rest, owner.end())
        comma = rest.find(",", owner.end())
        stop = topic.start() if topic else comma if comma > 0 else len(rest)
        issuer = " ".join(rest[owner.end() : stop].split()).rstrip(",./")
        at, rest = at + stop, rest[stop:]
        if not topic:
            return issuer, "", at
    topic = TOPIC.match(rest.lstrip(" ,"))
    if law or not topic:
        return issuer, "", at
    title = _without_our_place(" ".join(rest.lstrip(" ,").split()), issuer)
    return issuer, title.rstrip(" ,"), at + len(rest) if title else at


def _end(words, at, limit):
    """A citation ends with its sentence, before the next citation, and before the subject of the sentence that it stands in."""
    stop = _STOP.search(words, at, limit)
    end = stop.start() if stop else limit
    return at + len(re.sub(r"[\s,]*(?:và|và các|cùng|cùng với)?\s*$", "", words[at:end])) if end == limit < len(words) else end


def _without_our_place(title, issuer):
    """A closing "trên địa bàn ..." belongs to the sentence around, unless the issuer is of that place."""
    where = _WHERE.search(title)
    if where and issuer and plain(where[1].split()[0]) not in plain(issuer):
        return title[: where.start()]
    return title
