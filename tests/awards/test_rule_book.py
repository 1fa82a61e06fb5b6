"""The law is dated data: what holds depends on the day, the authority and what is laid over it (docs: the examples of the domain)."""

import datetime as dt

import pytest

from awards.catalogue.book import RuleBook
from awards.catalogue.loading import load_catalogue
from awards.catalogue.models import AwardRule, AwardType, Criterion, LocalRules, Regime
from awards.catalogue.states import Confidence, CriterionKind
from tests.award_factories import lay_down_the_law, power

LAST, FIRST = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


def test_the_old_level_decides_until_30_june_2025_and_the_commune_from_the_next_day(world, law):
    commune = world.units["song_ray"]
    power(commune, "chu_tich_ubnd_xa", since=FIRST)
    for code in ("LDTT", "CSTDCS", "TTLDTT"):
        assert RuleBook(world.authority, LAST).decides(law[code])
        assert not RuleBook(world.authority, FIRST).decides(law[code])
        assert not RuleBook(commune, LAST).decides(law[code])
        assert RuleBook(commune, FIRST).decides(law[code])
    assert RuleBook(world.authority, FIRST).rule(law["GK_HUYEN"]) is None


def test_what_is_decided_above_is_only_proposed(world, law):
    book = RuleBook(world.authority, dt.date(2023, 12, 5))
    assert [code for code in ("LDTT", "CSTDCS", "TTLDTT", "TVH", "GK_HUYEN", "CSTDT", "BK_TINH", "CSTDTQ", "HCLD3") if book.decides(law[code])] == [
        "LDTT",
        "CSTDCS",
        "TTLDTT",
        "TVH",
        "GK_HUYEN",
    ]


@pytest.mark.parametrize(
    ("day", "regime", "initiative_needed"),
    [("2023-12-31", "R1", True), ("2024-01-01", "R2", False), ("2025-06-30", "R2", False), ("2025-07-01", "R3", False)],
)
def test_the_rule_is_that_of_the_day(world, law, day, regime, initiative_needed):
    book = RuleBook(world.authority, dt.date.fromisoformat(day))
    assert book.regime.code == regime
    asked = {criterion.kind for criterion, _ in book.rule(law["CSTDCS"]).criteria}
    assert (CriterionKind.INITIATIVES in asked) == initiative_needed
    assert (CriterionKind.ANY_OF in asked) != initiative_needed


def test_a_regime_chosen_by_hand_brings_its_own_time(world, law):
    book = RuleBook(world.authority, dt.date(2024, 1, 15), regime=Regime.objects.get(code="R1"))
    assert (book.day, book.regime.code) == (dt.date(2023, 12, 31), "R1")


def test_a_rule_whose_law_changed_since_is_not_sure_any_more(world, law):
    power(world.units["song_ray"], "chu_tich_ubnd_xa", since=FIRST)
    before, after = (RuleBook(world.units["song_ray"], dt.date(2026, month, 1)).rule(law["LDTT"]) for month in (9, 10))
    assert (before.confidence, after.confidence) == (Confidence.SURE, Confidence.UNSURE)


def test_a_regulation_of_the_province_lies_over_the_national_rule_for_its_own_units_only(world, law):
    local = LocalRules.objects.create(authority=world.authority, name="Quy chế", valid_from=dt.date(2023, 1, 1), basis="QĐ 01", confidence="sure")
    rule = AwardRule.objects.create(award=law["CSTDCS"], local=local, code="CSTDCS@BM", valid_from=dt.date(2023, 1, 1), confidence="sure")
    Criterion.objects.create(rule=rule, kind=CriterionKind.QUOTA, value=10, award=law["LDTT"], confidence="sure")
    day = dt.date(2023, 12, 5)
    own = RuleBook(world.units["song_ray"], day).rule(law["CSTDCS"])
    other = RuleBook(world.units["hoa_sen"], day).rule(law["CSTDCS"])
    assert (own.asks(CriterionKind.QUOTA).value, other.asks(CriterionKind.QUOTA).value) == (10, 15)
    assert own.asks(CriterionKind.TITLE).award == law["LDTT"]


def test_loading_again_keeps_what_was_edited(world, law):
    rule = AwardRule.objects.get(code="LDTT@R1")
    AwardRule.objects.filter(pk=rule.pk).update(basis="Sửa tay", version=2)
    before = (AwardRule.objects.count(), Criterion.objects.count(), AwardType.objects.count())
    loaded = load_catalogue()
    rule.refresh_from_db()
    assert (rule.basis, loaded.new, loaded.kept) == ("Sửa tay", 0, 1)
    assert (AwardRule.objects.count(), Criterion.objects.count(), AwardType.objects.count()) == before


def test_the_book_costs_the_same_whatever_it_holds(world, law, django_assert_num_queries):
    book = RuleBook(world.authority, dt.date(2023, 12, 5))
    with django_assert_num_queries(4):
        assert len(book.rules) == 32
    with django_assert_num_queries(1):
        assert sum(book.decides(award) for award in law.values()) == 6


def test_the_papers_of_a_dossier_depend_on_award_and_lane(world, law):
    book = RuleBook(world.authority, dt.date(2023, 12, 5))
    asked = {code: [item.code for item in book.checklist_items([law[code]], fast=False)] for code in ("LDTT", "CSTDCS", "GDVH")}
    assert asked["LDTT"] == ["to-trinh-kem-danh-sach", "bao-cao-thanh-tich", "bien-ban-hop-binh-xet"]
    assert asked["CSTDCS"] == [*asked["LDTT"], "cong-nhan-sang-kien"]
    assert asked["GDVH"] == ["van-ban-de-nghi-mau01", "bang-tong-hop-mau02", "bien-ban-binh-xet-mau03"]
    assert [item.code for item in book.checklist_items([law["GK_HUYEN"]], fast=True)] == ["to-trinh-kem-danh-sach", "bao-cao-tom-tat-thanh-tich"]
