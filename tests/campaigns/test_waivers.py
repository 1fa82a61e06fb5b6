"""A duty waived for one unit: it stays as a row, nobody is reminded, no count has it; and the end of a waiver."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations import changes
from campaigns.obligations.actions import declare_done, put_in_charge
from campaigns.obligations.asking import unsettled
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.plans.actions import pass_up, recall, submit_plan
from campaigns.plans.models import Plan
from emulation import clock
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from tests.factories import make_plan, owed

FEB10, MAR20 = dt.date(2023, 2, 10), dt.date(2023, 3, 20)
REASON = "Xã không có làng nghề"


@pytest.fixture
def task(launched, world):
    Duty.objects.filter(directive=launched, kind="launch").update(kind="propaganda")
    return owed(launched, world.units["song_ray"], "propaganda")


def plain(answer):
    return " ".join(answer.content.decode().split())


def fresh(task):
    return Obligation.objects.get(pk=task.pk)


def waive(task, people):
    changes.waive(task, by=people.lan, now=clock.now(), reason=REASON)


def test_the_office_waives_on_the_page_and_the_unit_reads_why(task, people, sign_in):
    with clock.on(FEB10):
        office = sign_in(people.lan)
        assert "Nhập lý do miễn" in plain(office.post(f"/viec/{task.pk}/mien/", {"waive-reason": " "}))
        answer = office.post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON}, follow=True)
        assert "Đã miễn việc này. Người của đơn vị được báo ngay." in plain(answer)
        text = plain(sign_in(people.an).get(f"/viec/{task.pk}/"))
        assert "Việc này đã được miễn từ ngày 10/2/2023." in text
        assert REASON in text
        for offered in ("bao-xong", "xin-gia-han", "phu-trach/", "lam-lai"):
            assert offered not in text
        told = Notice.objects.filter(recipient=people.an, channel="bell").latest("pk")
        assert (told.subject, told.body) == (
            "Được miễn: Tổ chức phát động tại đơn vị",
            f"UBND xã Sông Ray: Tổ chức phát động tại đơn vị.\nLý do: {REASON}",
        )


def test_two_clicks_waive_once(task, people, sign_in):
    office = sign_in(people.lan)
    assert office.post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON}).status_code == 302
    second = office.post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON})
    assert (second.status_code, "Việc này đã được miễn." in plain(second), task.changes.count()) == (422, True, 1)


def test_what_is_waived_is_not_late_and_not_reminded_of(task, people):
    with clock.on(FEB10):
        waive(task, people)
    task = fresh(task)
    assert (task.days_late(MAR20), task.is_overdue(MAR20)) == (0, False)
    assert not Obligation.objects.overdue_on(MAR20).filter(pk=task.pk).exists()
    assert task.pk not in {each.pk for each in unsettled(task.duty, MAR20)}


def test_the_day_before_it_still_counted(task, people):
    with clock.on(MAR20):
        waive(task, people)
    assert Obligation.objects.overdue_on(MAR20 - dt.timedelta(days=1)).filter(pk=task.pk).exists()
    assert not Obligation.objects.overdue_on(MAR20).filter(pk=task.pk).exists()
    assert (fresh(task).days_late(MAR20 - dt.timedelta(days=1)), fresh(task).days_late(MAR20)) == (4, 0)


def test_nobody_works_on_what_is_waived(task, people, sign_in):
    with clock.on(FEB10):
        waive(task, people)
        with pytest.raises(Refused, match="đã được miễn từ ngày 10/2/2023"):
            declare_done(fresh(task), by=people.an, now=clock.now(), note="Đã làm")
        with pytest.raises(Refused, match="đã được miễn nên không cần gia hạn"):
            changes.ask_time(fresh(task), by=people.an, now=clock.now(), asked_due=MAR20, reason="x")
        assert sign_in(people.an).get(f"/viec/{task.pk}/xin-gia-han/").status_code == 302


def test_waiving_answers_the_request_that_waits(task, people):
    with clock.on(FEB10):
        request = changes.ask_time(task, by=people.an, now=clock.now(), asked_due=MAR20, reason="Chưa kịp")
        waive(task, people)
        request.refresh_from_db()
        assert (request.state, request.answer, request.answered_by) == ("refused", "Việc đã được miễn.", people.lan)
        assert TimeRequest.objects.waiting_for(people.lan).count() == 0


def test_the_end_of_a_waiver_in_time_brings_the_deadline_back(task, people, sign_in):
    with clock.on(FEB10):
        waive(task, people)
        office = sign_in(people.lan)
        assert "Thôi miễn, yêu cầu thực hiện" in plain(office.get(f"/viec/{task.pk}/"))
        assert office.post(f"/viec/{task.pk}/thoi-mien/", {"restore-reason": "Xã mới lập làng nghề"}).status_code == 302
        second = office.post(f"/viec/{task.pk}/thoi-mien/", {"restore-reason": "Xã mới lập làng nghề"})
        assert (second.status_code, "Việc này không được miễn." in plain(second)) == (422, True)
    task = fresh(task)
    assert (task.waiver(FEB10), task.is_overdue(MAR20)) == (None, True)
    assert [(change.kind, change.day) for change in task.changes.all()] == [("waive", FEB10), ("restore", FEB10)]


def test_the_end_of_a_waiver_after_the_deadline_gives_a_new_day(task, people, sign_in):
    """Nobody could work while it was waived: it must not be weeks late at once."""
    with clock.on(FEB10):
        waive(task, people)
    with clock.on(MAR20):
        office = sign_in(people.lan)
        words = {"restore-reason": "Xã mới lập làng nghề"}
        answer = office.post(f"/viec/{task.pk}/thoi-mien/", words)
        assert (answer.status_code, "Nhập hạn mới cho đơn vị" in plain(answer)) == (422, True)
        assert office.post(f"/viec/{task.pk}/thoi-mien/", words | {"restore-due": "31/3/2023"}).status_code == 302
    task = fresh(task)
    assert (task.is_overdue(MAR20), task.days_late(MAR20), task.deadline(MAR20)) == (False, 0, dt.date(2023, 3, 31))
    assert [change.kind for change in task.changes.all()] == ["waive", "restore", "extend"]


def test_what_lies_with_the_office_is_answered_before_it_is_waived(launched, world, people, sign_in):
    plan = make_plan(launched, world.units["song_ray"], by=people.an)
    submit_plan(plan, by=people.an, now=clock.now())
    page = plain(sign_in(people.lan).get(f"/viec/{plan.obligation.pk}/"))
    assert "Miễn việc này cho đơn vị" not in page
    with pytest.raises(Refused, match="Duyệt hoặc trả lại trước"):
        waive(fresh(plan.obligation), people)


def test_a_waived_plan_is_not_passed_up(launched, world, people):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    waive(plan.obligation, people)
    with pytest.raises(Refused, match="đã được miễn"):
        pass_up(Plan.objects.with_names().get(pk=plan.pk), by=people.binh, now=clock.now())


def test_a_plan_that_locks_is_not_recalled_after_its_day(launched, world, people):
    plan = make_plan(launched, world.units["song_ray"], by=people.an)
    Duty.objects.filter(pk=plan.obligation.duty_id).update(late="lock")
    plan = Plan.objects.with_names().get(pk=plan.pk)
    submit_plan(plan, by=people.an, now=clock.now())
    with clock.on(MAR20), pytest.raises(Refused, match="thu hồi thì không trình lại được"):
        recall(plan, by=people.an, now=clock.now())
    with clock.on(FEB10):
        recall(plan, by=people.an, now=clock.now())
    assert Plan.objects.get(pk=plan.pk).state == "draft"


def test_only_the_office_waives_and_not_what_is_done(task, people, sign_in):
    assert sign_in(people.an).post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON}).status_code == 403
    assert sign_in(people.hoa).post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON}).status_code == 403
    assert sign_in(people.nga).post(f"/viec/{task.pk}/mien/", {"waive-reason": REASON}).status_code == 404
    put_in_charge(task, by=people.an, now=clock.now(), holder=people.binh)
    declare_done(task, by=people.binh, now=clock.now(), note="Đã làm")
    with pytest.raises(Refused, match="đã xong nên không miễn"):
        waive(task, people)


def test_what_came_back_with_a_day_shows_it(task, people, sign_in):
    declare_done(task, by=people.an, now=clock.now(), note="Đã làm")
    office = sign_in(people.lan)
    past = office.post(f"/viec/{task.pk}/lam-lai/", {"again-note": "Thiếu ảnh", "again-due": "1/2/2023"})
    assert (past.status_code, "Ngày phải bổ sung đã qua" in plain(past)) == (422, True)
    assert office.post(f"/viec/{task.pk}/lam-lai/", {"again-note": "Thiếu ảnh", "again-due": "15/2/2023"}).status_code == 302
    task = fresh(task)
    assert (task.state, task.due_now(FEB10), task.deadline(FEB10)) == ("return", dt.date(2023, 2, 15), dt.date(2023, 3, 15))
    assert "Bổ sung trước" in plain(sign_in(people.an).get(f"/viec/{task.pk}/"))


def test_a_waived_plan_cannot_be_begun(launched, world, people, sign_in):
    task = owed(launched, world.units["song_ray"], "plan")
    waive(task, people)
    browser = sign_in(people.an)
    assert "Viết mới theo mẫu" not in plain(browser.get(f"/viec/{task.pk}/"))
    browser.post(f"/viec/{task.pk}/ke-hoach/", {"how": "new"})
    assert fresh(task).state == "todo"
