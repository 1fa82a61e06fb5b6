"""The questions to other agencies as an Excel table."""

from awards.proposals.opinions import AGREES
from emulation.formats.exports import ExcelList

OPINIONS = ExcelList(
    "Xin ý kiến",
    (
        ("Mã hồ sơ", 14),
        ("Đơn vị đề nghị", 36),
        ("Cơ quan được hỏi", 36),
        ("Nội dung", 50),
        ("Hạn", 13),
        ("Hỏi lúc", 18),
        ("Ý kiến", 18),
        ("Nội dung ý kiến", 50),
        ("Trả lời lúc", 18),
    ),
    lambda opinion, reader: (
        opinion.proposal.code,
        opinion.proposal.unit.name,
        opinion.unit.name,
        opinion.question,
        opinion.due,
        opinion.asked_at,
        AGREES[opinion.agrees] if opinion.answered_at else "Chưa trả lời",
        opinion.answer,
        opinion.answered_at,
    ),
)
