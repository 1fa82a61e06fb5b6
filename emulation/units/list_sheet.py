"""The list of units as an Excel table."""

from emulation.formats.exports import ExcelList

UNITS = ExcelList(
    "Đơn vị",
    (("Đơn vị", 44), ("Loại", 26), ("Trực thuộc", 40), ("Có từ", 13), ("Đến hết", 13)),
    lambda branch, reader: (
        branch.unit.name,
        branch.unit.kind.name,
        branch.unit.parent.name if branch.unit.parent_id else "",
        branch.unit.valid_from,
        branch.unit.valid_to,
    ),
)
