"""What one cell of an Excel file says about an indicator: a number, "Không phát sinh", "Đạt" or "Chưa đạt", "Như kỳ trước"."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from campaigns.movements.figures import MET, NOT_MET, NOTHING, value_words
from emulation.attachments.sheet_values import shown
from emulation.formats.words import number_words
from emulation.search.text import fold
from reports.periodic.typed import read_number

AS_BEFORE = "Như kỳ trước"
_MOST = 10**15  # beyond it a number of Excel has lost its last digits
_NOISE = 9  # decimals that a sum made in Excel leaves behind: 198.39999999999998
_CRITERIA = {fold(MET): 1, fold(NOT_MET): 0, "khong dat": 0}
_SHARE = re.compile(r"(.*[0-9])\s*%")


@dataclass(frozen=True)
class Figure:
    """A figure as a cell of the report holds it: `zero` is "không phát sinh", `kept` a stock figure confirmed as before."""

    value: Decimal | None = None
    zero: bool = False
    kept: bool = False

    def same(self, other):
        return (self.value, self.zero) == (other.value, other.zero)


def words_of(indicator, figure):
    """Return a Figure in words, "" where it is blank."""
    return value_words(indicator, figure.value, zero=figure.zero)


def figure_of(at, cell):
    """Return the Figure that the sheet's cell `at` gives to the report's Cell `cell`. Raises ValueError with a sentence."""
    indicator, value = cell.indicator, at.value
    if isinstance(value, dt.date):
        raise ValueError(f"Ô đang là ngày ({shown(value)}), không phải số. Đổi định dạng ô thành số (Number) rồi nhập lại")
    text = fold(_plain(value)) if isinstance(value, str) else ""
    if indicator.is_criterion:
        return _criterion(value, text)
    if text == fold(NOTHING):
        return Figure(Decimal(0), zero=True)
    if text in (fold(AS_BEFORE), f"giu {fold(AS_BEFORE)}"):
        return _as_before(cell)
    number = _typed(indicator, _plain(value)) if isinstance(value, str) else _counted(value)
    return Figure(number)


def share_note(at, indicator):
    """Return the sentence for a share that may be a hundred times too small: 0,908 typed without a percent format; else ""."""
    if indicator.measure != "%" or isinstance(at.value, bool) or not isinstance(at.value, int | float) or not 0 < at.value <= 1:
        return ""
    number = _counted(at.value)
    return f"Đọc là {number_words(number)}%. Nếu là {number_words((number * 100).normalize())}% thì nhập {number_words((number * 100).normalize())}"


def _criterion(value, text):
    if text in _CRITERIA:
        return Figure(Decimal(_CRITERIA[text]))
    raise ValueError(f"Chọn {MET} hoặc {NOT_MET} trong danh sách của ô (đang ghi “{shown(value)[:40]}”)")


def _as_before(cell):
    if not cell.indicator.is_stock or cell.before is None:
        raise ValueError("Chỉ tiêu này không có số kỳ trước để giữ. Nhập số của kỳ này")
    return Figure(cell.before.value, kept=True)


def _typed(indicator, text):
    if share := _SHARE.fullmatch(text):
        if indicator.measure != "%":
            raise ValueError(f"Ô ghi “{text[:40]}” mà chỉ tiêu tính bằng {indicator.measure}. Nhập số, không có dấu %")
        text = share[1]
    try:
        return read_number(indicator, text)
    except ValidationError as problem:
        raise ValueError(f"{problem.messages[0]} (đang ghi “{text[:40]}”)") from None


def _counted(value):
    """Return a number of Excel as a Decimal, freed from the noise of sums."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"“{shown(value)}” không là số. Nhập số, ví dụ 198,4")
    if abs(value) >= _MOST:
        raise ValueError("Số quá lớn. Kiểm tra lại số trong ô")
    number = Decimal(repr(value))
    return number if isinstance(value, int) else round(number, _NOISE).normalize() + 0


def _plain(text):
    """Return a text without the apostrophe that a copied text cell may carry along, and without spaces around it."""
    return text.strip().removeprefix("'").strip()
