"""The main job in a browser: the Chỉ thị issued, launched, answered with plans and seen by the chairman."""

import pytest
from playwright.sync_api import expect

from campaigns.directives.models import Directive
from campaigns.obligations.models import Obligation
from campaigns.plans.models import Plan

pytestmark = pytest.mark.browser


def complete_and_send_up(office):
    """The office confirms the last duties; until then the button is off and says why."""
    office.open("/chi-thi/")
    office.page.locator("main a[href^='/chi-thi/']", has_text="năm 2023").first.click()
    expect(office.page.get_by_role("button", name="Trình ký")).to_be_disabled()
    office.says("Còn 2 việc giao chưa xác nhận")
    office.click("Còn 2 việc giao chưa xác nhận", role="link")
    boxes = office.page.get_by_label("Đã xác nhận người nhận và hạn")
    expect(boxes).to_have_count(7)
    for box in boxes.all():
        box.check()
    office.click("Lưu")
    expect(office.page.get_by_role("button", name="Trình ký")).to_be_enabled()
    office.click("Trình ký")
    office.says("Đã trình ký")


def test_from_the_draft_to_the_chairmans_overview(sit_down):
    office, chairman = sit_down("thuongtruc"), sit_down("chutich")
    complete_and_send_up(office)
    return_and_sign(office, chairman)
    directive = Directive.objects.get(year=2023)
    assert (directive.state, directive.reference, directive.obligations.count()) == ("issued", "01/CT-UBND", 312)

    acknowledge_in_two_clicks(sit_down("songray"))
    write_and_submit(sit_down("songray.vt"), sit_down("songray"))
    return_resubmit_and_approve(office, sit_down("songray"))
    cluster_plan(sit_down("cum1"))
    see_it_all(chairman)


def return_and_sign(office, chairman):
    assert chairman.path() == "/tong-quan/"
    chairman.click("Chờ ký", role="link")
    chairman.page.locator("main a[href$='/ky/']").first.click()
    chairman.heading("chờ ký")
    chairman.click("Trả lại")
    chairman.says("Có 1 chỗ cần sửa")
    assert chairman.page.title().startswith("Lỗi: ")
    chairman.page.get_by_role("textbox").first.fill("Bổ sung hạn gửi báo cáo năm")
    chairman.click("Trả lại")
    office.open("/viec-cua-toi/")
    office.says("Bổ sung hạn gửi báo cáo năm")
    office.open("/chi-thi/")
    office.page.locator("main a[href^='/chi-thi/']", has_text="năm 2023").first.click()
    office.click("Trình ký")
    chairman.open("/cho-ky/")
    chairman.page.locator("main a[href$='/ky/']").first.click()
    chairman.click("Ký ban hành", role="link")
    chairman.says("Giao 312 việc cho 60 đơn vị")
    chairman.click("Ký ban hành")
    chairman.says("Đã ban hành Chỉ thị 01/CT-UBND và phát động: 60 đơn vị, 312 việc")
    link = chairman.page.get_by_role("link", name="Xem văn bản (PDF)").get_attribute("href")
    paper = chairman.context.request.get(chairman.address + link)
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")


def acknowledge_in_two_clicks(head):
    assert head.path() == "/viec-cua-toi/"
    head.says("việc cần làm")
    head.clicks = 0
    head.click("Tiếp nhận Chỉ thị", role="link")
    head.click("Xác nhận đã tiếp nhận")
    assert head.clicks == 2
    head.says("Đã tiếp nhận lúc")
    head.says("Việc tiếp theo: gửi Kế hoạch trước 28/2")
    assert Obligation.objects.get(unit__code="song-ray", duty__kind="acknowledge", directive__year=2023).done_by.username == "songray"


def write_and_submit(clerk, head):
    """The clerk starts from last year's plan, a wrong day is told, what was typed stays, the draft saves itself, the head submits."""
    clerk.click("Kế hoạch", role="link", within=clerk.page.locator("main"))
    clerk.click("Viết từ kế hoạch năm 2022")
    page = clerk.page
    expect(page.locator("h1")).to_contain_text("Kế hoạch")
    page.locator("textarea[name=aims]").fill("Tạo khí thế thi đua sôi nổi trong toàn xã.")
    page.locator("[name$=-due]").first.fill("31/02/2023")
    page.locator("[name$=-level]").first.fill("90,8")
    clerk.click("Lưu nháp")
    clerk.says("Nhập ngày theo dạng 20/6/2023")
    expect(page.locator("[name$=-due]").first).to_have_value("31/02/2023")
    page.locator("[name$=-due]").first.fill("12/06/2023")
    expect(page.locator("[data-saved]")).to_contain_text("Đã tự lưu lúc", timeout=15000)
    clerk.click("Rà soát")
    clerk.click("Chuyển lãnh đạo duyệt")
    plan = Plan.objects.get(obligation__unit__code="song-ray", obligation__directive__year=2023)
    first = plan.rows.first()
    assert (plan.state, str(first.due), str(first.level)) == ("head", "2023-06-12", "90.800")
    head.open("/viec-cua-toi/")
    head.click("Kế hoạch", role="link", within=head.page.locator("main"))
    head.heading("Rà soát và trình Kế hoạch")
    head.click("Trình Kế hoạch")
    head.says(f"Mã {plan.code}, trình lúc")


def return_resubmit_and_approve(office, head):
    office.open("/hang-cho/")
    office.click("Xã Sông Ray", role="link")
    office.click("Trả lại để bổ sung")
    office.says("Có 1 chỗ cần sửa")
    office.page.locator("textarea[name=note]").fill("Bổ sung chỉ tiêu giảm nghèo")
    office.click("Trả lại để bổ sung")
    head.open("/viec-cua-toi/")
    head.says("Bổ sung chỉ tiêu giảm nghèo")
    head.click("Kế hoạch", role="link", within=head.page.locator("main"))
    head.page.goto(head.page.url.split("?")[0].rstrip("/").removesuffix("/sua") + "/sua/")
    head.page.locator("[name$=-indicator]").first.fill("Giảm 46 hộ nghèo")
    head.click("Rà soát")
    head.click("Trình Kế hoạch")
    office.open("/hang-cho/")
    office.click("Xã Sông Ray", role="link")
    office.says("So bản 2 với bản 1")
    expect(office.page.locator("ins").first).to_be_visible()
    office.click("Duyệt", exact=True)
    plan = Plan.objects.get(obligation__unit__code="song-ray", obligation__directive__year=2023)
    assert (plan.state, plan.document.reference, plan.obligation.state) == ("approved", "01/KH-UBND", "approved")


def cluster_plan(leader):
    leader.open("/bang-cum/")
    leader.says("Xã Nhân Nghĩa")
    leader.open("/viec-cua-toi/")
    leader.click("Kế hoạch hoạt động cụm", role="link")
    leader.click("Viết mới")
    leader.page.locator("textarea[name=aims]").fill("Các đơn vị trong cụm cùng thi đua.")
    leader.click("Rà soát")
    leader.click("Trình Kế hoạch")
    leader.says("Đã trình Kế hoạch")


def see_it_all(chairman):
    chairman.open("/tong-quan/")
    cell = chairman.page.get_by_role("link", name="Kế hoạch thi đua năm 2023: Xong, đúng hạn")
    expect(cell).to_have_count(1)
    cell.click()
    chairman.heading("Kế hoạch thi đua năm 2023")
    chairman.says("UBND xã Sông Ray")
