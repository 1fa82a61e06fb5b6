"""Taking the indicators of a year over into the next one."""

from campaigns.movements import history
from campaigns.movements.actions import guard_keeper, locked_year
from campaigns.movements.batch import FIELDS
from campaigns.movements.levels import LEVEL
from campaigns.movements.models import Indicator, IndicatorChange, Target
from emulation import clock
from emulation.units.models import Unit
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act

_ANEW = {"weight", "part_of", "baseline", "target", "movement"}


@act
def copy_last_year(authority, year, *, by, now):
    """Take over the indicators of the year before whose code `year` does not have yet; returns them.

    Who follows one without a level and who is not given it comes along; levels are decided anew each year. A movement whose period is over
    is left out. Raises Refused without the right, or when there is nothing to take over.
    """
    guard_keeper(authority, year, by)
    there = {indicator.code: indicator for indicator in locked_year(authority, year).values()}
    known = {old.pk: old for old in Indicator.objects.of(authority, year - 1).select_related("movement")}
    fresh = [old for old in known.values() if old.code not in there]
    if not fresh:
        raise Refused(f"Năm {year - 1} không có chỉ tiêu nào mà năm {year} chưa có.")
    made = _make(fresh, known, there, year)
    _copy_decisions(fresh, made, clock.day_of(now))
    IndicatorChange.objects.bulk_create(
        history.line(indicator, "Lập chỉ tiêu", before=f"Lấy từ năm {year - 1}", after=indicator.name, by=by, now=now) for indicator in made.values()
    )
    return list(made.values())


def _make(olds, known, there, year):
    """Create the indicators, those that others lean on first; returns {code: new Indicator}."""
    made = {}
    for weighted in (False, True):
        rows = [old for old in olds if (old.weight_id is not None) == weighted]
        new = [_new(old, year, weight=_of_year(known.get(old.weight_id), made, there, "weight_id")) for old in rows]
        made |= {indicator.code: indicator for indicator in Indicator.objects.bulk_create(new)}
    parts = [old for old in olds if old.part_of_id]
    for old in parts:
        made[old.code].part_of = _of_year(known.get(old.part_of_id), made, there, "part_of_id")
    Indicator.objects.bulk_update([made[old.code] for old in parts], ["part_of"])
    return made


def _new(old, year, *, weight):
    values = {name: getattr(old, name) for name in FIELDS if name not in _ANEW}
    if old.weight_id and weight is None:
        values["summing"] = Indicator.Summing.AVERAGE
    lasting = old.movement if old.movement_id and (old.movement.year_to is None or old.movement.year_to >= year) else None
    return Indicator(authority_id=old.authority_id, year=year, weight=weight, movement=lasting, search_key=old.search_key, **values)


def _of_year(old, made, there, link):
    """Return the indicator of the new year that stands for `old`, unless it leans on another itself by `link` meanwhile."""
    found = (made.get(old.code) or there.get(old.code)) if old else None
    return found if found and getattr(found, link) is None else None


def _copy_decisions(olds, made, day):
    valid = set(Unit.objects.valid_on(day).values_list("pk", flat=True))
    decided = Target.objects.filter(indicator__in=olds).exclude(status=LEVEL).select_related("indicator")
    rows = [Target(indicator=made[each.indicator.code], unit_id=each.unit_id, status=each.status) for each in decided if each.unit_id in valid]
    Target.objects.bulk_create(rows)
