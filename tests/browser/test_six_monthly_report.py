"""The six-monthly report in a browser: finished in three clicks, returned, mended, approved; then added up, every number back to its cells."""

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from campaigns.movements.models import Indicator
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from reports.synthesis.models import Figure, Synthesis
from tests.reports import by_hand

pytestmark = pytest.mark.browser
DRAFTED, CLOSED = dt.date(2023, 6, 9), dt.date(2023, 6, 20)
TITLE = "báo cáo 6 tháng đầu năm 2023"


def report_of_song_ray():
    return Report.objects.with_names().get(unit__code="song-ray", year=2023, period="h1")


def missing():
    """Return the indicators that Sông Ray has still to answer."""
    return [cell.indicator for cell in cells_of(report_of_song_ray()) if cell.indicator.required and not cell.is_answered]


def test_finished_in_three_clicks_returned_and_approved(tell_until, sit_down):
    tell_until(DRAFTED)
    head, office = sit_down("songray"), sit_down("thuongtruc")
    left = missing()
    assert len(left) == 3
    finish(head, left)
    send_back(office, left[0])
    mend(head, left[0])
    approve(office, left[0])
    head.open(f"/bao-cao/{report_of_song_ray().pk}/")
    head.says("Đã duyệt")


def finish(head, left):
    """From the inbox to the submitted report: three clicks, three fields, numbers typed as people type them."""
    head.open("/viec-cua-toi/")
    head.says("9/12")
    head.click(f"Lập {TITLE}", role="link")
    for indicator in left:
        head.page.locator(f"#cell-{indicator.pk}").fill("1.480" if indicator.places == 0 else "36,8")
    head.click("Rà soát và trình")
    head.says("12/12 chỉ tiêu")
    head.click("Trình báo cáo")
    head.says("Đã trình báo cáo 6 tháng lúc")
    head.says("đúng hạn")
    assert head.clicks == 3
    typed = {entry.indicator_id: entry.sent for entry in Entry.objects.filter(report=report_of_song_ray())}
    assert [typed[indicator.pk] for indicator in left] == [Decimal("1480") if indicator.places == 0 else Decimal("36.8") for indicator in left]


def send_back(office, indicator):
    report = report_of_song_ray()
    office.open("/hang-cho/bao-cao/")
    office.click("Sông Ray", role="link")
    row = office.page.locator(f"#so-{indicator.pk} + tr")
    row.get_by_text("Nhận xét", exact=False).first.click()
    row.locator("textarea").first.fill("Kiểm tra lại với Kho bạc")
    row.get_by_role("button", name="Ghi nhận xét").click()
    office.page.locator("#ket-luan textarea[name=note]").fill("Một số liệu cần kiểm tra lại")
    office.click("Trả lại để bổ sung")
    report.refresh_from_db()
    assert (report.state, report.comments.filter(sent_at__isnull=False).count()) == ("return", 1)


def mend(head, indicator):
    """Only the number remarked on is open; the page says what to fix."""
    head.open("/viec-cua-toi/")
    head.says("1 chỗ cần sửa")
    head.click(f"Bổ sung {TITLE}", role="link")
    head.says("Kiểm tra lại với Kho bạc")
    expect(head.page.locator("[data-box]")).to_have_count(1)
    head.page.locator(f"#cell-{indicator.pk}").fill("1.395" if indicator.places == 0 else "35,9")
    head.page.get_by_label("Đã sửa").first.check()
    head.click("Rà soát và trình")
    head.click("Trình báo cáo")
    head.says("Đã trình lại báo cáo 6 tháng")


def approve(office, indicator):
    old, new = ("1.480", "1.395") if indicator.places == 0 else ("36,8", "35,9")
    office.open(f"/hang-cho/bao-cao/{report_of_song_ray().pk}/")
    office.says(indicator.name)
    expect(office.page.locator("del", has_text=old).first).to_be_attached()
    expect(office.page.locator("ins", has_text=new).first).to_be_attached()
    office.click("Duyệt", exact=True)
    assert report_of_song_ray().state == "approved"


def test_the_synthesis_of_all_units_is_what_a_hand_adds_up_and_leads_back(tell_until, sit_down):
    tell_until(CLOSED)
    office = sit_down("thuongtruc")
    office.open("/tong-hop/")
    office.click("Mở dự thảo", role="link")
    office.click("Tổng hợp lại")
    synthesis = Synthesis.objects.get(year=2023, period="h1", state="draft")
    cells, at = by_hand.newest_cells(2023, "h1"), by_hand.moments(2023, "h1")
    assert (synthesis.expected, synthesis.received) == (59, len(cells))  # one of sixty is waived
    figures = {figure.indicator.code: figure for figure in Figure.objects.filter(synthesis=synthesis).select_related("indicator__weight")}
    assert {code: figure.value for code, figure in figures.items()} == {
        code: computed(figure.indicator, cells, at) for code, figure in figures.items()
    }
    lead_back(office, synthesis, figures["THU"] if "THU" in figures else next(iter(figures.values())))


def computed(indicator, cells, at):
    """What the rule of `indicator` gives, computed by hand; averages to one decimal more than the indicator has."""
    value = by_hand.add(indicator.summing, indicator.code, cells, at, indicator.weight.code if indicator.weight_id else "")
    averaged = indicator.summing in (Indicator.Summing.AVERAGE, Indicator.Summing.WEIGHTED)
    return by_hand.rounded(value, min(indicator.places + 1, 3)) if averaged else value


def lead_back(office, synthesis, figure):
    """A number of the synthesis opens its cells; a cell opens the report of its unit, at the number."""
    office.open(f"/tong-hop/{synthesis.pk}/")
    office.click(figure.indicator.name, role="link")
    rows = office.page.locator("section[aria-labelledby=h-cells] tbody tr")
    expect(rows).to_have_count(figure.reported)
    name = rows.first.locator("th").inner_text()
    rows.first.get_by_role("link").click()
    office.page.wait_for_url("**/bao-cao/**")
    office.says(name)
    office.says(figure.indicator.name)
