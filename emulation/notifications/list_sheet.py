"""A shelf of the outbox as an Excel table."""

from emulation.formats.exports import ExcelList


def of_shelf(label):
    """Return the ExcelList of the shelf called `label`."""
    return ExcelList(
        f"Thư đi {label[0].lower()}{label[1:]}",
        (("Thư", 60), ("Người nhận", 28), ("Địa chỉ", 32), ("Tạo lúc", 18), ("Gửi lúc", 18), ("Tình trạng", 18), ("Lý do", 50)),
        lambda notice, reader: (
            notice.subject,
            notice.recipient.full_name,
            notice.address or notice.recipient.email,
            notice.created_at,
            notice.sent_at,
            notice.get_state_display(),
            notice.failure,
        ),
    )
