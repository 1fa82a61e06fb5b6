"""The cells of a report out to Excel: the unit's own template, filled in; what is not typed is grey and locked.

Reading one in again is the affair of `sheet_reading`.
"""

from campaigns.movements.figures import MET, NOT_MET, NOTHING, value_words
from emulation.attachments.workbook import Column, Sheet, Spot, write_book
from reports.periodic.grid import cells_of
from reports.periodic.openings import openings_of

COLUMNS = [
    Column("code", "Mã", required=True, also=("Mã chỉ tiêu", "Mã số")),
    Column("name", "Chỉ tiêu", also=("Tên chỉ tiêu", "Nội dung chỉ tiêu")),
    Column("measure", "Đơn vị tính", also=("ĐVT", "Đơn vị")),
    Column("level", "Kế hoạch năm", also=("Mức giao", "Mức giao cả năm", "Kế hoạch")),
    Column("before", "Kỳ trước"),
    Column("value", "Kỳ này", required=True, also=("Thực hiện kỳ này", "Số liệu kỳ này")),
    Column("note", "Ghi chú"),
    Column("reason", "Lý do"),
]
_WIDTHS = {"code": 16, "name": 46, "measure": 14, "level": 16, "before": 24, "value": 18, "note": 36, "reason": 36}
_TYPED = ("value", "note", "reason")


def title_of(report):
    """Return the line over the table: which report of whom."""
    return f"Số liệu báo cáo {report.span.label} – {report.obligation.owner_name}"


def mark_of(report):
    """Return the text of the hidden row by which a file is known to belong to this report."""
    return f"Mã báo cáo: {report.code}"


def report_sheet(report):
    """Return the bytes of the Excel template of `report`, filled in with what is saved; seven queries."""
    cells, openings = cells_of(report), openings_of(report)
    spots = {
        (number, key): _spot(cell, key) for number, cell in enumerate(cells) if openings.cell(cell.indicator.pk) for key in _TYPED
    }  # fmt: skip
    sheet = Sheet(
        "Số liệu",
        COLUMNS,
        [_row(cell) for cell in cells],
        widths=_WIDTHS,
        above=(title_of(report), "Chỉ nhập ở ô trắng (Kỳ này, Ghi chú, Lý do). Để trống là giữ nguyên số đang có trên hệ thống."),
        mark=mark_of(report),
        spots=spots,
    )
    return write_book([sheet], notes=_notes(report))


def _row(cell):
    indicator, entry = cell.indicator, cell.entry
    return {
        "code": indicator.code,
        "name": indicator.name,
        "measure": indicator.measure,
        "level": _shown(indicator, cell.level),
        "before": _past(cell),
        "value": _shown(indicator, cell.value, zero=bool(entry and entry.zero)),
        "note": entry.note if entry else "",
        "reason": entry.reason if entry else "",
    }


def _shown(indicator, value, *, zero=False):
    """Return a figure as a number of Excel, words where it is no number."""
    return value_words(indicator, value, zero=zero) if value is None or zero or indicator.is_criterion else value


def _past(cell):
    return f"{value_words(cell.indicator, cell.before.value)} ({cell.before.span.short})" if cell.before else ""


def _spot(cell, key):
    if key != "value":
        return Spot()
    if cell.indicator.is_criterion:
        return Spot(choices=(MET, NOT_MET))
    return Spot(places=cell.indicator.places)


def _notes(report):
    return (
        f"{title_of(report)}.",
        "Nhập ở cột “Kỳ này”: số lũy kế từ đầu năm đến hết kỳ; chỉ tiêu là số hiện có thì nhập số đến cuối kỳ.",
        "Số viết như 1.480 hoặc 90,8. Tỷ lệ phần trăm viết 90,8 (không cần dấu %).",
        f"Không có phát sinh thì ghi “{NOTHING}”. Tiêu chí thì chọn “{MET}” hoặc “{NOT_MET}” trong danh sách của ô.",
        "Ô để trống: hệ thống giữ nguyên số đang có. Muốn xóa một số, làm trên trang báo cáo.",
        "Số cao hoặc thấp bất thường so với kỳ trước, hoặc vượt kế hoạch năm: ghi vì sao ở cột “Lý do”.",
        "Không đổi mã, không gộp ô, không dùng công thức. Số có công thức thì chép rồi dán dạng giá trị (Paste Values).",
        "Khi gửi lại, hệ thống cho xem từng dòng đọc được và chưa lưu gì cho đến khi xác nhận. Gửi hai lần cùng một tệp không sao.",
    )
