"""What reading a directive yields: plain facts, each with its place in the text. Pure data, no database and no Django.

A place is (start, end): offsets in characters into the text that was read, so that the page can show the finding where it stands.
"""

import datetime as dt
from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Found:
    """One fact of the head or the foot: `value` as the record takes it, `quote` as it is written, `oddity` what a person should look at."""

    value: object
    quote: str
    place: Place
    oddity: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundBasis:
    """A text that the directive stands on; `printed` for a line "Căn cứ ..." of its own, False where it is quoted inside the text."""

    kind: str
    number: str = ""
    day: dt.date | None = None
    issuer: str = ""
    title: str = ""
    printed: bool = False
    quote: str = ""
    place: Place = (0, 0)
    oddity: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundClause:
    """A clause in its own numbering. `label` as written without its closing sign ("1", "1.1", "a", "I", "Phần thứ nhất"); `depth` from 0."""

    label: str
    depth: int
    text: str
    place: Place = (0, 0)
    oddity: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundMovement:
    """A named movement with its period; `level` is a value of Movement.Level, `clause` the place of the clause in the list of clauses or None."""

    name: str
    level: str
    year_from: int | None = None
    year_to: int | None = None
    clause: int | None = None
    place: Place = (0, 0)


@dataclass(frozen=True, kw_only=True)
class FoundRecipient:
    """One line of "Nơi nhận", without the dash and the semicolon."""

    text: str
    place: Place = (0, 0)
    oddity: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundDuty:
    """A sentence that lays a duty. `who` are the bodies as written, split one by one; `helpers` those that only work along ("phối hợp").

    `kind` is a value of Duty.Kind; `courtesy` for "đề nghị"; `period` "", "half_year", "quarter", "month" or "year"; `rule` a due rule in
    the words of `campaigns.directives.dueness` or ""; `clause` the place of its clause in the list of clauses, None for opening or closing.
    """

    kind: str
    title: str
    who: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    courtesy: bool = False
    period: str = ""
    rule: str = ""
    due: dt.date | None = None
    clause: int | None = None
    quote: str = ""
    place: Place = (0, 0)
    oddity: str = ""


@dataclass(frozen=True, kw_only=True)
class Oddity:
    """Something written strangely ("Covid-19.0"): kept as it is, shown to a person."""

    words: str
    quote: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that was found in `text` (NFC, lines ended by a newline). A fact that was not found is None or an empty list: nothing is invented.

    `type_name` "CHỈ THỊ" / "KẾ HOẠCH" / "CÔNG VĂN" ..., `number` int, `symbol` "CT-UBND", `day` date, `place` "Cẩm Mỹ", `issuer`, `abstract`,
    `opening` and `closing` paragraphs, `period_from`/`period_to` dates, `movement_name`, `capacity` ("TM. ỦY BAN NHÂN DÂN" or two lines "KT. ..."),
    `signer_title`, `signer_name`, `filing` ("VT, NC"), `drafter_mark` ("Thọ").
    """

    text: str
    head: dict[str, Found] = field(default_factory=dict)
    bases: list[FoundBasis] = field(default_factory=list)
    clauses: list[FoundClause] = field(default_factory=list)
    movements: list[FoundMovement] = field(default_factory=list)
    recipients: list[FoundRecipient] = field(default_factory=list)
    duties: list[FoundDuty] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
