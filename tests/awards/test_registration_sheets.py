"""The registration out to Excel and in again: a dry run with the cells to mend, nothing saved before it is confirmed, twice changes nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from awards.registrations.actions import start_registration
from awards.registrations.sheets import rows_sheet
from emulation.attachments.workbook import Column, write_table
from emulation.formats import exports
from tests.award_factories import collective, lay_down_the_law, person, registration_owed
from tests.awards.test_registration_pages import plain
from tests.factories import DAY, MORNING

NAME = "Họ tên, tên tập thể"


@pytest.fixture
def started(world, people):
    lay_down_the_law(world)
    unit = world.units["song_ray"]
    for name in ("Lê Thị Hòa", "Trần Văn Nam", "Nguyễn Văn Hai", "Nguyễn Văn Hai"):
        person(name, unit)
    collective("Tổ Địa chính", unit)
    return start_registration(registration_owed(world, unit), by=people.binh, now=MORNING)


class Table:
    """The file as it went out, to be changed and sent in again: `rows` are dicts by the title of the column."""

    def __init__(self, registration):
        book = CalamineWorkbook.from_filelike(BytesIO(rows_sheet(registration, DAY)))
        lines = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        at = next(number for number, line in enumerate(lines) if line[0] == "Mã")
        self.titles = [str(title).removesuffix(" *") for title in lines[at]]
        self.rows = [dict(zip(self.titles, line, strict=True)) for line in lines[at + 1 :]]

    def write(self, place, title, value):
        """Write a cell of the row of a name (or with a number); returns its address in the file that is sent."""
        if isinstance(place, str):
            place = next(number for number, row in enumerate(self.rows) if row[NAME] == place)
        while len(self.rows) <= place:
            self.rows.append({})
        self.rows[place][title] = value
        return f"{chr(65 + self.titles.index(title))}{place + 2}"

    def send(self, browser, registration):
        raw = write_table("Đăng ký", [Column(title, title) for title in self.titles], self.rows)
        file = SimpleUploadedFile("dang-ky.xlsx", raw, content_type=exports.EXCEL)
        return browser.post(f"/dang-ky/{registration.pk}/nhap-excel/", {"file": file})


def lines_of(registration):
    return sorted(registration.lines.values_list("recipient__name", "award__code", "initiative"))


def test_out_and_in_again_and_twice_changes_nothing(started, people, sign_in):
    browser = sign_in(people.binh)
    assert browser.get(f"/dang-ky/{started.pk}/excel/")["Content-Type"] == exports.EXCEL
    table = Table(started)
    table.write("Lê Thị Hòa", "Lao động tiên tiến", "x")
    table.write("Lê Thị Hòa", "Chiến sĩ thi đua cơ sở", "X")
    table.write("Lê Thị Hòa", "Sáng kiến dự kiến", "Số hóa hồ sơ")
    table.write("Tổ Địa chính", "Tập thể lao động tiên tiến", 1)
    first = table.send(browser, started)
    assert first.status_code == 302
    preview = browser.get(first.url)
    assert "2 trong 5 dòng thay đổi" in plain(preview)
    assert lines_of(started) == []
    held = first.url.split("tep=")[1]
    stale = browser.post(f"/dang-ky/{started.pk}/nhap-excel/", {"tep": held, "version": started.version - 1})
    assert (stale.status_code, lines_of(started)) == (409, [])
    done = browser.post(f"/dang-ky/{started.pk}/nhap-excel/", {"tep": held, "version": started.version})
    assert done.status_code == 302
    expected = [("Lê Thị Hòa", "CSTDCS", "Số hóa hồ sơ"), ("Lê Thị Hòa", "LDTT", "Số hóa hồ sơ"), ("Tổ Địa chính", "TTLDTT", "")]
    assert lines_of(started) == expected
    again = browser.get(table.send(browser, started).url)
    assert "5 dòng trong tệp giống hệt dự thảo" in plain(again)
    started.refresh_from_db()
    round_trip = browser.get(Table(started).send(browser, started).url)
    assert "5 dòng trong tệp giống hệt dự thảo" in plain(round_trip)


def test_every_wrong_cell_is_named(started, people, sign_in):
    table = Table(started)
    last = len(table.rows)
    wrong = [
        table.write("Lê Thị Hòa", "Lao động tiên tiến", "có lẽ"),
        table.write("Tổ Địa chính", "Lao động tiên tiến", "x"),
        table.write("Trần Văn Nam", "Sáng kiến dự kiến", "Không ai đăng ký"),
        table.write(last, NAME, "Người Lạ"),
        table.write(last + 1, NAME, "nguyen van hai"),
        table.write(last + 2, NAME, "Lê Thị Hòa"),
        table.write(last + 3, "Mã", "99999999"),
    ]
    table.write(last + 3, NAME, "Ai đó")
    browser = sign_in(people.binh)
    answer = browser.get(table.send(browser, started).url)
    faults = {fault.address: fault.words for fault in answer.context["found"].faults}
    assert sorted(faults) == sorted(wrong)
    assert [faults[address] for address in wrong] == [
        "Ghi x nếu đăng ký, để trống nếu không (đang ghi “có lẽ”)",
        "Lao động tiên tiến không dành cho tập thể. Xóa dấu ở ô này",
        "Chọn danh hiệu cho Trần Văn Nam, hoặc xóa sáng kiến dự kiến",
        "Danh sách của đơn vị chưa có “Người Lạ”. Thêm ở trang đăng ký rồi nhập lại",
        "Danh sách có 2 người tên nguyen van hai. Ghi mã để phân biệt",
        "Lê Thị Hòa đã có ở dòng trên. Bỏ một dòng",
        "Đơn vị không có mã “99999999”. Để trống ô này thì hệ thống tìm theo họ tên",
    ]
    refused = browser.post(f"/dang-ky/{started.pk}/nhap-excel/", {"tep": answer.request["QUERY_STRING"].split("tep=")[1], "version": started.version})
    assert (refused.status_code, lines_of(started)) == (422, [])


def test_a_file_that_is_no_table_and_no_file_are_refused(started, people, sign_in):
    browser = sign_in(people.binh)
    assert browser.post(f"/dang-ky/{started.pk}/nhap-excel/", {}).status_code == 422
    other = SimpleUploadedFile("a.xlsx", b"khong phai excel", content_type=exports.EXCEL)
    assert browser.post(f"/dang-ky/{started.pk}/nhap-excel/", {"file": other}).status_code == 422
    assert sign_in(people.dung).get(f"/dang-ky/{started.pk}/nhap-excel/").status_code == 404
