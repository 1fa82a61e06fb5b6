"""The papers that were read, as an Excel table."""

from emulation.formats.exports import ExcelList

READINGS = ExcelList(
    "Văn bản đã đọc",
    (("Văn bản", 50), ("Người đọc", 28), ("Đọc lúc", 18), ("Chỉ thị lập từ văn bản", 40)),
    lambda reading, reader: (
        str(reading),
        reading.author.full_name,
        reading.created_at,
        reading.directive.short_title if reading.directive_id else "",
    ),
)
