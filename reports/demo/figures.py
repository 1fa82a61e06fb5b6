"""The invented figures: what each unit is given and reaches, the same in every run because they are drawn from the names alone.

Pure: no database. A year's level grows out of the year before, a flow reaches a share of it by June, a stock moves towards it.
"""

import hashlib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from campaigns.movements.periods import HALF, YEAR, Period
from reports.demo.data import read

NONE = "none"
SPREAD = 0.18  # how far units lie apart where the data file says nothing
OLDER = (0.94, 1.1)  # what 2022 reached of its own level
EARLIER_HALF = (0.41, 0.53)  # the first half of 2022 in the flows of that year


@dataclass(frozen=True)
class Story:
    """What one unit is given and reaches for one indicator: `levels` {year: Decimal}, empty where it is only followed; `values` {Period: Decimal}."""

    levels: dict
    values: dict


def dice(*words):
    """Return a number from 0 to 1 that always falls the same way for the same words."""
    drawn = hashlib.sha256(":".join(map(str, words)).encode()).digest()
    return int.from_bytes(drawn[:4], "big") / 2**32


def pick(choices, *words):
    """Return one of `choices` (a sequence), always the same for the same words."""
    return choices[int(dice(*words) * len(choices))]


def between(bounds, *words):
    low, high = bounds
    return low + (high - low) * dice(*words)


def given(indicator, unit):
    """Return what the data file gives `unit` (a dict with code and kind) of `indicator` (its row): a dict, or "none"."""
    rows = indicator["given"]
    return rows.get(unit["code"], rows.get(unit["kind"], NONE))


def story_of(indicator, unit):
    """Return the Story of an indicator that the unit reports on; both are rows of the data files."""
    if indicator.get("form") == "criterion":
        return _criterion(indicator, unit)
    if whole := indicator.get("part_of"):
        return _part(indicator, next(row for row in read("indicators")["indicators"] if row["code"] == whole), unit)
    spec, seed = given(indicator, unit), (indicator["code"], unit["code"])
    spread = spec.get("spread", SPREAD)
    base = spec.get("about") or spec["per"] * read("indicators")["sizes"].get(unit["code"], 1)
    reached = _rounded(indicator, base * between((1 - spread, 1 + spread), *seed, "base"))
    level = _rounded(indicator, float(reached) * (1 + indicator["grows"]))
    older = _rounded(indicator, float(reached) / between(OLDER, *seed, "older"))
    values = {Period(2022, YEAR): reached}
    values |= _of_stock(indicator, reached, level, seed) if indicator.get("nature") == "stock" else _of_flow(indicator, reached, level, seed)
    return Story({} if spec.get("track") else {2022: older, 2023: level}, values)


def _of_flow(indicator, reached, level, seed):
    early = _rounded(indicator, float(reached) * between(EARLIER_HALF, *seed, "early"))
    return {Period(2022, HALF): early, Period(2023, HALF): _rounded(indicator, float(level) * between(indicator["reach"], *seed, "now"))}


def _of_stock(indicator, reached, level, seed):
    step = float(level - reached)
    early = _rounded(indicator, float(reached) - step * between((0.2, 0.6), *seed, "early"))
    return {Period(2022, HALF): early, Period(2023, HALF): _rounded(indicator, float(reached) + step * between(indicator["reach"], *seed, "now"))}


def _criterion(indicator, unit):
    periods = (Period(2022, HALF), Period(2022, YEAR), Period(2023, HALF))
    luck = dice(indicator["code"], unit["code"])  # who has reached it once keeps it
    values = {period: Decimal(luck < share) for period, share in zip(periods, indicator["met"], strict=True)}
    return Story({2022: Decimal(1), 2023: Decimal(1)}, values)


def _part(indicator, whole, unit):
    share = indicator["part"] * between((0.7, 1.3), indicator["code"], unit["code"])
    return Story({}, {period: _rounded(indicator, float(value) * share) for period, value in story_of(whole, unit).values.items()})


def _rounded(indicator, number):
    most = indicator.get("most")
    number = max(0, number if most is None else min(number, most))
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-indicator.get("places", 0)), ROUND_HALF_UP)
