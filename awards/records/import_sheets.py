"""The workbook to fill in: the columns of the table, two lines as an example on a sheet of their own, the words that are understood."""

import datetime as dt

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardKind, RecipientKind
from awards.records.import_columns import columns_of
from awards.records.states import Gender, ImportKind, Leadership
from emulation.attachments.workbook import Sheet, write_book
from emulation.units.models import Unit

_WIDTHS = {
    "name": 30, "identity": 16, "birth_date": 14, "unit": 26, "position": 24, "leadership": 26, "award": 30, "award_kind": 22, "span": 22,
    "decision_number": 18, "decision_day": 16, "decided_by": 26, "achievement": 44, "team": 22, "home": 26, "address": 26, "education": 24,
}  # fmt: skip
_COMMON = (
    "Điền ở trang đầu; trang “Ví dụ” chỉ để xem. Cột có dấu * phải điền. Không gộp ô, không dùng công thức.",
    "Ngày ghi ngày/tháng/năm, ví dụ 15/6/2023. Số định danh đặt ở dạng chữ để không mất số 0 ở đầu.",
    "Họ tên có hoặc không dấu, chữ hoa hay thường đều đọc được. Điền ngày sinh hoặc số định danh để không lẫn người cùng tên.",
    "Đối tượng để trống là cá nhân. Tập thể là cả đơn vị thì ghi đúng tên đơn vị ở cả hai cột.",
    "Đơn vị ghi tên, tên gọn hoặc mã. Đơn vị đã sáp nhập ghi tên khi đó.",
    "Nhập lại cùng một tệp không tạo dòng trùng; dòng không có trong tệp được giữ nguyên; ô để trống không xóa nội dung đã có.",
)
_NOTES = {
    ImportKind.AWARDS: (
        "Mỗi dòng một khen thưởng của một người, tập thể, hộ gia đình trong một năm.",
        "Thời gian lập thành tích ghi như quyết định: 2018-2022, hoặc 1/2018-6/2022, hoặc 1/1/2018-31/12/2022.",
        "Loại hình để trống là công trạng.",
        "Số quyết định giúp nhận ra khen thưởng đã có: ghi đủ cả ký hiệu, ví dụ 1250/QĐ-UBND.",
    ),
    ImportKind.ROSTER: (
        "Mỗi dòng một người, tập thể, hộ gia đình ở một đơn vị.",
        "Từ ngày để trống là từ đầu năm nay. Đến hết ngày để trống là còn ở đơn vị.",
        "Trực tiếp: ghi “Có” với người trực tiếp lao động, công tác.",
    ),
}
_TITLES = {ImportKind.AWARDS: "Khen thưởng", ImportKind.ROSTER: "Danh sách"}


def template(kind, authority, day):
    """Return the bytes of the workbook for an ImportKind; its examples name a unit below `authority` that exists on `day`."""
    unit = Unit.objects.under(authority).valid_on(day).ordered().first() or authority
    awards = list(AwardType.objects.order_by("-rank", "code"))
    columns = columns_of(kind)
    choices = {
        "kind": RecipientKind.labels,
        "gender": Gender.labels,
        "leadership": Leadership.labels,
        "direct_worker": ["Có", "Không"],
        "hardship": ["Có", "Không"],
        "award_kind": AwardKind.labels,
        "award": [award.name for award in awards],
    }
    choices = {column.key: choices[column.key] for column in columns if column.key in choices}
    sheets = [Sheet(_TITLES[kind], columns, [], _WIDTHS, choices), Sheet("Ví dụ", columns, _examples(kind, unit), _WIDTHS)]
    known = [f"Danh hiệu, hình thức: “{award.name}”, hoặc “{award.short_name}”, hoặc mã {award.code}." for award in awards]
    return write_book(sheets, notes=[*_NOTES[kind], *_COMMON, *(known if kind == ImportKind.AWARDS else ())])


def _examples(kind, unit):
    person = {"name": "Nguyễn Văn Mẫu", "kind": "Cá nhân", "birth_date": dt.date(1980, 6, 15), "gender": "Nam", "unit": unit.name}
    person |= {"identity": "000000000000", "position": "Công chức", "leadership": Leadership.NONE.label, "direct_worker": "Có"}
    team = {"name": "Tổ công tác mẫu", "kind": "Tập thể", "unit": unit.short_name}
    if kind == ImportKind.ROSTER:
        return [person | {"valid_from": dt.date(2015, 1, 1), "education": "Đại học"}, team | {"headcount": 12, "women": 5}]
    decided = {"year": 2022, "decision_number": "000/QĐ-MẪU", "decision_day": dt.date(2022, 12, 20), "decided_by": "Cơ quan mẫu"}
    return [
        person | decided | {"award": "Lao động tiên tiến", "award_kind": AwardKind.MERIT.label, "span": "2022"},
        team | decided | {"award": "Tập thể LĐTT", "span": "1/2022-12/2022", "achievement": "Hoàn thành kế hoạch năm"},
    ]
