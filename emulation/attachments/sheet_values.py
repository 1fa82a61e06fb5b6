"""From a cell to a value: a day, a number, a line of text; or one sentence that says what to type instead."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError

from emulation.formats.words import day_words, number_words
from emulation.search import vn_numbers
from emulation.search.fields import VnDateField, VnDecimalField
from emulation.search.text import has_control

_DATES = VnDateField(required=False)
_EXAMPLE = "Nhập ngày/tháng/năm, ví dụ 15/6/2023"
_MOST = 10**18  # no column of ours holds more, and rounding a number of hundreds of digits fails


def as_date(cell):
    """Return the day in a Cell, None where it is empty. Raises ValueError with a sentence."""
    if cell.value is None or type(cell.value) is dt.date:
        return cell.value
    typed = as_text(cell, 40)
    try:
        return _DATES.to_python(typed)
    except ValidationError as problem:
        if problem.code == "far_year":
            raise ValueError(f"Năm phải từ 1900 đến 2100. {_EXAMPLE}") from None
        raise ValueError(f"Ngày “{typed}” không có. {_EXAMPLE}") from None


def as_int(cell):
    """Return the whole number in a Cell, None where it is empty. Raises ValueError with a sentence."""
    number = as_decimal(cell, decimals=0)
    return number if number is None else int(number)


def as_decimal(cell, decimals=2):
    """Return the Decimal in a Cell with at most `decimals` places, None where it is empty. Raises ValueError with a sentence."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"“{shown(value)}” không là số. Nhập số, ví dụ {'12' if decimals == 0 else '12,5'}")
    number = _typed_number(value, decimals) if isinstance(value, str) else Decimal(repr(value))
    if abs(number) >= _MOST:
        raise ValueError("Số quá lớn. Kiểm tra lại số trong ô")
    if number != round(number, decimals):
        words = "Nhập số nguyên" if decimals == 0 else f"Ghi không quá {decimals} chữ số sau dấu phẩy"
        raise ValueError(f"Số {number_words(number)} có phần lẻ. {words}")
    return number


def _typed_number(text, decimals):
    field = VnDecimalField(decimal_places=decimals)
    try:
        return vn_numbers.parse(text, decimals=decimals)
    except vn_numbers.NotANumber as problem:
        plain = text.strip().rstrip("0").rstrip(",")
        sentence = str(field.error_messages[problem.code]) % {"typed": text, "thousands": text.replace(",", "."), "decimal": plain}
        raise ValueError(f"“{text[:40]}” chưa rõ là số nào. {sentence}") from None


def as_text(cell, max_length, *, multiline=False):
    """Return the text in a Cell, "" where it is empty, on one line unless `multiline`. Raises ValueError with a sentence.

    A number or a day that the sheet took for one comes back as it is written here: 1.480 stays 1480, a day 15/6/2023.
    """
    text = shown(cell.value)
    text = text if multiline else " ".join(text.split())
    if has_control(text, multiline=multiline):
        raise ValueError("Ô có ký tự không nhìn thấy được. Xóa ô rồi gõ lại")
    if len(text) > max_length:
        raise ValueError(f"Nội dung dài {len(text)} ký tự, tối đa {max_length}. Rút gọn lại")
    return text


def shown(value):
    """Return a value of a cell as the text a person would have typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if type(value) is dt.date:
        return day_words(value)
    return repr(value).replace(".", ",") if isinstance(value, float) else str(value)
