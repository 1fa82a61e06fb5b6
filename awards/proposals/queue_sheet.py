"""The queue of dossiers as an Excel table; its rows are those of `queue.with_awards`."""

from awards.proposals.states import OFFICE_LABELS
from awards.proposals.tracking import due_of
from emulation.formats.exports import ExcelList
from emulation.formats.words import deadline_words


def _line(proposal, reader):
    due = due_of(proposal)
    return (
        proposal.code,
        proposal.unit.name,
        proposal.head,
        proposal.get_kind_display(),
        proposal.wanted,
        proposal.received_at,
        due,
        deadline_words(due, reader.day)[0] if due else "",
        proposal.number,
        OFFICE_LABELS[proposal.state],
        proposal.reviewer.full_name if proposal.reviewer_id else "",
    )


WAITING_PROPOSALS = ExcelList(
    "Hàng chờ khen thưởng",
    (
        ("Mã", 14),
        ("Đơn vị", 36),
        ("Về việc", 40),
        ("Loại hình", 18),
        ("Đề nghị", 40),
        ("Tiếp nhận lúc", 18),
        ("Hạn", 13),
        ("Thời hạn", 18),
        ("Bản", 8),
        ("Trạng thái", 22),
        ("Người thẩm định", 26),
    ),
    _line,
)
