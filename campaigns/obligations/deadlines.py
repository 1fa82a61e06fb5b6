"""What the changes of an obligation amount to on a given day: pure rules over rows with kind, day, due, from_unit_id, in the order made.

A change counts from its day on, so that any day of the past is told as it was known then.
"""

from campaigns.obligations.states import ChangeKind

EXTENSIONS, MENDINGS = (ChangeKind.EXTEND,), (ChangeKind.FIX,)
WAIVERS = (ChangeKind.WAIVE, ChangeKind.RESTORE)


def deadline(due, changes, day):
    """Return the deadline on `day`: that of the newest extension, else the original `due` (dates)."""
    newest = _newest(changes, day, EXTENSIONS)
    return newest.due if newest else due


def mending_day(changes, day):
    """Return by when what was sent back has to come again, as last set until `day`, or None.

    A return without a day of its own repeats the deadline, which may have passed by then: that is no day for mending.
    """
    newest = _newest(changes, day, MENDINGS)
    return newest.due if newest and newest.due >= newest.day else None


def waiver(changes, day):
    """Return the change by which the obligation is waived on `day`, or None."""
    newest = _newest(changes, day, WAIVERS)
    return newest if newest and newest.kind == ChangeKind.WAIVE else None


def unit_on(unit_id, changes, day):
    """Return who owed it on `day`, where `unit_id` owes it now: the unit that the first later move took it from."""
    later = (change for change in changes if change.kind == ChangeKind.MOVE and change.day > day)
    first = next(later, None)
    return first.from_unit_id if first else unit_id


def _newest(changes, day, kinds):
    if not changes:  # most have none, and a board asks of each a dozen times
        return None
    return next((change for change in reversed(list(changes)) if change.kind in kinds and change.day <= day), None)
