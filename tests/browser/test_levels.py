"""Typing levels in a real browser: what was saved is not offered again as unsaved."""

import pytest
from playwright.sync_api import expect

from campaigns.movements.models import Target
from emulation.accounts.models import User
from tests.browser.conftest import PASSWORD, Desk
from tests.factories import make_world
from tests.report_factories import make_indicators

pytestmark = pytest.mark.browser


@pytest.fixture
def revenue(transactional_db, settings):
    """The revenue of 2023, not given to the units yet, on 9 June 2023."""
    settings.DEMO, settings.DEMO_DAY = True, "2023-06-09"
    world = make_world()
    world.people.lan.set_password(PASSWORD)
    User.objects.bulk_update([world.people.lan], ["password"])
    return make_indicators(world, assigned=None)["THU"]


def test_levels_saved_after_a_refusal_leave_no_copy_on_this_machine(revenue, live_server, chromium):
    desk = Desk(chromium, live_server.url, "lan")
    desk.open(f"/chi-tieu/muc-giao/nhap/?chi-tieu={revenue.pk}")
    box = desk.page.locator("td[data-label='Mức giao'] input").first
    box.fill("nhiều")
    desk.click("Lưu mức giao")
    expect(desk.page.locator("[data-error-summary]")).to_be_visible()
    box.fill("123,5")
    desk.click("Lưu mức giao")
    desk.says("Đã lưu 1 mức giao.")
    assert Target.objects.filter(indicator=revenue, level="123.5").count() == 1
    for _ in range(2):
        assert desk.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []
        expect(desk.page.locator("main")).not_to_contain_text("còn nội dung chưa lưu")
        desk.page.reload()
