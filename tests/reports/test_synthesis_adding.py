"""The rules by which cells become one number, with the formula in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.movements.models import Indicator
from reports.synthesis.adding import Share, add, figure_words, round_half_up

PEOPLE = Indicator(name="Dân số trung bình", measure="người")


def indicator(summing, places=1, **more):
    return Indicator(name="Tỷ lệ", measure="%", places=places, summing=summing, weight=PEOPLE if summing == "weighted" else None, **more)


def share(name, value, weight=None, sent=""):
    return Share(name=name, value=Decimal(value), weight=None if weight is None else Decimal(weight), sent=sent)


CASES = [
    ("sum", ["0.1", "0.2"], None, "0.3", "Cộng 2 đơn vị"),
    ("average", ["1", "2", "2"], None, "1.67", "Bình quân 3 đơn vị, làm tròn 2 chữ số thập phân"),
    ("average", ["1", "2"], None, "1.5", "Bình quân 2 đơn vị"),
    ("weighted", ["90", "80"], ["1000", "3000"], "82.5", "Bình quân theo Dân số trung bình của 2 đơn vị"),
    ("weighted", ["90", "80"], ["0", "3000"], "80", "Bình quân theo Dân số trung bình của 1 đơn vị"),
]


@pytest.mark.parametrize(("rule", "values", "weights", "value", "formula"), CASES)
def test_each_rule_and_its_words(rule, values, weights, value, formula):
    added = add(indicator(rule), [share(f"Xã {place}", *pair) for place, pair in enumerate(zip(values, weights or [None] * 9, strict=False))])
    assert (added.value, added.formula) == (Decimal(value), formula)


def test_nobody_reported_is_no_zero():
    for rule in ("sum", "average", "weighted", "last"):
        assert add(indicator(rule), []).value is None
    assert add(indicator("weighted"), [share("Xã A", 90)]).value is None


def test_who_has_no_weight_is_left_out_and_named():
    added = add(indicator("weighted"), [share("Xã A", 90, 10), share("Xã B", 10)])
    assert (added.value, [each.name for each in added.left_out]) == (90, ["Xã B"])


def test_the_last_figure_names_whose_it_is():
    added = add(indicator("last"), [share("Xã A", 5, sent="2023-06-10T09:00:00+07:00"), share("Xã B", 4, sent="2023-06-09T09:00:00+07:00")])
    assert (added.value, added.formula) == (5, "Lấy số báo cáo mới nhất: Xã A, gửi ngày 10/6/2023")


def test_a_criterion_counts_the_units_that_meet_it():
    met = indicator("sum", 0, form="criterion")
    added = add(met, [share("Xã A", 1), share("Xã B", 0), share("Xã C", 1)])
    assert (added.value, added.formula) == (2, "Đếm số đơn vị đạt trong 3 đơn vị có báo cáo")
    assert figure_words(met, added.value, 3) == "2/3 đơn vị đạt"


def test_halves_go_away_from_zero():
    assert [round_half_up(Fraction(text), 1) for text in ("1/20", "-1/20", "3/20", "1/3")] == [
        Decimal("0.1"),
        Decimal("-0.1"),
        Decimal("0.2"),
        Decimal("0.3"),
    ]


figures = st.decimals(min_value=0, max_value=10**12, places=3)


@given(st.lists(st.tuples(figures, figures), min_size=1, max_size=40))
def test_any_figures_add_up_exactly_and_in_any_order(pairs):
    shares = [share(f"Xã {place}", value, weight) for place, (value, weight) in enumerate(pairs)]
    exact = sum(Fraction(value) for value, _ in pairs)
    assert Fraction(add(indicator("sum", 3), shares).value) == exact
    for rule in ("sum", "average", "weighted"):
        assert add(indicator(rule), shares).value == add(indicator(rule), shares[::-1]).value
    mean = add(indicator("average"), shares).value
    assert abs(Fraction(mean) - exact / len(pairs)) <= Fraction(1, 200)
    weighted = add(indicator("weighted"), shares).value
    if weighted is not None:
        kept = [value for value, weight in pairs if weight]
        assert min(kept) - Decimal("0.005") <= weighted <= max(kept) + Decimal("0.005")
