"""The syntheses as an Excel table: a row for each edition, and for a period that has none yet."""

from emulation.formats.exports import ExcelList


def _line(row, reader):
    slot, edition = row
    if edition is None:
        return slot.span.label, "", None, "Chưa tổng hợp", None, "", None, slot.sent, slot.owed, None
    document = edition.document if edition.is_frozen else None
    reference, day = (document.reference, document.day) if document else ("", None)
    numbers = (edition.received, edition.expected, edition.on_time)
    return slot.span.label, edition.title, edition.edition, edition.get_state_display(), edition.built_at, reference, day, *numbers


SYNTHESES = ExcelList(
    "Báo cáo tổng hợp",
    (
        ("Kỳ", 22),
        ("Báo cáo", 50),
        ("Lần", 8),
        ("Trạng thái", 18),
        ("Tổng hợp lúc", 18),
        ("Số, ký hiệu", 20),
        ("Ngày ban hành", 14),
        ("Đơn vị đã gửi", 14),
        ("Đơn vị phải gửi", 14),
        ("Đúng hạn", 12),
    ),
    _line,
)


def rows_of(slots):
    """Return (Slot, edition or None) for each line of the list."""
    return [(slot, edition) for slot in slots for edition in slot.editions or [None]]
