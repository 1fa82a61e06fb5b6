"""Typing levels: one box for the level and one for last year's figure of each cell, read as people write them, echoed before they are stored."""

from dataclasses import dataclass

from django import forms

from campaigns.movements.levels import Given, given, given_words, read_given, typed_words
from campaigns.movements.models import Indicator, Target
from campaigns.movements.setting import differing
from emulation.formats.words import number_words
from emulation.search.forms import BorderForm
from emulation.units.models import Unit


@dataclass(frozen=True)
class Place:
    """One cell to type: whose, of which indicator, and what is decided so far (Given or None)."""

    indicator: Indicator
    unit: Unit
    given: Given | None

    @property
    def key(self):
        return f"{self.indicator.pk}-{self.unit.pk}"

    @property
    def words(self):
        return given_words(self.indicator, self.given)


def places_of(indicators, units):
    """Return the Places of every pair, in the order given; one query."""
    known = {(each.indicator_id, each.unit_id): given(each) for each in Target.objects.filter(indicator__in=indicators, unit__in=units)}
    return [Place(indicator, unit, known.get((indicator.pk, unit.pk))) for indicator in indicators for unit in units]


class LevelsForm(BorderForm):
    """The boxes of `places`; once valid, `levels` is what `set_targets` takes and `changes` what that would change."""

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places, self.levels, self.changes = places, {}, []
        for place in places:
            name = f"{place.indicator.name}, {place.unit.name}"
            last = place.given.baseline if place.given else None
            self.fields[f"m{place.key}"] = _box(f"Mức giao: {name}", typed_words(place.indicator, place.given))
            self.fields[f"n{place.key}"] = _box(f"Năm trước: {name}", "" if last is None else number_words(last))
        self.fields["reason"] = forms.CharField(label="Lý do thay đổi", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
        self.fields["reason"].widget.attrs["class"] = "form-control short"

    def clean(self):
        """Read every box that was posted; what cannot be read is said at the box."""
        cleaned = super().clean()
        for place in self.places:
            if not {f"m{place.key}", f"n{place.key}"} & set(self.data):
                continue  # a unit that came to the page since it was drawn: nobody has said anything about it
            try:
                found = read_given(place.indicator, cleaned.get(f"m{place.key}", ""), cleaned.get(f"n{place.key}", ""))
            except ValueError as problem:
                self.add_error(f"m{place.key}", f"{self._name(place)}: {problem}")
                continue
            self.levels.setdefault(place.indicator, {})[place.unit] = found
        self.changes = differing(self.levels) if not self.errors else []
        return cleaned

    @property
    def versions(self):
        """The versions of the indicators that the person saw."""
        said = {place.indicator.pk: self.data.get(f"v{place.indicator.pk}", "") for place in self.places}
        return {pk: int(text) if text.isdecimal() and len(text) < 9 else 0 for pk, text in said.items()}

    @property
    def needs_reason(self):
        """Whether something on the page was given to the units already."""
        return any(place.indicator.assigned_at for place in self.places)

    def rows(self):
        """Yield (Place, box of the level, box of last year, Change or None) for the table."""
        changes = {(change.indicator.pk, change.unit.pk): change for change in self.changes}
        for place in self.places:
            yield place, self[f"m{place.key}"], self[f"n{place.key}"], changes.get((place.indicator.pk, place.unit.pk))

    def _name(self, place):
        many = len({each.unit for each in self.places}) > 1
        return place.unit.short_name if many else place.indicator.name


def _box(label, initial):
    attrs = {"class": "form-control num", "autocomplete": "off", "aria-label": label}
    return forms.CharField(label=label, initial=initial, required=False, max_length=40, widget=forms.TextInput(attrs=attrs))
