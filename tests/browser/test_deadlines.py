"""Deadlines in a browser: a unit asks for time and gets it, reminders come when they should, one is waived, a successor finds the duty."""

import datetime as dt

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from campaigns.obligations.models import Obligation
from emulation.accounts.models import Appointment, User
from emulation.notifications.models import Reminder
from emulation.search.text import fold, person_sort_key
from tests.browser.conftest import past

pytestmark = pytest.mark.browser
LAUNCHED = dt.date(2023, 2, 6)


@pytest.fixture
def live_on(settings):
    """Return a function that moves the clock of the site to a day of 2023, given as (month, day)."""

    def on(month, day):
        settings.DEMO_DAY = dt.date(2023, month, day).isoformat()

    return on


def mornings(*days):
    """Run the morning round on days of 2023, given as (month, day)."""
    for month, day in days:
        with past():
            call_command("morning_round", "--day", f"2023-{month:02d}-{day:02d}")


def plan_duty():
    return Obligation.objects.get(unit__code="song-ray", duty__kind="plan", directive__year=2023)


def reminded_on(obligation):
    """Return the days on which anybody of the unit was reminded of it."""
    found = Reminder.objects.filter(source="obligation", subject_id=obligation.pk, person__appointments__unit=obligation.unit)
    return sorted(set(found.values_list("day", flat=True)))


def test_more_time_reminders_waiver_and_successor(tell_until, sit_down, live_on):
    tell_until(LAUNCHED)
    live_on(2, 24)
    head, office = sit_down("songray"), sit_down("thuongtruc")
    ask_and_be_granted(head, office)
    be_reminded_until_sent(head, sit_down("songray.vt"), live_on)
    remind_all_and_waive_one(office)
    leave_it_to_a_successor(sit_down, live_on)
    assert reminded_on(plan_duty()) == [dt.date(2023, 2, 28), dt.date(2023, 3, 4)]


def ask_and_be_granted(head, office):
    head.open(f"/viec/{plan_duty().pk}/")
    head.click("Đề nghị gia hạn", role="link")
    head.click("Gửi đề nghị gia hạn")
    head.says("Có 2 chỗ cần sửa")
    head.page.locator("[name=asked_due]").fill("27/2/2023")
    head.page.locator("[name=reason]").fill("Chờ Hội đồng nhân dân xã thông qua chỉ tiêu")
    head.click("Gửi đề nghị gia hạn")
    head.says("Chọn ngày sau ngày đó")
    expect(head.page.locator("[name=reason]")).to_have_value("Chờ Hội đồng nhân dân xã thông qua chỉ tiêu")
    head.page.locator("[name=asked_due]").fill("7/3/2023")
    head.click("Gửi đề nghị gia hạn")
    head.says("Đang đề nghị gia hạn đến thứ Ba, 7/3/2023")

    office.open("/hang-cho/")
    office.click("đề nghị gia hạn", role="link")
    office.click("Sông Ray", role="link")
    office.says("Chờ Hội đồng nhân dân xã thông qua chỉ tiêu")
    office.click("Gia hạn", exact=True)
    head.open(f"/viec/{plan_duty().pk}/")
    head.says("đến 7/3/2023")
    assert (plan_duty().due, plan_duty().deadline(dt.date(2023, 2, 24))) == (dt.date(2023, 2, 28), dt.date(2023, 3, 7))


def be_reminded_until_sent(head, clerk, live_on):
    """The ladder follows the new day (7/3): a week before, three days before, to who is in charge; once the plan is sent, nothing more."""
    mornings((2, 25), (2, 27), (2, 28), (2, 28), (3, 1), (3, 4))
    assert reminded_on(plan_duty()) == [dt.date(2023, 2, 28), dt.date(2023, 3, 4)]
    live_on(3, 4)
    clerk.open("/thong-bao/")
    clerk.says("Còn 3 ngày")
    head.open(f"/viec/{plan_duty().pk}/")
    head.click("Viết từ kế hoạch năm 2022")
    head.page.locator("textarea[name=aims]").fill("Tạo khí thế thi đua sôi nổi trong toàn xã.")
    head.click("Rà soát")
    head.click("Trình Kế hoạch")
    assert plan_duty().state == "sent"
    mornings((3, 6), (3, 7), (3, 8), (3, 14))
    assert reminded_on(plan_duty()) == [dt.date(2023, 2, 28), dt.date(2023, 3, 4)]


def remind_all_and_waive_one(office):
    launch = Obligation.objects.get(unit__code="toa-an", duty__kind="launch", directive__year=2023)
    office.open(f"/viec-giao/{launch.duty_id}/")
    office.page.locator("summary", has_text="Nhắc tất cả 60 đơn vị chưa làm").click()
    office.click("Nhắc 60 đơn vị")
    office.says("Đã nhắc 60 đơn vị")
    office.says("Hôm nay đã nhắc mọi đơn vị chưa làm")
    office.open(f"/viec/{launch.pk}/")
    office.page.locator("summary", has_text="Miễn việc này cho đơn vị").click()
    office.click("Miễn việc này", exact=True)
    office.says("Nhập lý do")
    office.page.locator("[name$=reason]:visible").first.fill("Đã phát động trong ngành dọc")
    office.click("Miễn việc này", exact=True)
    office.says("Việc này đã được miễn từ ngày 4/3/2023")
    office.open(f"/viec-giao/{launch.duty_id}/?loc=mien")
    office.says("Tòa án")


def leave_it_to_a_successor(sit_down, live_on):
    """The clerk who was in charge leaves; whoever follows finds the launch in the own inbox."""
    unit_id = plan_duty().unit_id
    clerk = Appointment.objects.select_related("user").get(user__username="songray.vt", unit=unit_id)
    Obligation.objects.filter(unit=unit_id, duty__kind="launch", directive__year=2023).update(holder=clerk.user)
    User.objects.create(
        username="songray.moi",
        full_name="Trần Thị Mới",
        password=clerk.user.password,
        search_key=fold("Trần Thị Mới"),
        sort_key=person_sort_key("Trần Thị Mới"),
    )
    office = sit_down("thuongtruc")
    office.open(f"/nhan-su/{clerk.pk}/")
    office.click("Bàn giao cho người kế nhiệm", role="link")
    office.page.locator("select[name=successor]").select_option(label="Trần Thị Mới")
    office.page.locator("[name=first_day]").fill("4/3/2023")
    office.page.locator("main form button.btn-primary").click()
    office.says("Đã bàn giao cho")
    live_on(3, 6)
    successor = sit_down("songray.moi")
    successor.says("Tổ chức phát động tại đơn vị")
    assert Obligation.objects.get(unit=unit_id, duty__kind="launch", directive__year=2023).holder.username == "songray.moi"
    mornings((3, 12))
    told = Reminder.objects.filter(day=dt.date(2023, 3, 12), subject_id__in=Obligation.objects.filter(unit=unit_id, duty__kind="launch"))
    assert [reminder.person.username for reminder in told if reminder.reader == "holder"] == ["songray.moi"]
