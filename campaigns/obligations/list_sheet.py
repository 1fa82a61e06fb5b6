"""The lists of the office about what is owed, as Excel tables: one duty over all units, requests for more time, who is behind, what must move."""

from campaigns.obligations.duty_page import names_of
from campaigns.obligations.requests_desk import badge
from emulation.formats.exports import ExcelList


def _kind_of(obligation):
    return obligation.cluster.get_form_display() if obligation.cluster_id else obligation.unit.kind.name


def _duty_line(row, reader):
    owed = row.obligation
    holder = row.holder.full_name if row.holder else ""
    return owed.owner_name, _kind_of(owed), owed.due, row.deadline, _stands(row), owed.sent_on, owed.done_on, row.days, holder, names_of(row.people)


def _stands(row):
    if row.waived:
        return "Được miễn"
    return "Quá hạn" if row.late else row.obligation.get_state_display()


def of_duty(duty):
    """Return the ExcelList of the page of a duty: its rows are those of a DutyPage."""
    return ExcelList(
        duty.title,
        (
            ("Đơn vị", 40),
            ("Loại", 22),
            ("Hạn ban đầu", 14),
            ("Hạn hiện nay", 14),
            ("Trạng thái", 22),
            ("Ngày trình", 13),
            ("Ngày xong", 13),
            ("Muộn (ngày)", 12),
            ("Phụ trách", 26),
            ("Người nhận nhắc", 40),
        ),
        _duty_line,
    )


REQUESTS = ExcelList(
    "Đề nghị gia hạn",
    (
        ("Đơn vị", 32),
        ("Việc", 28),
        ("Hạn", 13),
        ("Đề nghị đến", 13),
        ("Lý do", 50),
        ("Người gửi", 24),
        ("Gửi lúc", 18),
        ("Tình trạng", 18),
        ("Gia hạn đến", 13),
    ),
    lambda asked, reader: (
        asked.obligation.owner_name,
        asked.obligation.duty.title,
        asked.obligation.due_now(reader.day),
        asked.asked_due,
        asked.reason,
        asked.asked_by.full_name,
        asked.asked_at,
        badge(asked)[1],
        asked.granted_due,
    ),
)
BEHIND = ExcelList(
    "Ai phụ trách",
    (("Đơn vị", 36), ("Việc", 50), ("Hạn sớm nhất", 14), ("Tình trạng", 34), ("Người đã thôi", 26), ("Nay thuộc về", 36)),
    lambda row, reader: row,
)


def behind_rows(behind):
    """Return the rows of both tables of the page (a Behind): owners with nobody, then people put in charge who left."""
    nobody = [(each.name, "; ".join(owed.duty.title for owed in each.owed), each.first, "Không có ai phụ trách", "", "") for each in behind.nobody]
    left = [
        (owed.owner_name, owed.duty.title, None, "Người được phân công không còn vai trò", owed.holder.full_name, names_of(people))
        for owed, people in behind.left
    ]
    return nobody + left


MOVES = ExcelList(
    "Việc của đơn vị đã kết thúc",
    (("Đơn vị", 36), ("Kết thúc", 13), ("Số việc chưa xong", 18), ("Việc chưa xong", 60), ("Đơn vị kế thừa", 40)),
    lambda ended, reader: (
        ended.unit.name,
        ended.unit.valid_to,
        len(ended.owed),
        "; ".join(each.duty.title for each in ended.owed),
        ", ".join(unit.name for unit in ended.successors),
    ),
)
