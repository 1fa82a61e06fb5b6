"""What a figure says in a sentence: what was reached, how it stands against the level of the year, and against the figure before.

Only what the figures say, one fact at a time: per cents of something above zero, points for differences of per cents, no judgement.
"""

from decimal import ROUND_FLOOR, Decimal

from campaigns.movements.figures import measured_words, share_words
from campaigns.movements.models import Indicator
from campaigns.movements.periods import HALF, YEAR
from emulation.formats.words import lower_first, number_words

POINTS = "điểm phần trăm"
MANY = 100  # below so many pieces a difference is said in pieces, not in per cents
TIMES = 3  # from so many times on, the ratio says more than the per cents


def results(cells, span):
    """Return the sentences of the answered `cells` about the Period `span`: flows, then what there is at its end, then criteria."""
    answered = [cell for cell in cells if cell.is_answered]
    numbers = [cell for cell in answered if not cell.indicator.is_criterion]
    flows = [cell for cell in numbers if not cell.indicator.is_stock]
    stocks = [cell for cell in numbers if cell.indicator.is_stock]
    said = [*_group(flows, span), *_group(stocks, span), *_criteria([cell for cell in answered if cell.indicator.is_criterion], span)]
    return " ".join(f"{words}." for words in said)


def span_words(span):
    """Return the period as sentences say it: "6 tháng đầu năm", "năm 2023"."""
    return "6 tháng đầu năm" if span.kind == HALF else span.label


def is_lower_better(indicator):
    return indicator.direction == Indicator.Direction.LOWER


def distance(indicator, amount):
    """Return how far two values are apart, in words: "6 hộ", "1,2 điểm phần trăm"."""
    return f"{number_words(abs(amount))} {POINTS}" if indicator.measure == "%" else measured_words(indicator, abs(amount))


def plan_share(cell):
    """Return the part of the level of the year that is reached, "61%"; never "100%" of what is not reached, "" without a level above zero."""
    share = share_words(cell.value, cell.level) if cell.level and cell.level > 0 else ""
    if share == "100%" and cell.value < cell.level:
        return f"{number_words((100 * cell.value / cell.level).quantize(Decimal('0.1'), ROUND_FLOOR))}%"
    return share


def _group(cells, span):
    """Return a sentence for each of `cells` that is not a part of another one; the first names the time, parts stand behind their whole."""
    ids = {cell.indicator.pk for cell in cells}
    wholes = [cell for cell in cells if cell.indicator.part_of_id not in ids]
    return [_sentence(cell, span, first=not place) + _parts(cell, cells) for place, cell in enumerate(wholes)]


def _sentence(cell, span, *, first):
    indicator, value = cell.indicator, cell.value
    if _is_nothing(cell):
        time = f" trong {span_words(span)}" if not indicator.is_stock and first else ""
        said = f"{'không có' if indicator.is_stock else 'không phát sinh'} {_things(indicator)}{time}"
        against = _against(cell) if cell.before and cell.before.value > 0 else ""
        return _joined(_opened(said, cell, first), against)
    name = lower_first(indicator.name) + (f" {span_words(span)}" if first and not indicator.is_stock else "")
    said = f"{name} {_verb(cell)} {measured_words(indicator, value)}"
    return _joined(_opened(said, cell, first), _of_plan(cell), _against(cell))


def _opened(said, cell, first):
    said = f"đến cuối kỳ, {said}" if first and cell.indicator.is_stock else said
    return said[0].upper() + said[1:]


def _joined(*pieces):
    return ", ".join(piece for piece in pieces if piece)


def _is_nothing(cell):
    """Whether the unit said on purpose that there was nothing; a rate of nought is a rate."""
    return cell.entry.zero and cell.indicator.measure != "%"


def _things(indicator):
    """Return what is counted: "Số vụ cháy" -> "vụ cháy"."""
    name = lower_first(indicator.name)
    return name.removeprefix("tổng ").removeprefix("số ")


def _verb(cell):
    if is_lower_better(cell.indicator):
        fewer = cell.before is None or cell.value <= cell.before.value
        return "còn" if cell.indicator.is_stock and fewer and cell.value else "là"
    return "đạt" if cell.level and cell.value else "là"


def _of_plan(cell):
    """Return how the value stands against the level of the year; a level that should not be passed is named."""
    indicator, level = cell.indicator, cell.level
    if level is None:
        return ""
    gap = cell.value - level
    if is_lower_better(indicator):
        side = "thấp hơn" if gap < 0 else "cao hơn" if gap > 0 else "bằng"
        return f"{side} mức giao cả năm" + (f" ({measured_words(indicator, level)})" if gap else "")
    if indicator.measure == "%":
        if not gap:
            return "bằng kế hoạch năm"
        return f"{'vượt' if gap > 0 else 'thấp hơn'} kế hoạch năm {distance(indicator, gap)}"
    share = plan_share(cell)
    return f"bằng {share} kế hoạch năm" if share else ""


def _against(cell):
    """Return how the value stands against the figure before; from nothing there is no increase, only that there was nothing."""
    if cell.before is None:
        return ""
    indicator, value, before, when = cell.indicator, cell.value, cell.before.value, when_words(cell.indicator, cell.before.span)
    if value == before:
        return f"không đổi so với {when}"
    if before == 0 and value > 0 and indicator.measure != "%":
        return f"{when} chưa có"
    turn = "tăng" if value > before else "giảm"
    if _in_per_cents(indicator, value, before):
        if value >= TIMES * before:
            return f"gấp {number_words(round(value / before, 1))} lần {when}"
        if share := round(100 * abs(value - before) / before):
            return f"{turn} {share}% so với {when}"
    return f"{turn} {distance(indicator, value - before)} so với {when}"


def _in_per_cents(indicator, value, before):
    if indicator.measure == "%" or is_lower_better(indicator) or min(value, before) <= 0:
        return False
    return indicator.places > 0 or max(value, before) >= MANY


def when_words(indicator, then):
    """Return the time of the figure before, of the Period `then`: "cùng kỳ năm 2022", "cuối năm 2022", "cuối tháng 6/2023"."""
    if indicator.is_stock or indicator.is_criterion:
        return f"cuối năm {then.year}" if then.kind == YEAR else f"cuối tháng 6/{then.year}"
    return f"cùng kỳ năm {then.year}" if then.kind == HALF else f"năm {then.year}"


def _parts(whole, cells):
    """Return the parts of `whole`, and theirs, as the end of its sentence: "; trong đó số hộ nghèo do phụ nữ làm chủ hộ là 12 hộ"."""
    found, ids = [], {whole.indicator.pk}
    for cell in cells:  # a part stands behind its whole
        if cell.indicator.part_of_id in ids:
            ids.add(cell.indicator.pk)
            found.append(cell)
    said = [f"{lower_first(cell.indicator.name)} {'không có' if _is_nothing(cell) else f'là {_measured(cell)}'}" for cell in found]
    return f"; trong đó {', '.join(said)}" if said else ""


def _measured(cell):
    return measured_words(cell.indicator, cell.value)


def _criteria(cells, span):
    """Return one sentence for the criteria that are met and one for those that are not."""
    said = []
    for met, words in ((True, "Đạt"), (False, "Chưa đạt")):
        names = [f"“{cell.indicator.name}”{_turned(cell)}" for cell in cells if bool(cell.value) is met]
        if names:
            said.append(f"{words} tiêu chí {names[0]}" if len(names) == 1 else f"{words} {len(names)} tiêu chí: {'; '.join(names)}")
    return said


def _turned(cell):
    """Return what a criterion was before where it is otherwise now."""
    if cell.before is None or bool(cell.before.value) == bool(cell.value):
        return ""
    return f" ({when_words(cell.indicator, cell.before.span)} {'đã đạt' if cell.before.value else 'chưa đạt'})"
