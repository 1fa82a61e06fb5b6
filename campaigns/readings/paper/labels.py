"""Labels of clauses as offices number them: "Phần I", "Điều 1.", "I.", "1.", "1.1", "a)", "(1)", "-", "+" and the slips in them ("1/", "dieu 2")."""

import re
from dataclasses import dataclass

from campaigns.readings.paper.text import plain

# The order in which numberings stand inside each other.
PART, CHAPTER, SECTION, ARTICLE, UPPER, ROMAN, FIRST, SECOND, THIRD, LETTER, ENCLOSED, STAR, DASH, DOT, PLUS = range(15)
_ROMAN = re.compile(r"[IVXL]+")
_ORDINALS = {"nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_WORDED = re.compile(rf"(phan|chuong|muc|dieu)\s+(thu\s+(?:{'|'.join(_ORDINALS)})|[ivxl]+|\d{{1,3}}[a-z]?)(?![^\W_])\s*[.:/)\-–]?\s*")
_WORDED_RANK = {"phan": PART, "chuong": CHAPTER, "muc": SECTION, "dieu": ARTICLE}
LABEL = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\s?[./)](?!\d)|[-–](?=\s[^\W\d_])|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))"
    r"|(?P<roman>[IVXL]{1,6})\s?[./)](?=\s|[^\W\d_][^\W\d_])"
    r"|(?P<upper>[A-HĐ])\s?[./)](?=\s|[^\W\d_][^\W\d_])"
    r"|(?P<letter>[a-zđ])\s?[./)](?![/.\d])(?=\s|[^\W\d_])"
    r"|\((?P<enclosed>\d{1,2}|[a-zđ])\)(?=\s)"
    r"|(?P<bullet>[-–—+*•●▪])(?=\s*[^\W\d_]|\s+\S))\s*"
)
_BULLETS = {"-": DASH, "–": DASH, "—": DASH, "*": STAR, "•": DOT, "●": DOT, "▪": DOT, "+": PLUS}


@dataclass(frozen=True)
class Label:
    """`words` as written without the closing sign, `rank` by the order above, `size` = how much of the line it takes."""

    words: str
    rank: int
    size: int

    @property
    def count(self):
        """The place in its row ("3" of "2.3" is 3, "b" is 2), or 0 where nothing is counted."""
        word = self.words.split()[-1].split(".")[-1] if self.words else ""
        if self.rank >= STAR:
            return 0
        if self.rank in (LETTER, UPPER) or (self.rank == ENCLOSED and not word.isdigit()):
            return _VN_LETTERS.find(word.lower()) + 1
        if word.isdigit():
            return int(word)
        folded = plain(word)
        if folded in _ORDINALS:
            return _ORDINALS[folded]
        return _roman_value(word.upper()) if _ROMAN.fullmatch(word.upper()) else 0


_VN_LETTERS = "abcdđeghiklmnopqrstuvxy"


def label_of(line: str) -> Label | None:
    """Return the label that `line` begins with, or None."""
    head = line[:48]
    worded = _WORDED.match(plain(head))
    if worded and head[0].isupper():
        return Label(" ".join(head[: worded.end(2)].split()), _WORDED_RANK[worded[1]], worded.end())
    found = LABEL.match(line)
    if not found:
        return None
    kind, words = found.lastgroup, found[found.lastgroup]
    if kind == "number":
        return Label(words, min(FIRST + words.count("."), THIRD), found.end())
    rank = _BULLETS[words] if kind == "bullet" else {"roman": ROMAN, "upper": UPPER, "letter": LETTER, "enclosed": ENCLOSED}[kind]
    return Label(words, rank, found.end())


def _roman_value(word):
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[sign] for sign in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
