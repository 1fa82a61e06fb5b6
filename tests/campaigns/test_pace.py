"""How an indicator stands: the thresholds, the edges (nothing, negative, no way to go), and that a better figure never stands worse."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.movements.models import Indicator
from campaigns.movements.pace import BANDS, pace_of

HALF, WHOLE = Decimal("0.5"), Decimal(1)
HIGHER, LOWER = Indicator.Direction.values
FLOW, STOCK = Indicator.Nature.values
RANK = {"unknown": None, "behind": 0, "watch": 1, "on": 2, "ahead": 3}
exact = st.integers(-(10**7), 10**7).map(lambda number: Decimal(number) / 1000)
rules = st.fixed_dictionaries(
    {
        "direction": st.sampled_from([HIGHER, LOWER]),
        "nature": st.sampled_from([FLOW, STOCK]),
        "level": exact,
        "baseline": st.none() | exact,
        "share": st.sampled_from([HALF, WHOLE]),
    }
)


def stand(value, level, *, direction=HIGHER, nature=FLOW, share=HALF, baseline=None, **more):
    number = {key: None if text is None else Decimal(text) for key, text in (("value", value), ("level", level), ("baseline", baseline))}
    return pace_of(direction=direction, nature=nature, share=share, **number, **more)


@pytest.mark.parametrize(
    ("value", "level", "share", "standing", "percent"),
    [
        ("198.4", "325.2", HALF, "on", 122),
        ("162.6", "325.2", HALF, "on", 100),
        ("162.5", "325.2", HALF, "watch", 99),
        ("138.21", "325.2", HALF, "watch", 85),
        ("138.2", "325.2", HALF, "behind", 84),
        ("0", "325.2", HALF, "behind", None),
        ("-3", "325.2", HALF, "behind", None),
        ("326", "325.2", HALF, "ahead", 200),
        ("325.2", "325.2", WHOLE, "on", 100),
        ("300", "325.2", WHOLE, "watch", 92),
        ("0", "0", HALF, "on", None),
        ("1", "0", HALF, "ahead", None),
        ("-1", "0", WHOLE, "behind", None),
        ("-4", "-10", HALF, "ahead", None),
        ("-6", "-10", HALF, "behind", None),
        ("-12", "-10", WHOLE, "behind", None),
    ],
)
def test_a_flow_is_held_against_the_passed_part_of_the_level(value, level, share, standing, percent):
    found = stand(value, level, share=share)
    assert (found.standing, found.percent) == (standing, percent)


@pytest.mark.parametrize(
    ("value", "level", "share", "standing"),
    [("0", "12", HALF, "on"), ("6", "12", HALF, "on"), ("7", "12", HALF, "watch"), ("8", "12", HALF, "behind")]
    + [("11", "12", WHOLE, "ahead"), ("12", "12", WHOLE, "on"), ("0", "0", HALF, "on"), ("1", "0", HALF, "behind"), ("0", "0", WHOLE, "on")],
)
def test_a_flow_that_should_stay_low_is_held_against_what_is_allowed(value, level, share, standing):
    assert stand(value, level, direction=LOWER, share=share).standing == standing


@pytest.mark.parametrize(
    ("value", "level", "baseline", "direction", "standing"),
    [
        ("48", "60", "40", HIGHER, "behind"),
        ("49", "60", "40", HIGHER, "watch"),
        ("50", "60", "40", HIGHER, "on"),
        ("39", "60", "40", HIGHER, "behind"),
        ("61", "60", "40", HIGHER, "ahead"),
        ("60", "60", "60", HIGHER, "on"),
        ("52", "60", "60", HIGHER, "watch"),
        ("70", "60", "80", HIGHER, "ahead"),
        ("50", "60", "80", HIGHER, "behind"),
        ("43", "40", "46", LOWER, "on"),
        ("44", "40", "46", LOWER, "behind"),
        ("46", "40", "46", LOWER, "behind"),
        ("39", "40", "46", LOWER, "ahead"),
        ("45", "40", "40", LOWER, "watch"),
        ("50", "40", "30", LOWER, "behind"),
    ],
)
def test_a_stock_is_held_against_the_way_from_its_baseline_where_there_is_one(value, level, baseline, direction, standing):
    assert stand(value, level, baseline=baseline, direction=direction, nature=STOCK).standing == standing


@pytest.mark.parametrize(("value", "standing"), [("90.8", "watch"), ("92", "on"), ("92.1", "ahead"), ("78", "behind")])
@pytest.mark.parametrize("share", [HALF, WHOLE])
def test_a_stock_without_a_baseline_knows_no_time(value, standing, share):
    assert stand(value, "92", nature=STOCK, share=share).standing == standing


@pytest.mark.parametrize(
    ("value", "share", "standing"),
    [("1", HALF, "on"), ("0", HALF, "watch"), ("0", WHOLE, "behind"), ("1", WHOLE, "on"), (None, HALF, "unknown"), (None, WHOLE, "unknown")],
)
def test_a_criterion_is_met_or_has_until_the_end_of_the_year(value, share, standing):
    assert stand(value, None, share=share, criterion=True).standing == standing


def test_without_a_figure_or_a_level_nothing_is_said():
    found = [stand(None, "5"), stand("5", None), stand(None, None)]
    assert [(pace.standing, pace.ratio) for pace in found] == [("unknown", None)] * 3
    assert [pace.words for pace in found] == ["Chưa xét: chưa có số liệu", "Chưa xét: không giao mức", "Chưa xét: chưa có số liệu"]


def test_the_words_carry_the_rule_and_the_two_numbers():
    assert stand("120", "325.2").words == "Chậm: dưới 85% mức phải đạt theo thời gian (120 so với 162,6 phải đạt)"
    assert stand("8", "12", direction=LOWER).words == "Chậm: dưới 85% mức phải đạt theo thời gian (8 so với 6 cho phép)"
    assert stand("330", "325.2").words == "Vượt mức: đã tốt hơn mức cả năm (330 so với 325,2 của cả năm)"


def test_the_printed_rules_name_the_thresholds_of_the_table():
    assert {band.key: band.least for band in BANDS if band.least} == {"watch": Decimal("0.85"), "on": Decimal(1)}
    assert [band.rule for band in BANDS[:3]] == [
        "dưới 85% mức phải đạt theo thời gian",
        "từ 85% đến dưới 100% mức phải đạt theo thời gian",
        "từ 100% mức phải đạt theo thời gian",
    ]


@given(rule=rules, one=exact, other=exact)
def test_a_better_figure_never_stands_worse(rule, one, other):
    worse, better = sorted((one, other), reverse=rule["direction"] == LOWER)
    assert RANK[pace_of(value=worse, **rule).standing] <= RANK[pace_of(value=better, **rule).standing]


@given(rule=rules, value=exact)
def test_what_meets_the_level_of_the_year_is_never_late(rule, value):
    met = value >= rule["level"] if rule["direction"] == HIGHER else value <= rule["level"]
    if met and not (rule["direction"] == LOWER and rule["nature"] == FLOW and rule["share"] < 1):
        if rule["nature"] == FLOW and rule["level"] < 0:
            return  # a loss that is allowed over the year: half of it is due at half time
        assert pace_of(value=value, **rule).standing in ("on", "ahead")
