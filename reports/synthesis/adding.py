"""How the cells of many units become one number: the rule of each indicator, exactly, and the formula in words. Pure.

| rule | number |
|---|---|
| sum | Σ value |
| average | Σ value / count of the units that reported |
| weighted | Σ (value · weight) / Σ weight; units without a weight are left out and named |
| last | the value of the newest submission |
| criterion | count of units that meet it, of those that reported it |

"Không phát sinh" is 0 and counts; a blank does not. Everything is added up as fractions; only the end is rounded, half away from zero, to
one decimal more than the indicator has (never more than the database keeps).
"""

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from campaigns.movements.figures import measured_words
from campaigns.movements.models import Indicator
from emulation.formats.exact import PLACES
from emulation.formats.words import day_words

Summing = Indicator.Summing


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one unit gives to a number: `value` and `weight` are Decimals (weight None: not known), `sent` orders the submissions."""

    name: str
    value: Decimal
    weight: Decimal | None = None
    sent: str = ""
    unit: int = 0


@dataclass(frozen=True)
class Added:
    """`value` is a Decimal, or None where nobody gave anything; `counted` and `left_out` are the Shares; `rounded` tells whether it was cut."""

    value: Decimal | None
    formula: str
    counted: tuple = ()
    left_out: tuple = ()
    rounded: bool = False


def add(indicator, shares):
    """Return the Added of `shares` (Shares of the units that reported) by the rule of `indicator` (its `weight` must be at hand)."""
    shares = tuple(shares)
    if not shares:
        return Added(None, "Chưa đơn vị nào có số liệu")
    if indicator.summing == Summing.LAST:
        return _last(shares)
    if indicator.is_criterion:
        met = sum(bool(share.value) for share in shares)
        return Added(Decimal(met), f"Đếm số đơn vị đạt trong {len(shares)} đơn vị có báo cáo", shares)
    if indicator.summing == Summing.SUM:
        return Added(sum((share.value for share in shares), Decimal(0)), f"Cộng {len(shares)} đơn vị", shares)
    if indicator.summing == Summing.AVERAGE:
        total = sum((Fraction(share.value) for share in shares), Fraction(0))
        return _rounded(indicator, total / len(shares), f"Bình quân {len(shares)} đơn vị", shares)
    return _weighted(indicator, shares)


def places_of(indicator):
    """Return to how many decimals an average of `indicator` is rounded."""
    return min(indicator.places + 1, PLACES)


def figure_words(indicator, value, reported):
    """Return a number of the synthesis with its measure; a criterion that is counted says of how many units."""
    if value is not None and counts_units(indicator):
        return f"{value:.0f}/{reported} đơn vị đạt"
    return measured_words(indicator, value)


def counts_units(indicator):
    """Tell whether the number is a count of units rather than a value of the indicator."""
    return indicator.is_criterion and indicator.summing != Summing.LAST


def round_half_up(exact, places):
    """Return a Fraction as a Decimal of at most `places` decimals, halves away from zero."""
    scaled = math.floor(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(scaled if exact >= 0 else -scaled).scaleb(-places)


def _last(shares):
    newest = max(shares, key=lambda share: (share.sent, share.unit))
    return Added(newest.value, f"Lấy số báo cáo mới nhất: {newest.name}{_sent_words(newest)}", (newest,))


def _sent_words(share):
    return f", gửi ngày {day_words(dt.datetime.fromisoformat(share.sent))}" if share.sent else ""


def _weighted(indicator, shares):
    counted = tuple(share for share in shares if share.weight)
    left_out = tuple(share for share in shares if not share.weight)
    if not counted:
        return Added(None, f"Chưa đơn vị nào có {indicator.weight.name}", (), left_out)
    total = sum((Fraction(share.value) * Fraction(share.weight) for share in counted), Fraction(0))
    whole = sum((Fraction(share.weight) for share in counted), Fraction(0))
    added = _rounded(indicator, total / whole, f"Bình quân theo {indicator.weight.name} của {len(counted)} đơn vị", counted)
    return Added(added.value, added.formula, counted, left_out, added.rounded)


def _rounded(indicator, exact, formula, counted):
    places = places_of(indicator)
    value = round_half_up(exact, places)
    cut = Fraction(value) != exact
    return Added(value, f"{formula}, làm tròn {places} chữ số thập phân" if cut else formula, counted, rounded=cut)
