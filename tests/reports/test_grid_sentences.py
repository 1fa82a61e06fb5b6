"""Every row of the tables of sentences and of numbers that concerns the grid, through the page: the sentence twice, nothing typed lost."""

import html
from decimal import Decimal

import pytest

from campaigns.movements.models import Target
from emulation import clock
from reports.periodic.models import Entry, Report
from tests.report_factories import JUNE, make_report
from tests.reports.test_report_pages import boxes

NBSP, NNBSP = "\u00a0", "\u202f"
REVENUE = "Thu ngân sách nhà nước"


@pytest.fixture
def report(world, launched, indicators):
    """The report of Sông Ray as it was begun; 46 poor households the year before."""
    Target.objects.filter(indicator=indicators["HONGHEO"], unit=world.units["song_ray"]).update(baseline=Decimal(46))
    with clock.at(JUNE):
        made = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=None)
    return Report.objects.with_names().get(pk=made.pk)


@pytest.fixture
def post(world, report, indicators, sign_in):
    """Return a function that opens the editor, types {code: text} beside a remark, a reason and a text, and presses a button."""
    browser = sign_in(world.people.an)

    def typed(figures, button="save", at=JUNE):
        with clock.at(at):
            data = boxes(browser.get(f"/bao-cao/{report.pk}/sua/"))
            data |= {f"cell-{indicators[code].pk}": text for code, text in figures.items()}
            data |= {f"note-{indicators['BHYT'].pk}": "Ghi chú đang gõ", "text-limits": "Hạn chế đang gõ"}
            return browser.post(f"/bao-cao/{report.pk}/sua/", data | {button: "1"}, follow=True)

    return typed


def shown(answer):
    return html.unescape(answer.content.decode())


def value_in(answer, indicator):
    return html.unescape(boxes(answer)[f"cell-{indicator.pk}"])


def value_of(report, code):
    entry = Entry.objects.filter(report=report, indicator__code=code).first()
    return entry and entry.value


READ = [  # typed, what it means, how it stands in the box afterwards
    ("1.480", "1480", "1.480"),
    ("90,8", "90.8", "90,8"),
    ("90.8", "90.8", "90,8"),
    ("12.345", "12345", "12.345"),
    ("1 480", "1480", "1.480"),
    (f"1{NBSP}480", "1480", "1.480"),
    (f"1{NNBSP}480", "1480", "1.480"),
    (f" {NBSP}198,4 ", "198.4", "198,4"),
    ("1.234.567,5", "1234567.5", "1.234.567,5"),
    ("0", "0", "0"),
    ("007", "7", "7"),
    ("198,0", "198", "198"),
]


@pytest.mark.parametrize(("text", "value", "box"), READ, ids=[repr(row[0]) for row in READ])
def test_a_number_is_read_as_it_is_written_here_and_shown_again(report, indicators, post, text, value, box):
    answer = post({"THU": text})
    assert (answer.status_code, value_of(report, "THU")) == (200, Decimal(value))
    assert value_in(answer, indicators["THU"]) == box


REFUSED = [  # indicator, typed, the sentence
    ("THU", "nhiều", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "198,4 tỷ", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "1e5", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "NaN", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "=1+1", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "<b>5</b>", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "1\x004", f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "9" * 41, f"{REVENUE} chỉ gồm chữ số, ví dụ 198,4"),
    ("THU", "9" * 40, f"{REVENUE} quá lớn. Kiểm tra đơn vị tính (tỷ đồng)"),
    ("THU", "0.125", f"{REVENUE}: Phần thập phân viết sau dấu phẩy, ví dụ 0,125"),
    ("THU", "1,480", f"{REVENUE}: Số “1,480” có thể hiểu hai cách. Viết 1.480 nếu là số nghìn, hoặc 1,48 nếu là số thập phân"),
    ("THU", "12.34.5", f"{REVENUE}: Dấu chấm tách từng nhóm ba chữ số, dấu phẩy trước phần thập phân, ví dụ 1.234.567,5"),
    ("THU", "1480.125", f"{REVENUE}: Dấu chấm tách từng nhóm ba chữ số, dấu phẩy trước phần thập phân, ví dụ 1.234.567,5"),
    ("THU", "12,34", f"{REVENUE} lấy tối đa 1 chữ số sau dấu phẩy"),
    ("THU", "-5", f"{REVENUE} phải từ 0 trở lên"),
    ("THU", "\u22125", f"{REVENUE} phải từ 0 trở lên"),
    ("DANSO", "12,5", "Dân số trung bình là số nguyên, không có phần thập phân"),
    ("DANSO", "x", "Dân số trung bình chỉ gồm chữ số, ví dụ 12"),
    ("BHYT", "100,1", "Tỷ lệ tham gia bảo hiểm y tế phải từ 0 đến 100"),
    ("BHYT", "-0,1", "Tỷ lệ tham gia bảo hiểm y tế phải từ 0 đến 100"),
]


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after the deadline"])
@pytest.mark.parametrize(("code", "text", "sentence"), REFUSED, ids=[f"{code}-{text[:9]!r}" for code, text, _ in REFUSED])
def test_what_cannot_be_read_is_said_at_the_box_and_above_and_everything_typed_is_still_there(report, indicators, post, code, text, sentence, late):
    pk, day = indicators[code].pk, JUNE.replace(month=7) if late else JUNE
    answer = post({"CHUYENDOISO": "48,5", code: text}, at=day)
    page = shown(answer)
    assert answer.status_code == 422
    assert f'<a href="#cell-{pk}">{sentence}</a>' in page
    box = page[page.index(f'id="err-{pk}"') :]
    assert f"<span>{sentence}</span>" in box[: box.index("</p>")]
    assert " hidden" not in box[: box.index(">")]
    assert page.count(sentence) == 2
    # A NUL cannot stand in a page: HTML shows it as the sign for what cannot be shown.
    assert value_in(answer, indicators[code]).replace("\x00", "") == text.replace("\x00", "")
    assert value_in(answer, indicators["CHUYENDOISO"]) == "48,5"
    assert ("Ghi chú đang gõ" in page, "Hạn chế đang gõ" in page) == (True, True)
    assert Entry.objects.filter(report=report).count() == 0


@pytest.mark.parametrize("text", ["", "  ", NBSP])
def test_an_empty_number_is_asked_for_before_it_goes_up(report, indicators, post, text):
    answer = post({"HONGHEO": text}, button="check")
    assert (answer.status_code, answer.redirect_chain[0][0]) == (200, f"/bao-cao/{report.pk}/ra-soat/")
    where = f'<a href="/bao-cao/{report.pk}/sua/#cell-{indicators["HONGHEO"].pk}">'
    assert f"{where}Nhập số hộ nghèo tính đến cuối kỳ. Nếu không có, nhập 0</a>" in shown(answer)
    assert value_of(report, "HONGHEO") is None


def test_a_suspicious_number_is_saved_and_said_at_its_box(report, indicators, post):
    answer = post({"HONGHEO": "460"})
    pk = indicators["HONGHEO"].pk
    box = shown(answer)[shown(answer).index(f'data-more="{pk}"') :]
    assert "<span data-odd-words>Số này cao gấp 10 lần kỳ trước (46). Kiểm tra lại, hoặc ghi lý do" in box[: box.index("</tr>")]
    assert value_of(report, "HONGHEO") == Decimal(460)


def test_after_the_deadline_it_is_saved_all_the_same_and_the_page_says_so(report, post):
    answer = post({"THU": "198,4"}, at=JUNE.replace(month=7))
    assert (answer.status_code, value_of(report, "THU")) == (200, Decimal("198.4"))
    assert "Báo cáo vẫn được nhận và ghi là nộp muộn." in shown(answer)


def test_a_session_that_ended_saves_nothing_and_tells_the_page_so(report, world, indicators, client):
    typed = {f"cell-{indicators['THU'].pk}": "198,4", "version": report.version}
    for page in ("sua", "tu-luu"):
        answer = client.post(f"/bao-cao/{report.pk}/{page}/", typed, headers={"X-Autosave": "1"})
        assert (answer.status_code, answer.url) == (302, f"/dang-nhap/?next=/bao-cao/{report.pk}/{page}/")
    assert Entry.objects.filter(report=report).count() == 0
