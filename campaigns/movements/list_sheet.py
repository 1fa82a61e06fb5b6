"""The indicators of a year, and the levels of all units, as Excel tables."""

from campaigns.movements.figures import NOT_ASSIGNED, value_words
from campaigns.movements.models import Target
from emulation.formats.exports import ExcelList

_FOLLOWED = "Báo cáo, không giao mức"


def _figure(indicator, value):
    """Return a figure as a number, that of a criterion as words."""
    return value_words(indicator, value) if indicator.is_criterion else value


def _line(line, reader):
    indicator = line.indicator
    return (
        indicator.code,
        indicator.get_field_display(),
        indicator.name,
        indicator.measure,
        indicator.get_direction_display(),
        indicator.get_nature_display(),
        indicator.get_summing_display(),
        indicator.movement.name if indicator.movement_id else "",
        indicator.baseline,
        indicator.target,
        line.levels,
        line.tracking,
        line.without,
        indicator.assigned_at,
        indicator.source,
    )


INDICATORS = ExcelList(
    "Chỉ tiêu",
    (
        ("Mã", 14),
        ("Lĩnh vực", 26),
        ("Chỉ tiêu", 48),
        ("Đơn vị tính", 14),
        ("Chiều tốt", 20),
        ("Tính chất", 24),
        ("Cách tổng hợp", 24),
        ("Phong trào", 36),
        ("Thực hiện năm trước", 16),
        ("Mức phấn đấu cả năm", 16),
        ("Số đơn vị giao mức", 12),
        ("Số đơn vị chỉ báo cáo", 12),
        ("Số đơn vị không giao", 12),
        ("Giao lúc", 18),
        ("Nguồn số liệu", 30),
    ),
    _line,
)


def _of_unit(row, reader):
    indicator, given = row.place.indicator, row.place.given
    changed = row.changes[0].at if row.changes else None
    return (indicator.code, indicator.name, indicator.measure, _given(indicator, given), _figure(indicator, given.baseline), changed)


def _of_indicator(row, reader):
    indicator, given = row.place.indicator, row.place.given
    return (row.place.unit.name, _given(indicator, given), _figure(indicator, given.baseline) if given else None)


OF_UNIT = ExcelList(
    "Chỉ tiêu của đơn vị",
    (("Mã", 14), ("Chỉ tiêu", 48), ("Đơn vị tính", 14), ("Mức giao cả năm", 22), ("Thực hiện năm trước", 16), ("Thay đổi sau khi giao lúc", 18)),
    _of_unit,
)
OF_INDICATOR = ExcelList("Mức giao của một chỉ tiêu", (("Đơn vị", 40), ("Mức giao cả năm", 22), ("Thực hiện năm trước", 16)), _of_indicator)


def of_levels(indicators):
    """Return the ExcelList of the levels of all units for `indicators`; its rows are those of `level_rows`."""
    columns = (("Đơn vị", 36), *((f"{each.code} · {each.name}{f' ({each.measure})' if each.measure else ''}", 18) for each in indicators))
    return ExcelList("Mức giao", columns, lambda row, reader: row)


def level_rows(units, indicators):
    """Return a row for each of `units`: its level of every indicator as a number, or how it is given; one query for the levels."""
    known = {(each.unit_id, each.indicator_id): each for each in Target.objects.filter(indicator__in=indicators, unit__in=units)}
    return [(unit.name, *(_given(each, known.get((unit.pk, each.pk))) for each in indicators)) for unit in units]


def _given(indicator, target):
    if target is None:
        return ""
    words = {Target.Status.NONE: NOT_ASSIGNED, Target.Status.TRACK: _FOLLOWED}
    return words[target.status] if target.status in words else _figure(indicator, target.level)
