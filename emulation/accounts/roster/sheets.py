"""The roster out to Excel: an empty form, or what there is, in the same sheets that are read."""

from django.db.models import Q

from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.accounts.roster.lines import CLUSTERS, DEPUTY, HEAD, LETTERHEADS, PEOPLE, SEATS, SHEETS, UNITS, columns_of
from emulation.attachments.workbook import Column, Sheet, write_book, write_table
from emulation.units.models import Cluster, ClusterMember, Letterhead, Unit, UnitKind

NOTES = (
    "Mỗi trang tính là một danh sách. Trang nào không dùng thì để trống hoặc xóa cả trang. Cột có dấu * phải điền.",
    "Không gộp ô, không dùng công thức. Ngày ghi ngày/tháng/năm, ví dụ 15/6/2023.",
    "Đơn vị: mỗi đơn vị một mã không dấu, ví dụ xa-song-ray. Cột “Trực thuộc (mã)” ghi mã của đơn vị cấp trên.",
    "Cụm, khối: mỗi dòng một thành viên. Ghi “Trưởng”, “Phó” ở dòng của đơn vị trưởng, đơn vị phó. Mỗi năm một đơn vị ở một cụm, khối.",
    "Người dùng: tên đăng nhập chữ thường không dấu. Người mới chưa đăng nhập được cho đến khi quản trị hệ thống cấp mật khẩu.",
    "Phân công: một người có thể có nhiều dòng. Vai trò Chủ tịch và Quản trị hệ thống chỉ do quản trị hệ thống nhập.",
    "Nhập lại cùng một tệp không tạo dòng trùng. Dòng không có trong tệp vẫn giữ nguyên, ô để trống không xóa nội dung đã có.",
    "Để kết thúc một phân công, điền cột “Đến hết ngày” ở đúng dòng đó.",
)
_WIDTHS = {
    "name": 36, "full_name": 28, "email": 30, "role": 28, "title": 30, "kind": 22, "unit": 22, "code": 22, "parent": 22, "username": 22,
    "superior_line": 30, "agency_line": 34, "signer_title": 24, "capacity": 26, "note": 30, "short_name": 20, "phone": 16,
}  # fmt: skip


def template(authority, *, day, filled):
    """Return the bytes of the workbook: with the present rows of the tree of `authority` (a Unit) on `day` where `filled`, else empty."""
    rows = _present(authority, day) if filled else {}
    choices = {
        UNITS: {"kind": list(UnitKind.objects.values_list("name", flat=True))},
        CLUSTERS: {"form": Cluster.Form.labels, "leads": [HEAD, DEPUTY]},
        SEATS: {"role": Role.labels, "acting": ["Có"]},
    }
    sheets = [Sheet(sheet, columns_of(sheet), rows.get(sheet, []), _WIDTHS, choices.get(sheet, {})) for sheet in SHEETS]
    return write_book(sheets, notes=NOTES)


def password_sheet(passwords):
    """Return the bytes of a list of (username, full name, one-time password), to be handed out in person."""
    columns = [Column("full_name", "Họ và tên"), Column("username", "Tên đăng nhập"), Column("password", "Mật khẩu tạm")]
    rows = [{"username": username, "full_name": full_name, "password": password} for username, full_name, password in passwords]
    return write_table("Mật khẩu tạm", columns, rows, widths={"full_name": 30, "username": 26, "password": 24})


def _present(authority, day):
    units = Unit.objects.filter(path__startswith=authority.path).valid_on(day).select_related("kind", "parent").order_by("path")
    letterheads = Letterhead.objects.filter(unit__path__startswith=authority.path).select_related("unit").order_by("unit__path")
    members = ClusterMember.objects.filter(authority=authority, year__gte=day.year).select_related("cluster", "unit")
    seats = Appointment.objects.filter(unit__path__startswith=authority.path).exclude(valid_to__lt=day).select_related("user", "unit")
    people = User.objects.filter(Q(appointments__unit__path__startswith=authority.path)).distinct()
    return {
        UNITS: [_unit(unit, authority) for unit in units],
        LETTERHEADS: [_plain(LETTERHEADS, head) | {"unit": head.unit.code} for head in letterheads],
        CLUSTERS: [_member(member) for member in members.order_by("year", "cluster__order", "cluster", "unit__sort_key")],
        PEOPLE: [_plain(PEOPLE, person) for person in people.order_by("sort_key", "pk")],
        SEATS: [_seat(seat) for seat in seats.order_by("user__sort_key", "user", "valid_from", "pk")],
    }


def _plain(sheet, record):
    return {column.key: getattr(record, column.key, None) for column in columns_of(sheet)}


def _unit(unit, authority):
    above = unit.parent.code if unit.parent and unit.pk != authority.pk else ""
    return _plain(UNITS, unit) | {"kind": unit.kind.name, "parent": above}


def _member(member):
    cluster = member.cluster
    leads = HEAD if member.unit_id == cluster.head_id else DEPUTY if member.unit_id == cluster.deputy_id else ""
    return {"year": cluster.year, "form": cluster.get_form_display(), "name": cluster.name, "unit": member.unit.code, "leads": leads}


def _seat(seat):
    names = {"username": seat.user.username, "unit": seat.unit.code, "role": seat.get_role_display()}
    return _plain(SEATS, seat) | names | {"acting": seat.acting or None}
