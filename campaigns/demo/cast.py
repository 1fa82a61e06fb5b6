"""The people and units of the loaded demo by name, and moments of its days."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from emulation import clock
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role


@dataclass(frozen=True)
class Cast:
    """`heads`, `clerks` and `leaders` (of clusters) give the person by the id of the unit, as of one day."""

    users: dict
    heads: dict
    clerks: dict
    leaders: dict

    def person(self, username):
        return self.users[username]


def gather(day):
    """Return the Cast of `day` (a date); everybody carries the seat they hold then. Two queries and two for each person used."""
    users = {user.pk: user for user in User.objects.all()}
    found = {role: {} for role in Role.values}
    for appointment in Appointment.objects.valid_on(day):
        found[appointment.role][appointment.unit_id] = users[appointment.user_id]
    by_name = {user.username: user for user in users.values()}
    return Cast(by_name, found[Role.UNIT_HEAD], found[Role.UNIT_CLERK], found[Role.CLUSTER_HEAD])


def moment(day, hour, minute=0):
    """Return the aware moment of a day (a date or ISO text) in Asia/Ho_Chi_Minh."""
    if isinstance(day, str):
        day = dt.date.fromisoformat(day)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def seated(person, role, now):
    """Return `person` with the seat of `role` chosen, as after signing in at `now`: the history names the seat."""
    with clock.at(now):
        person.seat = next(seat for seat in person.seats if seat.role == role)
    return person
