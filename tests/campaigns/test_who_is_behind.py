"""Every open duty has a living person behind it: units with nobody and holders who left are named."""

import datetime as dt

import pytest

from campaigns.obligations import changes
from campaigns.obligations.actions import put_in_charge
from campaigns.obligations.behind import behind, owners_without_people
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.notifications.inbox import rows
from tests.factories import SINCE, owed

MAY = dt.date(2023, 5, 15)


def plain(answer):
    return " ".join(answer.content.decode().split())


def again(person):
    """The person as the next request reads them."""
    return User.objects.get(pk=person.pk)


@pytest.fixture
def leaving(launched, world, people):
    """Bình, who was put in charge of Sông Ray's launch, leaves at the end of March."""
    task = owed(launched, world.units["song_ray"], "launch")
    put_in_charge(task, by=people.an, now=clock.now(), holder=people.binh)
    people.binh.appointments.update(valid_to=dt.date(2023, 3, 31))
    return task


def test_units_and_clusters_without_anybody_are_named(launched, world, people, sign_in):
    with clock.on(MAY):
        found = behind(again(people.lan), MAY)
        assert (found.owners, found.covered, found.obligations) == (7, 5, 22)
        assert [(owner.name, len(owner.owed), owner.first) for owner in found.nobody] == [
            ("Phòng Văn hóa và Thông tin", 4, dt.date(2023, 2, 13)),
            ("Khối cơ quan, đoàn thể", 1, dt.date(2023, 3, 15)),
        ]
        page = plain(sign_in(people.lan).get("/nguoi-phu-trach/"))
        assert "5/7 đơn vị, cụm, khối có người phụ trách · 22 việc chưa xong" in page
        assert f'href="/nhan-su/phan-cong/?unit={world.units["van_hoa"].pk}"' in page
        assert "Phòng Nội vụ chưa có Khối trưởng" in page
        row = next(row for row in rows(again(people.lan), MAY) if "người phụ trách" in row.title)
        assert (row.title, row.url) == ("2 đơn vị không có người phụ trách", "/nguoi-phu-trach/")


def test_a_holder_who_left_leaves_the_duty_to_the_head(leaving, people, sign_in):
    with clock.on(MAY):
        found = behind(again(people.lan), MAY)
        assert [(obligation.pk, [person.full_name for person in by]) for obligation, by in found.left] == [(leaving.pk, ["Nguyễn Văn An"])]
        text = plain(sign_in(people.an).get(f"/viec/{leaving.pk}/"))
        assert "Trần Thị Bình không còn giữ vai trò ở đây, việc thuộc về thủ trưởng" in text
    with clock.on(dt.date(2023, 3, 31)):
        assert behind(again(people.lan), dt.date(2023, 3, 31)).left == []
        assert "không còn giữ vai trò" not in plain(sign_in(people.an).get(f"/viec/{leaving.pk}/"))


def test_an_appointment_closes_the_gap_and_what_is_waived_needs_nobody(launched, world, people):
    Appointment.objects.create(user=people.quy, unit=world.units["van_hoa"], role=Role.UNIT_HEAD, valid_from=SINCE)
    assert [owner.name for owner in behind(again(people.lan), MAY).nobody] == ["Khối cơ quan, đoàn thể"]
    with clock.on(MAY):
        for obligation in Obligation.objects.filter(cluster__isnull=False, unit=world.units["noi_vu"]):
            changes.waive(obligation, by=people.lan, now=clock.now(), reason="Khối chưa có Khối trưởng")
    assert behind(again(people.lan), MAY).nobody == []
    assert owners_without_people(again(people.lan), MAY) == 0


def test_the_neighbour_and_a_unit_do_not_read_it(launched, people, sign_in):
    assert sign_in(people.an).get("/nguoi-phu-trach/").status_code == 403
    assert sign_in(people.thin).get("/nguoi-phu-trach/").status_code == 403
    page = sign_in(people.nga).get("/nguoi-phu-trach/")
    assert (page.context["behind"].owners, page.context["behind"].nobody) == (0, [])
    assert owners_without_people(again(people.nga), MAY) == 0


def test_the_form_of_an_appointment_knows_the_unit(launched, world, people, sign_in):
    page = sign_in(people.lan).get(f"/nhan-su/phan-cong/?unit={world.units['van_hoa'].pk}")
    assert page.context["form"]["unit"].value() == str(world.units["van_hoa"].pk)
