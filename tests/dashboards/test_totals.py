"""Sums made by the database equal sums made one by one, by the rules of the synthesis; and the rule of the pace is the same on both sides."""

import itertools
from decimal import Decimal

import pytest

from campaigns.movements.models import Indicator, Target
from campaigns.movements.pace import BEHIND, pace_of
from campaigns.movements.periods import HALF, YEAR, Period
from emulation.units.models import ClusterMember
from reports.periodic import totals
from reports.periodic.models import Entry
from reports.synthesis.adding import Share, add
from tests.dashboards.crowd import make_crowd
from tests.report_factories import make_indicators

H1 = Period(2023, HALF)


def one_by_one(indicator, entries, field="sent"):
    shares = [
        Share(name="", value=getattr(entry, field), weight=entry.weight, sent=entry.report.submitted_at.isoformat(), unit=entry.unit_id)
        for entry in entries
    ]
    return add(indicator, shares).value


def sent(**where):
    return list(Entry.objects.filter(sent__isnull=False, period="h1", **where).select_related("report"))


def test_every_rule_gives_what_the_synthesis_gives(world):
    make_crowd(world)
    found = totals.by_indicator(world.authority, H1)
    indicators = Indicator.objects.of(world.authority, 2023).select_related("weight")
    assert {indicator.code: found[indicator.pk].value(indicator) for indicator in indicators} == {
        indicator.code: one_by_one(indicator, sent(indicator=indicator)) for indicator in indicators
    }


def test_the_clusters_give_their_own_and_together_the_whole(world):
    make_crowd(world)
    found, clusters = totals.by_cluster(world.authority, H1), dict(ClusterMember.objects.values_list("unit", "cluster"))
    indicators = list(Indicator.objects.of(world.authority, 2023).select_related("weight"))
    for indicator in indicators:
        by_cluster = {}
        for entry in sent(indicator=indicator):
            by_cluster.setdefault(clusters.get(entry.unit_id), []).append(entry)
        assert {cluster: total.value(indicator) for (key, cluster), total in found.items() if key == indicator.pk} == {
            cluster: one_by_one(indicator, entries) for cluster, entries in by_cluster.items()
        }
    assert totals.whole_of(found) == totals.by_indicator(world.authority, H1)


def test_like_stands_against_like(world):
    """The levels added up are those of the units whose figures stand beside them."""
    make_crowd(world)
    found = totals.by_indicator(world.authority, H1)
    for indicator in Indicator.objects.of(world.authority, 2023).filter(form="number").exclude(summing="last").select_related("weight"):
        levels = {target.unit_id: target.level for target in Target.objects.filter(indicator=indicator, status="level")}
        with_level = [entry for entry in sent(indicator=indicator) if entry.unit_id in levels]
        value, level, _ = found[indicator.pk].compared(indicator)
        expected = one_by_one(indicator, with_level)
        for entry in with_level:
            entry.level = levels[entry.unit_id]
        assert (value, level) == (expected, one_by_one(indicator, with_level, "level"))


def test_what_is_not_given_or_not_submitted_is_not_added(world):
    made = make_indicators(world)
    assert totals.by_indicator(world.authority, H1) == {}
    assert totals.given(world.authority, H1)[made["THU"].pk] == totals.Given(2, 2, Decimal("443.2"))
    assert totals.given(world.authority, H1)[made["DANSO"].pk] == totals.Given(2, 0, None)


def before(world, indicators):
    codes = [indicator.code for indicator in indicators]
    return totals.over_years(world.authority, [Period(2022, HALF), Period(2021, HALF)], codes, H1)


def test_beside_this_year_stand_the_units_that_report_now(world):
    make_crowd(world)
    indicators = Indicator.objects.of(world.authority, 2023).exclude(summing="last").select_related("weight")
    found = before(world, indicators)
    for indicator in indicators:
        now = [entry.unit_id for entry in sent(indicator=indicator)]
        past = sent(year=2022, indicator__code=indicator.code, unit__in=now)
        same = found[indicator.code, 2022].same
        assert (same.by(indicator), same.count) == (one_by_one(indicator, past), len(past))
        assert same.count < found[indicator.code, 2022].every.count


def test_earlier_years_are_added_by_the_same_rule(world):
    make_crowd(world)
    indicators = Indicator.objects.of(world.authority, 2023).exclude(summing="last").select_related("weight")
    found = before(world, indicators)
    assert {key: past.every.by(indicator) for indicator in indicators for key, past in found.items() if key[0] == indicator.code} == {
        (indicator.code, year): one_by_one(indicator, sent(year=year, indicator__code=indicator.code))
        for indicator in indicators
        for year in (2022, 2021)
    }


def test_a_figure_too_large_for_the_product_does_not_break_the_page(world):
    make_crowd(world, units=3, clusters=1)
    Entry.objects.filter(indicator__code="BHYT", year=2023).update(sent=Decimal(10**12), weight=Decimal(10**9))
    indicator = Indicator.objects.get(code="BHYT", year=2023)
    assert totals.by_indicator(world.authority, H1)[indicator.pk].value(indicator) == pytest.approx(Decimal(10**12))


@pytest.mark.parametrize("kind", [HALF, YEAR])
def test_the_database_and_the_rule_in_python_agree_on_every_cell(world, kind):
    """Every combination of direction, nature, figure, level and baseline around the thresholds."""
    numbers = [Decimal(text) for text in ("-10", "-1", "0", "0.001", "4.25", "5", "8.499", "8.5", "9.999", "10", "10.001", "12")]
    make_crowd(world, units=2, clusters=1)
    Entry.objects.filter(year=2023).update(period=kind)
    period, indicators = Period(2023, kind), list(Indicator.objects.of(world.authority, 2023))
    unit = Entry.objects.filter(year=2023).values_list("unit", flat=True).first()
    wrong = []
    for value, level, baseline in itertools.product(numbers, [None, Decimal(-10), Decimal(0), Decimal(10)], [None, Decimal(0), Decimal(10)]):
        Entry.objects.filter(year=2023).update(sent=value)
        Target.objects.filter(indicator__in=indicators).update(level=level, status="track" if level is None else "level", baseline=baseline)
        found, sums = totals.cells(world.authority, period, [unit], indicators), totals.by_indicator(world.authority, period)
        for indicator in indicators:
            rule = {"direction": indicator.direction, "nature": indicator.nature, "share": period.share, "criterion": indicator.is_criterion}
            expected = pace_of(value=value, level=level, baseline=baseline, **rule).standing
            counted = sums[indicator.pk].every.count if expected == BEHIND else 0
            if (found[unit, indicator.pk], sums[indicator.pk].behind) != (expected, counted):
                wrong.append((indicator.code, value, level, baseline, expected, found[unit, indicator.pk], sums[indicator.pk].behind))
    assert wrong == []
