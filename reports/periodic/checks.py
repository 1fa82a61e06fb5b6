"""What is wrong with a figure (it blocks the submission) and what looks odd (it asks for a reason). Pure rules, sentences for the person."""

from decimal import Decimal

from campaigns.movements.figures import value_words
from emulation.formats.exact import LARGEST
from emulation.formats.words import lower_first, number_words

TIMES = 10  # so many times the figure before looks like a slip of the keyboard


def blank(indicator):
    """Return the sentence for a required cell without an answer."""
    name = lower_first(indicator.name)
    if indicator.is_criterion:
        return f"Chọn Đạt hoặc Chưa đạt: {name}"
    if not indicator.is_stock:
        return f"Nhập {name}. Nếu không phát sinh, nhập 0"
    # What is there at the end of a period does not arise in it; a rate of what is there is never simply absent.
    return f"Nhập {name} tính đến cuối kỳ" + ("" if indicator.measure == "%" else ". Nếu không có, nhập 0")


def wrong(indicator, value, parent=None):
    """Return the sentence that says what is wrong with `value` (a Decimal), or ""; `parent` is the figure that it is a part of."""
    if indicator.is_criterion:
        return "" if value in (0, 1) else f"{indicator.name}: chọn Đạt hoặc Chưa đạt"
    if value != round(value, indicator.places):
        kept = f"lấy tối đa {indicator.places} chữ số sau dấu phẩy" if indicator.places else "là số nguyên, không có phần thập phân"
        return f"{indicator.name} {kept}"
    least, most = indicator.least, indicator.most
    if least is not None and most is not None and not least <= value <= most:
        return f"{indicator.name} phải từ {number_words(least)} đến {number_words(most)}"
    if value < (0 if least is None else least):
        return f"{indicator.name} phải từ {number_words(least or 0)} trở lên"
    if most is not None and value > most:
        return f"{indicator.name} không quá {number_words(most)}"
    if abs(value) > LARGEST:
        return too_large(indicator)
    if parent is not None and value > parent:
        return f"{indicator.name} là một phần nên không lớn hơn {number_words(parent)}"
    return ""


def too_large(indicator):
    """Return the sentence for a figure that no unit can have."""
    return f"{indicator.name} quá lớn. Kiểm tra đơn vị tính ({indicator.measure})"


def odd(indicator, value, *, before=None, level=None):
    """Return the sentences about what should be looked at again (Decimals; None: not known); [] where nothing is odd."""
    if indicator.is_criterion:
        return []
    found, words = [], _look_again
    if before and value >= TIMES * before:
        found.append(words(f"Số này cao gấp {number_words(round(value / before))} lần kỳ trước ({value_words(indicator, before)})"))
    elif before and value * TIMES <= before:
        found.append(words(f"Số này chưa bằng một phần {TIMES} kỳ trước ({value_words(indicator, before)})"))
    if level and value > level:
        found.append(words(f"Bằng {number_words(round(100 * value / level))}% kế hoạch năm ({value_words(indicator, level)})"))
    elif indicator.measure == "%" and indicator.most is None and value > Decimal(100):
        found.append(words("Tỷ lệ trên 100%"))
    return found


def _look_again(what):
    return f"{what}. Kiểm tra lại, hoặc ghi lý do"
