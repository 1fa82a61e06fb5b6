"""The grid of a report in a real browser: keys as in a sheet, a pasted column, what cannot be read, two people at one cell."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from campaigns.movements.models import Indicator
from emulation import clock
from emulation.accounts.models import User
from reports.periodic.models import Entry
from tests.browser.conftest import PASSWORD, Desk
from tests.factories import launch, make_world
from tests.report_factories import JUNE, make_indicators, make_report

pytestmark = pytest.mark.browser
PASTE = """([id, text]) => {
  const box = document.getElementById(id), data = new DataTransfer();
  data.setData("text/plain", text);
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def report(transactional_db, settings):
    """The report of Sông Ray on 9 June 2023, with two figures of the period before, nothing typed."""
    settings.DEMO, settings.DEMO_DAY = True, "2023-06-09"
    world = make_world()
    directive = launch(world)
    made = make_indicators(world)
    for code, words in (("DANSO", "14800"), ("HONGHEO", "46")):
        made[code].targets.filter(unit=world.units["song_ray"]).update(baseline=Decimal(words))
    for person in (world.people.an, world.people.binh):
        person.set_password(PASSWORD)
    User.objects.bulk_update([world.people.an, world.people.binh], ["password"])
    with clock.at(JUNE):
        return make_report(directive, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=None)


@pytest.fixture
def sit(report, chromium, live_server):
    """Return a function that opens the editor at a desk; the console of every desk must stay clean."""
    desks = []

    def sit_down(name, **options):
        desks.append(Desk(chromium, live_server.url, name, **options))
        desks[-1].open(f"/bao-cao/{report.pk}/sua/")
        return desks[-1]

    yield sit_down
    for desk in desks:
        desk.context.close()
    assert [problem for desk in desks for problem in desk.problems if "status of 4" not in problem] == []


def box(desk, code):
    return desk.page.locator(f"#cell-{Indicator.objects.get(code=code).pk}")


def focused(desk):
    pk = desk.page.evaluate("document.activeElement.id").removeprefix("cell-")
    return Indicator.objects.get(pk=pk).code


def press(desk, *keys):
    for key in keys:
        desk.page.keyboard.press(key)


def saved(desk, words="Đã tự lưu"):
    press(desk, "Control+s")
    expect(desk.page.locator("[data-saved]")).to_contain_text(words)


def test_the_keys_of_a_sheet(report, sit):
    desk = sit("binh")
    box(desk, "THU").focus()
    desk.page.keyboard.type("1480")
    press(desk, "Tab")
    assert (focused(desk), box(desk, "THU").input_value()) == ("DANSO", "1.480")
    press(desk, "Enter", "ArrowDown")
    assert focused(desk) == "HONGHEO"
    press(desk, "ArrowUp", "Shift+Enter", "Shift+Tab")
    assert focused(desk) == "THU"
    press(desk, "Enter", "End", "ArrowRight", "Enter")  # the button of the row: keep the figure of the period before
    saved(desk)
    expect(desk.page.locator("[data-said]")).to_contain_text("Đã lưu Thu ngân sách nhà nước: 1.480 tỷ đồng. Đã lưu Dân số trung bình: 14.800 người")
    expect(desk.page.locator("[data-progress]")).to_contain_text("Đã nhập 2/6")
    assert {entry.indicator.code: entry.kept for entry in Entry.objects.all()} == {"THU": False, "DANSO": True}


def test_a_column_is_shown_before_it_is_filled_in(report, sit):
    desk = sit("binh", has_touch=False)
    desk.page.evaluate(PASTE, [box(desk, "THU").get_attribute("id"), "198,4\r\n1.480\r\n1,480\r\n40\r\n"])
    expect(desk.page.locator("dialog")).to_contain_text("1.480 → 1480")
    expect(desk.page.locator("dialog")).to_contain_text("có thể hiểu hai cách")
    assert Entry.objects.count() == 0
    desk.click("Điền 3 số")
    saved(desk)
    assert {entry.indicator.code: entry.value for entry in Entry.objects.all()} == {"THU": Decimal("198.4"), "DANSO": 1480, "HONGHEO": 40}


def test_what_cannot_be_read_is_said_at_its_box_and_the_rest_is_saved(report, sit):
    desk = sit("binh")
    box(desk, "THU").fill("1,480")
    box(desk, "HONGHEO").fill("40")
    saved(desk, "trừ 1 ô chưa đúng")
    expect(box(desk, "THU")).to_have_attribute("aria-invalid", "true")
    assert Entry.objects.get().value == 40
    desk.click("Rà soát")
    expect(desk.page.locator("[data-error-summary]")).to_be_focused()
    assert desk.page.title().startswith("Lỗi: ")
    assert box(desk, "THU").input_value() == "1,480"
    box(desk, "THU").fill("1.480")
    desk.click("Rà soát")
    desk.heading("Rà soát")


def test_two_people_at_one_cell(report, sit):
    clerk, head = sit("binh"), sit("an")
    box(head, "THU").fill("198,4")
    saved(head)
    box(clerk, "THU").fill("189,4")
    press(clerk, "Control+s")
    expect(clerk.page.locator("[data-conflict]")).to_contain_text("Nguyễn Văn An vừa lưu bản mới")
    clerk.page.locator(".actionbar").get_by_role("button", name="Lưu nháp").click()
    expect(clerk.page.locator(".conflict del").first).to_contain_text("198,4")
    assert box(clerk, "THU").input_value() == "189,4"
    clerk.click("Lưu nội dung đang gõ")
    clerk.says("Đã lưu nháp")
    assert Entry.objects.get().value == Decimal("189.4")


def test_on_a_phone_nothing_is_wider_than_the_screen(report, sit):
    desk = sit("an", is_mobile=True, screen={"width": 390, "height": 844})
    desk.page.set_viewport_size({"width": 390, "height": 844})
    for page in ("sua/", "ra-soat/", ""):
        desk.open(f"/bao-cao/{report.pk}/{page}")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390


COVERED = """() => {
  const box = document.activeElement, at = box.getBoundingClientRect();
  const tops = [at.top + 3, at.bottom - 3].map((y) => document.elementFromPoint(at.left + 4, y));
  return tops.filter((top) => top !== box).map((top) => top ? top.className || top.tagName : "off the screen");
}"""


@pytest.mark.parametrize("size", [(390, 844), (390, 600), (1366, 657)], ids=str)
def test_the_box_in_focus_is_never_under_a_bar(report, sit, size):
    desk = sit("an")
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    boxes = [box.get_attribute("id") for box in desk.page.locator("[data-box]").all()]
    desk.page.locator(f"#{boxes[0]}").focus()
    covered = []
    for key, order in (("Enter", boxes), ("Shift+Enter", boxes[::-1])):
        for name in order:
            assert desk.page.evaluate("document.activeElement.id") == name
            if found := desk.page.evaluate(COVERED):
                covered.append((name, key, found))
            press(desk, key)
        desk.page.locator(f"#{order[-1]}").focus()
    assert covered == []


def test_what_was_typed_when_the_session_ended_comes_back_after_signing_in(report, sit):
    desk = sit("binh")
    desk.context.clear_cookies()
    box(desk, "THU").fill("198,4")
    press(desk, "Control+s")
    desk.says("Phiên làm việc đã hết. Nội dung vẫn còn trên máy này.")
    assert Entry.objects.count() == 0
    desk.open("/dang-nhap/")
    desk.page.fill("#id_username", "binh")
    desk.page.fill("#id_password", PASSWORD)
    desk.page.get_by_role("button", name="Đăng nhập").first.click()
    desk.open(f"/bao-cao/{report.pk}/sua/")
    desk.says("Trên máy này còn nội dung chưa lưu")
    desk.click("Khôi phục")
    assert box(desk, "THU").input_value() == "198,4"
    saved(desk)
    assert Entry.objects.get().value == Decimal("198.4")


def test_what_was_sent_after_the_session_ended_comes_back_too(report, sit):
    desk = sit("binh")
    box(desk, "THU").fill("198,4")
    desk.context.clear_cookies(name="sid")
    desk.click("Lưu nháp", within=desk.page.locator(".actionbar"))
    desk.page.wait_for_url("**/dang-nhap/**")
    desk.page.fill("#id_username", "binh")
    desk.page.fill("#id_password", PASSWORD)
    desk.page.get_by_role("button", name="Đăng nhập").first.click()
    desk.page.wait_for_url(f"**/bao-cao/{report.pk}/sua/")
    desk.says("Trên máy này còn nội dung chưa lưu")
    desk.click("Khôi phục")
    assert box(desk, "THU").input_value() == "198,4"


def test_a_reason_goes_with_its_figure_while_the_page_saves_itself(report, sit):
    Indicator.objects.get(code="THU").targets.update(status="level", level=100)
    desk = sit("binh")
    reason = desk.page.locator(f"#{box(desk, 'THU').get_attribute('id').replace('cell', 'reason')}")
    box(desk, "THU").fill("198,4")
    saved(desk)
    reason.fill("Đấu giá đất")
    press(desk, "Tab")
    saved(desk)
    expect(desk.page.locator("[data-saved]")).to_contain_text("Đã tự lưu")
    box(desk, "THU").fill("250")
    saved(desk)
    expect(reason).to_have_value("")
    expect(reason).to_be_visible()
