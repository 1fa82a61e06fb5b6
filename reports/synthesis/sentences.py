"""The office's own sentences, made from the numbers: what was reached by how many units, against the plan of the year and the figure before."""

from campaigns.movements.figures import measured_words, share_words
from campaigns.movements.models import Indicator
from emulation.formats.words import number_words
from reports.periodic.outline import AWARDS
from reports.periodic.sentences import when_words
from reports.synthesis.adding import counts_units, figure_words
from reports.synthesis.figures import beside
from reports.synthesis.gathering import compared_span

REPORTING = "reporting"
NAMED = 12  # more names than this make no sentence; the list at the end of the paper has them all


def draft_of(key, synthesis, figures, keys):
    """Return the sentences offered for the part `key`; `keys` are those of all parts, so that each figure is told in exactly one."""
    if key == REPORTING:
        return _reporting(synthesis)
    return " ".join(_sentence(figure, synthesis.span) for figure in figures if figure.value is not None and home_of(figure.indicator, keys) == key)


def home_of(indicator, keys):
    """Return the key of the part in which the number of `indicator` is told: its movement's, else its field's."""
    for key in (f"movement-{indicator.movement_id}", indicator.field):
        if key in keys:
            return key
    return AWARDS if indicator.field == Indicator.Field.EMULATION else "leadership"


def names_words(names):
    """Return names of units in one line, the first of many with the count of the rest."""
    rest = f" và {len(names) - NAMED} đơn vị khác" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + rest


def _reporting(synthesis):
    words = (
        f"Đã nhận báo cáo của {synthesis.received}/{synthesis.expected} đơn vị, trong đó {synthesis.on_time} đơn vị gửi đúng hạn, "
        f"{synthesis.complete} đơn vị gửi đủ nội dung."
    )
    missing = synthesis.missing_units
    return f"{words} Chưa có báo cáo của {len(missing)} đơn vị: {names_words([unit['name'] for unit in missing])}." if missing else words


def _sentence(figure, span):
    indicator = figure.indicator
    time = f"đến {when_words(indicator, span)}" if indicator.is_stock else span.label
    some = f" ({partial_words(figure)})" if partial_words(figure) and not counts_units(indicator) else ""
    words = f"{indicator.name} {time}: {figure_words(indicator, figure.value, figure.reported)}{some}"
    return f"{words}{_against_plan(figure)}{_against_before(figure, span)}."


def partial_words(figure):
    """Return how many of the units have given the number, "" where all have: the plan it is held against is that of all."""
    return f"mới có {figure.reported}/{figure.assigned} đơn vị" if figure.reported < figure.assigned else ""


def beside_words(figure, units):
    """Return over how many units (`units`) the number is compared, "" where it is all of them."""
    return f"so cùng {units} đơn vị" if 0 < units < figure.assigned else ""


def _against_plan(figure):
    indicator = figure.indicator
    if figure.target is None or indicator.is_criterion:
        return ""
    if indicator.measure == "%":
        return f", mức phấn đấu cả năm {measured_words(indicator, figure.target)}"
    return f", bằng {share_words(figure.value, figure.target)} kế hoạch năm" if figure.target else ""


def _against_before(figure, span):
    """How much more or less the same units have than in the period compared with; of a share in points, of anything else in per cents."""
    indicator = figure.indicator
    if figure.before is None or indicator.is_criterion:
        return ""
    same, then = beside(indicator, figure.cells), when_words(indicator, compared_span(indicator, span))
    note = f" ({beside_words(figure, same.units)})" if beside_words(figure, same.units) else ""
    turned = _turned(indicator, same.now if same.units else figure.value, figure.before, then)
    return f", {turned}{note}" if turned else ""


def _turned(indicator, now, before, then):
    change = now - before
    if not change:
        return f"bằng {then}"
    way = "tăng" if change > 0 else "giảm"
    if indicator.measure == "%":
        return f"{way} {number_words(abs(change))} điểm phần trăm so với {then}"
    return f"{way} {number_words(round(100 * abs(change) / abs(before), 1))}% so với {then}" if before else ""
