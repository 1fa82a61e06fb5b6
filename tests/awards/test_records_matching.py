"""Two rows that may be one: found however the name is written, decided by a person, never lost."""

import datetime as dt
import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.records import actions, identity
from awards.records.history import family_ids, grades_of, history_of
from awards.records.matching import Wanted, lookalikes, pairs
from awards.records.models import Recipient, SamePerson
from emulation.search.text import fold
from emulation.units.models import Succession
from emulation.workflow.flows import Conflict, Refused
from tests.award_factories import DECEMBER, collective, given, graded, lay_down_the_law, person

BORN = dt.date(1985, 6, 20)
WRITTEN = ["Nguyễn Thị Hoà Thuý", "Nguyễn Thị Hòa Thúy", "NGUYỄN THỊ HÒA THÚY", "  nguyễn  thị hoà\tthúy ", "Nguyen Thi Hoa Thuy"]
WRITTEN += [unicodedata.normalize("NFD", WRITTEN[0]), unicodedata.normalize("NFC", unicodedata.normalize("NFD", WRITTEN[1]))]


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def twins(world, law):
    """The same woman, kept by two communes, with an award in each."""
    first = person("Nguyễn Thị Hoà", world.units["song_ray"], birth_date=BORN)
    second = person("Nguyễn Thị Hòa", world.units["xuan_my"], birth_date=BORN)
    given(first, "LDTT", 2021)
    given(second, "CSTDCS", 2022)
    return first, second


def wanted(name, **more):
    return Wanted(kind="person", name=name, **more)


def found(name, **more):
    return [(each.recipient, each.reasons) for each in lookalikes([wanted(name, **more)])[0]]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_name_is_found_however_it_is_written(world, name):
    kept = person("Nguyễn Thị Hòa Thúy", world.units["song_ray"], birth_date=BORN)
    assert fold(name) == kept.match_key
    assert found(name, birth_date=BORN) == [(kept, ("birth",))]
    assert found(name, units=frozenset([world.units["song_ray"].pk])) == [(kept, ("unit",))]


def test_a_name_alone_is_no_reason_and_two_birth_dates_or_numbers_are_two_people(world, people):
    here, there = world.units["song_ray"], world.units["xuan_my"]
    kept = person("Lê Văn Tám", here, birth_date=BORN)
    identity.keep(kept, "079180001234", by=people.lan, now=DECEMBER)
    assert found("Lê Văn Tám") == []
    assert found("Lê Văn Tám", units=frozenset([there.pk])) == []
    assert found("Lê Văn Tám", units=frozenset([here.pk]), birth_date=dt.date(1990, 1, 1)) == []
    assert found("Lê Văn Tám", birth_date=BORN, digest=identity.digest_of("079180001235")) == []
    assert found("Tên Khác", digest=identity.digest_of("079 180 001 234")) == [(kept, ("number",))]
    assert lookalikes([Wanted(kind="household", name="Lê Văn Tám", units=frozenset([here.pk]))]) == [[]]


def test_a_unit_and_the_ones_it_took_over_from_are_one_place(world):
    old, new = world.units["song_ray"], world.units["xuan_my"]
    Succession.objects.create(predecessor=old, successor=new, day=dt.date(2023, 7, 1))
    kept = collective("Tổ 1", old)
    assert [each.recipient for each in lookalikes([Wanted(kind="collective", name="TỔ 1", units=frozenset([new.pk]))])[0]] == [kept]


def test_three_hundred_rows_cost_as_many_queries_as_one(world):
    unit = world.units["song_ray"]
    kept = [person(f"Nguyễn Văn {name}", unit, birth_date=BORN) for name in ("Ân", "Bình", "Cường")]
    rows = [wanted(each.name, birth_date=BORN, digest=identity.digest_of("079180001234")) for each in kept]

    def cost(asked):
        with CaptureQueriesContext(connection) as captured:
            answers = lookalikes(asked)
        return len(captured), [[each.recipient for each in answer] for answer in answers]

    assert cost(rows[:1]) == (5, [[kept[0]]])
    assert cost(rows * 100) == (5, [[each] for each in kept] * 100)


def test_merging_keeps_both_histories_under_the_one_that_stays(world, people, twins):
    first, second = twins
    graded(first, "HTXSNV", 2021, 2022)
    graded(second, "HTTNV", 2022)
    assert [(one, two, words) for one, two, words in pairs(Recipient.objects.all())] == [(first, second, "Cùng họ tên và ngày sinh")]
    actions.merge(first, second, by=people.lan, now=DECEMBER, reason="Một người")
    assert [(each.award.code, each.year) for each in history_of(first)] == [("CSTDCS", 2022), ("LDTT", 2021)]
    assert list(history_of(Recipient.objects.get(pk=second.pk))) == list(history_of(first))
    assert [(each.year, each.grade) for each in grades_of(first, family_ids(first))] == [(2022, "HTXSNV"), (2021, "HTXSNV")]
    assert list(Recipient.objects.standing()) == [first]
    assert pairs(Recipient.objects.all()) == []
    assert found("Nguyễn Thị Hoà", birth_date=BORN) == [(first, ("birth",))]
    assert [set(Recipient.objects.visible_to(user)) for user in (people.an, people.dung)] == [{first, second}] * 2


def test_a_merger_that_makes_no_sense_is_refused(world, people, twins):
    first, second = twins
    team = collective("Tổ 1", world.units["song_ray"])
    for one, other, words in ((first, first, "hai hồ sơ khác nhau"), (first, team, "không gộp với nhau")):
        with pytest.raises(Refused, match=words):
            actions.merge(one, other, by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        actions.merge(first, second, by=people.an, now=DECEMBER)
    identity.keep(first, "079180001234", by=people.lan, now=DECEMBER)
    identity.keep(second, "079180001235", by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="số định danh khác nhau"):
        actions.merge(first, second, by=people.lan, now=DECEMBER)
    identity.keep(second, "079180001234", by=people.lan, now=DECEMBER)
    actions.merge(first, second, by=people.lan, now=DECEMBER)
    for one, other in ((first, second), (second, first)):
        with pytest.raises(Conflict, match="đã được gộp"):
            actions.merge(one, other, by=people.lan, now=DECEMBER)


def test_what_was_decided_apart_is_not_asked_again(world, people, twins):
    first, second = twins
    with pytest.raises(Refused, match="Nhập lý do"):
        actions.keep_apart(second, first, by=people.lan, now=DECEMBER, reason=" ")
    actions.keep_apart(second, first, by=people.lan, now=DECEMBER, reason="Hai người trùng tên, trùng ngày sinh")
    decided = SamePerson.objects.get()
    assert (decided.first, decided.second, decided.same, decided.by) == (first, second, False, people.lan)
    assert pairs(Recipient.objects.all()) == []


def test_a_merger_can_be_taken_back_with_what_hung_on_it(world, people, twins):
    first, second = twins
    third = person("Nguyễn Thị Hoà", world.units["noi_vu"], birth_date=BORN)
    fourth = person("Nguyễn Thị Hoà", world.units["van_hoa"], birth_date=BORN)
    for stays, goes in ((first, second), (third, first), (third, fourth)):
        actions.merge(stays, goes, by=people.lan, now=DECEMBER)
    assert {row.pk: row.merged_into_id for row in Recipient.objects.all()} == {
        first.pk: third.pk,
        second.pk: third.pk,
        third.pk: None,
        fourth.pk: third.pk,
    }
    with pytest.raises(Refused, match="Nhập lý do"):
        actions.split(first, by=people.lan, now=DECEMBER, reason="")
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        actions.split(first, by=people.an, now=DECEMBER, reason="Nhầm")
    actions.split(first, by=people.lan, now=DECEMBER, reason="Hai người khác nhau")
    assert {row.pk: row.merged_into_id for row in Recipient.objects.all()} == {
        first.pk: None,
        second.pk: first.pk,
        third.pk: None,
        fourth.pk: third.pk,
    }
    assert [each.year for each in history_of(first)] == [2022, 2021]
    assert list(history_of(third)) == []
    with pytest.raises(Conflict, match="không còn gộp"):
        actions.split(first, by=people.lan, now=DECEMBER, reason="Nhầm")


def test_pairs_cost_as_many_queries_however_many(world):
    unit = world.units["song_ray"]

    def cost():
        with CaptureQueriesContext(connection) as captured:
            found_pairs = pairs(Recipient.objects.all())
        return len(captured), len(found_pairs)

    for name in ("Ân", "Ân"):
        person(f"Nguyễn Văn {name}", unit)
    few = cost()
    for name in ("Bình", "Bình", "Cường", "Cường"):
        person(f"Nguyễn Văn {name}", unit)
    assert (few, cost()) == ((few[0], 1), (few[0], 3))


def test_a_merged_person_is_listed_where_the_standing_row_is(world, people, sign_in, twins):
    first, second = twins
    actions.merge(first, second, by=people.lan, now=DECEMBER)
    page = sign_in(people.dung).get("/ho-so-khen-thuong/").context["page"]
    assert [(row.pk, row.place.unit, row.times, row.last.year) for row in page] == [(first.pk, world.units["song_ray"], 2, 2022)]
    never = sign_in(people.dung).get("/ho-so-khen-thuong/", {"chua-khen": 1}).context["page"]
    assert list(never) == []
