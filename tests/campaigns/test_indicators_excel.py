"""Indicators and levels out to Excel and in again: dry run first, faults with their cells, nothing by half, the same file twice changes nothing."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from campaigns.movements.models import Indicator, IndicatorChange, Target
from emulation.notifications.models import Notice
from tests.report_factories import make_indicators

HEAD = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Lĩnh vực", "Cách tổng hợp", "Quyền số (mã)", "Trong đó của (mã)", "Mức phấn đấu cả năm"]
INDICATORS, LEVELS = "campaigns:indicator-import", "campaigns:target-import"


@pytest.fixture
def office(world, sign_in):
    return sign_in(world.people.lan)


def book(rows, *, change=None):
    held = BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = made.add_worksheet("Bảng")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if change:
        change(sheet)
    made.close()
    return held.getvalue()


def send(browser, page, content, **more):
    """Send a file; return the answer that shows what it would do."""
    file = SimpleUploadedFile("bang.xlsx", content)
    return browser.post(reverse(page), {"file": file} | more, follow=True)


def confirm(browser, page, shown, **more):
    """Confirm what was shown."""
    file, found = shown.context["file"], shown.context["found"]
    return browser.post(reverse(page), {"tep": str(file.pk), "shown": found.digest} | more)


def faults(answer):
    return [(fault.address, fault.words) for fault in answer.context["found"].faults]


def grid(content):
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def test_a_file_makes_indicators_that_lean_on_each_other(world, office):
    rows = [
        HEAD,
        ["BHYT", "Tỷ lệ tham gia bảo hiểm y tế", "%", "Văn hóa - xã hội", "Bình quân theo quyền số", "DANSO", "", 92],
        ["NU", "Trong đó hộ nghèo do phụ nữ làm chủ hộ", "hộ", "văn hóa", "", "", "HONGHEO", ""],
        ["danso", "Dân số trung bình", "người", "Văn hóa - xã hội", "Cộng", "", "", "1.480"],
        ["HONGHEO", "Số hộ nghèo", "hộ", "Văn hóa - xã hội", "", "", "", ""],
    ]
    shown = send(office, INDICATORS, book(rows))
    assert (faults(shown), shown.context["found"].fresh, Indicator.objects.count()) == ([], 4, 0)
    assert confirm(office, INDICATORS, shown).status_code == 302
    made = {each.code: each for each in Indicator.objects.select_related("weight", "part_of")}
    assert (made["BHYT"].weight, made["NU"].part_of, made["DANSO"].target) == (made["DANSO"], made["HONGHEO"], Decimal(1480))
    assert IndicatorChange.objects.count() == 4
    again = send(office, INDICATORS, book(rows))
    assert (again.context["found"].changed, again.context["found"].same) == ([], 4)
    assert (confirm(office, INDICATORS, again).status_code, IndicatorChange.objects.count()) == (302, 4)


def test_what_goes_out_comes_in_again_without_a_change(world, office):
    make_indicators(world)
    for page, sheet in ((INDICATORS, "indicator-sheet"), (LEVELS, "target-sheet")):
        content = office.get(reverse(f"campaigns:{sheet}")).content
        shown = send(office, page, content)
        assert (faults(shown), shown.context["found"].changed) == ([], [])
    assert grid(content)[0][:4] == ["Mã đơn vị *", "Tên đơn vị", "THU – Thu ngân sách nhà nước (tỷ đồng)", "THU – năm trước"]
    assert grid(content)[1][:3] == ["song-ray", "UBND xã Sông Ray", 325.2]


def test_every_fault_has_its_cell_and_nothing_is_stored(world, office):
    make_indicators(world)
    rows = [
        HEAD,
        ["THU", "Thu ngân sách nhà nước", "tỷ đồng", "Nông nghiệp", "", "", "", ""],
        ["MOI", "Chỉ tiêu mới", "", "Kinh tế", "", "", "", "nhiều"],
        ["THU", "Thu ngân sách", "tỷ đồng", "Kinh tế", "", "", "", ""],
        ["LE", "Lẻ", "hộ", "Kinh tế", "", "", "KHONGCO", ""],
        ["TRONG", "Không đơn vị", "", "Kinh tế", "", "", "", ""],
        ["TOT", "Đúng", "hộ", "Kinh tế", "", "", "", 5],
    ]
    shown = send(office, INDICATORS, book(rows))
    found = dict(faults(shown))
    assert {address: words.split(".")[0] for address, words in found.items()} == {
        "D2": "“Nông nghiệp” không có trong danh sách",
        "H3": "“nhiều” chưa rõ là số nào",
        "A4": "Mã THU đã có ở dòng 2",
        "G5": "Không có chỉ tiêu mã “KHONGCO” trong năm 2023 hoặc trong tệp",
        "C6": "Nhập đơn vị tính, ví dụ tỷ đồng",
    }
    assert confirm(office, INDICATORS, shown).status_code == 422
    assert not Indicator.objects.filter(code="TOT").exists()


def test_levels_come_in_with_last_year_and_three_answers(world, office):
    made = make_indicators(world, assigned=None)
    rows = [
        ["Mã đơn vị", "Tên đơn vị", "THU", "THU – năm trước", "NTM", "Ghi chú"],
        ["van-hoa", "Phòng Văn hóa", "td", "", "x", "bỏ qua"],
        ["nong-dan", "Hội Nông dân", "1.480,5", 1200, "đạt", ""],
        ["song-ray", "Sông Ray", 325.2, 300, "", ""],
    ]
    shown = send(office, LEVELS, book(rows))
    assert (faults(shown), shown.context["found"].others) == ([], ("Ghi chú",))
    assert [(each.number, each.name, each.story) for each in shown.context["found"].changed][:2] == [
        (2, "Phòng Văn hóa và Thông tin: Thu ngân sách nhà nước", [("Mức giao", "Chưa quyết định", "Theo dõi")]),
        (2, "Phòng Văn hóa và Thông tin: Giữ vững chuẩn nông thôn mới", [("Mức giao", "Chưa quyết định", "Không được giao")]),
    ]
    assert confirm(office, LEVELS, shown).status_code == 302
    found = {(each.unit.code, each.indicator.code): each for each in Target.objects.select_related("unit", "indicator")}
    assert (found["nong-dan", "THU"].level, found["nong-dan", "THU"].baseline, found["nong-dan", "NTM"].level) == (Decimal("1480.5"), 1200, 1)
    assert (found["song-ray", "THU"].baseline, ("song-ray", "NTM") in found) == (300, False)  # taken back: it was not given yet
    assert found["xuan-my", "THU"].level == 118  # not in the file: left alone
    count = IndicatorChange.objects.count()
    again = send(office, LEVELS, book(rows))
    confirm(office, LEVELS, again)
    assert (again.context["found"].changed, IndicatorChange.objects.count(), made["THU"].version) == ([], count, 1)


def test_faults_of_levels_have_their_cells(world, office):
    make_indicators(world)
    rows = [
        ["Mã đơn vị", "Tên đơn vị", "THU", "BHYT"],
        ["khong-co", "?", 1, 1],
        ["song-ray", "Sông Ray", "", 120],
        ["van-hoa", "Văn hóa", 1.25, "nhiều"],
        ["van-hoa", "Văn hóa", 2, 3],
    ]
    shown = send(office, LEVELS, book(rows))
    assert [address for address, _ in faults(shown)] == ["A2", "C3", "D3", "C4", "D4", "A5"]
    assert "ghi “x”" in dict(faults(shown))["C3"]
    assert (confirm(office, LEVELS, shown).status_code, IndicatorChange.objects.count()) == (422, 0)


def test_what_was_given_changes_with_one_reason_and_one_message(world, office):
    make_indicators(world)
    rows = [["Mã đơn vị", "Tên đơn vị", "THU", "HONGHEO"], ["song-ray", "Sông Ray", 300, 40]]
    shown = send(office, LEVELS, book(rows))
    refused = confirm(office, LEVELS, shown)
    assert (refused.status_code, "Nhập lý do" in refused.content.decode()) == (409, True)
    assert confirm(office, LEVELS, shown, reason="Tỉnh điều chỉnh").status_code == 302
    own = Notice.objects.filter(recipient=world.people.an, channel="bell", key__startswith="targets-")
    assert [notice.body.splitlines()[-1] for notice in own] == ["Lý do: Tỉnh điều chỉnh"]


def test_what_was_shown_is_what_is_stored(world, office):
    make_indicators(world, assigned=None)
    shown = send(office, LEVELS, book([["Mã đơn vị", "Tên đơn vị", "THU"], ["song-ray", "Sông Ray", 300]]))
    Target.objects.filter(unit=world.units["song_ray"], indicator__code="THU").update(level=310)  # somebody else meanwhile
    assert confirm(office, LEVELS, shown).status_code == 409
    assert Target.objects.get(unit=world.units["song_ray"], indicator__code="THU").level == 310


TABLES = {INDICATORS: (HEAD, ["M", "Chỉ tiêu", "hộ", "Kinh tế"]), LEVELS: (["Mã đơn vị", "Tên đơn vị", "THU"], ["song-ray", "Sông Ray", 1])}
HOSTILE = {
    "Bảng có 20.001 dòng": lambda head, row: book([head, *([f"m{number}", *row[1:]] for number in range(20_001))]),
    "bị gộp": lambda head, row: book([head, row], change=lambda sheet: sheet.merge_range("A1:A2", head[0])),
    "Ô C2 là công thức": lambda head, row: book([head, row], change=lambda sheet: sheet.write_formula("C2", "=1+1")),
    "Không thấy hàng tiêu đề": lambda head, row: book([["a", "b"], row]),
}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("page", TABLES)
def test_files_that_cannot_be_read_for_certain_are_refused(world, office, page, words):
    make_indicators(world)
    answer = send(office, page, HOSTILE[words](*TABLES[page]))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert (IndicatorChange.objects.count(), Indicator.objects.count()) == (0, 7)


def test_a_day_in_a_cell_of_a_number_is_said_at_the_cell(world, office):
    make_indicators(world)
    shown = send(office, LEVELS, book([["Mã đơn vị", "Tên đơn vị", "THU"], ["song-ray", "Sông Ray", "15/6/2023"]]))
    assert [address for address, _ in faults(shown)] == ["C2"]


def test_a_file_that_unpacks_to_far_too_much_is_refused(world, office):
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", b" " * 300_000_000)
    assert send(office, INDICATORS, held.getvalue()).status_code == 422
    assert Indicator.objects.count() == 0
