"""Loads the whole demo in one transaction, once."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from campaigns.demo import papers
from campaigns.demo.cast import gather, moment
from campaigns.demo.data import read
from campaigns.demo.drafts import confirm, draft, name_propaganda_units
from campaigns.demo.last_year import load_last_year
from campaigns.demo.people import load_people
from campaigns.demo.places import load_places
from campaigns.demo.reading import begin_reading
from emulation import clock
from emulation.notifications.models import Notice
from emulation.notifications.states import Channel, State
from emulation.units.models import Unit

DRAFTED = dt.date(2023, 2, 3)
LAUNCH = dt.date(2023, 2, 6)


@transaction.atomic
def load():
    """Create units, people, last year and the draft of 2023; does nothing and returns False when there are units already."""
    if Unit.objects.exists():
        return False
    units = load_places()
    load_people(units)
    authority = units[read("units")["authority"]["code"]]
    cast = gather(DRAFTED)
    load_last_year(authority, cast)
    settle_messages()
    _draft_of_2023(authority, units, cast)
    return True


def _draft_of_2023(authority, units, cast):
    now = moment(DRAFTED, 14)
    data = read("directive_2023")
    with clock.at(now):
        directive = draft("directive_2023", authority=authority, by=papers.office(cast, now), now=now)
    name_propaganda_units(directive, [units[code] for code in data["propaganda_units"]])
    confirm(directive, but=data["unconfirmed"])
    # The signature is expected on the next working day: nothing opens before it.
    directive.duties.filter(opens__lt=LAUNCH).update(opens=LAUNCH)
    with clock.at(now):
        begin_reading("directive_2023", authority=authority, by=papers.office(cast, now), now=now)
    return directive


def settle_messages(read_before=None):
    """Mark every letter so far as delivered, and the messages of the bell as read, those before the moment `read_before` if given."""
    Notice.objects.filter(channel=Channel.EMAIL).exclude(state=State.SENT).update(state=State.SENT, sent_at=F("created_at"))
    bell = Notice.objects.filter(channel=Channel.BELL, read_at__isnull=True)
    if read_before:
        bell = bell.filter(created_at__lt=read_before)
    bell.update(read_at=F("created_at"))
