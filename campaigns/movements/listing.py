"""The indicators of a year as a list: by field, with what the units were given, and whether that adds up to the level of the whole."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum

from campaigns.movements.figures import value_words
from campaigns.movements.models import Indicator, Target
from emulation.search.text import clean_query

Status, Summing = Target.Status, Indicator.Summing


@dataclass(frozen=True)
class Line:
    """An indicator with how many units have a level, follow it, are not given it; `total` is the sum of the levels (a Decimal or None)."""

    indicator: Indicator
    levels: int = 0
    tracking: int = 0
    without: int = 0
    total: Decimal | None = None
    units: int = 0

    @property
    def undecided(self):
        return max(self.units - self.levels - self.tracking - self.without, 0)

    @property
    def target_words(self):
        return value_words(self.indicator, self.indicator.target) if not self.indicator.is_criterion else self._met(self.indicator.target)

    @property
    def total_words(self):
        """What the levels of the units make together, as far as that means something."""
        if self.total is None or self.indicator.summing in (Summing.WEIGHTED, Summing.LAST):
            return ""
        if self.indicator.is_criterion:
            return self._met(self.total)
        if self.indicator.summing == Summing.AVERAGE:
            return f"bình quân {value_words(self.indicator, round(self.total / self.levels, self.indicator.places))}"
        return value_words(self.indicator, self.total)

    @property
    def differs(self):
        """Whether the levels of all units add up to something else than the level of the whole."""
        target = self.indicator.target
        return bool(self.levels and self.indicator.summing == Summing.SUM and target is not None and self.total != target)

    @staticmethod
    def _met(number):
        return "" if number is None else f"{int(number)} đơn vị đạt"


class Listing:
    """The Lines of a Chosen, narrowed by the address (`phong-trao`, `tim`); `groups` are (field, [Line]). `units` is who is given indicators."""

    def __init__(self, chosen, asked, units):
        self._chosen = chosen
        indicators = chosen.indicators.select_related("movement", "part_of", "weight")
        self.movements = {each.movement.pk: each.movement for each in indicators if each.movement_id}
        text = asked.get("phong-trao", "")
        self.movement = int(text) if text.isdecimal() and len(text) < 10 and int(text) in self.movements else None
        self.words = clean_query(asked.get("tim"))
        self.filtered = bool(self.movement or self.words)
        found = [each for each in indicators if self.movement in (None, each.movement_id) and self.words in each.search_key]
        counted = self._counted(found, units) if chosen.whole else {}
        count = len(units) if chosen.whole else 0
        self.lines = [Line(each, *counted.get(each.pk, (0, 0, 0, None)), count) for each in found]

    @property
    def narrowed(self):
        """What narrows the list, in words."""
        return [self.movements[self.movement].name if self.movement else "", f"có chữ “{self.words}”" if self.words else ""]

    @property
    def partly_given(self):
        """Whether some of the lines are given to the units and others are not."""
        return self._chosen.whole and len({line.indicator.assigned_at is None for line in self.lines}) == 2

    @property
    def groups(self):
        labels = dict(Indicator.Field.choices)
        return [(labels[key], own) for key in labels if (own := [line for line in self.lines if line.indicator.field == key])]

    @property
    def query(self):
        return urlencode(
            {"nam": self._chosen.year} | ({"phong-trao": self.movement} if self.movement else {}) | ({"tim": self.words} if self.words else {})
        )

    @staticmethod
    def _counted(indicators, units):
        """Return {indicator id: (with a level, following, not given, sum of the levels)}; one query."""
        rows = Target.objects.filter(indicator__in=indicators, unit__in=units).order_by().values_list("indicator")
        counts = {status: Count("pk", filter=Q(status=status)) for status in Status.values}
        found = rows.annotate(a=counts[Status.LEVEL], b=counts[Status.TRACK], c=counts[Status.NONE], d=Sum("level"))
        return {pk: tuple(numbers) for pk, *numbers in found}
