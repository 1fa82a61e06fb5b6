"""What a person may look at from above: which authority, which directive, which clusters, which unit."""

import datetime as dt

from django.core.exceptions import PermissionDenied

from campaigns.directives.models import Directive
from campaigns.directives.states import DirectiveState
from campaigns.obligations.models import WHOLE
from emulation.units.models import ClusterMember, Unit

REFUSAL = "Trang tổng quan dành cho lãnh đạo, Cơ quan Thường trực, Hội đồng và thanh tra của cơ quan ban hành Chỉ thị."


def whole_seat(user):
    """Return a seat through which the person reads a whole authority, the chosen one first; None without."""
    seats = [seat for name in WHOLE for seat in user.seats_with(name)]
    chosen = getattr(user, "seat", None)
    return next((seat for seat in seats if chosen and seat.id == chosen.id), seats[0] if seats else None)


def require_whole(user):
    """Return the authority (a Unit) that the person reads whole. Raises PermissionDenied without one."""
    seat = whole_seat(user)
    if seat is None:
        raise PermissionDenied(REFUSAL)
    return seat.authority


def issued_directives(user, authority):
    """Return the issued directives of `authority` that the person sees, the newest first; one query."""
    shown = Directive.objects.visible_to(user).filter(authority=authority, state=DirectiveState.ISSUED)
    return list(shown.select_related("document", "authority"))


def pick(records, wanted, day):
    """Return the record with the id `wanted` (text of an address); else the newest of a year that has begun; None without records."""
    found = next((record for record in records if str(record.pk) == wanted), None)
    return found or next((record for record in records if record.year <= day.year), records[0] if records else None)


def year_before(day):
    """Return the same day of the year before; 29 February becomes 28 February."""
    return dt.date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def readable_units(user):
    """Return the QuerySet of units whose page of duties the person may open at all: the tree, and what the own units took over."""
    taken_over = user.lineage_of({seat.unit.pk for seat in user.seats})
    return Unit.objects.visible_to(user) | Unit.objects.filter(pk__in=taken_over)


def may_read_duties(user, unit, year=None):
    """Tell whether the person may read what `unit` owes: it is theirs or taken over, in a cluster they lead, or in an authority they read.

    With a `year` the cluster must be one of that year: who led the unit once does not read what it does later.
    """
    if any(unit.path.startswith(seat.authority.path) for name in WHOLE for seat in user.seats_with(name)):
        return True
    own = user.lineage_of({seat.unit.pk for name in ("campaigns.read_unit", *WHOLE) for seat in user.seats_with(name)})
    led = {seat.unit.pk for seat in user.seats_with("campaigns.read_cluster")}
    member = {"cluster__head__in": led, "unit": unit} | ({} if year is None else {"year": year})
    return unit.pk in own or (bool(led) and ClusterMember.objects.filter(**member).exists())
