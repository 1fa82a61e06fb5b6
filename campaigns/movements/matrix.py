"""All levels of a year side by side: units down, indicators across, one field at a time where there are many."""

from django.core.paginator import Paginator

from campaigns.movements.choosing import units_of
from campaigns.movements.levels import LEVEL, NONE, TRACK, given, given_words
from campaigns.movements.models import Indicator, Target

ROWS, ACROSS = 40, 12
_SHORT = {TRACK: "td", NONE: "x"}


class Matrix:
    """`rows` are (Unit, [(indicator, words, css, title)]); `fields` the links (label, key, current) where not everything fits."""

    def __init__(self, chosen, asked, today):
        indicators = list(chosen.indicators)
        keys = [key for key in Indicator.Field.values if any(each.field == key for each in indicators)]
        wanted = asked.get("linh-vuc", "")
        self.field = wanted if wanted in keys else keys[0] if len(indicators) > ACROSS and keys else ""
        self.indicators = [each for each in indicators if self.field in ("", each.field)]
        labels = dict(Indicator.Field.choices)
        self.fields = [(labels[key], key, key == self.field) for key in keys] if len(indicators) > ACROSS or self.field else []
        self.query = f"{chosen.query}&linh-vuc={self.field}" if self.field else chosen.query
        self.page = Paginator(units_of(chosen.authority, chosen.year, today), ROWS).get_page(asked.get("page"))
        units = list(self.page.object_list)
        known = {(each.indicator_id, each.unit_id): given(each) for each in Target.objects.filter(indicator__in=self.indicators, unit__in=units)}
        self.rows = [(unit, [_cell(each, known.get((each.pk, unit.pk))) for each in self.indicators]) for unit in units]


def _cell(indicator, found):
    if found is None:
        return indicator, "", "st-none", given_words(indicator, found)
    words = given_words(indicator, found, measured=False) if found.status == LEVEL else _SHORT[found.status]
    return indicator, words, "" if found.status == LEVEL else "muted", given_words(indicator, found)
