"""Whether a cell is behind, as an expression of the database, for pages that count thousands of cells: the rule of `pace.standing_rule`.

Everything is a whole number of thousandths, and no number is divided. Of what is reached and what is due, one is behind where
reached < due and 100·reached < 85·due: with something due the second says both, with nothing or less due the first does.
"""

from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, IntegerField, Q, Value, When
from django.db.models.lookups import GreaterThan, LessThan

from campaigns.movements.models import Indicator
from campaigns.movements.pace import BAND, WATCH

YES, NO = Value(1), Value(0)


def behind(*, value, target, indicator, share):
    """Return the expression that is 1 for a cell that is behind, else 0.

    `value` names the field of the figure, `target` and `indicator` the relations to the level and to the indicator; `share` (a Decimal) is
    the passed part of the year.
    """
    part, whole = share.as_integer_ratio()
    v, level, base = (whole_number(name) for name in (value, f"{target}__level", f"{target}__baseline"))
    higher = Q(**{f"{indicator}__direction": Indicator.Direction.HIGHER})
    up = _either(GreaterThan(level, base), _late((v - base) * whole, (level - base) * part), _late(v, level))
    down = _either(LessThan(level, base), _late((base - v) * whole, (base - level) * part), _late(level, v))
    return Case(
        When(**{f"{indicator}__form": Indicator.Form.CRITERION}, then=_either(Q(**{value: 0}), YES, NO) if part == whole else NO),
        When(**{f"{target}__level__isnull": True}, then=NO),
        When(**{f"{indicator}__nature": Indicator.Nature.FLOW}, then=_either(higher, _late(v * whole, level * part), _late(level * part, v * whole))),
        When(higher, then=up),
        default=down,
        output_field=IntegerField(),
    )


def whole_number(name):
    """Return the field `name` as the whole number of thousandths that the database keeps, without a cast and without a Decimal."""
    return ExpressionWrapper(F(name), output_field=BigIntegerField())


def _either(condition, then, otherwise):
    return Case(When(condition, then=then), default=otherwise, output_field=IntegerField())


def _late(reached, due):
    least = int(BAND[WATCH].least * 100)
    return _either(Q(LessThan(reached, due)) & Q(LessThan(reached * 100, due * least)), YES, NO)
