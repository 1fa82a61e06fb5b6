"""The lists of reports as Excel tables. Their rows are obligations, so that a unit that has not begun stands there too."""

from emulation.formats.exports import ExcelList
from emulation.formats.words import deadline_words
from reports.periodic.listing import FULL, HOW


def narrowed_words(listing):
    """Return the words of what narrows a Listing."""
    found = [listing.period and listing.period.label, listing.cluster and listing.cluster.name, HOW.get(listing.how), FULL.get(listing.full)]
    return [*found, listing.states.get(listing.state), listing.words and f"tên có “{listing.words}”"]


def of_listing(listing):
    """Return the ExcelList of a Listing; its rows are those of `listing.obligations()`."""

    def line(obligation, reader):
        shown, report = listing.line_of(obligation), getattr(obligation, "report", None)
        required = report.required if report and report.required else None
        return (
            shown.name,
            shown.period,
            report.code if report else "",
            obligation.deadline_then,
            obligation.sent_on,
            shown.how,
            required and report.answered,
            required,
            ("Đủ" if shown.is_complete else "Thiếu") if required else "",
            shown.state_words,
        )

    return ExcelList(
        "Báo cáo",
        (
            ("Đơn vị", 36),
            ("Kỳ", 22),
            ("Mã", 14),
            ("Hạn", 13),
            ("Ngày trình", 13),
            ("Thời hạn", 20),
            ("Chỉ tiêu đã nhập", 16),
            ("Chỉ tiêu phải nhập", 16),
            ("Nội dung", 12),
            ("Trạng thái", 22),
        ),
        line,
    )


def _waiting_line(report, reader):
    owed = report.obligation
    due = deadline_words(report.deadline_then, reader.day, owed.sent_on)[0]
    odd = "Có số nên xem lại" if report.odd else ""
    return owed.owner_name, report.span.label, report.code, report.deadline_then, report.submitted_at, due, report.number, odd


WAITING_REPORTS = ExcelList(
    "Hàng chờ báo cáo",
    (
        ("Đơn vị", 36),
        ("Kỳ", 22),
        ("Mã", 14),
        ("Hạn", 13),
        ("Trình lúc", 18),
        ("Đúng hạn", 20),
        ("Bản", 8),
        ("Cần xem", 24),
    ),
    _waiting_line,
)
