"""The levels of all units out to Excel and in again: a line for each unit, for each indicator a column of levels and one of last year's figures."""

from campaigns.movements.actions import guard_keeper, locked_year, set_targets
from campaigns.movements.choosing import units_of
from campaigns.movements.levels import LEVEL, Given, given, read_given, typed_words
from campaigns.movements.models import Indicator, Target
from campaigns.movements.setting import differing
from campaigns.movements.sheet_import import Changed, SheetImport, titles
from emulation.attachments.workbook import Column, read_table, write_table
from emulation.workflow.steps import act

MOST = 1000
_UNIT = [Column("code", "Mã đơn vị", required=True), Column("name", "Tên đơn vị", also=("Đơn vị",))]
_NOTES = (
    "Mỗi dòng một đơn vị, mỗi chỉ tiêu hai cột: mức giao và thực hiện năm trước. Không gộp ô, không dùng công thức.",
    "Mức giao: một số là mức, ví dụ 1.480 hoặc 90,8; “td” là báo cáo theo dõi, không giao mức; “x” là không được giao; để trống là chưa quyết định.",
    "Tiêu chí: ghi “đạt” nếu đơn vị phải đạt.",
    "Đơn vị hoặc chỉ tiêu không có trong tệp được giữ nguyên. Bỏ cột năm trước thì số năm trước được giữ nguyên.",
    "Chỉ tiêu đã giao thì không để trống lại: ghi “x”.",
)


def levels_sheet(authority, year, day):
    """Return the bytes of an Excel file with the levels of the units of `day` (a date), to be changed there and read in again."""
    indicators, units = list(Indicator.objects.of(authority, year)), list(units_of(authority, year, day))
    known = {(each.unit_id, each.indicator_id): given(each) for each in Target.objects.filter(indicator__in=indicators, unit__in=units)}
    rows = []
    for unit in units:
        row = {"code": unit.code, "name": unit.name}
        for indicator in indicators:
            found = known.get((unit.pk, indicator.pk))
            number = found and found.status == LEVEL and not indicator.is_criterion
            row[f"m{indicator.pk}"] = found.level if number else typed_words(indicator, found)
            row[f"n{indicator.pk}"] = _last(indicator, found)
        rows.append(row)
    widths = {"code": 18, "name": 34} | {f"{kind}{each.pk}": 16 for each in indicators for kind in "mn"}
    return write_table("Mức giao", columns_of(indicators), rows, notes=_NOTES, widths=widths)


def columns_of(indicators):
    """Return the Columns of the sheet: the unit, and two for each indicator, found by its code or its whole title."""
    found = list(_UNIT)
    for each in indicators:
        title = f"{each.code} – {each.name}"
        also = (each.code, f"{each.code} mức giao")
        found.append(Column(f"m{each.pk}", f"{title} ({each.measure or 'đạt'})", also=also))
        found.append(Column(f"n{each.pk}", f"{each.code} – năm trước", also=(f"{each.code} thực hiện năm trước", f"{title} năm trước")))
    return found


def _last(indicator, found):
    if found is None or found.baseline is None:
        return ""
    return ("đạt" if found.baseline else "chưa đạt") if indicator.is_criterion else found.baseline


class LevelImport(SheetImport):
    """What the Excel file `source` would do to the levels of a year. Raises SheetRefused where it cannot be read as a table."""

    def __init__(self, source, authority, year, day):
        self._authority, self._year = authority, year
        indicators = {each.pk: each for each in Indicator.objects.of(authority, year).select_related("authority")}
        super().__init__(read_table(source, columns_of(indicators.values()), max_rows=MOST))
        self._units = {unit.code: unit for unit in units_of(authority, year, day)}
        self._match(indicators)

    @act
    def store(self, *, by, now, reason, shown):
        """Store what the file changes, provided that it is still what was `shown`. Raises Conflict otherwise, Refused by the rules."""
        guard_keeper(self._authority, self._year, by)
        self._match(locked_year(self._authority, self._year))
        self.guard_shown(shown)
        set_targets(self._levels, by=by, now=now, reason=reason)

    def _match(self, indicators):
        self.faults, self.changed, self._levels = [], [], {}
        known = {(each.indicator_id, each.unit_id): given(each) for each in Target.objects.filter(indicator__in=indicators)}
        places, seen = {}, {}
        for line in self._lines:
            unit = self._unit(line, seen)
            for indicator in indicators.values() if unit else ():
                self._read(line, unit, indicator, known.get((indicator.pk, unit.pk)))
            if unit:
                places[unit.pk] = line.number
        changes = differing(self._levels)
        for change in changes:
            told = bool(change.indicator.assigned_at and change.before and change.decides)
            name = f"{change.unit.name}: {change.indicator.name}"
            self.changed.append(Changed(places[change.unit.pk], name, change.before is None, titles(change.story), told))
        self.changed.sort(key=lambda each: each.number)
        self.same = sum(len(units) for units in self._levels.values()) - len(changes)

    def _unit(self, line, seen):
        code = str(line["code"].value or "").strip().lower()
        unit = self._units.get(code)
        if unit is None:
            said = f"Không có đơn vị mã “{code[:40]}” trong danh sách giao chỉ tiêu" if code else "Nhập mã đơn vị như trong tệp tải về"
            self._fault(line["code"], said)
        elif unit.pk in seen:
            self._fault(line["code"], f"{unit.name} đã có ở dòng {seen[unit.pk]}. Mỗi đơn vị một dòng")
            return None
        else:
            seen[unit.pk] = line.number
        return unit

    def _read(self, line, unit, indicator, before):
        cell, last = line[f"m{indicator.pk}"], line[f"n{indicator.pk}"]
        if cell.address.startswith("dòng"):
            return
        kept = last.address.startswith("dòng")
        try:
            found = read_given(indicator, cell.value, None if kept else last.value)
        except ValueError as problem:
            self._fault(cell, f"{indicator.code}, {unit.short_name}: {problem}")
            return
        if found and kept and before:
            found = Given(found.status, found.level, before.baseline)
        if found is None and before and indicator.assigned_at:
            self._fault(cell, f"{indicator.code} đã giao cho {unit.short_name}: ghi “x” (không được giao) thay vì để trống")
            return
        self._levels.setdefault(indicator, {})[unit] = found
