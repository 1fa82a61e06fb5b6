"""The cells of a report out to Excel, filled in there, and in again: seen line by line before anything is saved, judged as the page judges."""

import datetime as dt
import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator
from emulation.attachments.models import Attachment
from emulation.attachments.workbook import SheetRefused, read_table
from emulation.workflow.models import Trace
from reports.periodic import actions
from reports.periodic.models import Entry, Report, ReportComment
from reports.periodic.sheet_reading import SheetIn
from reports.periodic.sheets import COLUMNS, mark_of, report_sheet, title_of
from tests.attachments import samples
from tests.report_factories import JUNE, make_indicators, make_report, type_figures

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLES = [column.title for column in COLUMNS]
PERCENT = object()  # a number shown by Excel as a percentage
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def report(world, launched):
    """The draft of Sông Ray: three figures are typed, four are blank."""
    make_indicators(world)
    made = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures={"THU": "198.4", "HONGHEO": "40", "NTM": "1"})
    return Report.objects.with_names().get(pk=made.pk)


def book(*lines, above=(), titles=TITLES, change=None):
    """The bytes of an Excel file; `lines` are dicts by the title of a column, `change(book, page)` may spoil it."""
    held = BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False})
    page, percent, day = made.add_worksheet(), made.add_format({"num_format": "0.0%"}), made.add_format({"num_format": "dd/mm/yyyy"})
    for number, text in enumerate(above):
        page.write_string(number, 0, text)
    for number, line in enumerate([dict(zip(titles, titles, strict=True)), *lines], len(above)):
        for place, title in enumerate(titles):
            value = line.get(title)
            if isinstance(value, tuple):
                page.write_number(number, place, value[1], percent)
            elif isinstance(value, dt.date):
                page.write_datetime(number, place, value, day)
            elif value is not None:
                page.write(number, place, value)
    if change:
        change(made, page)
    made.close()
    return held.getvalue()


def own(report, *lines, **more):
    """A file that names its report, as the template does."""
    return book(*lines, above=(mark_of(report), title_of(report)), **more)


def row(code, value=None, **more):
    return {"Mã": code, "Kỳ này": value, **{{"note": "Ghi chú", "reason": "Lý do", "name": "Chỉ tiêu"}[key]: said for key, said in more.items()}}


def read(report, *lines, **more):
    return SheetIn(BytesIO(own(report, *lines, **more)), report)


def upload(content, name="so-lieu.xlsx"):
    return SimpleUploadedFile(name, content, content_type=EXCEL)


def send(browser, report, content, name="so-lieu.xlsx"):
    """Upload a file as a person does; returns the page that shows what it would do, or why it was refused."""
    return browser.post(f"/bao-cao/{report.pk}/excel/", {"file": upload(content, name)}, follow=True)


def confirm(browser, page, report):
    return browser.post(f"/bao-cao/{report.pk}/nhap-excel/", {"tep": page.context["file"].pk, "version": page.context["report"].version})


def figures(report):
    return {entry.indicator.code: entry.value for entry in Entry.objects.filter(report=report).select_related("indicator")}


def kinds(found):
    return {line.cell.indicator.code: line.kind for line in found.lines if line.cell}


def test_the_template_is_the_units_own_filled_in_and_comes_in_again_unchanged(world, report, sign_in):
    answer = sign_in(world.people.binh).get(f"/bao-cao/{report.pk}/excel/")
    assert (answer.status_code, answer["Content-Type"]) == (200, EXCEL)
    assert f'filename="{report.code}-ubnd-xa-song-ray.xlsx"' in answer["Content-Disposition"]
    lines = read_table(BytesIO(answer.content), COLUMNS)
    first, last = lines[0], lines[-1]
    assert [first[key].value for key in ("code", "name", "measure", "level", "value")] == ["THU", "Thu ngân sách nhà nước", "tỷ đồng", 325.2, 198.4]
    assert (last["value"].value, last["level"].value) == ("Đạt", "Đạt")
    found = SheetIn(BytesIO(answer.content), report)
    assert (found.typed, found.faults, found.unmarked) == ([], [], False)
    assert found.counts == {"new": 0, "changed": 0, "same": 3, "empty": 4, "closed": 0, "left": 0}


def test_what_people_type_in_cells_is_read_as_the_page_reads_it(report):
    found = read(
        report,
        row("THU", "'201,5 "),
        row("danso", "1\u00a0480"),
        row("BHYT", (PERCENT, 0.908)),
        row("HONGHEO", " không phát sinh\u00a0"),
        row("CHUYENDOISO", "48,5%", note="Theo Cổng dịch vụ công"),
        row("NTM", "Chưa đạt"),
    )
    assert found.faults == []
    typed = {line.cell.indicator.code: (line.typed.value, line.typed.zero, line.typed.note) for line in found.lines}
    assert typed == {
        "THU": (Decimal("201.5"), False, ""),
        "DANSO": (Decimal(1480), False, ""),
        "BHYT": (Decimal("90.8"), False, ""),
        "HONGHEO": (Decimal(0), True, ""),
        "CHUYENDOISO": (Decimal("48.5"), False, "Theo Cổng dịch vụ công"),
        "NTM": (Decimal(0), False, ""),
    }
    assert kinds(found) == {"THU": "changed", "DANSO": "new", "BHYT": "new", "HONGHEO": "changed", "CHUYENDOISO": "new", "NTM": "changed"}
    assert found.lines[0].pieces["value"] == [("del", "198,4"), ("arrow", " → "), ("ins", "201,5")]


def test_every_cell_that_the_page_would_refuse_is_named_with_its_address(report):
    found = read(
        report,
        row("THU", "nhiều"),
        row("DANSO", "0,125"),
        row("BHYT", 190.8),
        row("HONGHEO", dt.date(2023, 5, 1)),
        row("HONGHEONU", 41, note="x" * 601),
        row("NTM", 2),
        row("LA", 5),
        row(None, 7),
        row("CHUYENDOISO", 1.25),
    )
    assert [fault.address for fault in found.faults] == ["F4", "F5", "F6", "F7", "G8", "F9", "A10", "A11", "F12"]
    by_code = {line.cell.indicator.code if line.cell else line.name: [fault.words for fault in line.faults] for line in found.lines}
    assert by_code["BHYT"] == ["Tỷ lệ tham gia bảo hiểm y tế phải từ 0 đến 100 (đang ghi “190,8”)"]
    assert by_code["HONGHEO"] == ["Ô đang là ngày (1/5/2023), không phải số. Đổi định dạng ô thành số (Number) rồi nhập lại"]
    assert by_code["HONGHEONU"] == ["Nội dung dài 601 ký tự, tối đa 600. Rút gọn lại"]
    assert by_code["NTM"] == ["Chọn Đạt hoặc Chưa đạt trong danh sách của ô (đang ghi “2”)"]
    assert by_code["LA"] == ["Mã “LA” không có trong báo cáo này. Dùng mã như trong mẫu, hoặc xóa dòng"]
    assert by_code["CHUYENDOISO"] == ["Hồ sơ trực tuyến toàn trình lấy tối đa 1 chữ số sau dấu phẩy (đang ghi “1,25”)"]


def test_a_part_is_not_larger_than_the_whole_of_the_same_file(report):
    found = read(report, row("HONGHEO", 30), row("HONGHEONU", 35))
    assert [fault.words for fault in found.faults] == ["Số hộ nghèo do phụ nữ làm chủ hộ là một phần nên không lớn hơn 30 (đang ghi “35”)"]
    assert read(report, row("HONGHEO", 36), row("HONGHEONU", 35)).faults == []


def test_odd_figures_are_notes_until_a_reason_is_given(report):
    found = read(report, row("THU", 1984), row("BHYT", 0.9))
    assert [fault.words for fault in found.faults] == []
    notes = {line.cell.indicator.code: line.notes for line in found.lines}
    assert notes["THU"] == ["Bằng 610% kế hoạch năm (325,2). Kiểm tra lại, hoặc ghi lý do"]
    assert notes["BHYT"] == ["Đọc là 0,9%. Nếu là 90% thì nhập 90"]
    assert read(report, row("THU", 1984, reason="Thu tiền sử dụng đất")).lines[0].notes == []


def test_an_indicator_of_another_unit_and_a_line_that_slipped_are_refused(world, launched, report):
    office = make_report(launched, world.units["noi_vu"], by=world.people.em, now=JUNE, figures=None)
    office = Report.objects.with_names().get(pk=office.pk)
    assert [fault.words for fault in read(office, row("THU", 5)).faults] == [
        "Đơn vị không được giao chỉ tiêu mã “THU” nên không báo cáo. Xóa dòng này"
    ]
    slipped = read(report, row("THU", 5, name="Dân số trung bình"))
    assert [fault.address for fault in slipped.faults] == ["B4"]
    assert "Kiểm tra xem dòng có bị lệch không" in slipped.faults[0].words


def test_two_lines_for_one_indicator_are_refused(report):
    assert [fault.words for fault in read(report, row("THU", 5), row("thu", 6)).faults] == ["Mã “THU” đã có ở ô A4. Chỉ để một dòng cho mỗi chỉ tiêu"]


def test_a_file_of_another_report_or_period_is_refused(world, launched, report):
    other = make_report(launched, world.units["xuan_my"], by=world.people.dung, now=JUNE, figures=None)
    other = Report.objects.with_names().get(pk=other.pk)
    with pytest.raises(SheetRefused, match="Tệp này là của báo cáo khác: “Số liệu báo cáo 6 tháng đầu năm 2023 – UBND xã Xuân Mỹ”"):
        SheetIn(BytesIO(report_sheet(other)), report)
    with pytest.raises(SheetRefused, match="là của báo cáo khác"):
        SheetIn(BytesIO(book(row("THU", 5), above=(title_of(report).replace("2023", "2022"),))), report)
    assert SheetIn(BytesIO(book(row("THU", 5))), report).unmarked


def test_nothing_is_saved_before_it_is_confirmed_and_twice_is_harmless(world, report, sign_in):
    browser, content = sign_in(world.people.binh), own(report, row("THU", 201.5), row("DANSO", 1480), row("HONGHEO"))
    page = send(browser, report, content)
    text = page.content.decode()
    assert page.status_code == 200
    assert "chưa có gì được lưu" in text
    assert "198,4" in text
    assert "201,5" in text
    assert figures(report) == {"THU": Decimal("198.4"), "HONGHEO": 40, "NTM": 1}
    assert confirm(browser, page, report).url == f"/bao-cao/{report.pk}/sua/"
    assert figures(report) == {"THU": Decimal("201.5"), "DANSO": 1480, "HONGHEO": 40, "NTM": 1}
    assert Trace.objects.of(report).first().what == "Nhập 2 chỉ tiêu từ Excel"
    version = Report.objects.get(pk=report.pk).version
    again = send(browser, report, content)
    assert "Không có gì thay đổi" in again.content.decode()
    confirm(browser, again, report)
    assert Report.objects.get(pk=report.pk).version == version


def test_a_file_with_faults_saves_nothing_even_when_confirmed(world, report, sign_in):
    browser = sign_in(world.people.binh)
    page = send(browser, report, own(report, row("THU", 201.5), row("DANSO", "nhiều")))
    assert (page.status_code, "1 ô cần sửa." in page.content.decode()) == (422, True)
    assert confirm(browser, page, report).status_code == 422
    assert figures(report)["THU"] == Decimal("198.4")


def test_who_was_overtaken_sees_the_file_against_what_was_saved_meanwhile(world, report, sign_in):
    browser = sign_in(world.people.binh)
    page = send(browser, report, own(report, row("THU", 201.5)))
    type_figures(Report.objects.get(pk=report.pk), by=world.people.an, now=JUNE, figures={"THU": "199"})
    answer = confirm(browser, page, report)
    assert answer.status_code == 409
    assert answer.context["found"].lines[0].pieces["value"] == [("del", "199"), ("arrow", " → "), ("ins", "201,5")]
    assert figures(report)["THU"] == 199
    assert confirm(browser, answer, report).status_code == 302
    assert figures(report)["THU"] == Decimal("201.5")


def test_after_a_return_only_the_places_remarked_on_change(world, report, sign_in):
    people = world.people
    type_figures(report, by=people.binh, now=JUNE, figures={"DANSO": "1480", "BHYT": "90.8", "CHUYENDOISO": "48.5"})
    actions.submit_report(report, by=people.an, now=JUNE)
    thu = Indicator.objects.get(code="THU")
    ReportComment.objects.create(report=report, indicator=thu, number=1, text="Xem lại số thu", author=people.lan, at=JUNE)
    actions.return_report(report, by=people.lan, now=JUNE, note="Xem lại")
    report = Report.objects.with_names().get(pk=report.pk)
    found = SheetIn(BytesIO(own(report, row("THU", 189.4), row("DANSO", 1500))), report)
    assert kinds(found) == {"THU": "changed", "DANSO": "closed"}
    browser = sign_in(people.binh)
    confirm(browser, send(browser, report, own(report, row("THU", 189.4), row("DANSO", 1500))), report)
    assert (figures(report)["THU"], figures(report)["DANSO"]) == (Decimal("189.4"), 1480)


def test_a_report_that_was_sent_takes_no_file_and_a_colleague_gets_no_template(world, report, sign_in):
    assert sign_in(world.people.lan).get(f"/bao-cao/{report.pk}/excel/").status_code == 404
    type_figures(report, by=world.people.binh, now=JUNE, figures={"DANSO": "1480", "BHYT": "90.8", "CHUYENDOISO": "48.5"})
    actions.submit_report(report, by=world.people.an, now=JUNE)
    browser = sign_in(world.people.binh)
    assert browser.get(f"/bao-cao/{report.pk}/nhap-excel/").url == f"/bao-cao/{report.pk}/"
    assert browser.post(f"/bao-cao/{report.pk}/excel/", {"file": upload(own(report, row("THU", 5)))}).url == f"/bao-cao/{report.pk}/"
    assert sign_in(world.people.lan).get(f"/bao-cao/{report.pk}/excel/").status_code == 403


def spoiled(report):
    """Files that cannot be read for certain, each with words of the sentence that says so."""
    line = row("THU", 201.5)
    many = [row("THU", number) for number in range(20_001)]
    return {
        "merged": (own(report, line, change=lambda made, page: page.merge_range("F4:F5", 201.5)), "Ô F4:F5 bị gộp"),
        "merged header": (own(report, line, change=lambda made, page: page.merge_range("C3:D3", "Đơn vị tính")), "bị gộp"),
        "formula": (own(report, line, change=lambda made, page: page.write_formula("F4", "=198+3.5", None, 201.5)), "Ô F4 là công thức"),
        "rows": (own(report, *many), "20.001 dòng, tối đa 1.000 dòng"),
        "no header": (book({"A": "1", "B": "2"}, titles=["A", "B"]), "Không thấy hàng tiêu đề"),
        "bomb": (samples.xlsx({"xl/worksheets/sheet1.xml": b"0" * 300_000_000}), ""),
        "empty": (b"", ""),
        "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, ""),
        "broken": (own(report, line)[:900], ""),
        "text": ("Mã,Kỳ này\nTHU,201,5\n".encode(), ""),
    }


@pytest.mark.parametrize("kind", ["merged", "merged header", "formula", "rows", "no header", "bomb", "empty", "old", "broken", "text"])
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence_and_nothing_is_saved(world, report, sign_in, kind):
    content, words = spoiled(report)[kind]
    before = figures(report)
    page = send(sign_in(world.people.binh), report, content)
    text = page.content.decode()
    assert page.status_code == 422
    assert words in text
    assert 'role="alert"' in text
    assert figures(report) == before


def test_columns_nobody_asked_for_are_left_out_with_a_word_and_a_foot_is_skipped(report):
    titles = ["STT", *TITLES]
    found = read(report, row("THU", 201.5), {"STT": 2, "Mã": "Người lập biểu"}, titles=titles)
    assert (found.others, found.faults, found.counts["left"]) == (("STT",), [], 1)


def test_the_dry_run_asks_as_often_for_seven_lines_as_for_one(world, report, sign_in):
    browser = sign_in(world.people.binh)

    def cost(*lines):
        page = send(browser, report, own(report, *lines))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/bao-cao/{report.pk}/nhap-excel/?tep={page.context['file'].pk}").status_code == 200
        return len(asked)

    cost(row("THU", 1))
    assert cost(row("THU", 1)) == cost(row("THU", 2), row("DANSO", 5), row("BHYT", 6), row("HONGHEO", 7), row("CHUYENDOISO", 8), row("NTM", "Đạt"))


def test_a_file_of_somebody_else_is_not_read(world, report, sign_in):
    page = send(sign_in(world.people.binh), report, own(report, row("THU", 1)))
    held = page.context["file"].pk
    assert sign_in(world.people.an).get(f"/bao-cao/{report.pk}/nhap-excel/?tep={held}").status_code == 404
    assert sign_in(world.people.binh).get(f"/bao-cao/{report.pk}/nhap-excel/?tep=la").status_code == 404
    assert Attachment.objects.get(pk=held).held


def test_only_the_cells_to_type_into_are_open_and_a_criterion_is_chosen_from_a_list(report):
    parts = zipfile.ZipFile(BytesIO(report_sheet(report)))
    sheet, styles = parts.read("xl/worksheets/sheet1.xml").decode(), parts.read("xl/styles.xml").decode()
    assert "<sheetProtection" in sheet
    assert 'hidden="1"' in sheet
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1].split("</cellXfs>")[0])
    opened = {number for number, form in enumerate(formats) if 'locked="0"' in form}
    cells = re.findall(r'<c r="([A-Z]+)(\d+)" s="(\d+)"', sheet)
    assert {column for column, line, style in cells if int(style) in opened} == {"F", "G", "H"}
    assert sum(int(style) in opened for _, _, style in cells) == 3 * 7
    assert re.findall(r'sqref="(\w+)"><formula1>([^<]*)', sheet) == [("F11", '"Đạt,Chưa đạt"')]
    assert read_table(BytesIO(report_sheet(report)), COLUMNS).above[0] == mark_of(report)
