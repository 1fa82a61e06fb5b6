"""The lists of plans as Excel tables, for whoever has to put them into a report."""

from campaigns.plans.listing import state_words
from emulation.formats.exports import ExcelList
from emulation.formats.words import deadline_words


def _plan_line(plan, reader):  # `with_heads`
    owed = plan.obligation
    due = owed.deadline(reader.day)
    return (
        owed.owner_name,
        owed.duty.title,
        owed.directive.year,
        plan.code,
        plan.head[0],
        due,
        owed.sent_on,
        deadline_words(due, reader.day, owed.sent_on)[0],
        state_words(plan, reader.user),
        plan.document.reference if plan.document_id else plan.head[1],
    )


PLANS = ExcelList(
    "Kế hoạch",
    (
        ("Đơn vị", 32),
        ("Việc được giao", 28),
        ("Năm", 8),
        ("Mã", 14),
        ("Tên kế hoạch", 44),
        ("Hạn", 13),
        ("Ngày trình", 13),
        ("Đúng hạn", 20),
        ("Trạng thái", 20),
        ("Số, ký hiệu", 20),
    ),
    _plan_line,
)


def _waiting_line(plan, reader):
    owed = plan.obligation
    kind = owed.cluster.get_form_display() if owed.cluster_id else owed.unit.kind.name
    due = deadline_words(plan.deadline_then, reader.day, owed.sent_on)[0]
    return owed.owner_name, kind, owed.duty.title, plan.code, plan.deadline_then, plan.submitted_at, due, plan.number


WAITING_PLANS = ExcelList(
    "Hàng chờ kế hoạch",
    (
        ("Đơn vị", 32),
        ("Loại", 22),
        ("Việc được giao", 28),
        ("Mã", 14),
        ("Hạn", 13),
        ("Trình lúc", 18),
        ("Đúng hạn", 20),
        ("Bản", 8),
    ),
    _waiting_line,
)
