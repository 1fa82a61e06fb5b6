"""The lists of directives as Excel tables."""

from emulation.formats.exports import ExcelList

DIRECTIVES = ExcelList(
    "Chỉ thị",
    (("Trích yếu", 60), ("Cơ quan ban hành", 28), ("Năm", 8), ("Số, ký hiệu", 18), ("Từ ngày", 13), ("Đến ngày", 13), ("Trạng thái", 18)),
    lambda directive, reader: (
        directive.abstract,
        directive.authority.name,
        directive.year,
        directive.reference,
        directive.period_from,
        directive.period_to,
        directive.get_state_display(),
    ),
)
TO_SIGN = ExcelList(
    "Chỉ thị chờ ký",
    (("Trích yếu", 60), ("Cơ quan ban hành", 28), ("Năm", 8), ("Trình ký lúc", 18), ("Người trình", 40)),
    lambda row, reader: (row[0].abstract, row[0].authority.name, row[0].year, row[1] and row[1].at, row[1].who if row[1] else ""),
)
