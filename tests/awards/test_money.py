"""What an award pays: the examples of the decrees, number by number."""

import datetime as dt
from decimal import Decimal

import pytest

from awards.catalogue.models import AwardType
from awards.catalogue.money import bonus_of, rates_on, rounded, salary_on
from tests.award_factories import lay_down_the_law

SALARIES = (1_490_000, 1_800_000, 2_340_000, 2_530_000)


@pytest.mark.parametrize(
    ("multiplier", "amounts"),
    [
        ("0.15", (230_000, 270_000, 360_000, 380_000)),
        ("0.3", (450_000, 540_000, 710_000, 760_000)),
        ("0.45", (680_000, 810_000, 1_060_000, 1_140_000)),
        ("0.6", (900_000, 1_080_000, 1_410_000, 1_520_000)),
        ("0.8", (1_200_000, 1_440_000, 1_880_000, 2_030_000)),
        ("1.0", (1_490_000, 1_800_000, 2_340_000, 2_530_000)),
        ("1.5", (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("3.0", (4_470_000, 5_400_000, 7_020_000, 7_590_000)),
    ],
)
def test_amounts_are_rounded_up_to_ten_thousand(multiplier, amounts):
    assert tuple(rounded(Decimal(multiplier), salary) for salary in SALARIES) == amounts


def test_an_office_may_round_to_the_nearest():
    assert rounded(Decimal("0.15"), 1_490_000, nearest=True) == 220_000


@pytest.mark.parametrize(
    ("code", "recipient", "day", "amount"),
    [
        ("LDTT", "person", "2023-06-30", 450_000),
        ("LDTT", "person", "2023-07-01", 540_000),
        ("BK_TINH", "person", "2023-12-20", 1_800_000),
        ("BK_TINH", "person", "2024-12-20", 3_510_000),
        ("BK_TINH", "collective", "2024-12-20", 7_020_000),
        ("GK_XA", "person", "2023-03-01", 230_000),
        ("GK_XA", "person", "2025-07-01", 710_000),
        ("GK_XA", "household", "2025-07-01", 1_060_000),
        ("GK_HUYEN", "household", "2023-12-20", None),
        ("GDVH", "household", "2024-12-20", None),
    ],
)
def test_the_salary_and_the_rate_are_those_of_the_day_of_the_decision(world, code, recipient, day, amount):
    lay_down_the_law(world)
    assert bonus_of(AwardType.objects.get(code=code), recipient, dt.date.fromisoformat(day)).amount == amount


def test_many_bonuses_cost_as_much_as_one(world, django_assert_num_queries):
    law, day = lay_down_the_law(world), dt.date(2023, 12, 20)
    with django_assert_num_queries(3):
        rates, salary = rates_on(day, world.authority), salary_on(day)
        assert sum(bonus_of(award, "person", day, rates=rates, salary=salary).amount is not None for award in law.values()) == 22
