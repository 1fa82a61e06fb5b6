"""The registrations of the year: the office asks for them in February, each unit answers in its own way. Everything by the verbs of the room."""

import datetime as dt

from awards.catalogue.models import AwardType
from awards.catalogue.states import RecipientKind
from awards.demo.data import read
from awards.records.models import Membership
from awards.registrations import actions
from awards.registrations.models import Registration, RegistrationLine
from awards.registrations.states import RegistrationState as R
from campaigns.demo.cast import moment, seated
from campaigns.demo.papers import office
from campaigns.demo.stories import working
from campaigns.directives.models import Duty
from campaigns.obligations.asking import add_duty
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.roles import Role
from emulation.units.models import Unit

FIRST = "LDTT"  # the title for which the whole staff registers
BEGIN, SEND = dt.date(2023, 3, 1), dt.date(2023, 3, 13)


def ask(directive, cast, until):
    """Lay the duty to register on every unit below the authority, once."""
    told = read("lively")["registering"]
    if told["day"] > until or directive.duties.filter(kind=Duty.Kind.REGISTRATION).exists():
        return
    now = moment(told["day"], 9)
    units = list(Unit.objects.under(directive.authority).valid_on(told["day"]).ordered())
    words = {name: told[name] for name in ("title", "short", "ground", "brief", "due")}
    with clock.at(now):
        add_duty(directive, units, by=office(cast, now), now=now, kind=Duty.Kind.REGISTRATION, **words)


def registrations(directive):
    """Yield (day, hour, minute, what happens, obligation) for every registration of the year."""
    told = read("lively")["registering"]
    owed = Obligation.objects.with_names().filter(directive=directive, duty__kind=Duty.Kind.REGISTRATION)
    for place, obligation in enumerate(owed.order_by("unit__sort_key", "pk")):
        code = obligation.unit.code
        if code in told["nothing"]:
            continue
        sent = working(SEND, place % 11)
        yield working(BEGIN, place % 7), 8, place % 60, _begin, obligation
        if code in told["draft"]:
            continue
        yield sent, 9, place % 60, _pass_up, obligation
        if code in told["head"]:
            continue
        yield sent, 15, place % 60, _submit, obligation
        if code in told["returned"]:
            yield working(sent, 3), 10, place % 60, _give_back(told["returned"][code]), obligation
        elif code not in told["waiting"]:
            yield working(sent, 3), 10, place % 60, _approve, obligation


def _begin(obligation, cast, now):
    """Start with last year's titles; everybody strives for the first one, and whoever strives for more names an initiative."""
    if Registration.objects.filter(obligation=obligation).exists():
        return
    with clock.at(now):
        clerk = seated(cast.clerks[obligation.unit_id], Role.UNIT_CLERK, now)
        registration = actions.start_registration(obligation, by=clerk, now=now)
    # As rows, not by the verb: it would read the whole roster twice more for each of sixty units.
    first = AwardType.objects.get(code=FIRST)
    there = Membership.objects.valid_on(clock.day_of(now)).filter(unit=obligation.unit, recipient__kind=RecipientKind.PERSON)
    there = there.exclude(recipient__in=registration.lines.filter(award=first).values("recipient")).select_related("recipient")
    registration.lines.exclude(award=first).update(initiative=read("lively")["registering"]["initiative"])
    RegistrationLine.objects.bulk_create(
        RegistrationLine(registration=registration, recipient=place.recipient, award=first, position=place.position) for place in there
    )


def _pass_up(obligation, cast, now):
    if registration := _of(obligation, R.DRAFT):
        with clock.at(now):
            actions.pass_up(registration, by=seated(cast.clerks[obligation.unit_id], Role.UNIT_CLERK, now), now=now)


def _submit(obligation, cast, now):
    if registration := _of(obligation, R.HEAD):
        with clock.at(now):
            actions.submit(registration, by=seated(cast.heads[obligation.unit_id], Role.UNIT_HEAD, now), now=now)


def _give_back(note):
    def happen(obligation, cast, now):
        if registration := _of(obligation, R.SENT):
            with clock.at(now):
                actions.return_registration(registration, by=office(cast, now), now=now, note=note)

    return happen


def _approve(obligation, cast, now):
    if registration := _of(obligation, R.SENT):
        with clock.at(now):
            actions.approve(registration, by=office(cast, now), now=now)


def _of(obligation, state):
    registration = Registration.objects.filter(obligation=obligation, state=state).first()
    if registration:
        registration.obligation = obligation
    return registration
