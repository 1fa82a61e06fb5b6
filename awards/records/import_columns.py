"""The two tables that are taken in from Excel: awards given earlier, and lists of persons, collectives and households. Nothing is asked of
the database here: a cell that cannot be read becomes a fault of its line, and the other lines go on.
"""

import datetime as dt
import re

from awards.catalogue.states import AwardKind, RecipientKind
from awards.records.identity import WRONG, normalised
from awards.records.states import Gender, ImportKind, Leadership
from emulation.accounts.roster.lines import one_of, read_line, text_of, yes
from emulation.attachments.workbook import Column, as_date, as_int, as_text, read_table
from emulation.workflow.flows import Refused

FIRST_YEAR = 1945
_PERIOD_EXAMPLE = "Ghi như 2018-2022, hoặc 1/2018-6/2022, hoặc 1/1/2018-31/12/2022"
_PART = re.compile(r"(?:(?:(\d{1,2})[/.])?(\d{1,2})[/.])?(\d{4})")
_AWARD_KINDS = [*AwardKind.choices, (AwardKind.MOVEMENT, "Phong trào"), (AwardKind.MOVEMENT, "Chuyên đề"), (AwardKind.CAREER, "Cống hiến")]
_RECIPIENTS = [*RecipientKind.choices, (RecipientKind.HOUSEHOLD, "Hộ"), (RecipientKind.HOUSEHOLD, "Gia đình")]


def year(cell):
    """Return the year in a Cell, None where it is empty. Raises ValueError with a sentence."""
    found = as_int(cell)
    if found is not None and not FIRST_YEAR <= found <= 2100:
        raise ValueError("Nhập năm bốn chữ số, ví dụ 2022")
    return found


def identity_number(cell):
    """Return the identity number in a Cell as its digits, "" where it is empty. Raises ValueError with a sentence."""
    try:
        return normalised(as_text(cell, 40))
    except Refused:
        raise ValueError(f"{WRONG}. Đặt ô ở dạng chữ để không mất số 0 ở đầu") from None


def span(cell):
    """Return (first day, last day) of the achievement period in a Cell, None where it is empty. Raises ValueError with a sentence."""
    typed = as_text(cell, 60)
    if not typed:
        return None
    parts = _PART.findall(typed)
    if not parts or len(parts) > 2:
        raise ValueError(f"“{typed[:40]}” chưa rõ từ bao giờ đến bao giờ. {_PERIOD_EXAMPLE}")
    try:
        first, last = _first_day(*parts[0]), _last_day(*parts[-1])
    except ValueError:
        raise ValueError(f"Ngày trong “{typed[:40]}” không có. {_PERIOD_EXAMPLE}") from None
    if last < first:
        raise ValueError(f"Thời gian lập thành tích phải từ trước đến sau. {_PERIOD_EXAMPLE}")
    return first, last


def _first_day(day, month, year_):
    return dt.date(int(year_), int(month or 1), int(day or 1))


def _last_day(day, month, year_):
    if day:
        return dt.date(int(year_), int(month), int(day))
    whole, months = int(year_), int(month or 12)
    next_month = dt.date(whole + months // 12, months % 12 + 1, 1)
    if not 1 <= months <= 12:
        raise ValueError
    return next_month - dt.timedelta(days=1)


def _count(cell):
    found = as_int(cell)
    if found is not None and not 0 <= found <= 100_000:
        raise ValueError("Nhập số người, ví dụ 20")
    return found


_WHO = [
    (Column("name", "Họ tên, tên tập thể", required=True, also=("Họ và tên", "Họ tên", "Tên", "Tên tập thể", "Họ tên/tên tập thể")), text_of(200)),
    (Column("kind", "Đối tượng"), one_of(_RECIPIENTS)),
    (Column("identity", "Số định danh", also=("Số CCCD", "CCCD", "Số định danh cá nhân", "Số căn cước")), identity_number),
    (Column("birth_date", "Ngày sinh", also=("Ngày tháng năm sinh",)), as_date),
    (Column("gender", "Giới tính", also=("Nam/Nữ",)), one_of(Gender.choices)),
    (Column("unit", "Đơn vị", required=True, also=("Mã đơn vị", "Cơ quan, đơn vị", "Đơn vị công tác")), text_of(160)),
    (Column("position", "Chức vụ", also=("Chức danh", "Chức vụ, chức danh")), text_of(160)),
    (Column("leadership", "Cấp lãnh đạo"), one_of(Leadership.choices)),
    (Column("direct_worker", "Trực tiếp", also=("Trực tiếp lao động", "Người trực tiếp", "Trực tiếp lao động, công tác")), yes),
]
_AWARDED = [
    (Column("award", "Danh hiệu, hình thức", required=True, also=("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu/hình thức")), text_of(200)),
    (Column("award_kind", "Loại hình", also=("Loại hình khen thưởng",)), one_of(_AWARD_KINDS)),
    (Column("year", "Năm", required=True, also=("Năm khen thưởng", "Năm đạt")), year),
    (Column("span", "Thời gian lập thành tích", also=("Thành tích từ - đến", "Giai đoạn")), span),
    (Column("decision_number", "Số quyết định", also=("Số QĐ", "Quyết định số")), text_of(60)),
    (Column("decision_day", "Ngày quyết định", also=("Ngày QĐ", "Ngày ký")), as_date),
    (Column("decided_by", "Cơ quan quyết định", also=("Cơ quan ban hành", "Người quyết định")), text_of(200)),
    (Column("achievement", "Thành tích", also=("Nội dung thành tích",)), text_of(4000, multiline=True)),
]
_LISTED = [
    (Column("team", "Tổ, phòng, bộ phận", also=("Tổ", "Bộ phận")), text_of(160)),
    (Column("valid_from", "Từ ngày", also=("Về đơn vị từ ngày",)), as_date),
    (Column("valid_to", "Đến hết ngày"), as_date),
    (Column("home", "Quê quán"), text_of(200)),
    (Column("address", "Nơi ở, trụ sở", also=("Nơi ở", "Địa chỉ")), text_of(200)),
    (Column("education", "Trình độ chuyên môn", also=("Trình độ",)), text_of(200)),
    (Column("headcount", "Số người"), _count),
    (Column("women", "Số nữ"), _count),
    (Column("hardship", "Vùng khó khăn, hoàn cảnh khó khăn", also=("Khó khăn", "Vùng khó khăn")), yes),
]
_MORE_TITLES = {"achieved_from": "Lập thành tích từ ngày", "achieved_to": "Lập thành tích đến ngày"}
# For each kind of import its columns, and how the cell of each is read.
READERS = {ImportKind.AWARDS: [*_WHO, *_AWARDED], ImportKind.ROSTER: [*_WHO, *_LISTED]}


def columns_of(kind):
    return [column for column, _ in READERS[kind]]


def title_of(kind, key):
    """Return the title of the column `key`, as it is named in sentences."""
    return _MORE_TITLES.get(key) or next(column.title for column in columns_of(kind) if column.key == key)


def read_lines(source, kind):
    """Return the Lines of the Excel file `source` for an ImportKind, and the titles of the columns that were not understood.

    Raises SheetRefused for a file that cannot be read as that table.
    """
    rows = read_table(source, columns_of(kind))
    return [_of_person(read_line("", row, READERS[kind])) for row in rows], rows.others


def _of_person(line):
    """An empty kind means a person; only persons are born."""
    line.values["kind"] = line["kind"] or RecipientKind.PERSON
    if line["kind"] != RecipientKind.PERSON:
        for key in ("birth_date", "gender", "identity"):
            if line[key]:
                line.fault(key, "Chỉ cá nhân có ngày sinh, giới tính, số định danh. Xóa ô này hoặc sửa cột Đối tượng")
    if (line["women"] or 0) > (line["headcount"] or 10**9):
        line.fault("women", "Số nữ không quá số người")
    line.misread = tuple(line.faults)
    return line
