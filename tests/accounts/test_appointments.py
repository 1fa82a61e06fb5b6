"""Roles are dated rows: who may what on which day, acting heads, hand-over to a successor."""

import datetime as dt

import pytest

from campaigns.obligations.actions import acknowledge
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.actions import appoint, end_appointment, hand_over
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.accounts.seats import seats_on
from emulation.units.models import Unit
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from tests.factories import DAY, MORNING, make_plan, owed


def fresh(user):
    """The person as the next request sees them."""
    return User.objects.get(pk=user.pk)


def test_a_role_counts_from_its_first_to_its_last_day(world, people):
    seat = people.an.appointments.get()
    Appointment.objects.filter(pk=seat.pk).update(valid_from=DAY, valid_to=DAY + dt.timedelta(days=1))
    held = [len(seats_on(fresh(people.an), DAY + dt.timedelta(days=shift))) for shift in (-1, 0, 1, 2)]
    assert held == [0, 1, 1, 0]


def test_who_left_yesterday_may_nothing_today(world, people, launched):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    end_appointment(people.an.appointments.get(), last_day=DAY - dt.timedelta(days=1), by=people.lan, now=MORNING)
    assert fresh(people.an).has_perm("campaigns.submit_plan", plan) is False
    assert list(Obligation.objects.visible_to(fresh(people.an))) == []


def test_an_acting_head_does_what_the_head_does(world, people, launched):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    assert people.binh.has_perm("campaigns.submit_plan", plan) is False
    appoint(
        user=people.binh,
        unit=world.units["song_ray"],
        role=Role.UNIT_HEAD,
        title="Phó Chủ tịch",
        acting=True,
        valid_from=DAY,
        by=people.lan,
        now=MORNING,
    )
    binh = fresh(people.binh)
    assert binh.has_perm("campaigns.submit_plan", plan) is True
    assert {seat.label for seat in binh.seats} == {"Công chức văn phòng", "Quyền Phó Chủ tịch"}


def test_two_seats_do_not_lend_each_other_their_unit(world, people, launched):
    """Dũng leads a cluster and one commune; as head of the cluster he may not submit the plan of another member."""
    other = make_plan(launched, world.units["song_ray"], by=people.binh)
    own = make_plan(launched, world.units["xuan_my"], by=people.dung)
    cluster = make_plan(launched, world.units["xuan_my"], by=people.dung, kind="cluster_plan")
    assert [people.dung.has_perm("campaigns.submit_plan", plan) for plan in (other, own, cluster)] == [False, True, True]


def test_a_leaver_hands_the_open_work_to_a_successor(world, people, launched):
    acknowledge(owed(launched, world.units["song_ray"], "acknowledge"), by=people.an, holder=people.an, now=MORNING)
    held = Obligation.objects.filter(holder=people.an, unit=world.units["song_ray"]).exclude(state="approved").count()
    new, moved = hand_over(people.an.appointments.get(), successor=people.quy, first_day=DAY + dt.timedelta(days=1), by=people.lan, now=MORNING)
    assert (held, moved) == (3, 3)
    assert Obligation.objects.filter(holder=people.quy).count() == 3
    assert (new.role, new.unit, new.title) == (Role.UNIT_HEAD, world.units["song_ray"], "Chủ tịch xã")
    old = people.an.appointments.get()
    assert (old.valid_to, old.successor) == (DAY, new)
    assert Trace.objects.of(owed(launched, world.units["song_ray"], "plan")).first().what == "Bàn giao từ Nguyễn Văn An cho Tô Phú Quý"
    with clock.on(DAY + dt.timedelta(days=1)):
        assert (len(fresh(people.an).seats), len(fresh(people.quy).seats)) == (0, 1)


def test_a_neighbour_appoints_nobody_here(world, people):
    with pytest.raises(Refused, match="Chỉ Thường trực Hội đồng hoặc quản trị"):
        appoint(
            user=people.quy, unit=world.units["song_ray"], role=Role.UNIT_HEAD, title="", acting=False, valid_from=DAY, by=people.nga, now=MORNING
        )
    assert people.quy.appointments.count() == 0


def test_a_role_of_the_whole_authority_is_not_given_in_a_unit(world, people):
    with pytest.raises(Refused, match="chỉ giao tại cơ quan ban hành"):
        appoint(
            user=people.quy, unit=world.units["song_ray"], role=Role.CHAIRMAN, title="", acting=False, valid_from=DAY, by=people.khanh, now=MORNING
        )


def test_the_seat_of_a_unit_answers_to_the_authority_above_it(world, people):
    """A commune that issues directives of its own still owes its duties to the authority above."""
    from emulation.units.models import Authority  # inline: only this story needs it

    Authority.objects.create(unit=world.units["song_ray"], level_name="Sông Ray", head_title="Chủ tịch UBND xã", council_name="Hội đồng")
    assert [seat.authority for seat in fresh(people.an).seats] == [world.authority]
    appoint(user=people.quy, unit=world.units["song_ray"], role=Role.CHAIRMAN, title="", acting=False, valid_from=DAY, by=people.khanh, now=MORNING)
    assert [seat.authority for seat in fresh(people.quy).seats] == [Unit.objects.get(pk=world.units["song_ray"].pk)]


def test_the_office_appoints_ends_and_hands_over_in_the_browser(world, people, sign_in):
    office = sign_in(people.lan)
    answer = office.post(
        "/nhan-su/phan-cong/",
        {
            "user": people.quy.pk,
            "unit": world.units["van_hoa"].pk,
            "role": "unit_head",
            "title": "Trưởng phòng",
            "valid_from": "6/2/2023",
            "valid_to": "",
        },
    )
    made = people.quy.appointments.get()
    assert (answer.status_code, answer["Location"], made.valid_from) == (302, f"/nhan-su/{made.pk}/", DAY)
    answer = office.post(f"/nhan-su/{made.pk}/ban-giao/", {"successor": people.em.pk, "first_day": "12/06/2023", "title": "", "acting": ""})
    made.refresh_from_db()
    assert (answer.status_code, made.valid_to) == (302, dt.date(2023, 6, 11))


def test_a_wrong_day_is_told_at_the_field_and_nothing_typed_is_lost(world, people, sign_in):
    answer = sign_in(people.lan).post(
        "/nhan-su/phan-cong/",
        {"user": people.quy.pk, "unit": world.units["van_hoa"].pk, "role": "unit_head", "title": "Trưởng phòng", "valid_from": "31/02/2023"},
    )
    page = answer.content.decode()
    assert answer.context["form"].errors["valid_from"] == ["Nhập ngày theo dạng 20/6/2023"]
    assert 'value="31/02/2023"' in page and 'value="Trưởng phòng"' in page
    assert people.quy.appointments.count() == 0


def test_a_role_is_not_given_twice_for_days_that_overlap(world, people):
    """The seat that begins next month is open-ended too: the database refuses a second one, so the rule must say so first."""
    seat = {"user": people.quy, "unit": world.units["song_ray"], "role": Role.UNIT_CLERK, "title": "", "acting": False}
    seat |= {"by": people.lan, "now": MORNING}
    appoint(**seat, valid_from=DAY + dt.timedelta(days=30))
    with pytest.raises(Refused, match="giữ vai trò này"):
        appoint(**seat, valid_from=DAY)
    appoint(**seat, valid_from=DAY, valid_to=DAY + dt.timedelta(days=29))


def test_who_hands_over_one_of_two_seats_keeps_the_work_of_the_other(world, people, launched):
    """Dũng gives up the cluster, not the commune: what the commune owes stays with him."""
    Obligation.objects.filter(unit=world.units["xuan_my"]).update(holder=people.dung)
    led = people.dung.appointments.get(role=Role.CLUSTER_HEAD)
    _, moved = hand_over(led, successor=people.quy, first_day=DAY + dt.timedelta(days=1), by=people.lan, now=MORNING)
    assert [row.duty.kind for row in Obligation.objects.filter(holder=people.quy)] == ["cluster_plan"]
    assert (moved, Obligation.objects.filter(holder=people.dung).count()) == (1, 4)


def test_what_ended_long_ago_is_not_handed_over(world, people):
    """Handing over would give the leaver back the days in between."""
    seat = people.binh.appointments.get()
    end_appointment(seat, last_day=DAY - dt.timedelta(days=30), by=people.lan, now=MORNING)
    with pytest.raises(Refused, match="đã kết thúc"):
        hand_over(seat, successor=people.quy, first_day=DAY, by=people.lan, now=MORNING)
    assert people.binh.appointments.get().valid_to == DAY - dt.timedelta(days=30)


@pytest.mark.parametrize(("role", "unit"), [(Role.CHAIRMAN, "binh_minh"), (Role.ADMINISTRATOR, "binh_minh")])
def test_the_office_makes_nobody_chairman_or_administrator(world, people, role, unit):
    with pytest.raises(Refused, match="chỉ do quản trị hệ thống phân công"):
        appoint(user=people.em, unit=world.units[unit], role=role, title="", acting=False, valid_from=DAY, by=people.lan, now=MORNING)


def test_nobody_appoints_themselves(world, people):
    with pytest.raises(Refused, match="Không tự phân công"):
        appoint(user=people.khanh, unit=world.authority, role=Role.CHAIRMAN, title="", acting=False, valid_from=DAY, by=people.khanh, now=MORNING)


def test_the_administrator_gives_a_new_password_and_old_sessions_end(world, people, sign_in):
    browser = sign_in(people.an)
    answer = sign_in(people.khanh).post(f"/nhan-su/{people.an.appointments.get().pk}/mat-khau-moi/")
    password = answer.context["password"]
    assert fresh(people.an).check_password(password)
    assert browser.get("/viec-cua-toi/").status_code == 302


def test_the_office_corrects_an_address_that_mail_came_back_from(people, sign_in):
    seat = people.an.appointments.get()
    office = sign_in(people.lan)
    wrong = office.post(f"/nhan-su/{seat.pk}/lien-he/", {"email": "khong-phai-thu", "phone": "0251"})
    assert (wrong.status_code, "Nhập thư điện tử theo dạng" in wrong.content.decode()) == (200, True)
    office.post(f"/nhan-su/{seat.pk}/lien-he/", {"email": "an.moi@example.gov.vn", "phone": "0251 111 2222"})
    people.an.refresh_from_db()
    assert (people.an.email, people.an.phone) == ("an.moi@example.gov.vn", "0251 111 2222")
    assert "an@example.gov.vn → an.moi@example.gov.vn" in Trace.objects.of(seat).first().note


def test_everybody_writes_their_own_address_and_nobody_that_of_who_chairs(people, sign_in):
    seat = people.thin.appointments.get()
    refused = sign_in(people.lan).post(f"/nhan-su/{seat.pk}/lien-he/", {"email": "gia@example.com", "phone": ""})
    assert "chỉ do quản trị hệ thống hoặc chính người đó sửa" in refused.content.decode()
    sign_in(people.thin).post(f"/nhan-su/{seat.pk}/lien-he/", {"email": "thin.moi@example.gov.vn", "phone": ""})
    people.thin.refresh_from_db()
    assert people.thin.email == "thin.moi@example.gov.vn"
    assert sign_in(people.nga).get(f"/nhan-su/{seat.pk}/lien-he/").status_code == 404
