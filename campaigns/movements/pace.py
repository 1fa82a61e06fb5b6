"""How an indicator stands at the end of a period: the figure against what should have been reached by then, and the rule in words.

Pure. A flow is held against the part of the level that the passed share of the year asks for; a stock against the way from its baseline
to the level, or against the level itself where there is no way to go; a criterion is met or not. One table holds the thresholds, and the
pages print the same table.
"""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from campaigns.movements.models import Indicator
from emulation.formats.words import number_words

AHEAD, ON, WATCH, BEHIND, UNKNOWN = "ahead", "on", "watch", "behind", "unknown"


@dataclass(frozen=True)
class Band:
    """One row of the table: from which part of what is due a figure stands so (None: see the rule), its words and icon."""

    key: str
    words: str
    rule: str
    icon: str
    least: Decimal | None = None


BANDS = (
    Band(BEHIND, "Chậm", "dưới 85% mức phải đạt theo thời gian", "exclamation-mark"),
    Band(WATCH, "Cần chú ý", "từ 85% đến dưới 100% mức phải đạt theo thời gian", "alert-triangle", Decimal("0.85")),
    Band(ON, "Đúng tiến độ", "từ 100% mức phải đạt theo thời gian", "check", Decimal(1)),
    Band(AHEAD, "Vượt mức", "đã tốt hơn mức cả năm", "check"),
    Band(UNKNOWN, "Chưa xét", "chưa có số liệu hoặc không giao mức", "minus"),
)
BAND = {band.key: band for band in BANDS}
HOW_DUE = (
    "Mức phải đạt theo thời gian: chỉ tiêu lũy kế lấy mức cả năm nhân phần năm đã qua (hết tháng 6 là một nửa); "
    "số hiện có tính từ năm trước đến mức cả năm, không có số năm trước thì so thẳng với mức cả năm; "
    "tiêu chí chưa đạt là cần chú ý, đến cuối năm vẫn chưa đạt là chậm."
)


@dataclass(frozen=True)
class Pace:
    """`standing` is the key of a Band; `ratio` the part reached of `due` (Decimals, None where a part says nothing); `words` name the rule."""

    standing: str
    ratio: Decimal | None
    words: str
    due: Decimal | None = None

    @property
    def band(self):
        return BAND[self.standing]

    @property
    def reason(self):
        """The words without the name of the band, for places that show the band itself beside them."""
        return self.words.removeprefix(f"{self.band.words}: ")

    @property
    def percent(self):
        """The ratio in whole per cents, rounded down so that 99,9 never reads as reached; or None."""
        return None if self.ratio is None else int((100 * self.ratio).to_integral_value(ROUND_FLOOR))


def pace_of(*, direction, nature, value, level, share, baseline=None, criterion=False):
    """Return the Pace of a figure (Decimals or None) when `share` (0 < Decimal <= 1) of the year has passed; raises nothing.

    `direction` and `nature` are values of Indicator's choices. A better figure never stands worse.
    """
    if criterion:
        return _criterion(value, share)
    if value is None:
        return Pace(UNKNOWN, None, "Chưa xét: chưa có số liệu")
    if level is None:
        return Pace(UNKNOWN, None, "Chưa xét: không giao mức")
    higher, way = direction == Indicator.Direction.HIGHER, None
    if nature == Indicator.Nature.FLOW:
        due = level * share
        ratio = _part(value, due, higher)
    elif baseline is not None and (level > baseline if higher else level < baseline):
        due = baseline + (level - baseline) * share
        ratio = (value - baseline) / (level - baseline) / share
        way = _way(value - baseline, due - baseline)
    else:
        due = level
        ratio = _part(value, due, higher)
    standing = standing_rule(direction=direction, nature=nature, share=share)(value, level, baseline)
    return Pace(standing, ratio, _words(standing, value, due, level, higher, way), due)


def standing_rule(*, direction, nature, share, criterion=False):
    """Return the function (figure, level, baseline) -> key of a Band, for pages with thousands of cells.

    It takes Decimals or whole numbers of one unit, None for what is not known, and divides nothing: 85% is asked as 100·reached >= 85·due.
    """
    part, whole = share.as_integer_ratio()
    higher, flow, final = direction == Indicator.Direction.HIGHER, nature == Indicator.Nature.FLOW, part == whole
    least = int(BAND[WATCH].least * 100)

    def stands(value, level, baseline):
        if criterion:
            return UNKNOWN if value is None else ON if value else BEHIND if final else WATCH
        if value is None or level is None:
            return UNKNOWN
        reached, due = (value * whole, level * part) if flow else (value, level)
        if not flow and baseline is not None and (level > baseline if higher else level < baseline):
            reached, due = (value - baseline) * whole, (level - baseline) * part
            reached, due = (reached, due) if higher else (-reached, -due)
        elif not higher:
            reached, due = due, reached
        if reached >= due:
            return AHEAD if (value > level if higher else (final or not flow) and value < level) else ON
        return WATCH if reached > 0 and due > 0 and 100 * reached >= least * due else BEHIND

    return stands


def _part(value, due, higher):
    """The part of `due` that is reached, or None where one of the two is not above zero."""
    reached, asked = (value, due) if higher else (due, value)
    return reached / asked if value > 0 and due > 0 else None


def _way(gone, asked):
    """Say how far a stock has come from last year's figure: "đã giảm 2 trong 6,5 phải giảm". `asked` is never 0."""
    verb, wrong = ("tăng", "giảm") if asked > 0 else ("giảm", "tăng")
    if gone * asked > 0:
        return f"đã {verb} {_brief(abs(gone))} trong {_brief(abs(asked))} phải {verb}"
    back = f"{wrong} {_brief(abs(gone))}" if gone else f"chưa {verb}"
    return f"{back}, phải {verb} {_brief(abs(asked))}"


def _words(standing, value, due, level, higher, way=None):
    band = BAND[standing]
    if standing == AHEAD:
        return f"{band.words}: {band.rule} ({_brief(value)} so với {_brief(level)} của cả năm)"
    if way:
        return f"{band.words}: {band.rule} ({way})"
    bound = "phải đạt" if higher else "cho phép"
    return f"{band.words}: {band.rule} ({_brief(value)} so với {_brief(due)} {bound})"


def _criterion(value, share):
    if value:
        return Pace(ON, None, "Đúng tiến độ: đã đạt")
    if share < 1:
        return Pace(WATCH, None, "Cần chú ý: chưa đạt, còn đến cuối năm") if value is not None else Pace(UNKNOWN, None, "Chưa xét: chưa có số liệu")
    return Pace(BEHIND, None, "Chậm: đến cuối năm chưa đạt") if value is not None else Pace(UNKNOWN, None, "Chưa xét: chưa có số liệu")


def _brief(number):
    """At most one decimal: what is due is an estimate, not a measurement."""
    if abs(number) < 1:
        return number_words(number.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return number_words(number.quantize(Decimal("0.1"), ROUND_HALF_UP))
