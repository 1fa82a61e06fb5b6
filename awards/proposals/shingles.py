"""Copied paragraphs: words in a row over folded text, each row as one number, so that the database finds what two texts share.

Marks, case, spaces, punctuation, composed or decomposed letters (NFC, NFD) and the place of the tone (Hoà, Hòa) make no difference.
"""

import re
from functools import lru_cache
from hashlib import blake2b

from emulation.search.text import fold, nfc

IN_A_ROW = 5
_WORD = re.compile(r"[^\W_]+")


def prints(*texts):
    """Return the set of numbers (64 bits, signed, the same on every machine) of `texts`; no row runs from one text into the next."""
    found = set()
    for text in texts:
        found.update(_numbers([word for word, _, _ in _words(nfc(text or ""))]))
    return found


def marked(text, shared):
    """Return `text` in pieces (op, words): "common" where a row of words is among the numbers `shared`, else "own"."""
    text = nfc(text or "")
    pieces, end = [], 0
    for first, last in _stretches(text, shared):
        pieces += [("own", text[end:first])] if first > end else []
        pieces.append(("common", text[first:last]))
        end = last
    return [*pieces, ("own", text[end:])] if end < len(text) else pieces


def quote(texts, shared, *, most=600):
    """Return what `texts` have of `shared`, in their own words: the passages with an ellipsis between, cut after `most` letters."""
    passages = [" ".join(words.split()) for text in texts for op, words in marked(text, shared) if op == "common"]
    whole = " … ".join(passages)
    return whole if len(whole) <= most else whole[: most - 1].rsplit(" ", 1)[0] + " …"


def _stretches(text, shared):
    """Return [[start, end], ...] in `text` of what is common, joined where two rows of words overlap or touch."""
    words, found, reach = _words(text), [], -1
    for place, number in enumerate(_numbers([word for word, _, _ in words])):
        if number in shared:
            last = words[place + IN_A_ROW - 1][2]
            if place <= reach:
                found[-1][1] = last
            else:
                found.append([words[place][1], last])
            reach = place + IN_A_ROW
    return found


def _words(text):
    return [(_folded(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _numbers(words):
    """Return the number of each row of words, in order."""
    rows = (" ".join(words[place : place + IN_A_ROW]).encode() for place in range(len(words) - IN_A_ROW + 1))
    return [int.from_bytes(blake2b(row, digest_size=8).digest(), "big", signed=True) for row in rows]


@lru_cache(maxsize=20_000)
def _folded(word):
    return fold(word)
