"""A list of units as a tree: each followed by those below it, with its depth."""

from dataclasses import dataclass

from emulation.units.models import Unit


@dataclass(frozen=True)
class Branch:
    unit: Unit
    depth: int


def as_tree(units):
    """Return Branches of `units` (a list in the order wanted); a unit whose parent is not in the list stands at the top. No query."""
    known = {unit.pk for unit in units}
    below = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)

    def walk(parent, depth):
        for unit in below.get(parent, ()):
            yield Branch(unit, depth)
            yield from walk(unit.pk, depth + 1)

    return list(walk(None, 0))
