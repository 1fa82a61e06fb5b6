"""The figures of all units as Excel tables: indicators over all units, one indicator, units x indicators. Numbers are numbers."""

from decimal import Decimal

from campaigns.movements.figures import NOT_ASSIGNED, value_words
from campaigns.movements.models import Target
from emulation.formats.exports import ExcelList
from emulation.search import vn_numbers
from reports.periodic import totals
from reports.periodic.models import Entry

MISSING = "Chưa báo cáo"


def of_indicators(period, rows):
    """Return the ExcelList of the indicators over all units; its rows are IndicatorRows."""
    years = [year for year, _ in rows[0].trend] if rows else [str(period.year)]
    columns = (
        ("Mã", 14),
        ("Lĩnh vực", 26),
        ("Chỉ tiêu", 48),
        ("Đơn vị tính", 14),
        ("Kế hoạch năm", 20),
        *((year, 14) for year in years),
        ("So kế hoạch", 14),
        ("Tiến độ", 18),
        ("Vì sao", 40),
        ("Đơn vị đã báo cáo", 18),
        ("Đơn vị chậm", 12),
        ("Đơn vị chưa báo cáo", 12),
    )

    def line(row, reader):
        indicator, figures = row.indicator, [value for _, value in row.trend]
        pace = (row.share, row.pace.band.words, row.pace.words)
        head = (indicator.code, indicator.get_field_display(), indicator.name, indicator.measure, _number(row.plan))
        return *head, *figures, *pace, row.reported, row.behind, row.missing

    return ExcelList(f"Chỉ tiêu {period.label}", columns, line)


def of_indicator(indicator, period):
    """Return the ExcelList of one indicator over all units; its rows are UnitRows."""
    return ExcelList(
        f"{indicator.code} {period.label}",
        (("Đơn vị", 32), ("Cụm, khối", 30), ("Kỳ này", 16), ("Kế hoạch năm", 16), ("So kế hoạch", 14), ("Tiến độ", 18), ("Ghi chú", 50)),
        lambda row, reader: (row.name, row.cluster, _number(row.value), _number(row.level), row.share, row.pace.band.words, row.note),
    )


def of_position(unit, period):
    """Return the ExcelList of where `unit` stands in its cluster; its rows are Standings."""
    return ExcelList(
        f"Vị trí của {unit.short_name} {period.label}",
        (("Mã", 14), ("Chỉ tiêu", 48), ("Đơn vị tính", 14), ("Kỳ này", 16), ("Kế hoạch năm", 16), ("Tiến độ", 18), ("Thứ hạng", 14)),
        lambda row, reader: (
            row.indicator.code,
            row.indicator.name,
            row.indicator.measure,
            _number(row.value),
            _number(row.level),
            row.pace.band.words,
            row.rank,
        ),
    )


def of_matrix(period, indicators):
    """Return the ExcelList of units x indicators; its rows are those of `matrix_rows`."""
    names = ((f"{each.code} · {each.name}{f' ({each.measure})' if each.measure else ''}", 18) for each in indicators)
    return ExcelList(f"Đơn vị và chỉ tiêu {period.label}", (("Cụm, khối", 30), ("Đơn vị", 32), *names), lambda row, reader: row)


def matrix_rows(authority, period, units, clusters, indicators):
    """Return a row for each of `units` (pairs of id and name): what it submitted for every indicator of the Period; two queries."""
    ids = [unit for unit, _ in units]
    sent = Entry.objects.filter(indicator__in=indicators, unit__in=ids, year=period.year, period=period.kind, sent__isnull=False)
    sent = sent.exclude(report__in=totals.waived_reports(authority))
    figures = {(unit, indicator): value for unit, indicator, value in sent.order_by().values_list("unit", "indicator", "sent")}
    given = set(Target.objects.reported().filter(indicator__in=indicators, unit__in=ids).order_by().values_list("unit", "indicator"))

    def cell(unit, indicator):
        key = (unit, indicator.pk)
        value = figures.get(key)
        if value is None:
            return MISSING if key in given else NOT_ASSIGNED
        return value_words(indicator, value) if indicator.is_criterion else value

    return [(clusters[unit].name if unit in clusters else "", name, *(cell(unit, each) for each in indicators)) for unit, name in units]


def _number(words):
    """Return the number that was written in words for the page, other words as they are."""
    try:
        return Decimal(vn_numbers.parse(words, decimals=None))
    except vn_numbers.NotANumber:
        return words
