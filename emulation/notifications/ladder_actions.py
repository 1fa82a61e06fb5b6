"""Verbs on the ladder of an authority: rungs of its own, or back to those that count for everybody without."""

from emulation.notifications.models import Rung
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace


@act
def lay_ladder(authority, rungs, *, by, now):
    """Give `authority` (a Unit) the ladder of `rungs` (unsaved Rungs, at least one) instead of the one it has. Raises Refused without the right.

    What was reminded already is not reminded again; the next morning round climbs the new rungs.
    """
    _guard(authority, by)
    if not rungs:
        raise Refused("Giữ ít nhất một nấc nhắc.")
    Rung.objects.filter(authority=authority).delete()
    for rung in rungs:
        rung.authority = authority
    Rung.objects.bulk_create(rungs)
    write_trace(authority, step="ladder", what=f"Sửa thang nhắc việc, {len(rungs)} nấc", by=by, now=now)


@act
def default_ladder(authority, *, by, now):
    """Take the own rungs of `authority` away, so that the common ladder counts again. Raises Refused without the right."""
    _guard(authority, by)
    Rung.objects.filter(authority=authority).delete()
    write_trace(authority, step="ladder", what="Thang nhắc việc trở về mặc định", by=by, now=now)


def own_authority(user):
    """Return the authority whose ladder the person keeps: of the chosen seat where it has the right, else of the first that has; None without."""
    seats = user.seats_with("notifications.keep_outbox")
    chosen = getattr(user, "seat", None)
    return next((seat.authority for seat in seats if chosen and seat.id == chosen.id), seats[0].authority if seats else None)


def _guard(authority, by):
    if authority.pk not in {seat.authority.pk for seat in by.seats_with("notifications.keep_outbox")}:
        raise Refused("Chỉ Thường trực Hội đồng và quản trị hệ thống của cơ quan được sửa thang nhắc việc.")
