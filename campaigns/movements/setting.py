"""One change of the levels of units: what differs, what stands against it, writing it, and telling the units of it."""

from dataclasses import dataclass

from django.db.models import Q

from campaigns.movements import history
from campaigns.movements.figures import value_words
from campaigns.movements.levels import LEVEL, NONE, Given, given, given_words, misfit
from campaigns.movements.models import Indicator, IndicatorChange, Target
from emulation.units.models import Unit
from emulation.workflow.flows import Refused

CHANGED, BASELINE = "Mức giao", "Thực hiện năm trước"
_NAMED = 3


@dataclass(frozen=True)
class Change:
    """One cell of the matrix: what a unit was given before and after (Given or None)."""

    indicator: Indicator
    unit: Unit
    before: Given | None
    after: Given | None

    @property
    def decides(self):
        """Whether more than the figure of last year differs."""
        return (self.before and self.before[:2]) != (self.after and self.after[:2])

    @property
    def words(self):
        """The decision before and after: ("325,2 tỷ đồng", "Theo dõi")."""
        return given_words(self.indicator, self.before), given_words(self.indicator, self.after)

    @property
    def story(self):
        """What differs, as a list of (what, before, after) in words."""
        told = [(CHANGED, *self.words)] if self.decides else []
        before, after = (found.baseline if found else None for found in (self.before, self.after))
        return told if before == after else [*told, (BASELINE, *(value_words(self.indicator, each) for each in (before, after)))]


class Setting:
    """`levels` ({Indicator: {Unit: Given or None}}) against what is stored; use it inside the transaction that locked the indicators."""

    def __init__(self, levels, *, by, now, reason):
        self._by, self._now, self._reason = by, now, reason
        known = differing(levels)
        self.changes = known
        self.indicators = list(dict.fromkeys(change.indicator for change in known))

    def guard(self):
        """Raise Refused for the first thing that stands against the change."""
        for change in self.changes:
            self._guard_one(change)
        ended = [change for change in self.changes if change.after is None or change.after.status == NONE]
        if busy := _reported_already(ended):
            raise Refused(f"Đã nhập số liệu nên không bỏ giao được: {busy}. Chọn “td” (theo dõi), hoặc đề nghị đơn vị xóa số trước.")
        altered = [change for change in self.changes if change.indicator.assigned_at and change.before and change.decides]
        if altered and not self._reason:
            raise Refused("Có mức đã giao cho đơn vị bị thay đổi. Nhập lý do thay đổi để đơn vị biết.")

    def _guard_one(self, change):
        indicator, unit, after = change.indicator, change.unit, change.after
        inside = unit.path.startswith(indicator.authority.path) and unit.pk != indicator.authority_id
        if not inside and change.before is None:
            raise Refused(f"{unit.name} không thuộc {indicator.authority.name} nên không giao chỉ tiêu được.")
        if after is None and indicator.assigned_at:
            raise Refused(f"“{indicator.name}” đã giao. Với {unit.name}, ghi “x” (không được giao) thay vì để trống.")
        if after and (after.status == LEVEL) != (after.level is not None):
            raise Refused(f"{unit.name}, {indicator.name}: nhập mức khi giao mức, và chỉ khi đó.")
        for figure in (after.level, after.baseline) if after else ():
            if figure is not None and (problem := misfit(indicator, figure)):
                raise Refused(f"{unit.name}, {indicator.name}: {problem}.")

    def write(self):
        """Store the levels and the lines of the history."""
        gone = _by_indicator([change for change in self.changes if change.after is None])
        if gone:
            Target.objects.filter(_any(Q(indicator=indicator, unit__in=units) for indicator, units in gone.items())).delete()
        rows = [Target(indicator=change.indicator, unit=change.unit, **change.after._asdict()) for change in self.changes if change.after]
        Target.objects.bulk_create(rows, update_conflicts=True, unique_fields=["indicator", "unit"], update_fields=["status", "level", "baseline"])
        IndicatorChange.objects.bulk_create(line for change in self.changes for line in self._lines(change))

    def _lines(self, change):
        common = {"unit": change.unit, "reason": self._reason, "told": change.indicator.assigned_at is not None, "by": self._by, "now": self._now}
        return [history.line(change.indicator, *said, **common) for said in change.story]

    def tell(self):
        """Tell the units of what was given to them already and changed."""
        told = {}
        for change in self.changes:
            if change.indicator.assigned_at:
                sentences = (
                    f"{change.indicator.name} – {what}: {before or 'để trống'} → {after or 'để trống'}" for what, before, after in change.story
                )
                told.setdefault(change.unit, []).extend(sentences)
        if not told:
            return
        year, authority = self.indicators[0].year, self.indicators[0].authority
        history.tell_units(
            told,
            key=f"targets-{authority.pk}-{year}-{self._now:%Y%m%d%H%M%S%f}",
            subject=f"Mức giao chỉ tiêu năm {year} có thay đổi",
            closing=f"Lý do: {self._reason}" if self._reason else "",
            authority=authority,
            year=year,
            by=self._by,
            now=self._now,
        )


def differing(levels):
    """Return the Changes that `levels` ({Indicator: {Unit: Given or None}}) would make; one query."""
    saved = {}
    units = {unit for cells in levels.values() for unit in cells}
    for target in Target.objects.filter(indicator__in=list(levels), unit__in=units):
        saved[target.indicator_id, target.unit_id] = given(target)
    cells = ((indicator, unit, after and Given(*after)) for indicator, of_units in levels.items() for unit, after in of_units.items())
    found = [Change(indicator, unit, saved.get((indicator.pk, unit.pk)), after) for indicator, unit, after in cells]
    return [change for change in found if change.before != change.after]


def _reported_already(changes):
    """Return the first few of `changes` whose unit has typed or submitted a figure, in words; "" where there is none. One query."""
    if not changes:
        return ""
    asked = _any(Q(pk=indicator.pk, entries__unit__in=units) for indicator, units in _by_indicator(changes).items())
    figure = Q(entries__value__isnull=False) | Q(entries__sent__isnull=False)
    found = set(Indicator.objects.filter(asked, figure).values_list("pk", "entries__unit"))
    busy = [f"{change.unit.name} – {change.indicator.name}" for change in changes if (change.indicator.pk, change.unit.pk) in found]
    return "; ".join(busy[:_NAMED]) + (f" và {len(busy) - _NAMED} chỗ khác" if len(busy) > _NAMED else "")


def _by_indicator(changes):
    """Return {Indicator: [Unit]}: one condition for each indicator stays short, one for each cell would be too deep for SQLite."""
    found = {}
    for change in changes:
        found.setdefault(change.indicator, []).append(change.unit)
    return found


def _any(conditions):
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found
