"""Sentences of a passage, as the unit wrote them: cut at the ends of lines and sentences, never inside a number or an abbreviation. Pure."""

import re

_ENDS = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)]))\s+(?=[\"“‘(]*[0-9A-ZÀ-ỸĐ])")
_SHORT = re.compile(r"(?:^|[\s(])(?:TP|Tp|ThS|TS|PGS|GS|BS|KS|CN|Ths|Mr|Ông|Bà|St|Q|P|H|X|TT|Tr|[A-ZĐ])\.$")
_MARK = re.compile(r"^(?:[-+*•–]|\d{1,2}[.)]|[a-zđ]\))\s+")


def sentences_of(text):
    """Return the sentences of `text` in order, without the marks of lists before them; a title or an abbreviation ends no sentence."""
    return [sentence for line in text.splitlines() for sentence in _of_line(_MARK.sub("", line.strip()))]


def _of_line(line):
    found = []
    for piece in _ENDS.split(line):
        if found and _SHORT.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found
