"""The people of an authority as an Excel table."""

from emulation.formats.exports import ExcelList

APPOINTMENTS = ExcelList(
    "Nhân sự",
    (("Người", 28), ("Vai trò", 28), ("Quyền", 8), ("Đơn vị", 40), ("Chức vụ", 30), ("Từ ngày", 13), ("Đến ngày", 13)),
    lambda row, reader: (
        row.user.full_name,
        row.get_role_display(),
        "Quyền" if row.acting else "",
        row.unit.name,
        row.title,
        row.valid_from,
        row.valid_to,
    ),
)
