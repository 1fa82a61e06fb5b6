"""A seat: one appointment as it counts on a day. What a person may do is the union of the seats held that day."""

from dataclasses import dataclass

from emulation.accounts.roles import AUTHORITY_ROLES, ROLE_PERMISSIONS, Role
from emulation.units.models import Unit


@dataclass(frozen=True)
class Seat:
    """One role in one unit. `authority` is the issuing unit whose work the seat belongs to."""

    id: int
    role: str
    unit: object
    authority: object
    title: str
    acting: bool

    @property
    def whole_authority(self):
        return self.role in AUTHORITY_ROLES

    @property
    def role_label(self):
        return Role(self.role).label

    @property
    def label(self):
        return f"{'Quyền ' if self.acting else ''}{self.title or Role(self.role).label}"

    def carries(self, name):
        """Tell whether the role of this seat holds the permission `name`, for whatever record."""
        return name in ROLE_PERMISSIONS[self.role]


def seats_on(user, day):
    """Return the seats of a person valid on `day` (a date), those of a whole authority first, then those of a cluster; two queries."""
    appointments = list(user.appointments.valid_on(day).select_related("unit__kind", "unit__parent"))
    codes = {code for appointment in appointments for code in appointment.unit.lineage}
    issuing = {unit.code: unit for unit in Unit.objects.filter(code__in=codes, authority__isnull=False).select_related("authority__standing_office")}
    seats = [_seat(appointment, issuing) for appointment in appointments]
    return tuple(sorted(seats, key=lambda seat: (not seat.whole_authority, seat.role != Role.CHAIRMAN, seat.role != Role.CLUSTER_HEAD)))


def _seat(appointment, issuing):
    unit = appointment.unit
    upwards = [issuing[code] for code in reversed(unit.lineage) if code in issuing]
    # A unit's seat belongs to the authority above it, which lays its duties, even where the unit issues directives of its own.
    if appointment.role not in AUTHORITY_ROLES and len(upwards) > 1 and upwards[0] == unit:
        upwards = upwards[1:]
    return Seat(appointment.pk, appointment.role, unit, upwards[0] if upwards else unit, appointment.title, appointment.acting)
