"""Due days as rules: against a naive count over the days of a calendar, in the form, at the launch, and in next year's copy."""

import datetime as dt
import os
import time

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaigns.directives.actions import send_up, take_proposed_duties
from campaigns.directives.copying import copy_directive
from campaigns.directives.dueness import MOST, UNKNOWN, WORDS, UnknownRule, calendar_of, check_rule, due_day, due_of, rolled
from campaigns.directives.expected import Expected
from campaigns.directives.models import Duty
from campaigns.directives.readiness import missing
from campaigns.obligations.actions import sign_and_launch
from campaigns.obligations.asking import add_duty
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.units.calendar import WorkingDays
from emulation.units.models import Holiday
from tests.factories import DAY, MORNING, make_directive

YEAR = st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
CLOSED = st.frozensets(st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31)), max_size=60)
CALENDARS = st.builds(lambda closed, extra: WorkingDays(closed=closed, extra=extra), CLOSED, CLOSED)


def works(day, calendar):
    return day in calendar.extra or (day.weekday() not in (5, 6) and day not in calendar.closed)


@given(launch=YEAR, count=st.integers(1, MOST), calendar=CALENDARS)
def test_working_days_after_the_launch_are_counted_one_by_one(launch, count, calendar):
    found = due_day(f"{count} ngày làm việc sau khi phát động", launch=launch, year=2023, works=calendar)
    after = [launch + dt.timedelta(days=number) for number in range(1, (found - launch).days + 1)]
    assert sum(works(day, calendar) for day in after) == count
    assert works(found, calendar)


@given(launch=YEAR, count=st.integers(1, MOST))
def test_days_after_the_launch_do_not_count_the_day_itself(launch, count):
    found = due_day(f"{count} ngày sau khi phát động", launch=launch, year=2023, works=WorkingDays())
    assert (found - launch).days == count


@given(month=st.integers(1, 12), year=st.integers(2020, 2040), calendar=CALENDARS)
def test_the_last_days_of_a_month(month, year, calendar):
    start = dt.date(year, month, 1)
    days = [day for day in (start + dt.timedelta(days=number) for number in range(31)) if day.month == month]
    said = {"launch": start, "year": year, "works": calendar}
    assert due_day(f"ngày cuối tháng {month}", **said) == days[-1]
    at_work = [day for day in days if works(day, calendar)]
    if at_work:
        assert due_day(f"ngày làm việc cuối tháng {month}", **said) == at_work[-1]


@given(day=YEAR, calendar=CALENDARS)
def test_rolling_goes_to_the_nearest_working_day_of_its_side(day, calendar):
    assert rolled(day, Duty.Rolling.KEEP, calendar) == day
    later, earlier = rolled(day, Duty.Rolling.NEXT, calendar), rolled(day, Duty.Rolling.PREVIOUS, calendar)
    assert works(later, calendar)
    assert works(earlier, calendar)
    assert not any(works(day + dt.timedelta(days=number), calendar) for number in range((later - day).days))
    assert not any(works(day - dt.timedelta(days=number), calendar) for number in range((day - earlier).days))


@given(day=st.integers(-5, 99), month=st.integers(-5, 99))
def test_a_fixed_day_is_one_of_every_year_or_refused(day, month):
    try:
        check_rule(f"{day}/{month}")
    except UnknownRule:
        assert not any((each.day, each.month) == (day, month) for each in (dt.date(2023, 1, 1) + dt.timedelta(days=n) for n in range(365)))
    else:
        assert due_day(f"{day}/{month}", launch=DAY, year=2023, works=WorkingDays()) == dt.date(2023, month, day)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati"])
def test_the_zone_of_the_process_changes_no_day(zone, monkeypatch):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        days = [due_day(rule, launch=DAY, year=2023, works=WorkingDays()) for rule in WORDS]
        assert days == [dt.date(2023, 6, 20), dt.date(2023, 2, 20), dt.date(2023, 2, 21), dt.date(2023, 6, 30), dt.date(2023, 6, 30)]
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "rule",
    ["30/2", "29/2", "0/6", "31/6", "20.6", "sau Tết", "0 ngày sau khi phát động", "401 ngày làm việc sau khi phát động", "ngày cuối tháng 13"],
)
def test_what_is_no_rule_is_refused_with_a_sentence(rule):
    with pytest.raises(UnknownRule) as problem:
        check_rule(rule)
    assert str(problem.value)[0].isupper()


def test_holidays_and_days_worked_in_exchange_count(db):
    Holiday.objects.create(day=dt.date(2023, 2, 7), name="Nghỉ")
    Holiday.objects.create(day=dt.date(2023, 2, 11), name="Làm bù", working=True)
    assert due_day("5 ngày làm việc sau khi phát động", launch=DAY, year=2023, works=calendar_of(2023, DAY)) == dt.date(2023, 2, 13)


# --- the form of a draft


@pytest.fixture
def draft(world):
    return make_directive(world)


def posted(draft, **changed):
    row = {"kind": "plan", "title": "Kế hoạch", "short": "KH", "scope": "recipients", "rule": "10 ngày làm việc sau khi phát động", "confirmed": "on"}
    row |= {"rolling": "next", "late": "lock", "brief": "Theo mẫu 01"} | changed
    return {"dong-TOTAL_FORMS": 1, "dong-INITIAL_FORMS": 0, "version": draft.version} | {f"dong-0-{name}": value for name, value in row.items()}


def plain(answer):
    return " ".join(answer.content.decode().split())


def address(draft):
    return reverse("campaigns:directive-duties", args=[draft.pk])


def test_a_rule_stands_in_place_of_a_date_and_the_page_says_what_it_means(draft, people, sign_in):
    browser = sign_in(people.lan)
    assert browser.post(address(draft), posted(draft)).status_code == 302
    duty = draft.duties.get()
    assert (duty.due, duty.rule, duty.rolling, duty.late, duty.brief) == (None, "10 ngày làm việc sau khi phát động", "next", "lock", "Theo mẫu 01")
    assert missing(draft, DAY) == []
    page = plain(browser.get(address(draft)))
    assert page.count("Dự kiến thứ Hai, 20/2/2023 nếu phát động ngày 6/2/2023") == 2
    assert plain(browser.get(reverse("campaigns:directive-detail", args=[draft.pk]))).count("Dự kiến thứ Hai, 20/2/2023") == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"rule": "sau Tết"}, UNKNOWN),
        ({"rule": "30/2"}, "Không có ngày 30/2 trong mọi năm. Ghi ngày/tháng, ví dụ 20/6."),
        ({"due": "20/6/2023"}, "Nhập một ngày hoặc một quy tắc, không nhập cả hai"),
        ({"rule": ""}, "Nhập hạn hoặc quy tắc tính hạn trước khi xác nhận việc giao"),
    ],
)
def test_a_wrong_rule_is_said_at_its_box(draft, people, sign_in, changed, sentence):
    answer = sign_in(people.lan).post(address(draft), posted(draft, **changed))
    assert (answer.status_code, sentence in plain(answer)) == (422, True)


def test_what_is_left_out_of_an_old_page_keeps_its_usual_setting(draft, people, sign_in):
    words = posted(draft)
    del words["dong-0-rolling"], words["dong-0-late"]
    assert sign_in(people.lan).post(address(draft), words).status_code == 302
    assert (draft.duties.get().rolling, draft.duties.get().late) == ("keep", "take")


def launched(draft, people, now=MORNING):
    send_up(draft, by=people.lan, now=now)
    sign_and_launch(draft, by=people.thin, now=now)
    return draft


def test_signing_turns_a_rule_into_a_day_for_everybody(draft, people, sign_in):
    draft.duties.exclude(kind="plan").delete()
    draft.duties.update(due=None, opens=None, rule="ngày cuối tháng 4", rolling="previous")
    page = plain(sign_in(people.thin).get(reverse("campaigns:directive-detail", args=[draft.pk])))
    assert "Dự kiến thứ Sáu, 28/4/2023 nếu phát động ngày 6/2/2023" in page
    launched(draft, people)
    assert set(Obligation.objects.values_list("due", flat=True)) == {dt.date(2023, 4, 28)}
    assert draft.duties.get().due == dt.date(2023, 4, 28)


@pytest.mark.parametrize(("rule", "opens"), [("10 ngày làm việc sau khi phát động", dt.date(2023, 5, 15)), ("12/3", dt.date(2023, 3, 12))])
def test_a_duty_that_would_open_after_its_day_is_signed_all_the_same(draft, people, rule, opens):
    draft.duties.exclude(kind="plan").delete()
    draft.duties.update(due=None, opens=opens, rule=rule, rolling="previous")
    launched(draft, people)
    duty = draft.duties.get()
    assert duty.opens == duty.due
    assert set(Obligation.objects.values_list("opens", "due")) == {(duty.due, duty.due)}


def test_a_day_that_has_passed_is_warned_of_and_does_not_stop_the_signature(draft, people, sign_in):
    with clock.on(dt.date(2023, 3, 2)):
        sentence = "Việc “Kế hoạch thi đua năm 2023”: hạn 28/2/2023 đã qua, nếu ký hôm nay thì hạn là ngày ký 2/3/2023. Nên đổi hạn."
        send_up(draft, by=people.lan, now=clock.now())
        chairman = sign_in(people.thin)
        for page in ("", "?xac-nhan=1"):
            assert sentence in plain(chairman.get(f"/chi-thi/{draft.pk}/ky/{page}"))
        sign_and_launch(draft, by=people.thin, now=clock.now())
        assert set(Obligation.objects.filter(duty__kind="plan").values_list("due", flat=True)) == {dt.date(2023, 3, 2)}


def test_a_day_off_is_warned_of(draft):
    duty = draft.duties.get(kind="plan")
    duty.due = dt.date(2023, 2, 26)
    assert Expected(2023, DAY).warnings(duty) == ["Việc “Kế hoạch thi đua năm 2023”: hạn Chủ nhật, 26/2/2023 là ngày nghỉ."]
    duty.rolling = "next"
    assert (Expected(2023, DAY).warnings(duty), due_of(duty, launch=DAY)) == ([], dt.date(2023, 2, 27))


def test_next_years_draft_takes_the_rules_and_not_what_was_asked_for_later(draft, world, people):
    draft.duties.filter(kind="plan").update(due=None, rule="10 ngày làm việc sau khi phát động", rolling="next", late="lock", brief="Theo mẫu 01")
    launched(draft, people)
    with clock.on(dt.date(2023, 4, 6)):
        add_duty(draft, [world.units["song_ray"]], by=people.lan, now=clock.now(), title="Báo cáo đột xuất", due=dt.date(2023, 4, 28), ground="CV 12")
    with clock.on(dt.date(2023, 12, 1)):
        copied = copy_directive(draft, by=people.lan, now=clock.now(), year=2024)
    plan = copied.duties.get(kind="plan")
    assert (plan.due, plan.rule, plan.rolling, plan.late, plan.brief, plan.confirmed) == (
        None,
        "10 ngày làm việc sau khi phát động",
        "next",
        "lock",
        "Theo mẫu 01",
        False,
    )
    assert [duty.title for duty in copied.duties.filter(kind="thematic")] == []
    assert copied.duties.get(kind="half_year").due == dt.date(2024, 6, 15)


def test_the_usual_duties_count_the_week_of_acknowledging_from_the_launch(world, people):
    draft = make_directive(world, year=2024)
    draft.duties.all().delete()
    taken = take_proposed_duties(draft, by=people.lan, now=MORNING, version=draft.version)
    assert (taken[0].rule, taken[0].due) == ("7 ngày sau khi phát động", None)
