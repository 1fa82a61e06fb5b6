"""How a figure of an indicator is written in words: 198,4 tỷ đồng; "Đạt" for a criterion; "Không phát sinh" for a zero said on purpose."""

from emulation.formats.words import number_words

MET, NOT_MET = "Đạt", "Chưa đạt"
NOTHING = "Không phát sinh"
NOT_ASSIGNED = "Không được giao"


def value_words(indicator, value, *, zero=False):
    """Return a Decimal (None: "") as the grid and the papers show it, without the unit of measure; raises nothing."""
    if value is None:
        return ""
    if indicator.is_criterion:
        return MET if value else NOT_MET
    return NOTHING if zero else number_words(value)


def measured_words(indicator, value, *, zero=False):
    """Return the same with the unit of measure: "198,4 tỷ đồng", "98%"."""
    words = value_words(indicator, value, zero=zero)
    if not words or indicator.is_criterion or zero:
        return words
    return f"{words}%" if indicator.measure == "%" else f"{words} {indicator.measure}"


def share_words(part, whole):
    """Return `part` of `whole` (Decimals) in whole per cents, "" without a whole; unlike a bar it may pass 100."""
    return f"{number_words(round(100 * part / whole))}%" if part is not None and whole else ""
