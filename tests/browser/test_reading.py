"""Reading a paper at the desk: the text beside its findings, with a script and without one."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from campaigns.directives.models import Directive
from campaigns.readings.models import DirectiveReading

pytestmark = pytest.mark.browser


@pytest.fixture
def reading(tell_until):
    tell_until(dt.date(2023, 2, 6))
    return DirectiveReading.objects.get()


def test_a_finding_is_taken_in_its_place_and_shown_in_the_text(reading, sit_down):
    desk = sit_down("thuongtruc")
    desk.open(f"/chi-thi/doc-van-ban/{reading.pk}/")
    page = desk.page
    page.locator("#f-p1 button[value=taken]").click()
    expect(page.locator("#f-p1")).to_contain_text("Đã lấy")
    expect(page.locator("#dem-movements")).to_contain_text("lấy 1/")
    page.locator("#f-p1 a.t").click()
    expect(page.locator("#m-p1")).to_be_in_viewport()
    expect(page.locator("#f-p1")).to_be_in_viewport()


def test_a_draft_is_made_without_any_script(reading, sit_down):
    desk = sit_down("thuongtruc", java_script_enabled=False)
    desk.open(f"/chi-thi/doc-van-ban/{reading.pk}/")
    page = desk.page
    page.locator("#f-n5 button[value=taken]").click()
    expect(page.locator("#f-n5")).to_contain_text("Đã lấy")
    page.locator("#f-n5").get_by_role("link", name="Sửa").click()
    page.locator("[name=text]").fill("Các cơ quan Đảng, đoàn thể")
    desk.click("Lưu và lấy")
    expect(page.locator("#f-n5")).to_contain_text("Đã sửa, lấy")
    desk.click("Lập dự thảo từ các mục đã lấy")
    desk.says("Đã lập dự thảo từ các mục đã lấy")
    made = Directive.objects.get(reading=reading)
    assert [line.text for line in made.recipients.all()] == ["Các cơ quan Đảng, đoàn thể"]
