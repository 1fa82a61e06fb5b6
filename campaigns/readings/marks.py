"""The text with every finding marked at its place: marks lie inside each other, and one that crosses another is cut in two. Pure."""

from dataclasses import dataclass

NEAR = 240  # characters of the paragraph on either side


@dataclass(frozen=True)
class Piece:
    """`opens` an entry (with `first` where its mark begins), or `closes` one, or plain `text`."""

    text: str = ""
    opens: object = None
    first: bool = False
    closes: bool = False


def marked(text, entries):
    """Return the Pieces of `text` with a mark for every entry (with `.place`, two offsets) that stands in it."""
    standing = sorted((entry for entry in entries if has_place(entry.place, text)), key=lambda entry: (entry.place[0], -entry.place[1]))
    points = sorted({point for entry in standing for point in entry.place})
    starts = {}
    for entry in standing:
        starts.setdefault(entry.place[0], []).append(entry)
    pieces, stack, at = [], [], 0
    for point in points:
        pieces.append(Piece(text[at:point]))
        at = point
        _close(pieces, stack, point)
        for entry in starts.get(point, ()):
            pieces.append(Piece(opens=entry, first=True))
            stack.append(entry)
    pieces.append(Piece(text[at:]))
    return [piece for piece in pieces if piece.text or piece.opens or piece.closes]


def has_place(place, text):
    """Tell whether `place` is somewhere in `text`."""
    start, end = place
    return 0 <= start < end <= len(text)


def around(text, place):
    """Return (before, itself, after): the paragraph in which `place` stands, cut where it is long; three empty texts without a place."""
    if not has_place(place, text):
        return "", "", ""
    start, end = place
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    return f"…{before[-NEAR:]}" if len(before) > NEAR else before, text[start:end], f"{after[:NEAR]}…" if len(after) > NEAR else after


def _close(pieces, stack, point):
    again = []
    while any(entry.place[1] <= point for entry in stack):
        top = stack.pop()
        pieces.append(Piece(closes=True))
        if top.place[1] > point:
            again.append(top)
    for entry in reversed(again):
        pieces.append(Piece(opens=entry))
        stack.append(entry)
