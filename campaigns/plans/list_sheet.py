"""The list of plans as an Excel table, for whoever has to put it into a report."""

from campaigns.plans.listing import state_words
from emulation.attachments.workbook import Column, write_table
from emulation.formats.words import deadline_words

_COLUMNS = [
    Column("number", "STT"),
    Column("owner", "Đơn vị"),
    Column("duty", "Việc được giao"),
    Column("year", "Năm"),
    Column("code", "Mã"),
    Column("title", "Tên kế hoạch"),
    Column("due", "Hạn"),
    Column("sent", "Ngày trình"),
    Column("timing", "Đúng hạn"),
    Column("state", "Trạng thái"),
    Column("reference", "Số, ký hiệu"),
]
_WIDTHS = {"owner": 32, "duty": 28, "title": 44, "due": 13, "sent": 13, "timing": 20, "state": 20, "reference": 20, "number": 6, "year": 8}


def plans_sheet(plans, today, user):
    """Return the bytes of an Excel file with a row for each of `plans` (a QuerySet with names), as `user` reads them on `today`."""
    return write_table("Kế hoạch", _COLUMNS, [_row(number, plan, today, user) for number, plan in enumerate(plans, 1)], widths=_WIDTHS)


def _row(number, plan, today, user):
    owed = plan.obligation
    due = owed.deadline(today)
    return {
        "number": number,
        "owner": owed.owner_name,
        "duty": owed.duty.title,
        "year": owed.directive.year,
        "code": plan.code,
        "title": plan.title,
        "due": due,
        "sent": owed.sent_on,
        "timing": deadline_words(due, today, owed.sent_on)[0],
        "state": state_words(plan, user),
        "reference": plan.document.reference if plan.document_id else plan.paper_reference,
    }
