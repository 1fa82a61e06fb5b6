"""Every flow without a script, every page without sideways scroll on a phone, two tabs on one record, and the keyboard alone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from campaigns.obligations.models import Obligation
from campaigns.plans.models import Plan

pytestmark = pytest.mark.browser

PAGES = {
    "songray": ["/viec-cua-toi/", "/chi-thi/", "/ke-hoach/", "/thong-bao/", "/mat-khau/", "/tro-giup/"],
    "thuongtruc": ["/hang-cho/", "/tong-quan/", "/chi-thi/", "/chi-thi/moi/", "/nhan-su/", "/nhan-su/phan-cong/", "/don-vi/"]
    + ["/chi-thi/doc-van-ban/", "/chi-thi/doc-van-ban/ds/", "/chi-thi/doc-van-ban/1/"],
    "chutich": ["/tong-quan/", "/cho-ky/", "/chi-thi/"],
    "cum1": ["/bang-cum/", "/viec-cua-toi/"],
    "quantri": ["/nhan-su/", "/don-vi/"],
}


@pytest.fixture
def lively(tell_until):
    tell_until(dt.date(2023, 3, 10))


def owed(unit, kind):
    return Obligation.objects.get(unit__code=unit, duty__kind=kind, directive__year=2023)


def test_a_commune_answers_without_any_script(tell_until, sit_down):
    tell_until(dt.date(2023, 2, 6))
    Obligation.objects.filter(unit__code="song-ray", directive__year=2023).update(state="todo", done_on=None, sent_on=None, done_by=None)
    head = sit_down("songray", java_script_enabled=False)
    head.click("Tiếp nhận Chỉ thị", role="link")
    head.click("Xác nhận đã tiếp nhận")
    head.says("Đã tiếp nhận lúc")
    head.open(f"/viec/{owed('song-ray', 'plan').pk}/")
    head.click("Viết mới")
    contents = head.page.locator("tbody [name$=-content]")
    expect(contents.first).to_be_visible()
    rows = contents.count()
    contents.last.fill("Việc viết vào dòng trống")
    head.page.locator("textarea[name=aims]").fill("Thi đua sôi nổi")
    head.click("Thêm dòng")
    expect(contents).to_have_count(rows + 1)
    expect(head.page.locator("textarea[name=aims]")).to_have_value("Thi đua sôi nổi")
    head.click("Rà soát")
    head.click("Trình Kế hoạch")
    head.says("Đã trình Kế hoạch")
    assert owed("song-ray", "plan").state == "sent"


def test_no_page_scrolls_sideways_on_a_phone(lively, sit_down):
    wide = []
    for who, paths in PAGES.items():
        desk = sit_down(who)
        desk.page.set_viewport_size({"width": 390, "height": 844})
        records = [f"/viec/{owed('song-ray', 'plan').pk}/", f"/chi-thi/{owed('song-ray', 'plan').directive_id}/"] if who != "quantri" else []
        for path in [*paths, *records]:
            answer = desk.open(path)
            assert answer.status in (200, 404), path
            if desk.page.evaluate("document.documentElement.scrollWidth") > 390:
                wide.append((who, path))
    assert wide == []


def test_the_second_tab_is_shown_what_the_first_did(lively, sit_down):
    plan = Plan.objects.filter(state="return", form="written", obligation__cluster=None).select_related("obligation__unit").first()
    login = plan.obligation.unit.appointments.filter(role="unit_head").first().user.username
    first, second = sit_down(login), sit_down(login, java_script_enabled=False)
    for desk in (first, second):
        desk.open(f"/ke-hoach/{plan.pk}/sua/")
    first.page.locator("textarea[name=aims]").fill("Bản của người thứ nhất")
    first.click("Lưu nháp")
    expect(first.page.locator("textarea[name=aims]")).to_have_value("Bản của người thứ nhất")
    first.page.wait_for_load_state()
    second.page.locator("textarea[name=aims]").fill("Bản của người thứ hai")
    second.click("Lưu nháp")
    second.says("Trần Quốc Việt vừa lưu bản mới lúc")
    expect(second.page.locator("main del", has_text="nhất")).to_have_count(1)
    expect(second.page.locator("textarea[name=aims]")).to_have_value("Bản của người thứ hai")
    plan.refresh_from_db()
    assert plan.aims == "Bản của người thứ nhất"


def test_the_keyboard_alone_acknowledges(tell_until, sit_down):
    tell_until(dt.date(2023, 2, 6))
    Obligation.objects.filter(unit__code="song-ray", directive__year=2023).update(state="todo", done_on=None, sent_on=None, done_by=None)
    head = sit_down("songray")
    press_until(head.page, "Tiếp nhận Chỉ thị")
    head.page.keyboard.press("Enter")
    head.heading("Tiếp nhận Chỉ thị")
    press_until(head.page, "Xác nhận đã tiếp nhận")
    head.page.keyboard.press("Enter")
    head.says("Đã tiếp nhận lúc")
    assert owed("song-ray", "acknowledge").state == "approved"


def press_until(page, words, limit=60):
    """Press Tab until the element in focus says `words`; every stop on the way shows its ring."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        said, ring = page.evaluate("[document.activeElement.innerText || '', getComputedStyle(document.activeElement).outlineStyle]")
        assert ring != "none", said
        if words in said:
            return
    raise AssertionError(f"Tab never reached “{words}”")
