"""A plan goes back with remarks on its lines and comes again with each of them answered."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from campaigns.plans.models import Plan, RowComment

pytestmark = pytest.mark.browser


@pytest.fixture
def plan(tell_until):
    """The plan of Sông Ray on the day before the story would send it back."""
    tell_until(dt.date(2023, 2, 27))
    return Plan.objects.get(obligation__unit__code="song-ray", obligation__directive__year=2023, state="sent")


def remark(office, box, words):
    """Write a remark at a place of the review page; the page stays as it is."""
    place = office.page.locator(f"[id='{box}']")
    place.locator("details.more summary").click()
    place.locator("details.more textarea").fill(words)
    office.click("Ghi nhận xét", within=place)
    expect(place.locator("details.remark")).to_contain_text(words)


def test_a_remark_on_a_line_is_written_answered_and_read_again(plan, sit_down):
    office, head = sit_down("thuongtruc"), sit_down("songray")
    key = plan.rows.first().key
    office.open(f"/hang-cho/{plan.pk}/")
    office.page.fill("#id_note", "Đang gõ dở")
    remark(office, f"dong-{key}", "Nêu rõ năm trước đạt bao nhiêu")
    remark(office, "cho-measures", "Ghi ai kiểm tra")
    assert office.page.input_value("#id_note") == "Đang gõ dở"
    office.says("2 nhận xét gửi kèm khi trả lại")
    office.page.fill("#id_note", "")
    office.page.fill("#id_due", "14/3/2023")
    office.click("Trả lại để bổ sung")
    office.says("Đã trả lại để bổ sung")

    head.open("/viec-cua-toi/")
    head.says("Cần bổ sung trước 14/3")
    head.says("2 chỗ cần sửa")
    head.open(f"/ke-hoach/{plan.pk}/sua/")
    head.page.locator("[name=rows-0-indicator]").fill("Năm trước đạt 92%")
    line = head.page.locator(".noterow").first
    line.get_by_label("Đã sửa").check()
    line.locator("input[type=text]").fill("Theo báo cáo năm 2022")
    expect(head.page.locator("[data-saved]")).to_contain_text("Đã tự lưu")
    head.click("Rà soát")
    head.click("Trình Kế hoạch")
    head.says("Còn 1 chỗ chưa đánh dấu đã sửa. Vẫn trình?")
    head.click("Vẫn trình")
    head.says("Đã trình Kế hoạch")

    office.open(f"/hang-cho/{plan.pk}/")
    place = office.page.locator(f"[id='dong-{key}']")
    expect(place).to_contain_text("Đơn vị báo đã sửa")
    expect(place).to_contain_text("Theo báo cáo năm 2022")
    expect(place.locator("ins").first).to_contain_text("Năm trước đạt 92%")
    other = office.page.locator("#cho-measures")
    office.click("Nhắc lại", within=other)
    expect(other.locator("details.remark")).to_contain_text("Ghi ai kiểm tra")
    assert RowComment.objects.unsent().get().number == plan.versions.count()
