"""The texts that a paper stands on: its lines "Căn cứ ..." and what the running text cites."""

import re

from campaigns.readings.paper.citations import Citation, citations
from campaigns.readings.paper.findings import FoundBasis
from campaigns.readings.paper.text import Piece, plain, squeeze

_GROUND = re.compile(r"[-–+*•\s]*can cu(?:\s*:)?\s+")
_NAMELESS = re.compile(
    r"(luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|ke hoach|cong van|huong dan|ket luan|chuong trinh"
    r"|thong bao)\s+"
)
_LAWS = {"luat", "bo luat", "phap lenh", "hien phap"}


def is_ground(row: Piece) -> bool:
    """Tell whether the paragraph is a line "Căn cứ ..." of its own, not a sentence that begins with these words."""
    return bool(_GROUND.match(plain(row.words[:40]))) and len(row.words) < 600 and (row.words[-1] in ";," or not _LONG.search(plain(row.words)))


_LONG = re.compile(r"\b(?:ban hanh ke hoach|xay dung ke hoach|yeu cau|phat dong phong trao thi dua)\b.*[:.]$|:$")


def bases(opening: list[Piece], body: list[Piece]) -> list[FoundBasis]:
    """Return the bases in the order of the text, each paper once: `opening` paragraphs before the first clause, `body` all others."""
    found: list[FoundBasis] = []
    for row in [*opening, *body]:
        printed = row in opening and is_ground(row)
        cited = citations(row)
        if printed and not cited:
            found.append(_unnumbered(row))
        for citation in cited:
            _add(found, _basis(citation, printed))
    return found


def _add(found, basis):
    """Keep the first citation of a paper; note where a later one gives another day."""
    for at, other in enumerate(found):
        if basis.number and (other.kind, plain(other.number)) == (basis.kind, plain(basis.number)):
            if basis.day and other.day and basis.day != other.day:
                words = f"{other.kind} số {other.number} ghi hai ngày khác nhau: {_day(other.day)} và {_day(basis.day)}."
                found[at] = _with(other, oddity=words)
            return
        if not basis.number and (other.kind, other.title, other.day) == (basis.kind, basis.title, basis.day):
            return
    found.append(basis)


def _basis(citation: Citation, printed):
    day = citation.day
    basis = FoundBasis(
        kind=citation.kind,
        number=citation.number,
        day=day.day if day else None,
        issuer=citation.issuer,
        title=citation.title,
        printed=printed,
        quote=citation.words.words,
        place=citation.words.place,
    )
    return _with(basis, oddity=_oddity(basis, day))


def _oddity(basis, day):
    if day and not day.day:
        return "Ngày của căn cứ không có trong lịch."
    year = re.search(r"năm (\d{4})", basis.title)
    if year and basis.day and basis.day.year < int(year[1]) - 1 and len(re.findall(r"\d{4}", basis.title)) == 1:
        return f"Văn bản về năm {year[1]} nhưng mang ngày {_day(basis.day)}: có thể nhầm năm, cần đối chiếu."
    return ""


def _unnumbered(row):
    """A line "Căn cứ ..." that cites nothing with a number or a day."""
    rest = row.part(_GROUND.match(plain(row.words)).end(), len(row.words))
    rest = rest.part(0, len(rest.words.rstrip(" ;.,")))
    kind = _NAMELESS.match(plain(rest.words))
    if not kind:
        return FoundBasis(
            kind="", title=squeeze(rest.words), printed=True, quote=rest.words, place=rest.place, oddity="Căn cứ không nêu loại văn bản."
        )
    name, title = rest.words[: kind.end(1)], squeeze(rest.words[kind.end() :])
    oddity = "Căn cứ không ghi ngày." if kind[1] in _LAWS else "Căn cứ không ghi số và ngày."
    return FoundBasis(kind=squeeze(name).capitalize(), title=title, printed=True, quote=rest.words, place=rest.place, oddity=oddity)


def _with(basis, **changes):
    return FoundBasis(**{**basis.__dict__, **changes})


def _day(day):
    return f"{day.day}/{day.month}/{day.year}"
