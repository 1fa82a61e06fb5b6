"""The clauses in reading order, with their depth, and what of the text still speaks of another year."""

import re
from dataclasses import dataclass

from campaigns.directives.models import Clause


@dataclass(frozen=True)
class Entry:
    """A clause in its place: `depth` 0 is a clause, 1 a point below it, 2 what stands below a point."""

    clause: Clause
    depth: int

    @property
    def label(self):
        return printed_label(self.clause.label, self.depth)


def printed_label(label, depth):
    """Return the label as the paper prints it: "1." for a clause, "a)" for a point (Nghị định 30/2020/NĐ-CP, Phụ lục I); other signs stay."""
    if not label[-1:].isalnum():
        return label
    return f"{label}." if depth == 0 else f"{label})"


def outline(directive):
    """Return the Entry of every clause, each followed by those below it; one query."""
    below = {}
    for clause in directive.clauses.select_related("parent"):
        below.setdefault(clause.parent_id, []).append(clause)

    def walk(parent, depth):
        for clause in below.get(parent, ()):
            yield Entry(clause, depth)
            yield from walk(clause.pk, depth + 1)

    return list(walk(None, 0))


def places_naming(directive, year, known=frozenset()):
    """Return the places (words) of a directive whose text names `year`: to be looked over in a text taken from an earlier year.

    `known` are ids of clauses that speak of that year on purpose.
    """
    spoken = re.compile(rf"(?<!\d){year}(?!\d)")
    texts = [("trích yếu", directive.abstract), ("tên phong trào", directive.movement_name), ("phần mở đầu", directive.opening)]
    texts += [(entry.clause.address, entry.clause.text) for entry in outline(directive) if entry.clause.pk not in known]
    texts += [("phần kết", directive.closing)]
    texts += [(f"việc “{duty.title}”", duty.title) for duty in directive.duties.all()]
    return [place for place, text in texts if spoken.search(text)]
