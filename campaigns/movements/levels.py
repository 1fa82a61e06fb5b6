"""What a unit is given for an indicator, as one thing: a level, to be followed without a level, or not given; and how a person types it.

| typed | read as |
|---|---|
| 325,2 | this level; for a criterion "đạt" |
| td, theo dõi | reported without a level |
| x, không giao | not given |
| nothing | not decided yet |
"""

from decimal import Decimal
from typing import NamedTuple

from campaigns.movements.figures import MET, NOT_ASSIGNED, measured_words, value_words
from campaigns.movements.models import Target
from emulation.attachments.sheet_values import as_decimal
from emulation.attachments.workbook import Cell
from emulation.formats.exact import LARGEST
from emulation.formats.words import number_words
from emulation.search.text import fold

LEVEL, TRACK, NONE = Target.Status.LEVEL, Target.Status.TRACK, Target.Status.NONE
TRACKED, UNDECIDED = "Theo dõi", "Chưa quyết định"
_SAID = {
    **dict.fromkeys(["td", "theo doi", "bao cao, khong giao muc", "khong giao muc"], TRACK),
    **dict.fromkeys(["x", "khong giao", "khong duoc giao", "khong"], NONE),
}
_MET, _NOT_MET = {"dat", "co", "1"}, {"chua dat", "khong dat", "0"}


class Given(NamedTuple):
    """`status` of Target.Status, `level` (a Decimal with LEVEL, else None) and the figure of last year (a Decimal or None)."""

    status: str
    level: Decimal | None = None
    baseline: Decimal | None = None


def given(target):
    """Return the Given of a Target, None where there is none."""
    return Given(target.status, target.level, target.baseline) if target else None


def read_given(indicator, said, baseline=""):
    """Return the Given that `said` means (text, or a number of a sheet), None where nothing was decided.

    Raises ValueError with a sentence for what cannot be read, or what does not fit the indicator.
    """
    before = read_figure(indicator, baseline)
    text = fold(said) if isinstance(said, str) else said
    if text in (None, ""):
        if before is not None:
            raise ValueError("Ghi mức giao, “td” hoặc “x” trước khi ghi số năm trước")
        return None
    if text in _SAID:
        return Given(_SAID[text], None, before)
    return Given(LEVEL, read_level(indicator, said), before)


def read_level(indicator, said):
    """Return the Decimal of a level; raises ValueError with a sentence."""
    if indicator.is_criterion:
        if fold(str(said)) not in _MET:
            raise ValueError("Ghi “đạt”, “td” (theo dõi) hoặc “x” (không được giao)")
        return Decimal(1)
    return read_figure(indicator, said, "Ghi một số, “td” (theo dõi) hoặc “x” (không được giao)")


def read_figure(indicator, said, words="Ghi một số, ví dụ 198,4"):
    """Return the Decimal that was typed (None: nothing) within the decimals and bounds of the indicator; raises ValueError with `words`."""
    if said in (None, ""):
        return None
    if indicator.is_criterion:
        if fold(str(said)) not in _MET | _NOT_MET:
            raise ValueError("Ghi “đạt” hoặc “chưa đạt”")
        return Decimal(fold(str(said)) in _MET)
    try:
        number = as_decimal(Cell(said, ""), decimals=indicator.places)
    except ValueError as problem:
        if isinstance(said, str) and not any(sign.isdigit() for sign in said):
            raise ValueError(words) from None
        raise problem from None
    if problem := misfit(indicator, number):
        raise ValueError(problem)
    return number


def misfit(indicator, number):
    """Return the sentence that says why `number` (a Decimal) cannot be a figure of the indicator, or ""."""
    if number != round(number, indicator.places):
        kept = f"tối đa {indicator.places} chữ số sau dấu phẩy" if indicator.places else "số nguyên"
        return f"Chỉ tiêu này lấy {kept}, không nhận {number_words(number)}"
    if indicator.least is not None and number < indicator.least or indicator.least is None and number < 0:
        return f"Số không được nhỏ hơn {number_words(indicator.least or 0)}"
    if indicator.most is not None and number > indicator.most:
        return f"Số không được lớn hơn {number_words(indicator.most)}"
    return f"Số quá lớn. Kiểm tra đơn vị tính ({indicator.measure})" if abs(number) > LARGEST else ""


def given_words(indicator, found, *, measured=True):
    """Return a Given in words: "325,2 tỷ đồng", "Theo dõi", "Không được giao", "Chưa quyết định"."""
    if found is None:
        return UNDECIDED
    if found.status == LEVEL:
        return (measured_words if measured else value_words)(indicator, found.level)
    return TRACKED if found.status == TRACK else NOT_ASSIGNED


def typed_words(indicator, found):
    """Return a Given as a person would type it into the cell: "325,2", "đạt", "td", "x", ""."""
    if found is None:
        return ""
    if found.status == LEVEL:
        return MET.lower() if indicator.is_criterion else number_words(found.level)
    return "td" if found.status == TRACK else "x"
