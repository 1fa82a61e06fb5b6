"""The foot of a paper: "Nơi nhận" with its lines, "Lưu", the mark of the drafter, and who signs in which capacity."""

import re

from campaigns.readings.paper.findings import Found, FoundRecipient
from campaigns.readings.paper.text import Piece, columns, is_capital, plain, squeeze, stripped
from campaigns.readings.paper.zones import CAPACITY, TITLE

_BULLET = re.compile(r"[-–—+*•]\s*")
_FILING = re.compile(r"luu\s*:?\s*(?=\S)")
_MARK = re.compile(r"<\s*([^<>\n]{1,40}?)\s*>|\(\s*([^()\n]{1,12}?)\s*\)$")
_SIDE = re.compile(
    r"(?:(?<=[;.])|(?<=noi nhan:))\s+(?=(?:(?:tm|kt|tl|tuq|q)\s*\.\s*\S|(?:pho )?(?:chu tich|giam doc|truong|chanh|bi thu|hieu truong)))"
)
_ABBREVIATION = re.compile(r"(?:tm|kt|tl|tuq|q)\s*\.")
_BEHIND = re.compile(r"\.\s+((?:[A-ZĐÀ-Ỹ][^\W\d_]*\s+){1,5}[A-ZĐÀ-Ỹ][^\W\d_]*)$")
_NAME = re.compile(r"(?:[^\W\d_][\w'’]*\s+){1,6}[^\W\d_][\w'’]*")


# Police and soldiers sign with their rank, schools and hospitals often with a degree.
_RANK = re.compile(
    r"(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)"
    r"|(?:PGS|GS|TS|ThS|BS|BSCK(?:I{1,2}|\d)?|CK(?:I{1,2}|\d)|CN|KS|NGƯT|NGND|TTƯT)(?=[.,\s]))[.,\s]*)+"
)


class Foot:
    """What the foot says: `recipients`, and `facts` under the keys of the head (filing, drafter_mark, capacity, signer_title, signer_name)."""

    def __init__(self, pieces: list[Piece], text: str):
        self._text = text
        self.recipients: list[FoundRecipient] = []
        self.facts: dict[str, Found] = {}
        self._capacity: list[Piece] = []
        self._titles: list[Piece] = []
        self._names: list[Piece] = []
        self._open: Piece | None = None
        self._listing = False
        for piece in (part for row in pieces for part in _parts(row)):
            self._take(piece)
        self._close()
        self._sign()

    def _take(self, piece):
        folded = plain(piece.words)
        bullet = _BULLET.match(piece.words)
        if folded.startswith("noi nhan"):
            self._listing = True
            rest = piece.part(len("noi nhan"), len(piece.words)).words.lstrip(": ")
            if rest:
                self._take(piece.part(len(piece.words) - len(rest), len(piece.words)))
        elif bullet:
            self._close()
            self._open = piece.part(bullet.end(), len(piece.words))
        elif is_capital(piece.words) and (CAPACITY.match(folded) or TITLE.match(folded) or self._capacity or self._titles):
            self._title(piece, folded)
        elif self._carries_on(piece):
            self._open = Piece(self._text[self._open.start : piece.end], self._open.start, piece.end)
        elif self._signs(piece, folded):
            self._names.append(piece)
        elif self._listing and not (self._titles and not piece.words.endswith((";", "."))):
            self._close()
            self._open = piece

    def _carries_on(self, piece):
        """A line of the list that was too long: begins small, and nothing but a line end stands in between."""
        return bool(
            self._open and self._open.words and piece.words[0].islower() and self._open.words[-1] not in ";." and piece.start - self._open.end <= 2
        )

    def _signs(self, piece, folded):
        if folded.strip("()") == "da ky" or piece.words.startswith(("(", "[")):
            return False
        rank = _RANK.match(piece.words)
        name = piece.words[rank.end() if rank else 0 :]
        upright = all(word[0].isupper() for word in name.split())
        return bool(self._titles and upright and _NAME.fullmatch(name) and not folded.startswith(("luu", "nhu tren")))

    def _title(self, piece, folded):
        if CAPACITY.match(folded) and not folded.startswith("q"):
            self._capacity.append(piece)
        elif TITLE.match(folded) or self._titles:
            (self._titles if not _NAME.fullmatch(piece.words) or TITLE.match(folded) else self._names).append(piece)
        else:
            self._capacity.append(piece)

    def _close(self):
        """Finish the line of the list that is open."""
        line, self._open = self._open, None
        if not line or not line.words:
            return
        words = line.words.rstrip(" ;.,")
        filing, mark = _FILING.match(plain(words)), _MARK.fullmatch(words)
        if filing:
            self._filing(line.part(filing.end(), len(words)))
        elif mark:
            self._mark(line, mark)
        elif words:
            self.recipients.append(FoundRecipient(text=squeeze(words), place=(line.start, line.start + len(words))))

    def _filing(self, piece):
        mark = _MARK.search(piece.words)
        if mark and mark.end() == len(piece.words):
            self._mark(piece, mark, odd=False)
            piece = piece.part(0, mark.start())
            piece = piece.part(0, len(piece.words.rstrip(" .,;")))
        self.facts.setdefault("filing", Found(value=squeeze(piece.words), quote=piece.words, place=piece.place))

    def _mark(self, line, mark, odd=True):
        words = stripped(mark[1] or mark[2], line.start + mark.start(1 if mark[1] else 2))
        oddity = f"Dòng “- {squeeze(line.words)}” nằm trong Nơi nhận: hiểu là ký hiệu người soạn." if odd else ""
        self.facts.setdefault("drafter_mark", Found(value=words.words, quote=words.words, place=words.place, oddity=oddity))

    def _sign(self):
        for key, pieces in (("capacity", self._capacity), ("signer_title", self._titles)):
            if pieces:
                value = "\n".join(squeeze(piece.words) for piece in pieces)
                self.facts[key] = Found(value=value, quote=pieces[0].words, place=pieces[0].place)
        if self._names:
            name = (
                self._names[-1] if len(self._names) == 1 else next((piece for piece in self._names if len(piece.words.split()) > 1), self._names[0])
            )
            self.facts["signer_name"] = Found(value=squeeze(name.words), quote=name.words, place=name.place)


def _parts(row):
    """What stands side by side: columns, and in a copy from a PDF the signer right behind a line of the list."""
    for piece in columns(row):
        place = 0
        for side in _SIDE.finditer(plain(piece.words)):
            alone = _ABBREVIATION.fullmatch(plain(piece.words[place : side.start()]))  # "KT. CHỦ TỊCH" is one line
            if is_capital(piece.words[side.end() :]) and not alone:
                yield piece.part(place, side.start())
                place = side.end()
        if _FILING.match(plain(piece.words).lstrip("-–+* ")) and (signed := _BEHIND.search(piece.words, place)):
            yield piece.part(place, signed.start(1))
            place = signed.start(1)
        last = piece.part(place, len(piece.words))
        if last.words:
            yield last
