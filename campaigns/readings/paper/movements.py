"""Named movements: the one that the paper launches, and those that its clauses name in quotation marks."""

import datetime as dt
import re

from campaigns.readings.paper import dates
from campaigns.readings.paper.clauses import Outline
from campaigns.readings.paper.findings import Found, FoundMovement
from campaigns.readings.paper.text import Piece, plain, squeeze

QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{6,260})[”\"»]")
_LAUNCH = re.compile(r"phat dong[^“\"«\n]{0,60}?(?:phong trao|dot)(?: cao diem)?(?: thi dua)?[^“\"«\n.;]{0,60}$")
_UNQUOTED = re.compile(
    r"phat dong\s+(?:va \S+ \S+ )?(?:cac )?(?:phong trao|dot)(?: cao diem)?(?: thi dua)?\s+"
    # A drive for an anniversary has no name of its own.
    r"(?!(?:thi dua )?(?:cao diem )?(?:lap thanh tich|chao mung|nhan dip|huong toi))([^\n“\"]{8,200}?)"
    r"(?=,? voi |,? nhu sau|,? theo |[:;]|\.(?:\s|$)|,? cu the|$)"
)
_UNTIL = re.compile(r"\s*(?:den|-|–)(?: het)?\s*")
_TIMED = re.compile(
    r".*(?<![^\W_])thoi gian(?: (?:thuc hien|thi dua|phat dong|trien khai|to chuc(?: (?:phong trao|dot))?(?: thi dua)?|cua dot thi dua"
    r"|((?:to chuc )?[^:;.,]{3,60}?)))?"
    r"\s*:?\s*(?:(?:duoc tinh |bat dau )?tu)?\s*$",
    re.S,
)
_NEAR = re.compile(r"(?:phong trao|thi dua)[^.!?\n]{0,90}$")
_OTHER_THING = re.compile(
    r"(?:cuoc van dong|chu de|khau hieu|danh hieu|tam guong|guong|mo hinh|ky niem chuong|huy hieu|cau lac bo|chuyen muc"
    r"|chuyen trang|hoi thi|cuoc thi|phuong cham"
    r"|tinh than|muc tieu|ho chi minh(?: (?:da |tung )?(?:day|noi|can dan))?(?=\s*:)|quy|de an|chuong trinh|du an|tieu de|loi day)\s*:?\s*$"
)
_BETWEEN = re.compile(r"[\s,;:]*(?:va|hoac|cung voi)?\s*(?:cac\s+)?(?:phong trao|phong trao thi dua)?[\s:,;]*(?:[-–+]\s*)?")
_NATION = re.compile(r"(?:ca nuoc|toan quoc|toan dan|viet nam)(?![^\W_])")
# Movements of the whole country whose names do not say so.
_KNOWN = re.compile(
    r"vi an ninh to quoc|binh dan hoc vu so|day tot\W+hoc tot|dan van kheo|lao dong gioi\W+lao dong sang tao"
    r"|gioi viec nuoc\W+dam viec nha|den on dap nghia"
)
_LIST = re.compile(r"phong trao(?: thi dua)?(?![^\W_])[^:;.“”\"«»\n]{0,90}:\s*")
_PART = re.compile(r"(?:[“\"«][^“”\"«»\n]*[”\"»]|[^;“”\"«»\n])+")
_SPUR = re.compile(r"(?:(?:tap trung|tiep tuc|tich cuc|day manh)\s+)*")  # spurs to the deed, no part of a name
_NAME_ENDS = re.compile(r"\.(?=\s|$)|,?\s+giai đoạn(?!\w)|,?\s+(?:và|cùng) các (?:phong trào|nội dung)(?!\w)|,?\s+do(?= [^;.]{3,60} phát động)")
_PROVINCE = re.compile(r"(?:toan tinh|tinh|toan thanh pho|thanh pho)(?![^\W_])")
_BY_NATION = re.compile(r"do (?:thu tuong|trung uong|chinh phu|hoi dong thi dua - khen thuong trung uong|chu tich nuoc|bo )[^“\"«;.]{0,60}phat dong")
_BY_PROVINCE = re.compile(
    r"do (?:chu tich )?(?:ubnd|uy ban nhan dan|hoi dong thi dua - khen thuong)\s+(?:tinh|thanh pho)[^“\"«;.]{0,60}phat dong|cua tinh\s*$"
)
# A name that carries one of these is a movement of that province (the provinces up to and after the mergers of 2025).
_PROVINCES = (
    "an giang|bac giang|bac kan|bac lieu|bac ninh|ba ria|ben tre|binh dinh|binh duong|binh phuoc|binh thuan|ca mau"
    "|can tho|cao bang|da nang|dak lak|dak nong"
    "|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|hai duong|hai phong|hau giang|hoa binh"
    "|hung yen|khanh hoa|kien giang|kon tum|lai chau"
    "|lam dong|lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam"
    "|quang ngai|quang ninh|quang tri|soc trang"
    "|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua thien hue|tien giang|tra vinh|tuyen quang|vinh long|vinh phuc"
    "|yen bai|thanh pho ho chi minh"
)
_OF_PROVINCE = re.compile(rf"(?<![^\W_])(?:{_PROVINCES})(?![^\W_])")


def launched(outline: Outline, abstract: list[Piece]) -> dict[str, Found]:
    """Return movement_name, period_from and period_to of what the paper itself launches, as far as it says so."""
    found: dict[str, Found] = {}
    for row in outline.opening:
        if name := _launched_in(row):
            found["movement_name"] = Found(value=squeeze(name.words), quote=name.words, place=name.place)
            break
    for row in abstract:
        if "movement_name" not in found and (name := _named_in(row) or _launched_in(row)):
            found["movement_name"] = Found(value=squeeze(name.words), quote=name.words, place=name.place)
    return found | (_period_said(outline, abstract) or _years_said(found.get("movement_name"), abstract))


def _named_in(row):
    """The movement in quotation marks in an abstract: "Tổ chức phong trào thi đua “...”"."""
    quoted = QUOTED.search(row.words)
    return row.part(*quoted.span(1)) if quoted and _NEAR.search(plain(row.words[: quoted.start()])) else None


def _launched_in(row):
    folded = plain(row.words)
    for quoted in QUOTED.finditer(row.words):
        if _LAUNCH.search(folded[max(0, quoted.start() - 160) : quoted.start()]):
            return row.part(*quoted.span(1))
    match = _UNQUOTED.search(folded)
    if not match:
        return None
    # "phong trào thi đua yêu nước năm 2024" is called by its first words.
    short = len(re.sub(r"\s*nam \d{4}.*", "", match[1]).split()) < 4
    begin = folded.rfind("thi dua", match.start(), match.start(1)) if short else -1
    return row.part(begin if begin > 0 else match.start(1), match.end(1))


def _period_said(outline, abstract):
    """ "từ ngày ... đến ngày ..." in the opening, or further down where it is the time of the movement or of what the abstract names."""
    subject = plain(" ".join(row.words for row in abstract))
    later = [(plain(clause.rows[0].words), row) for clause in outline.clauses for row in clause.rows]
    for heading, row in [("", row) for row in outline.opening] + later + [("", row) for row in outline.closing]:
        found = dates.days(row.words)
        for first, last in zip(found, found[1:], strict=False):
            between = plain(row.words[first.end : last.start])
            if not first.day or not last.day or first.day > last.day or not _UNTIL.fullmatch(between):
                continue
            timed = _TIMED.match(f"{heading} {plain(row.words[: first.start])}")
            if row in outline.opening or timed and (not timed[1] or timed[1] in subject):
                return _bounds(first.day, last.day, row.part(first.start, last.end))
    return {}


def _years_said(name, abstract):
    """From the name, else from the abstract."""
    about = name or any("phong trao" in plain(row.words) for row in abstract)
    for said in ([Piece(name.quote, *name.place)] if name else []) + (abstract if about else []):
        years = dates.span_of(said.words)
        if years and 1990 <= years[0] <= years[1] <= 2100:
            return _bounds(dt.date(years[0], 1, 1), dt.date(years[1], 12, 31), said)
    return {}


def _bounds(first, last, said):
    return {
        "period_from": Found(value=first, quote=said.words, place=said.place),
        "period_to": Found(value=last, quote=said.words, place=said.place),
    }


def movements(outline: Outline, own_name: str) -> list[FoundMovement]:
    """Return the movements that the clauses name in quotation marks, each once, in the order of the text; not the one launched here."""
    found: list[FoundMovement] = []
    for at, clause in enumerate(outline.clauses):
        above = " ".join(plain(outline.clauses[place].text) for place in outline.ancestors(at)[:2])
        for row in clause.rows:
            named = [*_in_row(row, at, "phong trao" in above), *_listed(row, at)]
            for movement in sorted(named, key=lambda movement: movement.place):
                _add(found, movement, own_name)
    return found


def _add(found, movement, own_name):
    key = plain(movement.name)
    if key == plain(own_name):
        return
    for at, other in enumerate(found):
        if plain(other.name) == key:
            if other.year_from is None and movement.year_from is not None:
                found[at] = FoundMovement(**{**other.__dict__, "year_from": movement.year_from, "year_to": movement.year_to})
            return
    found.append(movement)


def _in_row(row, clause, under_movements):
    folded, reached = plain(row.words), None
    for quoted in QUOTED.finditer(row.words):
        name = row.part(*quoted.span(1))
        year_from, year_to, size = dates.years_of(row.words[quoted.end() : quoted.end() + 60])
        before = folded[max(0, quoted.start() - 160) : quoted.start()]
        chained = reached is not None and _BETWEEN.fullmatch(folded[reached : quoted.start()])
        if _is_name(name, before, bool(size), chained, under_movements or "phong trao" in folded):
            yield FoundMovement(
                name=squeeze(name.words),
                level=_level(name.words, before, folded[quoted.end() : quoted.end() + 120], year_from != year_to),
                year_from=year_from,
                year_to=year_to,
                clause=clause,
                place=name.place,
            )
            reached = quoted.end() + size


def _listed(row, clause):
    """The movements without quotation marks in a list "các phong trào thi đua như: ...; “...”; ...".

    Such an item counts if quoted names follow in the same list, or if it begins like a name ("Cả nước chung sức ..."); nothing else does.
    """
    folded = plain(row.words)
    listing = _LIST.search(folded)
    if not listing:
        return
    quoted = [match.end() for match in QUOTED.finditer(row.words, listing.end())]
    stop = re.compile(r"\.(?=\s|$)|$").search(row.words, listing.end()).start()
    for part in _PART.finditer(row.words, listing.end(), max([*quoted, stop])):
        piece = row.part(*part.span())
        end = _NAME_ENDS.search(piece.words)
        opens = piece.words[:1].isupper()
        name = piece.part(_SPUR.match(plain(piece.words)).end(), end.start() if end else len(piece.words))
        known = _NATION.match(plain(name.words)) or _PROVINCE.match(plain(name.words))
        confirmed = known or (quoted and part.end() < quoted[-1])
        if confirmed and opens and 4 <= len(name.words.split()) <= 40 and not re.search(r"[“”\"«»]", name.words):
            after = name.end - row.start
            year_from, year_to, _ = dates.years_of(row.words[after : after + 60])
            level = _level(name.words, "", folded[after : after + 120], year_from != year_to)
            called = squeeze(name.words[:1].upper() + name.words[1:])
            yield FoundMovement(name=called, level=level, year_from=year_from, year_to=year_to, clause=clause, place=name.place)


def _is_name(name, before, has_period, chained, about_movements):
    """A quotation names a movement if it begins with a capital, has three words and more, and the text around speaks of movements."""
    if not name.words or not (name.words[0].isupper() or name.words[0].isdigit()) or len(name.words.split()) < 3 or _OTHER_THING.search(before):
        return False
    known = _NATION.match(plain(name.words)) or _PROVINCE.match(plain(name.words))
    return bool(_NEAR.search(before) or chained or (about_movements and (has_period or known)))


def _level(name, before, after, several_years):
    """By who launched it, else by the words of the name; several years without any such word is a movement from above."""
    folded = plain(name)
    if _BY_NATION.search(before) or re.match(r"[^“\"«;.]{0,40}" + _BY_NATION.pattern, after) or _NATION.match(folded) or _KNOWN.fullmatch(folded):
        return "nation"
    if _BY_PROVINCE.search(before) or re.match(rf"[^“\"«;.]{{0,40}}(?:{_BY_PROVINCE.pattern})", after) or _PROVINCE.match(folded):
        return "province"
    if _OF_PROVINCE.search(folded):
        return "province"
    return "nation" if several_years else "local"
