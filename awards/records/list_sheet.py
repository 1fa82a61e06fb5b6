"""Recipients, awards and initiatives as Excel tables. Identity numbers and birth days are in none of them."""

from emulation.formats.exports import ExcelList

RECIPIENTS = ExcelList(
    "Cá nhân, tập thể",
    (("Họ tên, tên", 34), ("Loại", 14), ("Năm sinh", 10), ("Đơn vị", 40), ("Chức vụ", 30), ("Số lần được khen", 12), ("Gần nhất", 40)),
    lambda row, reader: (
        row.name,
        row.get_kind_display(),
        row.birth_date.year if row.birth_date else None,
        row.place.unit.name if row.place else "",
        row.place.position if row.place else "",
        row.times,
        f"{row.last.award.name} ({row.last.year})" if row.last else "",
    ),
)

_AWARD_COLUMNS = (
    ("Năm", 8),
    ("Danh hiệu, hình thức", 44),
    ("Loại hình", 26),
    ("Đơn vị khi đó", 40),
    ("Chức vụ khi đó", 30),
    ("Số quyết định", 22),
    ("Ngày quyết định", 14),
    ("Cơ quan quyết định", 34),
    ("Tình trạng", 30),
)


def _award(record):
    return (
        record.year,
        record.award.name,
        record.get_kind_display(),
        record.unit.name,
        record.position,
        record.decision_number,
        record.decision_day,
        record.decided_by,
        f"{record.get_state_display()}: {record.revoked_by}" if record.revoked_by else record.get_state_display(),
    )


HISTORY = ExcelList("Lịch sử khen thưởng", _AWARD_COLUMNS, lambda record, reader: _award(record))
UNIT_HISTORY = ExcelList(
    "Lịch sử khen thưởng của đơn vị", (("Họ tên, tên", 34), *_AWARD_COLUMNS), lambda record, reader: (record.recipient.name, *_award(record))
)

INITIATIVES = ExcelList(
    "Sáng kiến, đề tài",
    (
        ("Tên sáng kiến, đề tài", 60),
        ("Loại", 18),
        ("Tác giả", 40),
        ("Năm", 8),
        ("Phạm vi ảnh hưởng", 18),
        ("Cơ quan công nhận", 36),
        ("Số quyết định", 22),
        ("Ngày quyết định", 14),
    ),
    lambda each, reader: (
        each.title,
        each.get_form_display(),
        ", ".join(author.name for author in each.authors.all()),
        each.year,
        each.get_scope_display(),
        each.body,
        each.decision_number,
        each.decision_day,
    ),
)

PAIRS = ExcelList(
    "Hồ sơ có thể trùng",
    (("Hồ sơ thứ nhất", 34), ("Đơn vị", 40), ("Hồ sơ thứ hai", 34), ("Đơn vị", 40), ("Vì sao", 40)),
    lambda pair, reader: (pair.first.name, _unit(pair.first), pair.second.name, _unit(pair.second), pair.words),
)


def _unit(row):
    return row.place.unit.name if row.place else ""
