"""Every list shows the deadline that counts on the day: more time, waivers, a day for mending and locks, in the inbox and on the desk."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations.changes import extend, restore, waive
from campaigns.plans.actions import return_plan, submit_plan
from campaigns.plans.queue import Queue
from emulation import clock
from emulation.notifications import inbox
from tests.factories import DAY, MORNING, launch, make_plan, owed

MARCH = dt.date(2023, 3, 28)
LATER = dt.date(2023, 3, 3)


def rows(user, day):
    with clock.on(day):
        return {row.title: row for row in inbox.rows(user, day)}


@pytest.fixture
def plan(launched, world, people):
    return make_plan(launched, world.units["song_ray"], by=people.an)


def test_an_extended_duty_stands_at_its_new_day(plan, people):
    extend([plan.obligation], by=people.lan, now=MORNING, due=MARCH, reason="Bão lũ")
    assert rows(people.an, LATER)["Lập kế hoạch thi đua năm 2023"].due == MARCH


def test_a_waived_duty_leaves_the_list_and_comes_back(launched, world, people):
    duty = owed(launched, world.units["song_ray"], "launch")
    waive(duty, by=people.lan, now=MORNING, reason="Phát động chung với cụm")
    row = rows(people.an, LATER)["Tổ chức phát động tại đơn vị"]
    assert (row.section, row.state, row.hint, row.done, row.due) == ("done", "waived", "Được miễn: Phát động chung với cụm", DAY, None)
    restore(duty, by=people.lan, now=MORNING, reason="Cụm không tổ chức")
    assert rows(people.an, LATER)["Tổ chức phát động tại đơn vị"].section == "todo"


def test_a_waived_plan_is_worked_on_no_more(plan, people):
    waive(plan.obligation, by=people.lan, now=MORNING, reason="Đơn vị giải thể")
    assert rows(people.an, LATER)["Kế hoạch thi đua năm 2023"].state == "waived"


def test_the_waived_of_last_year_are_gone(world, people):
    with clock.at("2022-02-07 08:00"):
        before = launch(world, now=clock.now(), year=2022)
        for obligation in before.obligations.filter(unit=world.units["song_ray"], cluster=None):
            waive(obligation, by=people.lan, now=clock.now(), reason="Không thực hiện")
    assert rows(people.an, LATER) == {}


def test_the_inbox_draws_a_waived_row(launched, world, people, sign_in):
    waive(owed(launched, world.units["song_ray"], "launch"), by=people.lan, now=MORNING, reason="Phát động chung với cụm")
    page = sign_in(people.an).get("/viec-cua-toi/").content.decode()
    assert "Miễn từ 6/2/2023" in page
    assert "Được miễn: Phát động chung với cụm" in page


def test_what_is_mended_shows_the_day_of_mending(plan, people):
    submit_plan(plan, by=people.an, now=MORNING)
    return_plan(plan, by=people.lan, now=MORNING, note="Bổ sung số liệu", due=LATER)
    assert rows(people.an, LATER)["Bổ sung kế hoạch thi đua năm 2023"].due == LATER


def test_what_is_mended_without_a_day_is_not_overdue(plan, people):
    submit_plan(plan, by=people.an, now=MORNING)
    return_plan(plan, by=people.lan, now=MORNING, note="Bổ sung số liệu")
    row = rows(people.an, LATER)["Bổ sung kế hoạch thi đua năm 2023"]
    assert (row.due, row.step, row.sent) == (None, dt.date(2023, 2, 28), DAY)


def test_a_locked_duty_says_so(launched, world, people):
    Duty.objects.filter(directive=launched, kind="launch").update(late="lock")
    row = rows(people.an, dt.date(2023, 3, 16))["Tổ chức phát động tại đơn vị"]
    assert (row.verb, row.icon, row.due) == ("Đề nghị gia hạn", "lock", dt.date(2023, 3, 15))
    assert row.hint == "Đã khóa vì quá hạn ngày 15/3/2023 (việc này không nhận sau hạn). Bấm “Đề nghị gia hạn” để Cơ quan Thường trực mở lại."


def test_the_desk_goes_by_the_deadline_that_counts(launched, world, people):
    for unit, by in (("song_ray", people.an), ("noi_vu", people.em)):
        submit_plan(make_plan(launched, world.units[unit], by=by), by=by, now=MORNING)
    obligation = owed(launched, world.units["song_ray"], "plan")
    obligation.changes.create(kind="extend", day=DAY, due=MARCH, reason="Bão lũ", by=people.lan, at=MORNING)

    def shown(day, preset):
        return [plan.obligation.unit.short_name for plan in Queue(people.lan, day, {"loc": preset}).plans()]

    assert shown(DAY, "tat-ca") == ["Phòng Nội vụ", "UBND xã Sông Ray"]
    assert shown(LATER, "qua-han") == ["Phòng Nội vụ"]
    assert shown(dt.date(2023, 3, 26), "sap-het-han") == ["UBND xã Sông Ray"]
    # The unit's day says nothing about the office's: the row tells since when the plans wait.
    desk = rows(people.lan, LATER)["Thẩm định 2 kế hoạch đơn vị đã trình"]
    assert (desk.due, desk.sent) == (None, DAY)
    extend_row = Queue(people.lan, LATER, {}).plans()[1]
    assert (extend_row.deadline_then, extend_row.obligation.due_now(LATER)) == (MARCH, MARCH)
