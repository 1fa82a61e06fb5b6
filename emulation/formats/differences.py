"""What two texts, two values or two lists of files differ in.

A piece is (op, text) with op "same", "ins", "del" or "arrow" (between an old and a new value); the template writes the markup.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

# A number, a day or a percentage is one word; so is every sign, so that a comma does not drag its word along.
_WORDS = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s+|[^\w\s]")

_MOST_PAIRS = 40_000  # a page of text has some thousands


@dataclass(frozen=True)
class TextChange:
    label: str
    pieces: list

    @property
    def changed(self):
        return changed(self.pieces)


def changed(pieces):
    """Return whether anything in `pieces` was put in or left out."""
    return any(op != "same" for op, _ in pieces)


def words(old, new):
    """Return the pieces that lead from the text `old` to `new`: whole lines first, then words inside the lines that changed."""
    pieces = []
    for op, before, after in _steps(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if op == "equal":
            pieces.append(("same", "".join(before)))
        else:
            pieces += _of_words("".join(before), "".join(after))
    return _joined(pieces)


def value(old, new):
    """Return the pieces of a number, a day or a unit: never half of it, always old and new."""
    if old == new:
        return [("same", new)] if new else []
    if old and new:
        return [("del", old), ("arrow", " → "), ("ins", new)]
    return [("ins", new)] if new else [("del", old)]


def whole(text, kind):
    """Return the pieces of a text that stands on one side only; `kind` is "new" or "gone"."""
    return [("ins" if kind == "new" else "del", text)] if text else []


def files(before, after):
    """Return the names of the files (lists of {name, sha256}): those kept, those put in, those left out; a file is what its digest says."""
    old, new = ({file["sha256"]: file["name"] for file in side} for side in (before, after))
    gone = [("del", name) for digest, name in old.items() if digest not in new]
    return [("same" if digest in old else "ins", name) for digest, name in new.items()] + gone


def _of_words(old, new):
    pieces = []
    for op, before, after in _steps(_WORDS.findall(old), _WORDS.findall(new)):
        if op == "equal":
            pieces.append(("same", "".join(before)))
            continue
        pieces += [("del", "".join(before))] if before else []
        pieces += [("ins", "".join(after))] if after else []
    return pieces


def _steps(old, new):
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=_are_repetitive(old, new))
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        yield op, old[a1:a2], new[b1:b2]


def _are_repetitive(old, new):
    """Tell whether so many words of one list stand in the other that comparing each with each takes minutes; then common ones are passed over."""
    counts = Counter(new)
    return sum(counts[each] for each in old if not each.isspace()) > _MOST_PAIRS


def _joined(pieces):
    """Join neighbours of one kind, drop empty ones."""
    found = []
    for op, text in pieces:
        if text and found and found[-1][0] == op:
            found[-1] = (op, found[-1][1] + text)
        elif text:
            found.append((op, text))
    return found
