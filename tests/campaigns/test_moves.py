"""A merged unit's open duties go to its successor; nothing is owed twice, and nothing goes to another authority."""

import datetime as dt

import pytest

from campaigns.obligations import asking
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.notifications.models import Notice
from emulation.units.actions import create_unit
from emulation.units.models import Cluster, Succession
from emulation.workflow.flows import Refused
from tests.factories import SINCE, owed

JULY = dt.date(2023, 7, 3)
SOURCE = "Nghị quyết 1662/NQ-UBTVQH15"


def plain(answer):
    return " ".join(answer.content.decode().split())


def end(unit):
    unit.valid_to = dt.date(2023, 6, 30)
    unit.save(update_fields=["valid_to"])


def follow(old, new):
    return Succession.objects.create(predecessor=old, successor=new, day=dt.date(2023, 7, 1), source=SOURCE)


@pytest.fixture
def merged(launched, world):
    """Sông Ray goes into Xuân Mỹ on 1 July: both owe the same duties."""
    end(world.units["song_ray"])
    follow(world.units["song_ray"], world.units["xuan_my"])
    return world.units["song_ray"]


@pytest.fixture
def renamed(launched, world):
    """Sông Ray becomes a new commune that owes nothing yet."""
    end(world.units["song_ray"])
    new = create_unit(code="song-ray-moi", name="UBND phường Sông Ray", kind=world.kinds["xa"], parent=world.authority, valid_from=SINCE)
    follow(world.units["song_ray"], new)
    return new


def test_the_list_names_ended_units_with_open_duties(merged, people, sign_in):
    with clock.on(JULY):
        page = sign_in(people.lan).get("/chuyen-viec/")
        assert [(each.unit.code, len(each.owed), [unit.code for unit in each.successors]) for each in page.context["ended"]] == [
            ("song-ray", 4, ["xuan-my"])
        ]
        assert sign_in(people.an).get("/chuyen-viec/").status_code == 403
        assert sign_in(people.nga).get("/chuyen-viec/").context["ended"] == []
    with clock.on(dt.date(2023, 6, 30)):
        assert sign_in(people.lan).get("/chuyen-viec/").context["ended"] == []


def test_everything_moves_to_a_unit_that_owes_nothing(renamed, world, people, sign_in):
    with clock.on(JULY):
        office, old = sign_in(people.lan), world.units["song_ray"]
        page = office.get(f"/chuyen-viec/{old.pk}/")
        assert [(len(each.moved), each.merged, each.obstacle) for each in page.context["previews"]] == [(4, [], "")]
        assert page.context["form"]["reason"].value() == SOURCE
        empty = office.post(f"/chuyen-viec/{old.pk}/", {"successor": renamed.pk, "reason": ""})
        assert (empty.status_code, "Nhập lý do, căn cứ chuyển việc" in plain(empty)) == (422, True)
        words = {"successor": renamed.pk, "reason": SOURCE}
        answer = office.post(f"/chuyen-viec/{old.pk}/", words, follow=True)
        assert "Đã chuyển 4 việc sang UBND phường Sông Ray. Người của đơn vị nhận được báo ngay." in plain(answer)
        assert Obligation.objects.filter(unit=old).count() == 0
        second = office.post(f"/chuyen-viec/{old.pk}/", words)
        assert (second.status_code, "không còn việc nào để chuyển" in plain(second)) == (422, True)
    moved = Obligation.objects.filter(unit=renamed).prefetch_related("changes")
    assert {each.unit_on(dt.date(2023, 6, 1)) for each in moved} == {world.units["song_ray"].pk}
    assert {each.unit_on(JULY) for each in moved} == {renamed.pk}
    assert {each.duty.kind: each.due for each in moved}["half_year"] == dt.date(2023, 6, 15)


def test_what_the_successor_owes_already_is_merged(merged, launched, world, people):
    with clock.on(JULY):
        counts = asking.move_duties(merged, world.units["xuan_my"], by=people.lan, now=clock.now(), reason=SOURCE)
    assert counts == {"waived": 4}
    old = owed(launched, merged, "plan")
    assert old.waiver(JULY).reason == f"Gộp vào việc của UBND xã Xuân Mỹ. {SOURCE}"
    assert owed(launched, world.units["xuan_my"], "plan").changes.count() == 0
    assert Notice.objects.filter(recipient=people.dung, channel="bell").latest("pk").subject == "Gộp việc của UBND xã Sông Ray: 4 việc trùng"


def test_the_successor_of_a_cluster_head_heads_the_cluster(launched, world, people):
    old, new = world.units["xuan_my"], world.units["song_ray"]
    end(old)
    follow(old, new)
    with clock.on(JULY):
        counts = asking.move_duties(old, new, by=people.lan, now=clock.now(), reason=SOURCE)
    assert counts == {"moved": 1, "waived": 4}
    cluster = Cluster.objects.get(name="Cụm các xã")
    assert (cluster.head, cluster.deputy) == (new, None)
    assert Obligation.objects.get(cluster=cluster).unit == new


def test_a_successor_under_another_authority_is_refused_with_a_sentence(launched, world, people, sign_in):
    old, new = world.units["song_ray"], world.units["hoa_sen_xa"]
    end(old)
    follow(old, new)
    with clock.on(JULY):
        office = sign_in(people.lan)
        page = office.get(f"/chuyen-viec/{old.pk}/")
        assert "UBND xã Đầm Sen không trực thuộc UBND Bình Minh nên không nhận được việc do UBND Bình Minh giao." in plain(page)
        assert not page.context["possible"]
        with pytest.raises(Refused, match="không trực thuộc UBND Bình Minh"):
            asking.move_duties(old, new, by=people.lan, now=clock.now(), reason=SOURCE)
    assert Obligation.objects.filter(unit=old).count() == 4


def test_only_the_office_moves_and_only_to_who_took_over(renamed, world, people, sign_in):
    old = world.units["song_ray"]
    with clock.on(JULY):
        with pytest.raises(Refused, match="không kế thừa"):
            asking.move_duties(old, world.units["xuan_my"], by=people.lan, now=clock.now(), reason=SOURCE)
        with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
            asking.move_duties(old, renamed, by=people.thin, now=clock.now(), reason=SOURCE)
        assert sign_in(people.an).get(f"/chuyen-viec/{old.pk}/").status_code == 403
        assert sign_in(people.nga).get(f"/chuyen-viec/{old.pk}/").status_code == 404
        answer = sign_in(people.lan).post(f"/chuyen-viec/{old.pk}/", {"successor": world.units["xuan_my"].pk, "reason": SOURCE})
        assert answer.status_code == 422
