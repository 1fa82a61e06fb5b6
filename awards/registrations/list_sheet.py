"""The lists of registrations as Excel tables."""

from emulation.formats.exports import ExcelList
from emulation.formats.words import deadline_words


def of_listing(listing):
    """Return the ExcelList of a Listing: its rows are obligations."""

    def line(obligation, reader):
        shown = listing.line_of(obligation)
        return shown.name, shown.year, shown.code, shown.due, shown.sent, shown.how, shown.state_words

    columns = (("Đơn vị", 36), ("Năm", 8), ("Mã", 14), ("Hạn", 13), ("Ngày trình", 13), ("Thời hạn", 20), ("Trạng thái", 22))
    return ExcelList("Đăng ký thi đua", columns, line)


def _waiting_line(registration, reader):
    owed = registration.obligation
    due = deadline_words(registration.deadline_then, reader.day, owed.sent_on)[0]
    said = (owed.owner_name, owed.unit.kind.name, registration.year, registration.code, registration.deadline_then)
    return *said, registration.submitted_at, due, registration.strive, registration.number


WAITING_REGISTRATIONS = ExcelList(
    "Hàng chờ đăng ký thi đua",
    (
        ("Đơn vị", 36),
        ("Loại", 22),
        ("Năm", 8),
        ("Mã", 14),
        ("Hạn", 13),
        ("Trình lúc", 18),
        ("Đúng hạn", 20),
        ("Số người, tập thể", 16),
        ("Bản", 8),
    ),
    _waiting_line,
)
