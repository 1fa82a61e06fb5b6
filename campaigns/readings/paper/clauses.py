"""The body as an outline: opening, clauses in the numbering of the paper, closing."""

import re
from dataclasses import dataclass, field

from campaigns.readings.paper import labels
from campaigns.readings.paper.bases import is_ground
from campaigns.readings.paper.findings import FoundClause
from campaigns.readings.paper.labels import Label
from campaigns.readings.paper.text import Piece, is_capital, plain, squeeze

_CLOSES = re.compile(
    r"tren day la|yeu cau|chi thi nay|ke hoach nay|de nghi|trong qua trinh|chu tich|dinh ky|nhan duoc|giao |can cu"
    r"|uy ban nhan dan|ubnd|can cu noi dung"
    r"|tong hop bao cao|rat mong|thu truong|cac co quan|hang nam|hang nam|van phong|so |truong ban"
)
_HEADING = 160


@dataclass
class Clause:
    """A clause with its own paragraphs; `rows[0]` begins after the label and may be empty."""

    label: Label
    depth: int
    start: int
    rows: list[Piece]
    oddity: str = ""

    @property
    def text(self):
        return "\n".join(squeeze(row.words) for row in self.rows if row.words)

    @property
    def is_heading(self):
        words = self.text
        return not words or words.endswith(":") or is_capital(words) or (len(words) < _HEADING and words[-1] not in ".;,!?" and len(self.rows) == 1)


@dataclass
class Outline:
    """`opening` and `closing` are paragraphs without a label, `grounds` the lines "Căn cứ ...", all in the order of the text."""

    grounds: list[Piece] = field(default_factory=list)
    opening: list[Piece] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)

    def ancestors(self, at: int) -> list[int]:
        """The places of the clauses above the one at `at`, the nearest first."""
        above, depth = [], self.clauses[at].depth
        for place in range(at - 1, -1, -1):
            if self.clauses[place].depth < depth:
                above.append(place)
                depth = self.clauses[place].depth
            if not depth:
                break
        return above


def outline(body: list[Piece]) -> Outline:
    """Sort the paragraphs of the body into grounds, opening, clauses and closing."""
    found = Outline()
    for row in body:
        label = labels.label_of(row.words)
        if not found.clauses and is_ground(row):
            found.grounds.append(row)
        elif label and not _is_stray(label, found.clauses):
            rest = row.part(label.size, len(row.words))
            found.clauses.append(Clause(label, 0, row.start, [rest]))
        elif found.clauses:
            found.clauses[-1].rows.append(row)
        elif not is_capital(row.words.rstrip(":")):  # "QUYẾT ĐỊNH:" and who decides stand between the grounds and the articles
            found.opening.append(row)
    _take_closing(found)
    _set_depths(found.clauses)
    _note_counting(found.clauses)
    return found


def _is_stray(label, clauses):
    """A number like "1.5" at the head of a line counts only where clause 1 is open; a letter out of the blue is a word."""
    if label.rank in (labels.SECOND, labels.THIRD):
        first = label.words.split(".")[0]
        return bool(clauses) and not any(other.label.words.split(".")[0] == first for other in clauses[-60:] if other.label.rank >= labels.FIRST)
    return False


def _take_closing(found):
    """What follows the last clause without a label closes the paper, unless that clause is only a heading."""
    if not found.clauses:
        return
    last = found.clauses[-1]
    heading = Clause(last.label, 0, 0, last.rows[:1]).is_heading
    first = 1 if not heading else next((at for at, row in enumerate(last.rows) if at > 1 and _CLOSES.match(plain(row.words))), len(last.rows))
    if heading and last.rows[0].words.endswith(":") and len(last.rows) > 1 and _CLOSES.match(plain(last.rows[1].words)):
        first = 1
    found.closing, last.rows = last.rows[first:], last.rows[:first]


def _set_depths(clauses):
    open_ranks: list[int] = []
    for clause in clauses:
        rank = _rank(clause.label, open_ranks)
        while open_ranks and open_ranks[-1] >= rank:
            open_ranks.pop()
        clause.depth = len(open_ranks)
        open_ranks.append(rank)


def _rank(label, open_ranks):
    """Stars and dots stand above or below dashes as the paper has it: whichever came first is above."""
    if label.rank in (labels.STAR, labels.DOT) and labels.DASH in open_ranks and label.rank not in open_ranks:
        return labels.DOT
    if label.rank == labels.DOT and labels.DASH not in open_ranks:
        return labels.STAR
    return label.rank


def _note_counting(clauses):
    """Say where the counting jumps or repeats: once for each run of numbers under one heading."""
    counts: dict[int, tuple[int, str]] = {}
    for clause in clauses:
        counts = {depth: last for depth, last in counts.items() if depth <= clause.depth}
        number = clause.label.count
        if not number:
            continue
        last = counts.get(clause.depth)
        if last and last[1].split()[0] == clause.label.words.split()[0][: len(last[1].split()[0])] or last:
            clause.oddity = _slip(last, number, clause.label)
        elif not last and number > 1:
            clause.oddity = f"Số thứ tự bắt đầu từ “{clause.label.words}”."
        counts[clause.depth] = (number, clause.label.words)


def _slip(last, number, label):
    if number == last[0]:
        return f"Số thứ tự “{label.words}” có hai lần."
    skips_letter = label.rank == labels.LETTER and {last[1].lower(), label.words.lower()} == {"d", "e"}  # many offices leave out "đ"
    if number < last[0] or (number > last[0] + 1 and not skips_letter):
        return f"Số thứ tự nhảy từ “{last[1]}” sang “{label.words}”."
    return ""


def found_clauses(found: Outline) -> list[FoundClause]:
    """Return the clauses as findings: the text without the label, the place from the label to the end of its last paragraph."""
    return [
        FoundClause(
            label=clause.label.words,
            depth=clause.depth,
            text=clause.text,
            place=(clause.start, max(clause.start + len(clause.label.words), clause.rows[-1].end)),
            oddity=clause.oddity,
        )
        for clause in found.clauses
    ]
