"""The text that is read: one spelling, lines with their offsets, and a shadow without marks that has the same offsets."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from emulation.search.text import nfc

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HIDDEN = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_STROKES = re.compile(r"(?:(?<![ \t])[ \t]+)?\|[ \t]*")  # a table copied as text
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# Room left for a number or a day to be written in ("Số:      /CT-UBND", "ngày      tháng") parts nothing.
_COLUMNS = re.compile(r"(?:\t[\t ]*|(?<! ) {3,}[\t ]*)(?![/.…]|(?:tháng|năm)(?:\W|$))")
_ROOM = re.compile(r"(?:số\s?:?|ngày|tháng)$", re.I)


@dataclass(frozen=True)
class Piece:
    """A stretch of the text with its place; `words` is what stands there, without blanks around."""

    words: str
    start: int
    end: int

    @property
    def place(self):
        return self.start, self.end

    def part(self, start: int, end: int) -> "Piece":
        """The stretch from `start` to `end`, counted inside this one, without blanks around."""
        return stripped(self.words[start:end], self.start + start)


def tidy(text: str) -> str:
    """Return `text` composed (NFC), every line end a newline, every other blank a space or a tab, without signs that nobody sees.

    Upright strokes between the cells of a table become tabs.
    """
    return nfc(_STROKES.sub("\t", _SPACES.sub(" ", _HIDDEN.sub("", _LINE_ENDS.sub("\n", text)))))


def stripped(words: str, start: int) -> Piece:
    """Return the piece for `words` that stand at `start`, without the blanks around them."""
    kept = words.strip()
    begin = start + len(words) - len(words.lstrip())
    return Piece(kept, begin, begin + len(kept))


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Yield the lines of text[start:end], blank ones too (they keep things apart), each without the blanks around it."""
    place = start
    for line in text[start:end].split("\n"):
        yield stripped(line, place)
        place += len(line) + 1


def columns(line: Piece) -> list[Piece]:
    """Return what stands side by side in a line: parted by a tab or by three blanks and more."""
    pieces, place = [], 0
    for gap in _COLUMNS.finditer(line.words):
        if _ROOM.search(line.words[max(0, gap.start() - 6) : gap.start()]):
            continue
        pieces.append(line.part(place, gap.start()))
        place = gap.end()
    pieces.append(line.part(place, len(line.words)))
    return [piece for piece in pieces if piece.words]


def squeeze(words: str) -> str:
    """Return `words` with single spaces, as a record takes them."""
    return " ".join(words.split())


@lru_cache(maxsize=4096)
def _base(sign: str) -> str:
    if sign in "đĐ":
        return "d"
    letter = unicodedata.normalize("NFD", sign)[0].lower()
    return letter if len(letter) == 1 else sign


def plain(words: str) -> str:
    """Return `words` in lower case and without marks, sign for sign: offsets in it are offsets in `words`."""
    return "".join(map(_base, words))


def is_capital(words: str) -> bool:
    """Tell whether `words` are set in capitals ("CHỦ TỊCH"): at least two letters, none of them small."""
    return words == words.upper() and sum(sign.isalpha() for sign in words) > 1
