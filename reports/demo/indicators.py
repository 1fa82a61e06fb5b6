"""Loads the indicators of 2022 and 2023 with what every unit is given: nothing is left undecided."""

from decimal import Decimal

from campaigns.demo.data import unit_rows
from campaigns.movements.models import Indicator, Movement, Target
from campaigns.movements.periods import YEAR, Period
from emulation.search.text import fold
from reports.demo.data import read
from reports.demo.figures import NONE, given, story_of

YEARS = (2022, 2023)
COPIED = ("code", "field", "form", "name", "measure", "places", "direction", "nature", "summing", "least", "most", "required", "definition")


def load_indicators(authority, units, *, given_2022):
    """Create the indicators of both years below `authority` and the levels of `units` (a dict by code); those of 2022 were given at `given_2022`.

    Returns {(year, code): Indicator}. Those of 2023 are not given yet: that happens after the launch.
    """
    movements = list(Movement.objects.all())
    made = {}
    for year in YEARS:
        for order, row in enumerate(read("indicators")["indicators"], 1):
            made[year, row["code"]] = _indicator(row, year, order, authority, movements, made)
    found = {indicator: _targets(indicator, units) for indicator in made.values()}
    for indicator, targets in found.items():
        indicator.target, indicator.baseline = _whole(indicator, targets, "level"), _whole(indicator, targets, "baseline")
        indicator.assigned_at = given_2022 if indicator.year == YEARS[0] else None
    Indicator.objects.bulk_update(made.values(), ["target", "baseline", "assigned_at"])
    Target.objects.bulk_create([target for targets in found.values() for target in targets])
    return made


def _indicator(row, year, order, authority, movements, made):
    named = row.get("movement")
    return Indicator.objects.create(
        authority=authority,
        year=year,
        order=order,
        movement=next(each for each in movements if each.name.startswith(named)) if named else None,
        source=read("indicators")["source"],
        search_key=fold(f"{row['code']} {row['name']}"),
        weight=made.get((year, row.get("weight"))),
        part_of=made.get((year, row.get("part_of"))),
        **{name: row[name] for name in COPIED if name in row},
    )


def _targets(indicator, units):
    row = next(row for row in read("indicators")["indicators"] if row["code"] == indicator.code)
    return [_target(indicator, row, unit, units[unit["code"]]) for unit in unit_rows()]


def _target(indicator, row, unit, record):
    if given(row, unit) == NONE:
        return Target(indicator=indicator, unit=record, status=Target.Status.NONE)
    story = story_of(row, unit)
    level = story.levels.get(indicator.year)
    status = Target.Status.TRACK if level is None else Target.Status.LEVEL
    return Target(indicator=indicator, unit=record, status=status, level=level, baseline=story.values.get(Period(indicator.year - 1, YEAR)))


def _whole(indicator, targets, name):
    """Return the level (or last year's figure) of the whole authority, by the indicator's own rule; None where nobody has one."""
    found = [getattr(target, name) for target in targets if getattr(target, name) is not None]
    if not found or indicator.is_criterion:
        return None
    if indicator.summing == Indicator.Summing.SUM:
        return sum(found)
    if indicator.summing == Indicator.Summing.LAST:
        return found[0]
    return round(sum(found) / Decimal(len(found)), indicator.places)
