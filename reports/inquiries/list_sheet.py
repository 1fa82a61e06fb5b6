"""The questions about numbers as an Excel table."""

from emulation.formats.exports import ExcelList

INQUIRIES = ExcelList(
    "Yêu cầu giải trình",
    (
        ("Đơn vị", 36),
        ("Kỳ", 22),
        ("Số liệu được hỏi", 40),
        ("Nội dung", 50),
        ("Hạn", 13),
        ("Người hỏi", 26),
        ("Hỏi lúc", 18),
        ("Tình trạng", 18),
        ("Giải trình", 50),
        ("Giải trình lúc", 18),
    ),
    lambda inquiry, reader: (
        inquiry.report.obligation.owner_name,
        inquiry.report.span.label,
        inquiry.figure,
        inquiry.question,
        inquiry.due,
        inquiry.asked_by.full_name,
        inquiry.asked_at,
        inquiry.get_state_display(),
        inquiry.answer,
        inquiry.answered_at,
    ),
)
