"""The import in the browser and at the server: a dry run with faults by cell, then exactly what was shown."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.accounts.roster.lines import CLUSTERS, LETTERHEADS, PEOPLE, SEATS, UNITS, columns_of, read_roster
from emulation.attachments.workbook import Sheet, read_table, write_book
from emulation.units.models import Cluster, Unit
from emulation.workflow.models import Trace
from tests.accounts.rosters import DAM, HANH, HANH_LEADS, book, everything, take_in
from tests.factories import DAY

# In the browser


def upload(content, name="danh-sach.xlsx"):
    return SimpleUploadedFile(name, content.read(), "application/octet-stream")


def test_the_office_takes_a_file_in(world, people, sign_in):
    office = sign_in(people.lan)
    page = office.get("/nhan-su/nhap-tu-excel/danh-sach.xlsx", {"day-du": "1"})
    assert page["Content-Disposition"] == 'attachment; filename="danh-sach-nhan-su.xlsx"'
    present = read_table(io.BytesIO(page.content), columns_of(PEOPLE), sheet=PEOPLE)
    assert "Trịnh Quang Minh" not in {row["full_name"].value for row in present} and len(present) == 11
    before = everything()
    answer = office.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(people=[HANH], seats=[{**HANH_LEADS, "unit": "van-hoa"}]))})
    assert (answer.status_code, everything()) == (302, before)
    page = office.get(answer["Location"])
    assert page.context["report"].total == {"new": 2, "changed": 0, "same": 0, "faulty": 0}
    assert "Nhập 2 dòng" in page.content.decode() and 'name="passwords"' not in page.content.decode()
    done = office.post(answer["Location"], {"outcome": page.context["outcome"]})
    assert (done.status_code, done["Location"]) == (302, "/nhan-su/")
    assert User.objects.get(username="hanh.am-dam").appointments.get().unit == world.units["van_hoa"]
    again = office.post(answer["Location"], {"outcome": page.context["outcome"]}, follow=True)
    assert "Không có gì để nhập" in again.content.decode()


def test_the_faults_are_shown_by_cell_and_the_good_rows_may_go_in(world, people, sign_in):
    office = sign_in(people.lan)
    wrong = {"username": "em", "unit": "khong-co", "role": "Thủ trưởng đơn vị", "valid_from": DAY}
    answer = office.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(people=[HANH], seats=[wrong]))})
    page = office.get(answer["Location"])
    assert [(fault.sheet, fault.address, fault.who) for fault in page.context["report"].faults] == [(SEATS, "B2", "em · khong-co")]
    refused = office.post(answer["Location"], {"outcome": page.context["outcome"]}, follow=True)
    assert "Còn 1 dòng cần sửa nên chưa nhập gì." in refused.content.decode()
    assert not User.objects.filter(username="hanh.am-dam").exists()
    office.post(answer["Location"], {"outcome": page.context["outcome"], "only_good": "1"})
    assert User.objects.filter(username="hanh.am-dam").exists()


def test_the_administrator_sees_the_new_passwords_once(world, people, sign_in):
    admin = sign_in(people.khanh)
    answer = admin.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(units=[DAM], people=[HANH], seats=[HANH_LEADS]))})
    page = admin.get(answer["Location"])
    assert 'name="passwords"' in page.content.decode()
    done = admin.post(answer["Location"], {"outcome": page.context["outcome"], "passwords": "1"})
    [(username, _, password)] = done.context["passwords"]
    assert (username, done.status_code, done["Cache-Control"]) == ("hanh.am-dam", 200, "no-store")
    assert password in done.content.decode() and User.objects.get(username=username).check_password(password)


def test_the_administrator_gives_passwords_to_whom_the_office_brought_in(world, people, sign_in):
    """Lan imports Hạnh; Khánh sends the same file and finds nothing new in it, but somebody who cannot sign in yet."""
    sheets = {"people": [HANH, {"username": "an", "full_name": people.an.full_name}], "seats": [{**HANH_LEADS, "unit": "van-hoa"}]}
    take_in(world, people.lan, **sheets)
    admin = sign_in(people.khanh)
    answer = admin.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(**sheets))})
    page = admin.get(answer["Location"])
    assert (page.context["report"].good, page.context["report"].without_password) == (0, 1)
    done = admin.post(answer["Location"], {"outcome": page.context["outcome"], "passwords": "1"})
    [(username, full_name, password)] = done.context["passwords"]
    hanh = User.objects.get(username="hanh.am-dam")
    assert (username, full_name, hanh.check_password(password)) == ("hanh.am-dam", "Đặng Thị Hạnh", True)
    assert [trace.what for trace in Trace.objects.of(hanh)] == ["Cấp mật khẩu tạm khi nhập từ tệp Excel"]
    assert User.objects.get(username="an").check_password("mot-mat-khau-dai")
    assert "Không có gì để nhập" in admin.get(answer["Location"]).content.decode()


def test_the_office_cannot_slip_a_password_request_in(world, people, sign_in):
    office = sign_in(people.lan)
    answer = office.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(people=[HANH]))})
    office.post(answer["Location"], {"passwords": "1"})
    assert not User.objects.filter(username="hanh.am-dam").exists()


def test_what_would_change_is_shown_before_and_after(world, people, sign_in):
    admin = sign_in(people.khanh)
    answer = admin.post("/nhan-su/nhap-tu-excel/", {"file": upload(book(people=[{"username": "an", "full_name": "Nguyễn Văn Ân"}]))})
    [change] = admin.get(answer["Location"]).context["report"].changes
    assert (change.who, change.cells) == ("an · Nguyễn Văn Ân", [("Họ và tên", "Nguyễn Văn An", "Nguyễn Văn Ân")])


def test_a_file_that_is_no_list_is_refused_with_a_sentence(world, people, sign_in):
    office = sign_in(people.lan)
    page = office.post("/nhan-su/nhap-tu-excel/", {"file": SimpleUploadedFile("a.xlsx", b"Ho ten,Chuc vu\n")})
    assert page.context["form"].errors["file"] == ["Chỉ nhận Excel"]
    assert office.post("/nhan-su/nhap-tu-excel/", {}).context["form"].errors["file"] == ["Chọn tệp Excel có danh sách"]
    answer = office.post("/nhan-su/nhap-tu-excel/", {"file": upload(io.BytesIO(write_book([Sheet("Tờ 1", columns_of(PEOPLE), [])])))})
    page = office.get(answer["Location"])
    assert page.context["refusal"].startswith("Tệp không có trang tính nào của danh sách")


def test_a_file_of_somebody_else_is_not_there(world, people, sign_in):
    answer = sign_in(people.lan).post("/nhan-su/nhap-tu-excel/", {"file": upload(book(people=[HANH]))})
    assert sign_in(people.khanh).get(answer["Location"]).status_code == 404


# At the server


def first_file(path):
    path.write_bytes(
        book(
            units=[
                {"code": "dong-phu", "name": "UBND Đông Phú", "kind": "Ủy ban nhân dân", "valid_from": "1/1/2020"},
                {"code": "phong-nv", "name": "Phòng Nội vụ", "kind": "Phòng chuyên môn", "parent": "dong-phu", "valid_from": "1/1/2020"},
            ],
            clusters=[{"year": 2023, "form": "Khối thi đua", "name": "Khối phòng", "unit": "phong-nv", "leads": "Trưởng"}],
            people=[{"username": "quantri", "full_name": "Trần Quản"}],
            seats=[{"username": "quantri", "unit": "dong-phu", "role": "Quản trị hệ thống", "valid_from": "1/1/2020"}],
        ).getvalue()
    )
    return path


@pytest.mark.django_db
def test_an_empty_house_is_set_up_from_one_file(tmp_path):
    said, file = io.StringIO(), first_file(tmp_path / "a.xlsx")
    call_command("import_roster", str(file), authority="dong-phu", dry_run=True, stdout=said)
    assert "Đơn vị: 2 mới, 0 sửa, 0 giữ nguyên, 0 cần sửa" in said.getvalue() and Unit.objects.count() == 0
    call_command("import_roster", str(file), authority="dong-phu", passwords=tmp_path / "mk.xlsx", stdout=said)
    root = Unit.objects.get(code="dong-phu")
    assert (root.authority.council_name, root.parent, root.kind.code) == ("Hội đồng Thi đua - Khen thưởng UBND Đông Phú", None, "uy-ban-nhan-dan")
    assert Cluster.objects.get().authority == root
    [row] = read_table(tmp_path / "mk.xlsx", columns_of(PEOPLE)[:2])
    admin = User.objects.get(username=row["username"].value)
    assert [seat.role for seat in admin.seats] == [Role.ADMINISTRATOR]
    assert (tmp_path / "mk.xlsx").stat().st_mode & 0o77 == 0
    before = everything()
    call_command("import_roster", str(file), authority="dong-phu", stdout=said)
    assert everything() == before


@pytest.mark.django_db
def test_the_command_refuses_in_words(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_roster", str(tmp_path / "none.xlsx"))
    with pytest.raises(CommandError, match="Không có đơn vị mã “khac”"):
        call_command("import_roster", str(first_file(tmp_path / "a.xlsx")), authority="khac")
    (tmp_path / "b.xlsx").write_bytes(book(people=[{"username": "x", "full_name": "Y"}]).getvalue())
    with pytest.raises(CommandError, match="Còn 1 dòng cần sửa nên chưa nhập gì. Sửa tệp, hoặc thêm --only-good"):
        call_command("import_roster", str(tmp_path / "b.xlsx"), stdout=io.StringIO())
    call_command("import_roster", str(tmp_path / "mau.xlsx"), template=True, stdout=io.StringIO())
    assert read_roster(tmp_path / "mau.xlsx") == {UNITS: [], LETTERHEADS: [], CLUSTERS: [], PEOPLE: [], SEATS: []}
