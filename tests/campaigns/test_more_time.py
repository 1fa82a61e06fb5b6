"""More time: a unit asks, the office grants, refuses or gives it unasked; what was locked opens again; both sides read the history."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations import changes
from campaigns.obligations.actions import declare_done, reopen
from campaigns.obligations.models import Obligation, TimeRequest
from campaigns.plans.actions import submit_plan
from emulation import clock
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.workflow.flows import Conflict, Refused
from tests.factories import make_plan, owed

DUE = dt.date(2023, 3, 15)
LATER = dt.date(2023, 3, 31)


def day(month, number):
    return dt.date(2023, month, number)


def at(month, number, hour=9):
    return clock.at(f"2023-{month:02d}-{number:02d} {hour:02d}:00")


@pytest.fixture
def task(launched, world):
    """What Sông Ray has to tell about: due on 15 March, open since 6 February."""
    Duty.objects.filter(directive=launched, kind="launch").update(kind="propaganda")
    return owed(launched, world.units["song_ray"], "propaganda")


@pytest.fixture
def locked(task):
    """The same duty, of the kind that takes nothing after its deadline."""
    Duty.objects.filter(pk=task.duty_id).update(late=Duty.Late.LOCK)
    return Obligation.objects.get(pk=task.pk)


def asked(task, person, due=LATER, reason="Đang sửa hội trường xã"):
    return changes.ask_time(task, by=person, now=clock.now(), asked_due=due, reason=reason)


def plain(answer):
    return " ".join(answer.content.decode().split())


def bells(person):
    return list(Notice.objects.filter(recipient=person, channel="bell").order_by("-pk").values_list("subject", "url"))


def test_a_unit_asks_on_the_page_and_the_office_is_told(task, people, sign_in):
    with at(3, 13):
        browser = sign_in(people.binh)
        first = plain(browser.get(f"/viec/{task.pk}/"))
        assert "Sắp đến hạn: thứ Tư, 15/3/2023." in first
        assert f'href="/viec/{task.pk}/xin-gia-han/"' in first
        page = plain(browser.get(f"/viec/{task.pk}/xin-gia-han/"))
        assert "Hạn đang là thứ Tư, 15/3/2023. Thêm 5 ngày làm việc là thứ Tư, 22/3/2023; thêm 10 ngày làm việc là thứ Tư, 29/3/2023." in page
        answer = browser.post(f"/viec/{task.pk}/xin-gia-han/", {"asked_due": "31/3/2023", "reason": "Đang sửa hội trường xã"}, follow=True)
        request = TimeRequest.objects.get()
        assert (request.obligation, request.asked_due, request.asked_by, request.state) == (task, LATER, people.binh, "waiting")
        text = plain(answer)
        assert "Đang đề nghị gia hạn đến thứ Sáu, 31/3/2023" in text
        assert "Rút đề nghị" in text
        assert "xin-gia-han" not in text
        assert bells(people.lan)[0] == ("Đề nghị gia hạn: UBND xã Sông Ray", f"/gia-han/{request.pk}/")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"asked_due": "", "reason": "x"}, "Nhập ngày đề nghị gia hạn đến"),
        ({"asked_due": "31/3/2023", "reason": ""}, "Nhập lý do đề nghị gia hạn"),
        ({"asked_due": "31/2/2023", "reason": "x"}, "Nhập ngày theo dạng 20/6/2023"),
        ({"asked_due": "15/3/2023", "reason": "x"}, "Hạn đang là 15/3/2023. Chọn ngày sau ngày đó."),
        ({"asked_due": "1/3/2023", "reason": "x"}, "Ngày 1/3/2023 đã qua. Chọn ngày từ hôm nay trở đi."),
        ({"asked_due": "31/3/2032", "reason": "x"}, "Ngày 31/3/2032 quá xa hạn ban đầu (15/3/2023). Kiểm tra lại năm."),
    ],
)
def test_what_cannot_be_asked_is_said_and_what_was_typed_stays(task, people, sign_in, typed, sentence):
    with at(3, 13):
        answer = sign_in(people.an).post(f"/viec/{task.pk}/xin-gia-han/", typed)
        assert answer.status_code == 422
        assert sentence in plain(answer)
        assert answer.context["form"]["asked_due"].value() == typed["asked_due"]
        assert TimeRequest.objects.count() == 0


def test_two_clicks_make_one_request(task, people, sign_in):
    with at(3, 13):
        browser, typed = sign_in(people.an), {"asked_due": "31/3/2023", "reason": "Đang sửa hội trường xã"}
        assert browser.post(f"/viec/{task.pk}/xin-gia-han/", typed).status_code == 302
        second = browser.post(f"/viec/{task.pk}/xin-gia-han/", typed)
        assert (second.status_code, TimeRequest.objects.count()) == (422, 1)
        assert "Đơn vị đã có một đề nghị gia hạn đang chờ trả lời" in plain(second)
        assert browser.get(f"/viec/{task.pk}/xin-gia-han/").status_code == 302


def test_another_unit_and_the_office_cannot_ask(task, people, sign_in):
    with at(3, 13):
        assert sign_in(people.em).get(f"/viec/{task.pk}/xin-gia-han/").status_code == 404
        assert sign_in(people.lan).get(f"/viec/{task.pk}/xin-gia-han/").status_code == 403
        with pytest.raises(Refused, match="Chỉ người của đơn vị được giao việc này"):
            asked(task, people.lan)


def test_granting_moves_the_deadline_and_keeps_the_first_one(task, people, sign_in):
    with at(3, 13):
        request = asked(task, people.an)
    with at(3, 14):
        office = sign_in(people.lan)
        page = office.get(f"/gia-han/{request.pk}/")
        assert page.context["grant"]["due"].value() == LATER
        words = {"grant-version": request.version, "grant-due": "24/3/2023", "grant-note": "Làm gọn trong tuần sau"}
        answer = office.post(f"/gia-han/{request.pk}/buoc/grant/", words, follow=True)
        assert "Đã gia hạn: UBND xã Sông Ray. Không còn đề nghị nào chờ trả lời." in plain(answer)
        request.refresh_from_db()
        assert (request.state, request.granted_due, request.answered_by) == ("granted", day(3, 24), people.lan)
        task = Obligation.objects.get(pk=task.pk)
        assert (task.due, task.deadline(day(3, 14)), task.deadline(day(3, 13))) == (DUE, day(3, 24), DUE)
        assert bells(people.an)[0] == ("Được gia hạn đến 24/3/2023: Tổ chức phát động tại đơn vị", f"/viec/{task.pk}/")
        text = plain(sign_in(people.binh).get(f"/viec/{task.pk}/"))
        assert "Hạn ban đầu" in text
        assert "Lê Thị Lan gia hạn ngày 14/3/2023: <q>Làm gọn trong tuần sau</q>" in text
        assert "Đề nghị gia hạn đến 31/3/2023, được gia hạn đến 24/3/2023" in text
    with at(3, 20):
        assert not Obligation.objects.overdue_on(day(3, 20)).filter(pk=task.pk).exists()
        assert Obligation.objects.get(pk=task.pk).days_late(day(3, 20)) == 0
    assert Obligation.objects.overdue_on(day(3, 25)).filter(pk=task.pk).exists()


def test_refusing_needs_a_reason_which_the_unit_reads(task, people, sign_in):
    with at(3, 13):
        request = asked(task, people.an)
        office = sign_in(people.lan)
        empty = office.post(f"/gia-han/{request.pk}/buoc/refuse/", {"refuse-version": request.version, "refuse-note": ""})
        assert (empty.status_code, "Nhập lý do không gia hạn" in plain(empty)) == (422, True)
        office.post(f"/gia-han/{request.pk}/buoc/refuse/", {"refuse-version": request.version, "refuse-note": "Các xã khác đã xong."})
        request.refresh_from_db()
        assert (request.state, request.granted_due, request.answer) == ("refused", None, "Các xã khác đã xong.")
        assert Obligation.objects.get(pk=task.pk).deadline(day(3, 13)) == DUE
        assert bells(people.an)[0][0] == "Không gia hạn: Tổ chức phát động tại đơn vị"
        assert "Các xã khác đã xong." in plain(sign_in(people.an).get(f"/viec/{task.pk}/"))
        again = asked(Obligation.objects.get(pk=task.pk), people.an, due=day(3, 20))
        assert again.state == "waiting"


def test_the_second_of_two_answers_is_a_conflict_and_changes_nothing(task, people, sign_in):
    with at(3, 13):
        request = asked(task, people.an)
        office, words = sign_in(people.lan), {"grant-version": request.version, "grant-due": "31/3/2023"}
        assert office.post(f"/gia-han/{request.pk}/buoc/grant/", words).status_code == 302
        second = office.post(f"/gia-han/{request.pk}/buoc/grant/", words)
        assert second.status_code == 409
        assert "Lê Thị Lan (Chuyên viên thường trực) vừa thực hiện “Gia hạn” lúc 09:00 ngày 13/3/2023" in plain(second)
        late = office.post(f"/gia-han/{request.pk}/buoc/refuse/", {"refuse-version": request.version, "refuse-note": "Thôi"})
        assert late.status_code == 409
        assert [(change.kind, change.due) for change in task.changes.all()] == [("extend", LATER)]
        with pytest.raises(Conflict):
            changes.refuse_time(TimeRequest.objects.get(), by=people.lan, now=clock.now(), note="Thôi", version=request.version)


def test_a_date_that_is_no_gain_is_refused_with_everything_typed(task, people, sign_in):
    with at(3, 13):
        request = asked(task, people.an)
        words = {"grant-version": request.version, "grant-due": "14/3/2023", "grant-note": "Nhanh lên"}
        answer = sign_in(people.lan).post(f"/gia-han/{request.pk}/buoc/grant/", words)
        assert answer.status_code == 409
        assert "Hạn đang là 15/3/2023. Chọn ngày sau ngày đó." in plain(answer)
        assert "Nhanh lên" in plain(answer)


def test_the_unit_takes_its_request_back(task, people, sign_in):
    with at(3, 13):
        request = asked(task, people.an)
        browser = sign_in(people.binh)
        assert sign_in(people.lan).post(f"/gia-han/{request.pk}/buoc/withdraw/", {"version": request.version}).status_code == 403
        answer = browser.post(f"/gia-han/{request.pk}/buoc/withdraw/", {"version": request.version}, follow=True)
        assert "Đã rút đề nghị gia hạn." in plain(answer)
        again = browser.post(f"/gia-han/{request.pk}/buoc/withdraw/", {"version": request.version}, follow=True)
        assert "vừa thực hiện “Rút đề nghị gia hạn”" in plain(again)
        request.refresh_from_db()
        assert (request.state, request.answered_by) == ("withdrawn", people.binh)


def test_while_it_waits_the_inbox_of_the_unit_names_it(task, people):
    with at(3, 13):
        request = asked(task, people.binh)
        (row,) = [each for each in rows(people.binh, day(3, 13)) if each.section == "waiting"]
        assert (row.title, row.sent, row.url) == (f"Đề nghị gia hạn: {task.duty.title}", day(3, 13), f"/viec/{task.pk}/")
        changes.withdraw_request(request, by=people.binh, now=clock.now())
        assert [each for each in rows(people.binh, day(3, 13)) if each.section == "waiting"] == []


def test_what_is_locked_says_why_and_opens_again_with_more_time(locked, people, sign_in):
    with at(3, 15):
        assert "Báo đã thực hiện" in plain(sign_in(people.an).get(f"/viec/{locked.pk}/"))
    with at(3, 20):
        browser = sign_in(people.an)
        text = plain(browser.get(f"/viec/{locked.pk}/"))
        assert "Đã khóa từ thứ Năm, 16/3/2023." in text
        assert "Việc này không nhận sau ngày hạn (15/3/2023). Chỉ Phòng Nội vụ mở lại được, bằng cách gia hạn." in text
        assert "bao-xong" not in text
        refused = browser.post(f"/viec/{locked.pk}/bao-xong/", {"note": "Đã làm"})
        assert (refused.status_code, "Đã khóa vì quá hạn ngày 15/3/2023" in plain(refused)) == (422, True)
        request = asked(locked, people.an)
        changes.grant_time(request, by=people.lan, now=clock.now(), due=LATER)
        assert browser.post(f"/viec/{locked.pk}/bao-xong/", {"note": "Đã làm"}).status_code == 302
        locked = Obligation.objects.get(pk=locked.pk)
        assert (locked.state, locked.days_late(day(3, 20))) == ("approved", 0)


def test_time_is_given_unasked_and_answers_a_request_that_waits(task, launched, world, people, sign_in):
    other = owed(launched, world.units["xuan_my"], "propaganda")
    with at(3, 13):
        request = asked(task, people.an)
        both = list(Obligation.objects.filter(pk__in=[task.pk, other.pk]).with_names())
        assert changes.extend(both, by=people.lan, now=clock.now(), due=LATER, reason="Mưa lũ cả tuần") == 2
        request.refresh_from_db()
        assert (request.state, request.granted_due) == ("granted", LATER)
        assert [change.request for change in task.changes.all()] == [request]
        assert bells(people.dung)[0][0] == "Được gia hạn đến 31/3/2023: Tổ chức phát động tại đơn vị"
        with pytest.raises(Refused, match="UBND xã Xuân Mỹ: Hạn đang là 31/3/2023"):
            changes.extend(list(reversed(both)), by=people.lan, now=clock.now(), due=LATER, reason="Mưa lũ cả tuần")


def test_the_office_extends_on_the_page_and_a_second_click_says_how_it_stands(task, people, sign_in):
    with at(3, 13):
        office, words = sign_in(people.lan), {"extend-due": "31/3/2023", "extend-reason": "Mưa lũ"}
        assert office.post(f"/viec/{task.pk}/gia-han/", words).status_code == 302
        second = office.post(f"/viec/{task.pk}/gia-han/", words)
        assert (second.status_code, "Hạn đang là 31/3/2023. Chọn ngày sau ngày đó." in plain(second)) == (422, True)
        assert task.changes.count() == 1
        assert sign_in(people.an).post(f"/viec/{task.pk}/gia-han/", words).status_code == 403
        assert "Nhập lý do gia hạn" in plain(office.post(f"/viec/{task.pk}/gia-han/", {"extend-due": "30/4/2023", "extend-reason": ""}))


def test_sending_before_the_answer_takes_the_request_back(task, launched, world, people):
    plan = make_plan(launched, world.units["song_ray"], by=people.an)
    with at(2, 27):
        request = asked(Obligation.objects.get(pk=plan.obligation_id), people.an, due=day(3, 10))
        submit_plan(plan, by=people.an, now=clock.now())
        request.refresh_from_db()
        assert (request.state, request.answer) == ("withdrawn", "Đơn vị đã trình, không cần gia hạn.")
    with at(3, 13):
        request = asked(task, people.an)
        declare_done(task, by=people.an, now=clock.now(), note="Đã tổ chức")
        request.refresh_from_db()
        assert request.state == "withdrawn"
        with pytest.raises(Refused, match="đã trình hoặc đã xong"):
            asked(task, people.an)


def test_the_desk_lists_what_waits_and_leads_to_the_next(task, launched, world, people, sign_in):
    report = owed(launched, world.units["xuan_my"], "propaganda")
    with at(3, 13):
        first, second = asked(task, people.an), asked(report, people.dung, reason="Chưa có kinh phí")
        office = sign_in(people.lan)
        page = office.get("/gia-han/")
        assert [row.pk for row in page.context["page"]] == [first.pk, second.pk]
        assert [(preset.label, preset.count) for preset in page.context["presets"]] == [
            ("Chờ trả lời", 2),
            ("Đã gia hạn", 0),
            ("Không gia hạn", 0),
            ("Đơn vị rút lại", 0),
            ("Tất cả", 2),
        ]
        answer = office.post(f"/gia-han/{first.pk}/buoc/grant/", {"grant-version": first.version, "grant-due": "31/3/2023"})
        assert answer.url == f"/gia-han/{second.pk}/"
        text = plain(office.get(f"/gia-han/{second.pk}/"))
        assert "Đề nghị thứ 1 trong 1 đề nghị chờ" in text
        assert "Chưa có lần nào khác." in text
        assert [row.pk for row in office.get("/gia-han/?loc=da-gia-han").context["page"]] == [first.pk]
        assert [row.pk for row in office.get("/gia-han/?loc=sai").context["page"]] == [second.pk]
        assert sign_in(people.an).get("/gia-han/").status_code == 403
        assert sign_in(people.an).get(f"/gia-han/{first.pk}/").status_code == 403
        assert sign_in(people.em).get(f"/gia-han/{first.pk}/").status_code == 404
        assert sign_in(people.nga).get(f"/gia-han/{first.pk}/").status_code == 404
        assert [row.pk for row in sign_in(people.nga).get("/gia-han/?loc=tat-ca").context["page"]] == []


def test_earlier_requests_of_the_unit_are_read_beside_the_new_one(task, launched, world, people, sign_in):
    report = owed(launched, world.units["song_ray"], "half_year")
    with at(3, 13):
        refused = asked(task, people.an)
        changes.refuse_time(refused, by=people.lan, now=clock.now(), note="Không có lý do chính đáng")
        changes.extend([Obligation.objects.get(pk=task.pk)], by=people.lan, now=clock.now(), due=day(3, 20), reason="Cho thêm mấy ngày")
    with at(6, 12):
        request = asked(report, people.an, due=day(6, 30), reason="Chờ số liệu thống kê")
        page = sign_in(people.lan).get(f"/gia-han/{request.pk}/")
        assert [each.pk for each in page.context["earlier"]] == [refused.pk]
        assert [(change.due, change.reason) for change in page.context["extensions"]] == [(day(3, 20), "Cho thêm mấy ngày")]


def test_the_queue_and_the_inbox_of_the_office_name_the_requests(task, people, sign_in):
    with at(3, 13):
        assert "Gia hạn" in plain(sign_in(people.lan).get("/hang-cho/"))
        asked(task, people.an)
        queue = plain(sign_in(people.lan).get("/hang-cho/"))
        assert "1 đề nghị gia hạn" in queue
        row = next(row for row in rows(type(people.lan).objects.get(pk=people.lan.pk), day(3, 13)) if "gia hạn" in row.title)
        assert (row.title, row.url, row.verb) == ("Trả lời 1 đề nghị gia hạn", "/gia-han/", "Mở danh sách")


def test_more_time_for_what_came_back_moves_the_day_of_mending(task, people):
    with at(2, 10):
        declare_done(task, by=people.an, now=clock.now(), note="Đã làm")
        reopen(task, by=people.lan, now=clock.now(), note="Chưa có ảnh", due=day(2, 15))
        assert task.due_now(day(2, 10)) == day(2, 15)
        request = asked(task, people.an, due=day(2, 20))
        changes.grant_time(request, by=people.lan, now=clock.now(), due=day(2, 20))
        task = Obligation.objects.get(pk=task.pk)
        assert (task.deadline(day(2, 10)), task.due_now(day(2, 10))) == (DUE, day(2, 20))
        assert changes.extend([task], by=people.lan, now=clock.now(), due=day(2, 22), reason="Thêm hai ngày") == 1
        assert (task.deadline(day(2, 10)), task.due_now(day(2, 10))) == (DUE, day(2, 22))


def test_what_was_sent_in_time_and_came_back_without_a_day_is_not_called_overdue(task, people, sign_in):
    with at(2, 10):
        declare_done(task, by=people.an, now=clock.now(), note="Đã làm")
        reopen(task, by=people.lan, now=clock.now(), note="Chưa có ảnh")
    with at(3, 20):
        browser = sign_in(people.an)
        text = plain(browser.get(f"/viec/{task.pk}/"))
        assert "Việc đã quá hạn" not in text
        assert f'href="/viec/{task.pk}/xin-gia-han/"' in text
        hint = "Chưa định ngày bổ sung. Từ hôm nay thêm 5 ngày làm việc là thứ Hai, 27/3/2023"
        assert hint in plain(browser.get(f"/viec/{task.pk}/xin-gia-han/"))
        asked(Obligation.objects.get(pk=task.pk), people.an)
        assert "Quá 5 ngày" not in plain(sign_in(people.lan).get("/gia-han/"))
