"""Odd input and second clicks in the rooms of awards; whose regulations a page shows; rows that turn out to be one person."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.catalogue.models import AwardRule, BonusRate, DecidingPower, LocalRules, VoteRule
from awards.catalogue.money import bonus_of
from awards.catalogue.states import AwardKind
from awards.records import actions
from awards.records.listing import Listing
from awards.records.models import Restriction
from awards.records.permissions import reads_restrictions
from awards.records.recipients import place
from awards.registrations.actions import Entry, save_lines
from awards.registrations.models import Registration
from awards.registrations.snapshot import facts_of
from emulation.units.models import Unit
from emulation.workflow.flows import Refused
from tests.award_factories import DECEMBER, lay_down_the_law, person, registered, registration_owed

FIRST = dt.date(2020, 1, 1)


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def hoa(world):
    return person("Nguyễn Thị Hoa", world.units["song_ray"])


def regulation(authority, **fields):
    return LocalRules.objects.create(authority=authority, **{"name": "Quy chế", "valid_from": FIRST, "confidence": "sure"} | fields)


def test_the_page_of_an_award_shows_no_regulation_of_a_neighbour(world, law, people, sign_in):
    far = Unit.objects.exclude(path__startswith=world.authority.path).exclude(code__in=world.authority.lineage).first()
    said = {"award": law["LDTT"], "local": regulation(far, name="Quy chế hàng xóm"), "valid_from": FIRST, "confidence": "sure", "basis": "Hàng xóm"}
    VoteRule.objects.create(pct=77, **said)
    BonusRate.objects.create(recipient="person", multiplier=9, **said)
    AwardRule.objects.create(code="HX@1", **said)
    assert "xóm" not in sign_in(people.an).get(reverse("awards:award-detail", args=["LDTT"])).content.decode()


def test_a_regulation_that_ended_takes_its_rates_along(world, law):
    local = regulation(world.authority, valid_to=dt.date(2021, 1, 1))
    BonusRate.objects.create(award=law["LDTT"], recipient="person", local=local, valid_from=FIRST, multiplier=9, confidence="sure")
    rates = [bonus_of(law["LDTT"], "person", dt.date(year, 12, 5), authority=world.authority).rate.local for year in (2020, 2023)]
    assert rates == [local, None]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"value": "-5"}, "value"),
        ({"value": "999999999999999"}, "value"),
        ({"initiatives": "99999"}, "initiatives"),
        ({"kind": "requires_title"}, "award"),
        ({"kind": "consecutive_titles", "years": "3"}, "award"),
        ({"kind": "min_service_months"}, "value"),
    ],
)
def test_a_condition_without_its_measure_is_told_at_its_field(law, people, sign_in, typed, field):
    rule = AwardRule.objects.get(code="LDTT@R1")
    head = {"seen": rule.version, "valid_from": "1/10/2017", "valid_to": "31/12/2023", "confidence": "sure", "reason": "Sửa"}
    line = {"kind": "min_initiatives", "confidence": "sure"} | typed
    data = head | {"recipients": ["person"], "kinds": [AwardKind.MERIT], "dk-TOTAL_FORMS": "1", "dk-INITIAL_FORMS": "0"}
    page = sign_in(people.lan).post(reverse("awards:rule-edit", args=[rule.pk]), data | {f"dk-0-{name}": value for name, value in line.items()})
    assert page.status_code == 422
    assert list(page.context["rows"].errors[0]) == [field]


def test_a_power_belongs_to_the_authority_of_the_office_that_adds_it(world, law, people, sign_in):
    data = {"capacity": DecidingPower.objects.first().capacity_id, "valid_from": "1/7/2026", "confidence": "sure", "reason": "Sắp xếp lại"}
    assert sign_in(people.lan).post(reverse("awards:catalogue-row-create", args=["tham-quyen"]), data).status_code == 302
    assert DecidingPower.objects.latest("pk").authority == world.authority


@pytest.mark.parametrize("number", ["9" * 5000, "99999999999999999999", "٣"])
def test_what_is_no_title_is_told_and_nothing_breaks(world, law, people, sign_in, hoa, number):
    made = registered(registration_owed(world, world.units["song_ray"]), {hoa: ["LDTT"]}, by=people.an)
    data = {"version": made.version, "note": "", f"r{hoa.pk}-titles": number, f"r{hoa.pk}-initiative": ""}
    page = sign_in(people.an).post(reverse("awards:registration-edit", args=[made.pk]), data)
    assert page.status_code == 422
    assert "Chọn lại danh hiệu của Nguyễn Thị Hoa" in page.content.decode()


def test_a_discipline_clicked_twice_is_written_once(law, people, hoa):
    said = {"kind": "discipline", "sanction": "canh_cao", "begins": dt.date(2023, 3, 1), "basis": "9/QĐ-UBND", "by": people.lan, "now": DECEMBER}
    actions.add_restriction(hoa, **said)
    with pytest.raises(Refused, match="đã được ghi trong hồ sơ"):
        actions.add_restriction(hoa, **said)
    assert Restriction.objects.count() == 1


def test_a_very_long_search_asks_no_more_than_a_name_has(law, people):
    assert Listing(people.lan, {"q": "a\x00 " * 2000}).typed == ("a  " * 34)[:100].strip()


def test_rows_that_turn_out_to_be_one_are_one_line_of_the_registration(world, law, people, sign_in, hoa):
    twin = person("Nguyễn Thị Hòa", world.units["song_ray"])
    made = registered(registration_owed(world, world.units["song_ray"]), {hoa: ["LDTT"], twin: ["LDTT", "CSTDCS"]}, by=people.an)
    actions.merge(hoa, twin, by=people.lan, now=DECEMBER)
    said = [(line["name"], sorted(title["short"] for title in line["titles"])) for line in facts_of(made)["lines"]]
    assert said == [("Nguyễn Thị Hoa", ["CSTĐ cơ sở", "LĐTT"])]
    assert "không còn ở đơn vị" not in sign_in(people.an).get(reverse("awards:registration-detail", args=[made.pk])).content.decode()
    made = Registration.objects.with_names().get(pk=made.pk)
    save_lines(made, by=people.an, now=DECEMBER, version=made.version, entries={hoa.pk: Entry(frozenset({law["LDTT"].pk}))})
    assert [(line.recipient_id, line.award_id) for line in made.lines.all()] == [(hoa.pk, law["LDTT"].pk)]


def test_a_unit_that_somebody_left_does_not_read_on_by_taking_them_in_again(world, law, people, hoa):
    actions.end_place(hoa.memberships.get(), last_day=dt.date(2022, 12, 31), by=people.lan, now=DECEMBER)
    actions.add_place(hoa, unit=world.units["xuan_my"], since=dt.date(2023, 1, 1), by=people.lan, now=DECEMBER)
    back = {"unit": world.units["song_ray"], "since": dt.date(2023, 2, 1), "now": DECEMBER}
    with pytest.raises(Refused, match="đang ở UBND xã Xuân Mỹ. Đơn vị đó kết thúc trước"):
        actions.add_place(hoa, by=people.an, **back)
    assert actions.add_place(hoa, by=people.lan, **back).unit == world.units["song_ray"]


def test_who_went_on_to_another_authority_is_kept_there(world, people):
    gone = person("Trần Đi Xa", world.units["song_ray"], since=dt.date(2010, 1, 1))
    gone.memberships.update(valid_to=dt.date(2016, 12, 31))
    assert people.lan.has_perm("awards.keep_records", gone)  # nobody else has taken over
    place(gone, world.units["hoa_sen_xa"], since=dt.date(2017, 1, 1)).save()
    asked = ("awards.keep_records", "awards.read_identity", "awards.read_records")
    assert [[user.has_perm(name, gone) for name in asked] for user in (people.lan, people.nga)] == [[False, False, True], [True, True, True]]
    assert [reads_restrictions(user, gone, dt.date(2023, 12, 5)) for user in (people.lan, people.thin, people.nga)] == [False, False, True]
