"""The registry of what a leaver hands over: upper rooms register what they put in a person's name."""

_HANDOVERS = []


def register(handover):
    """Register `handover(old, new, unit, *, role, by, now) -> int`.

    It moves what `old` has in hand in `unit` through `role` to `new` and returns how many records it moved.
    """
    _HANDOVERS.append(handover)
    return handover


def hand_over_work(old, new, unit, *, role, by, now):
    """Run every registered hand-over inside the caller's transaction; returns the total of moved records."""
    return sum(handover(old, new, unit, role=role, by=by, now=now) for handover in _HANDOVERS)
