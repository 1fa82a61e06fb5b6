"""Who reads a reminder on a given day: people by role and unit, from the appointments, so that nobody who left is reminded."""

from collections import defaultdict

from emulation.accounts.models import Appointment


def people_by_seat(roles, day):
    """Return lists of active people by (role, id of the unit) for everybody who holds one of `roles` on `day`; one query."""
    seats = Appointment.objects.valid_on(day).filter(role__in=roles, user__is_active=True).select_related("user")
    found = defaultdict(list)
    for seat in seats.order_by("user__sort_key", "user_id", "pk"):
        if seat.user not in found[seat.role, seat.unit_id]:
            found[seat.role, seat.unit_id].append(seat.user)
    return found
