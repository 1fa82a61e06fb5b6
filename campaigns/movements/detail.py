"""What the page of one indicator and the page of one unit show."""

from dataclasses import dataclass, field

from django.http import Http404

from campaigns.movements.choosing import units_of
from campaigns.movements.figures import measured_words, value_words
from campaigns.movements.history import shown
from campaigns.movements.level_form import Place
from campaigns.movements.levels import given
from campaigns.movements.models import Indicator, IndicatorChange, Target

_FACTS = ("field", "movement", "form", "measure", "direction", "nature", "summing", "weight", "part_of", "required", "source", "definition")
SHOWN_CHANGES = 60


@dataclass(frozen=True)
class Row:
    """What a unit is given for an indicator, and the changes made after it was given, the newest first."""

    place: Place
    changes: list = field(default_factory=list)

    @property
    def baseline(self):
        """The figure of last year in words."""
        return value_words(self.place.indicator, self.place.given.baseline) if self.place.given else ""


def whole_of(indicator, user, today):
    """Return the context of the page of an indicator: facts, Rows that `user` may read, history; a constant number of queries."""
    keeper = user.has_perm("campaigns.keep_indicators", indicator)
    seen = {each.unit_id: each for each in Target.objects.visible_to(user).filter(indicator=indicator).select_related("unit")}
    whole = keeper or any(seat.carries("campaigns.read_all") and seat.authority.pk == indicator.authority_id for seat in user.seats)
    units = list(units_of(indicator.authority, indicator.year, today)) if whole else sorted((each.unit for each in seen.values()), key=_sort_key)
    rows = [Row(Place(indicator, unit, given(seen.get(unit.pk)))) for unit in units]
    history = indicator.history.select_related("by", "unit")
    read = [line for line in history[:SHOWN_CHANGES] if whole or line.unit_id is None or line.unit_id in seen]
    facts = [(_title(name), shown(indicator, name)) for name in _FACTS if shown(indicator, name) or name in ("source", "definition")]
    figures = [(_title(name), measured_words(indicator, getattr(indicator, name))) for name in ("target", "baseline") if not indicator.is_criterion]
    if indicator.is_criterion and indicator.target is not None:
        figures = [(_title("target"), f"{int(indicator.target)} đơn vị đạt")]
    bounds = [shown(indicator, name) for name in ("least", "most")]
    if any(bounds):
        figures.append(("Giới hạn của đơn vị", f"từ {bounds[0] or '0'}{f' đến {bounds[1]}' if bounds[1] else ' trở lên'}"))
    return {"indicator": indicator, "rows": rows, "history": read, "facts": [*figures, *facts], "keeper": keeper, "whole": whole}


def unit_page(unit, user, asked, today):
    """Return the context of the page of a unit; raises Http404 where the person may not read its levels."""
    readable = Target.objects.visible_to(user).filter(unit=unit)
    own = {seat.unit.pk for seat in user.seats_with("campaigns.read_unit")}
    if unit.pk not in user.lineage_of(own) and not _reads(user, unit) and not readable.exists():
        raise Http404
    years = list(readable.order_by("-indicator__year").values_list("indicator__year", flat=True).distinct())
    text = asked.get("nam", "")
    year = int(text) if text.isdecimal() and len(text) == 4 and int(text) in years else (today.year if today.year in years or not years else years[0])
    targets = list(readable.filter(indicator__year=year).select_related("indicator__movement", "indicator__part_of").order_by("indicator__order"))
    changes = {}
    for line in IndicatorChange.objects.filter(indicator__in=[each.indicator_id for each in targets], told=True).select_related("by"):
        if line.unit_id in (None, unit.pk):
            changes.setdefault(line.indicator_id, []).append(line)
    rows = [Row(Place(each.indicator, unit, given(each)), changes.get(each.indicator_id, [])) for each in targets]
    labels = dict(Indicator.Field.choices)
    reported = [row for row in rows if row.place.given.status != Target.Status.NONE]
    return {
        "unit": unit,
        "year": year,
        "years": years,
        "groups": [(labels[key], some) for key in labels if (some := [row for row in reported if row.place.indicator.field == key])],
        "without": [row for row in rows if row.place.given.status == Target.Status.NONE],
        "rows": rows,
        "given": sum(row.place.given.status == Target.Status.LEVEL for row in rows),
        "changed": sum(bool(row.changes) for row in rows),
        "keeper": any(unit.path.startswith(seat.authority.path) for seat in user.seats_with("campaigns.keep_indicators")),
    }


def _reads(user, unit):
    """Whether the person reads everything of an authority above the unit."""
    return any(unit.path.startswith(seat.authority.path) for seat in user.seats_with("campaigns.read_all"))


def _title(name):
    return str(Indicator._meta.get_field(name).verbose_name)


def _sort_key(unit):
    return unit.sort_key
