"""The launches under a directive as an Excel table."""

from emulation.formats.exports import ExcelList

LAUNCHES = ExcelList(
    "Lễ phát động",
    (("Đơn vị", 36), ("Ngày tổ chức", 14), ("Địa điểm", 40), ("Số người", 12), ("Số ảnh", 10), ("Hạn", 13), ("Tình trạng", 24)),
    lambda line, reader: (
        line.obligation.owner_name,
        line.event and line.event.held_on,
        line.event.place if line.event else "",
        line.event and line.event.people,
        line.obligation.pictures if line.event else None,
        line.due,
        "Đã ghi nhận" if line.event else "Được miễn" if line.waived else line.obligation.get_state_display(),
    ),
)
