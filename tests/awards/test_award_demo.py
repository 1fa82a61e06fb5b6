"""The awards of the demo: the law, invented people with a history of five years, and a dossier in every state."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db.models import Count

from awards.catalogue.book import RuleBook
from awards.catalogue.models import AwardType
from awards.demo.loading import load
from awards.demo.stories import advance
from awards.proposals.models import Proposal
from awards.proposals.states import ProposalState
from awards.records.models import AwardRecord, GradeRecord, Initiative, Membership, Recipient
from awards.registrations.models import Registration
from emulation.notifications.models import Notice
from emulation.units.models import Unit
from tests.telling import told_once

pytestmark = pytest.mark.sqlite

DECEMBER = dt.date(2023, 12, 5)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with told_once(django_db_blocker):
        load()
        yield advance(DECEMBER)


@pytest.fixture
def demo(told, db):
    return told


def test_the_staff_and_teams_of_every_unit_are_there_and_look_invented(demo):
    below = Unit.objects.filter(path__startswith="/ubnd-cam-my/").exclude(code="ubnd-cam-my")
    assert set(below) == {place.unit for place in Membership.objects.filter(unit__in=below).select_related("unit")}
    persons = Recipient.objects.filter(kind="person")
    assert 850 <= persons.count() <= 1000
    assert not persons.exclude(address__contains="minh họa").exists()
    assert Recipient.objects.filter(unit__in=below).count() == 60


def test_the_history_has_its_lines_with_chains_and_gaps(demo):
    old = AwardRecord.objects.filter(year__range=(2018, 2022))
    assert old.count() == 2500
    assert not old.exclude(decided_by__contains="minh họa").exists()
    years = {}
    for pk, year in old.filter(award__code="CSTDCS").values_list("recipient", "year"):
        years.setdefault(pk, []).append(year)
    spans = [(max(each) - min(each) + 1, len(each)) for each in years.values()]
    assert any(span == count >= 3 for span, count in spans)
    assert any(span > count >= 2 for span, count in spans)
    assert GradeRecord.objects.filter(year=2018).exists()
    assert Initiative.objects.exclude(scope="co_so").exists()


def test_the_two_levels_decide_each_in_its_time(demo):
    top, commune = Unit.objects.get(code="ubnd-cam-my"), Unit.objects.get(code="xa-cam-my")
    first, second = (AwardType.objects.get(code=code) for code in ("GK_HUYEN", "GK_XA"))
    days = (dt.date(2025, 6, 30), dt.date(2025, 7, 1))
    assert [RuleBook(top, day).decides(first) for day in days] == [True, False]
    assert [RuleBook(commune, day).decides(second) for day in days] == [False, True]


def test_every_state_of_a_dossier_has_its_example(demo):
    states = dict(Proposal.objects.filter(authority__code="ubnd-cam-my").values_list("state").annotate(Count("pk")))
    assert set(states) == set(ProposalState.values)
    commune = Proposal.objects.filter(authority__code="xa-cam-my")
    assert set(commune.values_list("state", flat=True)) == {"draft", "sent", "review", "return", "ready"}
    assert {RuleBook(each.authority, each.received_at.date()).regime.code for each in commune.exclude(received_at=None)} == {"R3"}
    registered = dict(Registration.objects.values_list("state").annotate(Count("pk")))
    assert registered == {"approved": 50, "draft": 2, "head": 1, "return": 2, "sent": 2}
    assert not Notice.objects.filter(channel="email").exclude(state="sent").exists()


def test_telling_it_again_changes_nothing(demo):
    before = Proposal.objects.count(), Registration.objects.count(), AwardRecord.objects.count(), GradeRecord.objects.count()
    advance(DECEMBER)
    assert (Proposal.objects.count(), Registration.objects.count(), AwardRecord.objects.count(), GradeRecord.objects.count()) == before
    call_command("load_demo", "--lively", verbosity=0)
    assert Proposal.objects.count() == before[0]
