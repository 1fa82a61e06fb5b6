"""The numbers of a synthesis from what was gathered: result, plan, figure before, the cells behind them, what changed since the last build.

A number stands beside the earlier one of the same units only: each cell keeps what its unit had then ("then": value, weight, moment).
"""

from dataclasses import dataclass
from decimal import Decimal

from campaigns.movements.models import Indicator, Target
from reports.synthesis.adding import Share, add
from reports.synthesis.gathering import compared_span, last_year
from reports.synthesis.models import Figure


def figures_of(gathering, old):
    """Return an unsaved Figure (without its synthesis) for each indicator; `old` are the Figures of the build before by the indicator's code."""
    return [_figure(gathering, indicator, old.get(indicator.code)) for indicator in gathering.indicators]


def shares_of(cells):
    """Return the Shares that the kept `cells` of a Figure (dicts) stand for, so that anybody can add them up again."""
    return [
        Share(name=cell["name"], unit=cell["unit"], value=_number(cell["value"]), weight=_number(cell["weight"]), sent=cell.get("at", ""))
        for cell in cells
    ]


@dataclass(frozen=True)
class Beside:
    """The rule of an indicator over the `units` (how many) that have a value in both periods; Decimals, or None without such units."""

    now: Decimal | None
    before: Decimal | None
    units: int


def beside(indicator, cells):
    """Return the Beside of the kept `cells` of a Figure."""
    both = [cell for cell in cells if cell.get("then")]
    then = [{**cell, **cell["then"]} for cell in both]
    return Beside(add(indicator, shares_of(both)).value, add(indicator, shares_of(then)).value, len(both))


def _figure(gathering, indicator, old):
    found = gathering.cells.get(indicator.pk, [])
    targets = gathering.targets.get(indicator.pk, {})
    assigned = _asked_units(gathering, targets) | {cell.sent.unit.pk for cell in found}
    whole = _last_years_own(gathering, indicator) if len(found) == len(assigned) else None
    then = _then(gathering, indicator, targets) if whole is None else _nothing
    cells = [_cell(indicator, cell, then(cell)) for cell in found]
    return Figure(
        indicator=indicator,
        value=add(indicator, shares_of(cells)).value,
        before=beside(indicator, cells).before if whole is None else whole,
        target=_target(gathering, indicator, targets, found),
        reported=len(cells),
        assigned=len(assigned),
        previous_build=old.value if old else None,
        cells=cells,
        changes=_changes(gathering, old.cells, cells) if old else [],
    )


def _asked_units(gathering, targets):
    """Return the ids of the units that owe the report and have to give the number in it."""
    known = {sent.obligation.unit_id for sent in gathering.sent if not sent.owners.isdisjoint(targets)}
    return known | {owed.unit_id for owed in gathering.absent if owed.unit_id in targets}


def _cell(indicator, cell, then):
    """The kept cell; `then` is the (value, weight, moment) of the unit in the period compared with, or None."""
    value, weight, at = then or (None, None, None)
    # A unit that has no weight in one of the periods gives nothing to one of the two numbers.
    given = value is not None and (indicator.summing != Indicator.Summing.WEIGHTED or (cell.weight and weight))
    then = {"value": str(value), "weight": _text(weight), "at": at.isoformat() if at else ""} if given else None
    return {**cell.sent.said, "entry": cell.entry, "value": str(cell.value), "weight": _text(cell.weight), "zero": cell.zero, "then": then}


def _target(gathering, indicator, targets, found):
    """The plan of the year: the indicator's own, else, where every unit has a level, its rule over these, weighed as the result is."""
    if indicator.target is not None and not indicator.is_criterion:
        return indicator.target
    weights = {cell.sent.unit.pk: cell for cell in found} | {cell.sent.report.unit_id: cell for cell in found}
    levels = [target for target in targets.values() if target.status == Target.Status.LEVEL]
    if len(levels) < len(targets):  # a plan of some held against the result of all would say nothing
        return None
    return add(indicator, [_level(target.level, target.unit_id, weights) for target in levels]).value


def _level(level, unit, weights):
    cell = weights.get(unit)
    return Share(name="", unit=unit, value=level, weight=cell and cell.weight, sent=cell.sent.at.isoformat() if cell else "")


def _then(gathering, indicator, targets):
    """Return a function: what the unit of a Cell had in the period compared with, (value, weight, moment) or None.

    Where nobody reported then, it is what is written down as the unit's figure of last year, weighed as the result is.
    """
    past = gathering.past[indicator.code]
    if past or not _of_last_year(gathering, indicator):
        return lambda cell: past.get(cell.sent.report.unit_id)

    def written(cell):
        target = targets.get(cell.sent.report.unit_id) or targets.get(cell.sent.unit.pk)
        return target and (target.baseline, cell.weight, None)

    return written


def _nothing(cell):
    return None


def _last_years_own(gathering, indicator):
    """The indicator's own figure of last year, where nobody reported then: it is that of all, so it stands beside nothing but all."""
    written = not indicator.is_criterion and not gathering.past[indicator.code] and _of_last_year(gathering, indicator)
    return indicator.baseline if written else None


def _of_last_year(gathering, indicator):
    return compared_span(indicator, gathering.span) == last_year(gathering.span)


def _changes(gathering, old, new):
    """Return what differs between two lists of cells, unit by unit, and why."""
    old, new = {cell["unit"]: cell for cell in old}, {cell["unit"]: cell for cell in new}
    found = []
    for unit in [*new, *(unit for unit in old if unit not in new)]:
        before, after = old.get(unit), new.get(unit)
        why = _why(gathering, unit, before, after)
        if why:
            values = {"before": before and before["value"], "after": after and after["value"]}
            found.append({"unit": unit, "name": (after or before)["name"], **values, "why": why})
    return found


def _why(gathering, unit, before, after):
    if before is None:
        late = f", nộp muộn {after['late']} ngày" if after["late"] else ""
        return f"Báo cáo mới nhận{late}"
    if after is None:
        return _gone(gathering, unit)
    if _number(before["value"]) != _number(after["value"]):
        return f"Sửa số ở bản {after['version']}"
    return f"Sửa quyền số ở bản {after['version']}" if _number(before["weight"]) != _number(after["weight"]) else ""


def _gone(gathering, unit):
    if unit in {owed.unit_id for owed in gathering.waived}:
        return "Được miễn báo cáo"
    sent = next((sent for sent in gathering.sent if sent.unit.pk == unit), None)
    return f"Không còn số liệu ở bản {sent.number}" if sent else "Đơn vị thu hồi báo cáo"


def _number(text):
    return None if text is None else Decimal(text)


def _text(number):
    return None if number is None else str(number)
