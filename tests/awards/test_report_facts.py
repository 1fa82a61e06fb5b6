"""What a report says about awards comes from the dossiers and decisions of the period."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.report_facts import awards_of
from campaigns.movements.periods import Period
from reports.periodic.providers import AwardLine
from tests.award_factories import collective, draft_proposal, given, lay_down_the_law, nominate, person


def moment(*day):
    return timezone.make_aware(dt.datetime(*day, 9, 0))


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


def dossier(world, people, number, day, **fields):
    at = moment(*day)
    sent = {"state": "sent", "submitted_at": at, "received_at": at, "receipt_year": day[0], "receipt_number": number}
    return draft_proposal(world, world.units["song_ray"], by=people.binh, **sent | fields)


def test_proposed_and_decided_of_the_period(world, law, people):
    unit = world.units["song_ray"]
    hoa, nam, ly = (person(name, unit) for name in ("Hoa", "Nam", "Lý"))
    june = dossier(world, people, 1, (2023, 6, 30))
    nominate(june, hoa, "LDTT", direct_worker=True)
    nominate(june, nam, "LDTT", leadership="unit", direct_worker=True)
    nominate(june, collective("Tổ một", unit), "TTLDTT", direct_worker=True)
    july = dossier(world, people, 2, (2023, 7, 1))
    nominate(july, ly, "LDTT", direct_worker=True)
    given(hoa, "LDTT", 2023, unit=unit, day=dt.date(2023, 6, 20))
    given(ly, "GK_HUYEN", 2023, unit=unit, kind="sudden", day=dt.date(2023, 3, 1))
    given(nam, "LDTT", 2022, unit=unit, day=dt.date(2022, 12, 25))
    half = {(line.form, line.recipients): line for line in awards_of(unit=unit, span=Period(2023, "h1"))}
    titles = AwardLine(form=law["LDTT"].name, recipients="person", leaders=1, direct=1, kind="merit", proposed=2, decided=1)
    team = AwardLine(form=law["TTLDTT"].name, recipients="collective", kind="merit", proposed=1, decided=0)
    feat = AwardLine(form=law["GK_HUYEN"].name, recipients="person", kind="sudden", proposed=1, decided=1)
    assert half == {(line.form, line.recipients): line for line in (titles, team, feat)}
    assert sum(line.proposed for line in awards_of(unit=unit, span=Period(2023, "year"))) == 5


def test_what_was_withdrawn_or_belongs_to_another_unit_is_not_told(world, law, people):
    nominate(dossier(world, people, 1, (2023, 6, 1), state="withdrawn"), person("Hoa", world.units["song_ray"]), "LDTT")
    given(person("Nam", world.units["xuan_my"]), "LDTT", 2023, day=dt.date(2023, 5, 1))
    assert awards_of(unit=world.units["song_ray"], span=Period(2023, "h1")) == []
