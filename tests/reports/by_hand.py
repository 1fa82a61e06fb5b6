"""The synthesis once more, by plain loops over what the units submitted: nothing of it is shared with the product."""

from decimal import ROUND_HALF_UP, Decimal

from reports.periodic.models import ReportVersion


def newest_cells(year, period):
    """Return {unit id: {code: Decimal}} of the newest version of each unit; for stories in which nobody takes a report back."""
    found = {}
    versions = ReportVersion.objects.filter(report__year=year, report__period=period, report__of_cluster=False)
    for version in versions.order_by("number").select_related("report"):
        found[version.report.unit_id] = {cell["code"]: Decimal(cell["value"]) for cell in version.facts["cells"] if cell["value"] is not None}
    return found


def moments(year, period):
    """Return {unit id: moment of the newest submission}."""
    versions = ReportVersion.objects.filter(report__year=year, report__period=period).order_by("number")
    return {version.report.unit_id: version.submitted_at for version in versions.select_related("report")}


def add(rule, code, cells, at, weight=""):
    """Return the Decimal that `rule` makes of the cells of `code`, None without any; averages unrounded."""
    values = {unit: said[code] for unit, said in cells.items() if code in said}
    if not values:
        return None
    if rule == "sum":
        total = Decimal(0)
        for value in values.values():
            total += value
        return total
    if rule == "average":
        return sum(values.values(), Decimal(0)) / len(values)
    if rule == "last":
        return values[max(values, key=lambda unit: (at[unit], unit))]
    above = below = Decimal(0)
    for unit, value in values.items():
        if weight in cells[unit]:
            above += value * cells[unit][weight]
            below += cells[unit][weight]
    return above / below if below else None


def rounded(value, places):
    return None if value is None else value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
