"""The list of dossiers as an Excel table."""

from awards.proposals.listing import state_words
from awards.proposals.submitted import is_own
from emulation.formats.exports import ExcelList


def _line(proposal, reader):  # `with_heads`
    return (
        proposal.unit.name,
        proposal.code,
        proposal.head,
        proposal.get_kind_display(),
        proposal.year,
        proposal.count,
        proposal.received_at,
        proposal.process_by if proposal.is_waiting else None,
        state_words(proposal, is_own(reader.user, proposal)),
    )


PROPOSALS = ExcelList(
    "Đề nghị khen thưởng",
    (
        ("Đơn vị", 32),
        ("Mã hồ sơ", 16),
        ("Về việc", 44),
        ("Loại hình", 26),
        ("Năm", 8),
        ("Số người, tập thể", 12),
        ("Tiếp nhận", 18),
        ("Hạn giải quyết", 14),
        ("Trạng thái", 24),
    ),
    _line,
)
