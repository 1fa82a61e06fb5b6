"""Who may manage people, who may read the whole unit tree, who keeps the calendar of days off."""

from emulation.accounts.predicates import permission
from emulation.units.models import Unit


@permission("accounts.appoint")
def inside_the_authority(seat, obj):
    """The unit of the appointment (or the unit itself) lies in the tree of the seat's authority."""
    unit = obj if isinstance(obj, Unit) else obj.unit
    return unit.path.startswith(seat.authority.path)


@permission("accounts.manage_users")
def colleague_in_the_authority(seat, obj):
    """The person holds, or held, a seat somewhere in the tree of the authority, or none anywhere yet."""
    paths = [appointment.unit.path for appointment in obj.appointments.all()]
    return not paths or any(path.startswith(seat.authority.path) for path in paths)


@permission("units.read_all")
def unit_in_the_tree(seat, obj):
    return obj.path.startswith(seat.authority.path)


@permission("units.keep_calendar")
def whatever_day(seat, obj):
    """Days off are law and the same for every authority: whoever administers one keeps them for all."""
    return True
