"""What the page of a duty shows, as an Excel table."""

from campaigns.obligations.duty_page import names_of
from emulation.attachments.workbook import Column, write_table

COLUMNS = [
    Column("unit", "Đơn vị"),
    Column("kind", "Loại"),
    Column("due", "Hạn ban đầu"),
    Column("deadline", "Hạn hiện nay"),
    Column("state", "Trạng thái"),
    Column("sent_on", "Ngày trình"),
    Column("done_on", "Ngày xong"),
    Column("days", "Muộn (ngày)"),
    Column("holder", "Phụ trách"),
    Column("people", "Người nhận nhắc"),
]
WIDTHS = {"unit": 40, "kind": 22, "state": 22, "holder": 26, "people": 40}
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_of(page):
    """Return the bytes of an Excel file with the rows that `page` (a DutyPage) shows."""
    notes = [f"{page.duty.title}, {page.duty.directive.short_title}.", f"Số liệu ngày {page.day:%d/%m/%Y}, chỉ gồm các dòng đang lọc."]
    return write_table(page.duty.title, COLUMNS, [_line(row) for row in page.rows], notes=notes, widths=WIDTHS)


def _line(row):
    obligation = row.obligation
    return {
        "unit": obligation.owner_name,
        "kind": obligation.cluster.get_form_display() if obligation.cluster_id else obligation.unit.kind.name,
        "due": obligation.due,
        "deadline": row.deadline,
        "state": state_words(row),
        "sent_on": obligation.sent_on,
        "done_on": obligation.done_on,
        "days": row.days,
        "holder": row.holder.full_name if row.holder else "",
        "people": names_of(row.people),
    }


def state_words(row):
    """Return how a row stands in words: waived, late, or the state of the obligation."""
    if row.waived:
        return "Được miễn"
    return "Quá hạn" if row.late else row.obligation.get_state_display()
