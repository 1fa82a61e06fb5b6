"""The head of a paper: issuer, number and symbol, place and day, type and abstract."""

import re

from campaigns.readings.paper import dates
from campaigns.readings.paper.findings import Found
from campaigns.readings.paper.text import Piece, is_capital, plain, squeeze
from campaigns.readings.paper.zones import Zones

_NUMBER = re.compile(r"so\s*:?\s*((?:\d[\d ]{0,5})?)[.…_\s]*/\s*([a-z][\w/-]*(?: ?- ?[a-z][\w/-]*)*|\d{4}/[a-z][\w/-]*)")
_PARTY = re.compile(r"so\s*:?\s*((?:\d[\d ]{0,5})?)[.…_\s]*-\s*([a-z]{1,8}/[a-z][\w/&-]*)")  # "Số 07-CT/ĐU"
_PLACE = re.compile(r"([^\W\d_][^,:;/\d]{1,50}?)\s*,\s*ngay(?=[\s.…_\d])")
_BLANK_DAY = re.compile(r",\s*ngay\s*[.…_\s]*\d{0,2}\s*[.…_\s]*thang\s*[.…_\s]*\d{0,2}\s*[.…_\s]*nam\s*[.…_\s]*(?:\d{2,4})?")
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap|dang cong san|doan (?:tncs|thanh nien cong san) ho chi minh$")
_ABSTRACT = re.compile(r"(?:v/v|vv)\s*:?\s*|ve viec\s+")
# A line that begins with one of these names a body of its own; other lines carry on the name above.
_BODIES = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|phong|ban|van phong|trung tam|cuc|chi cuc|truong|tinh uy|thanh uy|dang uy|bo|tong cuc|mat tran|hoi|lien doan"
    r"|doan|cong an|benh vien|kho bac|chu tich|thanh tra|khoi|cum|toa an|vien|tong cong ty|cong ty|dang bo|[a-z]+ uy"
    r"|(?:tinh|thanh|xa|phuong) doan)(?![^\W_])"
)


def head(zones: Zones) -> dict[str, Found]:
    """Return what the head says: any of issuer, superior, number, symbol, place, day, type_name and abstract."""
    found: dict[str, Found] = {}
    rows = [piece for row in zones.head for piece in _split(row)]
    _agencies(rows, found)
    for row in rows:
        _number(row, found)
        _place_and_day(row, found)
    _type_and_abstract(zones, rows, found)
    return found


def _split(row: Piece):
    """What a copy from a PDF puts in one line: the agency and the motto, the number and the place."""
    folded = plain(row.words)
    if (motto := _MOTTO.search(folded)) and motto.start() > 3:
        return [row.part(0, motto.start()), row.part(motto.start(), len(row.words))]
    number = _NUMBER.match(folded)
    place = _PLACE.search(folded, number.end()) if number else None
    return [row.part(0, number.end()), row.part(number.end(), len(row.words))] if place else [row]


def _agencies(rows, found):
    """The lines in capitals on the left, grouped into bodies: the last is the issuer, the one before stands above it."""
    bodies: list[list[Piece]] = []
    for row in rows:
        folded = plain(row.words)
        if (
            not is_capital(row.words)
            or _MOTTO.match(folded)
            or _NUMBER.match(folded)
            or _PARTY.match(folded)
            or folded in ("viet nam", "nam")
            or len(row.words) > 90
        ):
            continue
        if bodies and not _BODIES.match(folded):
            bodies[-1].append(row)
        elif _BODIES.match(folded) and len(bodies) < 3:
            bodies.append([row])
    for key, body in zip(("issuer", "superior"), reversed(bodies), strict=False):
        first = body[0]
        found[key] = Found(value=" ".join(squeeze(part.words) for part in body), quote=first.words, place=first.place)


def _number(row, found):
    match = _NUMBER.search(plain(row.words)) or _PARTY.search(plain(row.words))
    if not match or "symbol" in found:
        return
    symbol, digits = row.part(*match.span(2)), row.part(*match.span(1))
    found["symbol"] = Found(value=symbol.words.replace(" ", ""), quote=symbol.words, place=symbol.place)
    if digits.words:
        found["number"] = Found(value=int(digits.words.replace(" ", "")), quote=digits.words, place=digits.place)
    else:
        found["number"] = Found(value=None, quote=row.words, place=row.place, oddity="Văn bản chưa có số.")


def _place_and_day(row, found):
    folded = plain(row.words)
    place = _PLACE.search(folded)
    if not place or "place" in found or not row.words[place.start(1)].isupper():
        return
    name = row.part(*place.span(1))
    found["place"] = Found(value=squeeze(name.words), quote=name.words, place=name.place)
    rest = row.part(place.end(1), len(row.words))
    if match := dates.DAY.search(plain(rest.words)):
        written, day = rest.part(*match.span()), dates.day_of(match)
        oddity = "" if day else f"Lịch không có ngày “{squeeze(written.words)}”."
        found["day"] = Found(value=day, quote=written.words, place=written.place, oddity=oddity)
    elif match := _BLANK_DAY.search(folded):
        written = row.part(match.start() + 1, match.end())
        found["day"] = Found(value=None, quote=written.words, place=written.place, oddity="Văn bản chưa có ngày ban hành.")


def _type_and_abstract(zones, rows, found):
    about = next((at for at, row in enumerate(rows) if _ABSTRACT.match(plain(row.words)) and "number" in found), None)
    if zones.type_line:
        kind = zones.type_line
        found["type_name"] = Found(value=squeeze(kind.words).upper(), quote=kind.words, place=kind.place)
    elif about is not None or zones.addressees:
        mark = rows[about] if about is not None else zones.addressees[0]
        found["type_name"] = Found(value="CÔNG VĂN", quote=mark.words, place=mark.place)
    parts = zones.abstract or (_subject(rows, about) if about is not None else [])
    if parts:
        words = squeeze(" ".join(part.words for part in parts))
        found["abstract"] = Found(value=words, quote=parts[0].words, place=parts[0].place)


def _subject(rows, at):
    """ "V/v ..." of a letter with the lines that carry it on."""
    parts = [rows[at]]
    for row in rows[at + 1 :]:
        if _PLACE.search(plain(row.words)) or is_capital(row.words) or _MOTTO.match(plain(row.words)):
            continue
        if row.words[0].islower() or row.words[0] in '“«"' or parts[-1].words[-1] in ",-":
            parts.append(row)
    return parts
