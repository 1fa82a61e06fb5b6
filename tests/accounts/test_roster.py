"""Units, clusters, people and appointments from one Excel file: what is new, changed, same or faulty, and what comes of it."""

import datetime as dt
import io
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.accounts.roster.actions import apply_roster
from emulation.accounts.roster.check import check, counts, outcome
from emulation.accounts.roster.lines import CLUSTERS, LETTERHEADS, PEOPLE, SEATS, UNITS, columns_of, lines_of, read_roster
from emulation.accounts.roster.sheets import template
from emulation.attachments.workbook import Sheet, SheetRefused, write_book
from emulation.units.actions import new_unit
from emulation.units.models import Cluster, Unit
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.accounts.rosters import DAM, HANH, HANH_LEADS, book, everything, take_in
from tests.factories import DAY, MORNING, SINCE


def tried(world, by, **sheets):
    """Read and check the sheets as `by`; return the lines by sheet."""
    roster = read_roster(book(**sheets))
    check(roster, authority=world.authority, by=by)
    return roster


def faults(roster):
    return [(line.sheet, fault.address, fault.words) for line in lines_of(roster) for fault in line.faults]


def test_a_new_unit_its_head_and_its_cluster_come_in_one_file(world, people):
    taken = take_in(
        world,
        people.khanh,
        units=[DAM, {**DAM, "code": "to-1", "name": "Tổ 1", "parent": "am-dam"}],
        letterheads=[{"unit": "am-dam", "agency_line": "ẤP ĐẦM", "symbol": "AD", "place": "Bình Minh", "signer_title": "TRƯỞNG ẤP"}],
        clusters=[
            {"year": 2024, "form": "Cụm thi đua", "name": "Cụm ấp", "unit": "am-dam", "leads": "Trưởng"},
            {"year": 2024, "form": "Cụm thi đua", "name": "Cụm ấp", "unit": "song-ray", "leads": "Phó"},
            {"year": 2024, "form": "Cụm thi đua", "name": "Cụm ấp", "unit": "xuan-my"},
        ],
        people=[HANH],
        seats=[HANH_LEADS],
    )
    assert taken.counts == {"new": 8, "changed": 0, "same": 0, "faulty": 0}
    unit, below = Unit.objects.get(code="am-dam"), Unit.objects.get(code="to-1")
    assert (unit.path, below.path, below.parent, unit.short_name) == ("/binh-minh/song-ray/am-dam/", unit.path + "to-1/", unit, "Ấp Đầm")
    assert unit.search_key.startswith("ap dam") and unit.letterhead.symbol == "AD"
    cluster = Cluster.objects.get(year=2024)
    assert (cluster.head, cluster.deputy, cluster.authority) == (unit, world.units["song_ray"], world.authority)
    assert {member.unit.code for member in cluster.members.all()} == {"am-dam", "song-ray", "xuan-my"}
    seat = Appointment.objects.get(user__username="hanh.am-dam")
    assert (seat.unit, seat.role, seat.title, seat.created_by) == (unit, Role.UNIT_HEAD, "Trưởng ấp", people.khanh)
    assert (seat.valid_from, seat.valid_to, seat.acting) == (dt.date(2023, 1, 1), None, False)
    assert seat.user.search_key == "dang thi hanh hanh.am-dam" and not seat.user.has_usable_password()
    assert [trace.what for trace in Trace.objects.of(world.authority)] == ["Nhập từ Excel: 8 dòng mới, 0 dòng sửa"]
    assert [trace.what for trace in Trace.objects.of(seat)] == ["Phân công Đặng Thị Hạnh bằng tệp Excel: Thủ trưởng đơn vị"]


def test_the_present_list_sent_back_unchanged_changes_nothing(world, people):
    roster = read_roster(io.BytesIO(template(world.authority, day=DAY, filled=True)))
    check(roster, authority=world.authority, by=people.lan)
    assert faults(roster) == []
    assert counts(lines_of(roster)) == {"new": 0, "changed": 0, "same": 6 + 6 + 5 + 11 + 12, "faulty": 0}
    before = everything()
    apply_roster(roster, authority=world.authority, by=people.lan, now=MORNING)
    assert everything() == before


def test_taking_the_same_file_in_again_changes_nothing(world, people):
    sheets = {"units": [DAM], "people": [HANH], "seats": [{**HANH_LEADS, "acting": "x", "valid_to": "31/12/2023"}]}
    take_in(world, people.khanh, **sheets)
    before = everything()
    assert take_in(world, people.khanh, **sheets).counts == {"new": 0, "changed": 0, "same": 3, "faulty": 0}
    assert everything() == before


def test_names_titles_and_last_days_are_changed_and_nothing_is_emptied(world, people):
    User.objects.filter(pk=people.an.pk).update(phone="0912 345 678")
    seat = {"username": "an", "unit": "song-ray", "role": "Thủ trưởng đơn vị", "title": "Chủ tịch UBND xã", "valid_from": SINCE}
    taken = take_in(
        world,
        people.khanh,
        units=[{"code": "song-ray", "name": "UBND xã Sông Ray mới", "kind": "Xã, thị trấn", "valid_from": SINCE}],
        letterheads=[{"unit": "song-ray", "agency_line": "X", "symbol": "UB", "place": "Bình Minh", "signer_title": "CHỦ TỊCH"}],
        people=[{"username": "an", "full_name": "Nguyễn Văn Ân", "email": "an@moi.gov.vn"}],
        seats=[{**seat, "valid_to": "30/6/2023"}],
    )
    assert taken.counts == {"new": 0, "changed": 4, "same": 0, "faulty": 0}
    an, unit = User.objects.get(username="an"), Unit.objects.get(code="song-ray")
    assert (an.full_name, an.email, an.phone, an.search_key) == ("Nguyễn Văn Ân", "an@moi.gov.vn", "0912 345 678", "nguyen van an an")
    assert (unit.name, unit.short_name, unit.search_key.startswith("ubnd xa song ray moi")) == ("UBND xã Sông Ray mới", "UBND xã Sông Ray", True)
    assert (an.appointments.get().title, an.appointments.get().valid_to) == ("Chủ tịch UBND xã", dt.date(2023, 6, 30))
    assert (unit.letterhead.symbol, unit.letterhead.superior_line) == ("UB", "")
    assert [trace.what for trace in Trace.objects.of(an.appointments.get())] == ["Sửa phân công bằng tệp Excel"]
    assert an.check_password("mot-mat-khau-dai")


def test_every_cell_that_is_wrong_is_named(world, people):
    roster = tried(
        world,
        people.khanh,
        units=[
            {"code": "ấp đầm", "name": "Ấp Đầm", "kind": "Phòng", "parent": "song-ray", "valid_from": "31/2/2023"},
            {**DAM, "kind": "Thôn"},
            {**DAM, "name": "Trùng mã"},
            {**DAM, "code": "b", "parent": "khong-co"},
            {**DAM, "code": "c", "parent": None},
            {**DAM, "code": "d", "parent": "e"},
            {**DAM, "code": "e", "parent": "d"},
            {**DAM, "code": "f", "parent": "b"},
            {**DAM, "code": "g", "valid_to": "31/12/2022"},
            {"code": "xuan-my", "name": "UBND xã Xuân Mỹ", "kind": "Phòng", "parent": "noi-vu", "valid_from": "2/1/2020"},
            {"code": "hoa-sen-xa", "name": "UBND xã Đầm Sen", "kind": "Xã, thị trấn", "parent": "binh-minh", "valid_from": SINCE},
        ],
    )
    kinds = "Ủy ban; Xã, thị trấn; Phòng; Đoàn thể"
    unknown = "Không có đơn vị mã “khong-co” trong phạm vi cơ quan. Sửa mã, hoặc thêm đơn vị đó vào trang “Đơn vị”"
    assert [(address, words) for _, address, words in faults(roster)] == [
        ("A2", "Mã chỉ gồm chữ không dấu, chữ số, gạch nối, ví dụ xa-song-ray"),
        ("F2", "Ngày “31/2/2023” không có. Nhập ngày/tháng/năm, ví dụ 15/6/2023"),
        ("D3", f"Không có loại đơn vị “Thôn”. Chọn một trong: {kinds}"),
        ("A4", "Mã “am-dam” đã có ở dòng 3. Mỗi đơn vị một mã"),
        ("E5", unknown),
        ("E6", "Nhập mã đơn vị cấp trên"),
        ("E7", "Trực thuộc vòng tròn: d → e → d. Sửa cột này"),
        ("E8", "Trực thuộc vòng tròn: e → d → e. Sửa cột này"),
        ("E9", "Đơn vị cấp trên ở dòng 5 còn sai nên chưa nhập được dòng này. Sửa dòng 5 trước"),
        ("G10", "Ngày kết thúc phải từ ngày bắt đầu trở đi"),
        ("E11", "Không đổi “Trực thuộc (mã)” của đơn vị đã có. Ghi lại như cũ: binh-minh"),
        ("D11", "Không đổi “Loại đơn vị” của đơn vị đã có. Ghi lại như cũ: Xã, thị trấn"),
        ("F11", "Không đổi “Có từ ngày” của đơn vị đã có. Ghi lại như cũ: 1/1/2020"),
        ("A12", "Mã “hoa-sen-xa” đã dùng cho đơn vị ngoài phạm vi cơ quan. Chọn mã khác"),
    ]


def test_a_cluster_needs_one_head_and_units_of_one_cluster_a_year(world, people):
    def row(unit, leads=None, year=2024, name="Cụm mới", form="Cụm thi đua"):
        return {"year": year, "form": form, "name": name, "unit": unit, "leads": leads}

    roster = tried(
        world,
        people.khanh,
        clusters=[
            *(row("song-ray", "Trưởng"), row("xuan-my", "Trưởng"), row("noi-vu", form="Khối thi đua")),
            *(row("van-hoa", name="Khối mới"), row("nong-dan", name="Khối mới")),
            row("song-ray", name="Cụm khác", leads="Trưởng"),
            *(row("song-ray", year=2023, name="Khối cơ quan, đoàn thể", form="Khối thi đua"), row("binh-minh", "Phó", year=2023, name="Cụm các xã")),
            *(row("song-ray", year=23, name="X"), row("hoa-sen-xa", "Trưởng", year=2025)),
        ],
    )
    assert [(address, words) for _, address, words in faults(roster)] == [
        ("C2", "Cụm, khối mới nên phải nhập trọn: sửa dòng 3 trước (trang “Cụm, khối”)"),
        ("E3", "Cụm, khối này đã có trưởng ở dòng 2. Để trống ô này"),
        ("B4", "Dòng 2 ghi loại khác. Một cụm, khối chỉ có một loại"),
        ("E5", "Cụm, khối chưa có đơn vị trưởng. Ghi “Trưởng” ở dòng của một thành viên"),
        ("C6", "Cụm, khối mới nên phải nhập trọn: sửa dòng 5 trước (trang “Cụm, khối”)"),
        ("D7", "Năm 2024 đơn vị này đã có ở dòng 2. Mỗi năm một đơn vị ở một cụm, khối"),
        ("D8", "Năm 2023 đơn vị này đã ở “Cụm các xã”. Mỗi năm một đơn vị ở một cụm, khối"),
        ("E9", "Không đổi phó của cụm, khối đã có bằng tệp này. Phó hiện nay: song-ray"),
        ("A10", "Nhập năm bốn chữ số, ví dụ 2023"),
        ("D11", "Không có đơn vị mã “hoa-sen-xa” trong phạm vi cơ quan. Sửa mã, hoặc thêm đơn vị đó vào trang “Đơn vị”"),
    ]


def test_a_member_joins_a_cluster_that_is_there(world, people):
    row = {"year": 2023, "form": "cum thi dua", "name": "CỤM các xã", "unit": "binh-minh"}
    assert take_in(world, people.khanh, clusters=[row]).counts["new"] == 1
    assert {member.unit.code for member in Cluster.objects.get(name="Cụm các xã").members.all()} == {"xuan-my", "song-ray", "binh-minh"}


def test_people_and_seats_that_cannot_be(world, people):
    User.objects.filter(pk=people.quy.pk).update(is_active=False)
    head = {"unit": "van-hoa", "role": "Thủ trưởng đơn vị", "valid_from": "1/3/2023"}
    roster = tried(
        world,
        people.khanh,
        people=[
            {"username": "Hạnh", "full_name": "Đặng Thị Hạnh"},
            {"username": "hanh", "full_name": None, "email": "hanh@"},
            {"username": "hong", "full_name": "Lê Hồng"},
            {"username": "HONG", "full_name": "Lê Thị Hồng"},
            {"username": "nga", "full_name": "Bùi Thúy Nga"},
        ],
        seats=[
            {"username": "khong.co", **head},
            {"username": "nga", **head},
            {"username": "quy", **head},
            {"username": "em", **head, "unit": "hoa-sen-xa"},
            {"username": "em", **head, "role": "Trưởng phòng"},
            {"username": "em", **head, "role": "Thanh tra (chỉ đọc)"},
            {"username": "em", **head, "unit": "noi-vu"},
            {"username": "tam", **head},
            {"username": "tam", **head, "valid_from": "1/6/2023"},
            {"username": "tam", **head, "valid_to": "1/2/2023"},
            {"username": "khanh", **head},
        ],
    )
    unknown = "Không có đơn vị mã “hoa-sen-xa” trong phạm vi cơ quan. Sửa mã, hoặc thêm đơn vị đó vào trang “Đơn vị”"
    assert [(address, words) for _, address, words in faults(roster)] == [
        ("A2", "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, ít nhất 3 ký tự"),
        ("B3", "Ô trống. Nhập họ và tên"),
        ("C3", "Nhập thư điện tử theo dạng ten@coquan.gov.vn"),
        ("A5", "Tên đăng nhập “hong” đã có ở dòng 4. Mỗi người một tên"),
        ("A6", "Tên đăng nhập này đã có người dùng ở cơ quan khác. Thêm số hoặc tên đơn vị vào"),
        ("A2", "Không có người dùng “khong.co”. Sửa lại, hoặc thêm người đó vào trang “Người dùng”"),
        ("A3", "“nga” là người của cơ quan khác. Nhờ quản trị hệ thống phân công"),
        ("A4", "Tài khoản “quy” đã ngừng dùng. Bỏ dòng này"),
        ("B5", unknown),
        ("C6", f"“Trưởng phòng” không có trong danh sách. Chọn một trong: {'; '.join(Role.labels)}"),
        ("C7", "Vai trò “Thanh tra (chỉ đọc)” chỉ giao tại cơ quan ban hành Chỉ thị. Chọn đơn vị khác hoặc vai trò khác"),
        ("F8", "Người này giữ vai trò đó từ 1/1/2020. Ghi đúng ngày đó, hoặc kết thúc phân công cũ trước"),
        ("F10", "Trùng với dòng 9: cùng người, cùng vai trò, cùng thời gian. Bỏ một dòng"),
        ("G11", "Ngày kết thúc phải từ ngày bắt đầu trở đi"),
        ("A12", "Không tự phân công cho chính mình. Nhờ người quản trị hệ thống phân công"),
    ]


def test_the_office_adds_people_and_seats_and_the_rest_is_the_administrators(world, people):
    """Lan of the standing office sends the same file that Khánh, the administrator, could."""
    sheets = {
        "units": [DAM],
        "letterheads": [{"unit": "van-hoa", "agency_line": "X", "symbol": "X", "place": "X", "signer_title": "X"}],
        "clusters": [{"year": 2023, "form": "Cụm thi đua", "name": "Cụm các xã", "unit": "binh-minh"}],
        "people": [HANH, {"username": "an", "full_name": "Tên khác"}],
        "seats": [
            {**HANH_LEADS, "unit": "van-hoa"},
            {"username": "em", "unit": "binh-minh", "role": "Chủ tịch", "valid_from": DAY},
            {"username": "em", "unit": "binh-minh", "role": "Quản trị hệ thống", "valid_from": DAY},
            {"username": "thin", "unit": "binh-minh", "role": "Chủ tịch", "title": "Không còn là Chủ tịch", "valid_from": SINCE},
            {"username": "lan", "unit": "noi-vu", "role": "Thủ trưởng đơn vị", "valid_from": DAY},
        ],
    }
    places = "Chỉ quản trị hệ thống được thêm, sửa đơn vị, mẫu đầu văn bản, cụm, khối. Bỏ dòng này hoặc gửi tệp cho quản trị hệ thống"
    assert faults(tried(world, people.lan, **sheets)) == [
        (UNITS, "A2", places),
        (LETTERHEADS, "A2", places),
        (CLUSTERS, "D2", places),
        (PEOPLE, "A3", "Người này đã có. Chỉ quản trị hệ thống được sửa họ tên, thư điện tử, điện thoại"),
        (SEATS, "C3", "Vai trò “Chủ tịch” chỉ do quản trị hệ thống phân công. Bỏ dòng này"),
        (SEATS, "C4", "Vai trò “Quản trị hệ thống” chỉ do quản trị hệ thống phân công. Bỏ dòng này"),
        (SEATS, "C5", "Vai trò “Chủ tịch” chỉ do quản trị hệ thống phân công. Bỏ dòng này"),
        (SEATS, "A6", "Không tự phân công cho chính mình. Nhờ người quản trị hệ thống phân công"),
    ]
    assert faults(tried(world, people.khanh, **sheets)) == []
    taken = take_in(world, people.lan, only_good=True, **sheets)
    assert taken.counts == {"new": 2, "changed": 0, "same": 0, "faulty": 8}
    assert [seat.unit.code for seat in User.objects.get(username="hanh.am-dam").appointments.all()] == ["van-hoa"]
    assert (Unit.objects.filter(code="am-dam").exists(), people.thin.appointments.get().title) == (False, "Chủ tịch")


def test_a_neighbour_imports_nothing_here(world, people):
    roster = read_roster(book(seats=[{"username": "quy", "unit": "song-ray", "role": "Thủ trưởng đơn vị", "valid_from": DAY}]))
    with pytest.raises(Refused, match="Còn 1 dòng cần sửa"):
        apply_roster(roster, authority=world.units["hoa_sen"], by=people.nga, now=MORNING)
    assert people.quy.appointments.count() == 0


def test_nothing_is_stored_while_a_line_is_faulty_unless_asked(world, people):
    sheets = {"people": [HANH, {"username": "x", "full_name": "Ngắn quá"}]}
    before = everything()
    with pytest.raises(Refused, match="Còn 1 dòng cần sửa nên chưa nhập gì"):
        take_in(world, people.lan, **sheets)
    assert everything() == before
    assert take_in(world, people.lan, only_good=True, **sheets).counts == {"new": 1, "changed": 0, "same": 0, "faulty": 1}


def test_what_was_shown_is_what_happens(world, people):
    """Between the dry run and the import somebody else adds the same person."""
    roster = tried(world, people.lan, people=[HANH])
    shown = outcome(roster)
    User.objects.create(username="hanh.am-dam", full_name="Người khác", search_key="x", sort_key="x")
    with pytest.raises(Conflict, match="Danh sách trong hệ thống vừa thay đổi"):
        apply_roster(roster, authority=world.authority, by=people.lan, now=MORNING, expected=shown)
    assert User.objects.get(username="hanh.am-dam").full_name == "Người khác"


def test_passwords_are_given_by_administrators_only(world, people):
    with pytest.raises(Refused, match="Chỉ quản trị hệ thống được cấp mật khẩu"):
        take_in(world, people.lan, people=[HANH], with_passwords=True)
    taken = take_in(world, people.khanh, people=[HANH, {"username": "an", "full_name": people.an.full_name}], with_passwords=True)
    [(username, full_name, password)] = taken.passwords
    assert (username, full_name, len(password)) == ("hanh.am-dam", "Đặng Thị Hạnh", 14)
    assert User.objects.get(username="hanh.am-dam").check_password(password)
    assert User.objects.get(username="an").check_password("mot-mat-khau-dai")


def test_a_password_of_the_import_is_stored_the_slow_way_at_the_first_sign_in(world, people, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    [(_, _, password)] = take_in(world, people.khanh, people=[HANH], with_passwords=True).passwords
    hanh = User.objects.get(username="hanh.am-dam")
    assert hanh.password.startswith("pbkdf2_sha256$1000$")
    assert (hanh.check_password("khac"), hanh.check_password(password)) == (False, True)
    hanh.refresh_from_db()
    assert hanh.password.startswith("scrypt$")


def many(count):
    people = [{"username": f"nguoi.{n}", "full_name": f"Nguyễn Văn {n}"} for n in range(count)]
    seats = [{"username": f"nguoi.{n}", "unit": f"to-{n}", "role": "Thủ trưởng đơn vị", "valid_from": DAY} for n in range(count)]
    members = [{"year": 2024, "form": "Cụm thi đua", "name": "Cụm tổ", "unit": f"to-{n}", "leads": None if n else "Trưởng"} for n in range(count)]
    return {"units": [{**DAM, "code": f"to-{n}", "name": f"Tổ {n}"} for n in range(count)], "clusters": members, "people": people, "seats": seats}


def statements_of(act, *args, **kwargs):
    with CaptureQueriesContext(connection) as captured:
        act(*args, **kwargs)
    return [query["sql"] for query in captured]


def test_three_hundred_rows_cost_as_many_questions_as_three(world, people):
    few, lot = (read_roster(book(**many(count))) for count in (3, 300))
    ours = {"authority": world.authority, "by": people.khanh}
    check(few, **ours)
    asked = [len(statements_of(check, roster, **ours)) for roster in (few, lot)]
    assert asked[0] == asked[1] <= 12
    stored = [statements_of(apply_roster, roster, now=MORNING, **ours) for roster in (few, lot)]
    kinds = [{statement[:24] for statement in statements if statement.startswith(("INSERT", "UPDATE"))} for statements in stored]
    assert kinds[1] <= kinds[0]
    assert len(stored[1]) <= 40  # SQLite takes some hundred values at a time: more rounds of the same statements for 1.200 rows


def test_the_present_list_costs_as_many_questions_however_long_it_is(world, people):
    asked = [len(statements_of(template, world.authority, day=DAY, filled=True))]
    apply_roster(read_roster(book(**many(20))), authority=world.authority, by=people.khanh, now=MORNING)
    asked.append(len(statements_of(template, world.authority, day=DAY, filled=True)))
    assert asked == [asked[0]] * 2


def test_a_thousand_people_come_in_within_seconds(world, people):
    content = book(**many(1000))
    begun = time.perf_counter()
    taken = apply_roster(read_roster(content), authority=world.authority, by=people.khanh, now=MORNING, with_passwords=True)
    assert (taken.counts["new"], len(taken.passwords)) == (4000, 1000)
    assert time.perf_counter() - begun < 15


def test_deep_paths_are_refused_before_the_database_does(world, people):
    chain = [{**DAM, "code": f"{'x' * 50}-{n}", "parent": f"{'x' * 50}-{n - 1}" if n else "song-ray"} for n in range(8)]
    found = [address for _, address, _ in faults(tried(world, people.khanh, units=chain))]
    assert found == ["E9"]


def test_a_file_without_the_sheets_is_refused(world):
    other = io.BytesIO(write_book([Sheet("Tờ 1", columns_of(PEOPLE), [HANH])]))
    with pytest.raises(SheetRefused, match="không có trang tính nào của danh sách"):
        read_roster(other)
    with pytest.raises(SheetRefused, match="^Trang “Người dùng”: Không thấy hàng tiêu đề"):
        read_roster(io.BytesIO(write_book([Sheet(PEOPLE, columns_of(UNITS)[2:3], [])])))


def test_a_unit_moved_into_the_tree_meanwhile_is_found_again(world, people):
    """The path of a unit is made as `create_unit` makes it."""
    made = new_unit(code="x", name="Ấp X", kind=world.kinds["phong"], valid_from=SINCE, parent=world.units["song_ray"])
    assert (made.path, made.short_name, made.search_key) == ("/binh-minh/song-ray/x/", "Ấp X", "ap x")
