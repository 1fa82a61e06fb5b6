"""Reminding everybody who has not done it, in one click; and a duty that is laid after the launch."""

import datetime as dt

import pytest

from campaigns.directives.models import Duty
from campaigns.obligations import asking, changes
from campaigns.obligations.actions import declare_done
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from tests.factories import make_directive, owed

MAR13 = dt.date(2023, 3, 13)


@pytest.fixture
def duty(launched):
    Duty.objects.filter(directive=launched, kind="launch").update(kind="propaganda")
    return launched.duties.get(kind="propaganda")


def plain(answer):
    return " ".join(answer.content.decode().split())


def bells(person, about):
    return [
        each.subject
        for each in Notice.objects.filter(recipient=person, channel="bell", subject__endswith=about).exclude(subject__contains="Việc mới")
    ]


def test_one_click_reminds_all_who_have_not_done_it(duty, launched, world, people, sign_in):
    declare_done(owed(launched, world.units["song_ray"], "propaganda"), by=people.an, now=clock.now(), note="Đã làm")
    with clock.on(MAR13):
        changes.waive(owed(launched, world.units["noi_vu"], "propaganda"), by=people.lan, now=clock.now(), reason="Đang thanh tra")
        office = sign_in(people.lan)
        page = office.get(f"/viec-giao/{duty.pk}/")
        assert [each.owner_name for each in page.context["page"].to_ask] == ["UBND xã Xuân Mỹ", "Phòng Văn hóa và Thông tin", "Hội Nông dân"]
        assert page.context["message"] == ("Nhắc thực hiện: Tổ chức phát động tại đơn vị", "UBND xã Xuân Mỹ: hạn 15/3/2023.")
        answer = office.post(f"/viec-giao/{duty.pk}/nhac/", {"ask-note": "Gửi kèm ảnh."}, follow=True)
        assert "Đã nhắc 3 đơn vị chưa làm, trên hệ thống và qua thư." in plain(answer)
        assert "Hôm nay đã nhắc mọi đơn vị chưa làm" in plain(answer)
        told = Notice.objects.get(recipient=people.tam, channel="bell", key__startswith="asked")
        assert told.subject == "Trân trọng đề nghị: Tổ chức phát động tại đơn vị"
        assert told.body == "Hội Nông dân: hạn 15/3/2023.\nGửi kèm ảnh."
        assert bells(people.dung, "Tổ chức phát động tại đơn vị") == ["Nhắc thực hiện: Tổ chức phát động tại đơn vị"]
        assert bells(people.an, "Tổ chức phát động tại đơn vị") == []
        assert bells(people.em, "Tổ chức phát động tại đơn vị") == ["Được miễn: Tổ chức phát động tại đơn vị"]


def test_a_second_click_on_the_same_day_tells_nobody_twice(duty, people, sign_in):
    with clock.on(MAR13):
        office = sign_in(people.lan)
        office.post(f"/viec-giao/{duty.pk}/nhac/", {})
        before = (Notice.objects.count(), Trace.objects.filter(step="asked").count())
        second = office.post(f"/viec-giao/{duty.pk}/nhac/", {})
        assert (second.status_code, "Hôm nay đã nhắc mọi đơn vị chưa làm việc này" in plain(second)) == (409, True)
        assert (Notice.objects.count(), Trace.objects.filter(step="asked").count()) == before
    with clock.on(MAR13 + dt.timedelta(days=3)):
        assert asking.ask_all(duty, by=people.lan, now=clock.now()) == 5
        assert "đã quá hạn từ 15/3/2023" in Notice.objects.filter(recipient=people.dung, channel="bell").latest("pk").body


def test_nobody_is_left_to_ask_and_others_may_not(duty, people):
    with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
        asking.ask_all(duty, by=people.thin, now=clock.now())
    Obligation.objects.filter(duty=duty).update(state="approved", done_on=MAR13)
    with pytest.raises(Refused, match="không còn ai để nhắc"):
        asking.ask_all(duty, by=people.lan, now=clock.now())


def typed(world, **changed):
    words = {
        "title": "Báo cáo chuyên đề chuyển đổi số",
        "kind": "thematic",
        "ground": "Công văn số 12/UBND-NV ngày 5/4/2023",
        "brief": "Nêu số dịch vụ công trực tuyến.",
        "due": "28/4/2023",
        "late": "lock",
        "kinds": [world.kinds["xa"].pk],
        "units": [world.units["nong_dan"].pk, world.units["song_ray"].pk],
    }
    return words | changed


def test_a_duty_is_laid_after_the_launch_in_three_steps(launched, world, people, sign_in):
    with clock.on(dt.date(2023, 4, 6)):
        office, address = sign_in(people.lan), f"/chi-thi/{launched.pk}/giao-them/"
        assert office.get(address).status_code == 200
        confirm = office.post(address, typed(world))
        text = plain(confirm)
        assert (confirm.status_code, launched.duties.filter(kind="thematic").count()) == (200, 0)
        assert "Giao thêm việc cho 3 đơn vị?" in text
        assert "UBND xã Sông Ray; UBND xã Xuân Mỹ; Hội Nông dân." in text
        assert "4 người được báo ngay" in text
        again = office.post(address, typed(world) | {"sua-lai": "1"})
        assert (again.status_code, again.context["form"]["title"].value()) == (200, "Báo cáo chuyên đề chuyển đổi số")
        done = office.post(address, typed(world) | {"xac-nhan": "1"}, follow=True)
        duty = launched.duties.get(kind="thematic")
        assert done.redirect_chain == [(f"/viec-giao/{duty.pk}/", 302)]
        assert (duty.short, duty.scope, duty.late, duty.ground, duty.added_by) == ("BC", "units", "lock", typed(world)["ground"], people.lan)
        laid = Obligation.objects.filter(duty=duty)
        assert {(each.unit.code, each.opens, each.due) for each in laid} == {
            (code, dt.date(2023, 4, 6), dt.date(2023, 4, 28)) for code in ("song-ray", "xuan-my", "nong-dan")
        }
        row = next(row for row in rows(type(people.tam).objects.get(pk=people.tam.pk), dt.date(2023, 4, 6)) if "chuyển đổi số" in row.title)
        assert row.due == dt.date(2023, 4, 28)
        page = plain(sign_in(people.tam).get(f"/viec/{laid.get(unit=world.units['nong_dan']).pk}/"))
        assert "Nêu số dịch vụ công trực tuyến." in page
        assert "Theo Công văn số 12/UBND-NV ngày 5/4/2023" in page
        second = office.post(address, typed(world) | {"xac-nhan": "1"})
        assert (second.status_code, "đã được giao thêm rồi" in plain(second), launched.duties.filter(kind="thematic").count()) == (409, True, 1)


def test_choosing_a_cluster_chooses_its_members(launched, world, people, sign_in):
    cluster = world.units["noi_vu"].memberships.get().cluster
    with clock.on(dt.date(2023, 4, 6)):
        words = typed(world, kinds=[], units=[], clusters=[cluster.pk])
        confirm = sign_in(people.lan).post(f"/chi-thi/{launched.pk}/giao-them/", words)
        assert [unit.code for unit in confirm.context["units"]] == ["noi-vu", "van-hoa", "nong-dan"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Nhập tên việc"),
        ({"ground": ""}, "Nhập căn cứ, ví dụ Công văn số 12/UBND-NV ngày 5/4/2023"),
        ({"due": ""}, "Nhập hạn"),
        ({"due": "31/4/2023"}, "Nhập ngày theo dạng 20/6/2023"),
        ({"kinds": [], "units": []}, "Chọn ít nhất một đơn vị, hoặc một loại, một cụm"),
        ({"kind": "plan"}, "Chọn loại việc"),
    ],
)
def test_what_is_missing_is_said(launched, world, people, sign_in, changed, sentence):
    answer = sign_in(people.lan).post(f"/chi-thi/{launched.pk}/giao-them/", typed(world, **changed))
    assert (answer.status_code, sentence in plain(answer)) == (422, True)


def test_a_day_that_has_passed_a_draft_and_a_stranger_are_refused(launched, world, people, sign_in):
    with clock.on(dt.date(2023, 5, 6)):
        office = sign_in(people.lan)
        past = office.post(f"/chi-thi/{launched.pk}/giao-them/", typed(world) | {"xac-nhan": "1"})
        assert (past.status_code, "Ngày 28/4/2023 đã qua. Chọn hạn từ hôm nay trở đi." in plain(past)) == (409, True)
        far = office.post(f"/chi-thi/{launched.pk}/giao-them/", typed(world, due="28/4/2032") | {"xac-nhan": "1"})
        assert (far.status_code, "Hạn 28/4/2032 quá xa. Kiểm tra lại năm." in plain(far)) == (409, True)
        draft = make_directive(world, year=2024)
        assert office.get(f"/chi-thi/{draft.pk}/giao-them/").status_code == 302
        who = {"by": people.lan, "now": clock.now(), "title": "Việc", "due": dt.date(2023, 6, 1), "ground": "Công văn"}
        with pytest.raises(Refused, match="UBND xã Đầm Sen không thuộc UBND Bình Minh"):
            asking.add_duty(launched, [world.units["hoa_sen_xa"]], **who)
        with pytest.raises(Refused, match="chưa ban hành"):
            asking.add_duty(draft, [world.units["song_ray"]], **who)
        with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
            asking.add_duty(launched, [world.units["song_ray"]], **who | {"by": people.thin})
        assert sign_in(people.an).get(f"/chi-thi/{launched.pk}/giao-them/").status_code == 403
