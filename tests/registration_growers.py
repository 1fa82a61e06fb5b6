"""Registrations that come in one at a time, for the lists that must not ask the database more often for more rows."""

import datetime as dt

from awards.catalogue.models import AwardType
from awards.registrations.actions import start_registration, submit
from awards.registrations.models import RegistrationLine
from tests.award_factories import person, registration_owed
from tests.factories import MORNING


def registrations_sent(world):
    """Submit the registration of one unit after the other."""
    award = AwardType.objects.create(code="LDTT", name="Lao động tiên tiến", short_name="LĐTT", form="title", level="local", search_key="ldtt")
    for day, (name, head) in enumerate((("song_ray", "an"), ("xuan_my", "dung"), ("noi_vu", "em")), 1):
        unit, by = world.units[name], getattr(world.people, head)
        owed = registration_owed(world, unit, due=dt.date(2023, 3, day))  # a duty of the same day would be the same duty
        registration = start_registration(owed, by=by, now=MORNING)
        RegistrationLine.objects.create(registration=registration, recipient=person("Lê Thị Hòa", unit), award=award)
        submit(registration, by=by, now=MORNING)
        yield


def registrations_of_one_unit(world):
    """Ask one unit for its registration, year by year; it begins each of them."""
    for year in (2023, 2022, 2021):
        owed = registration_owed(world, world.units["song_ray"], year=year, now=MORNING.replace(year=year))
        start_registration(owed, by=world.people.an, now=MORNING.replace(year=year))
        yield
