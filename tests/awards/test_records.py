"""Recipients and what is kept of them: whose hand may write what, and that a history outlives units."""

import datetime as dt

import pytest

from awards.catalogue.models import AwardType
from awards.records import actions, identity
from awards.records.history import history_of, history_of_unit
from awards.records.models import AwardRecord, Identity, Membership, Recipient
from awards.records.permissions import ONLY_KEEPERS, ONLY_OWN, ONLY_OWN_UNIT
from emulation.units.actions import create_unit
from emulation.units.models import Succession
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.award_factories import DECEMBER, collective, given, lay_down_the_law, person

NUMBER = "079180001234"


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


def traced(recipient):
    return list(Trace.objects.of(recipient).order_by("pk").values_list("what", flat=True))


def hire(world, by, name="Nguyễn Văn Hoà", unit="song_ray", **fields):
    return actions.add_recipient(
        kind="person", name=name, unit=world.units[unit], since=dt.date(2021, 9, 1), position="Công chức", by=by, now=DECEMBER, **fields
    )


def test_a_clerk_adds_somebody_of_the_own_unit_and_of_no_other(world, people):
    made = hire(world, people.binh, name="  Nguyễn  Văn Hoà ", number="079 180 001.234")
    assert (made.name, made.match_key, made.created_by) == ("Nguyễn Văn Hoà", "nguyen van hoa", people.binh)
    assert made.memberships.get().unit == world.units["song_ray"]
    assert Identity.objects.get(recipient=made).number == NUMBER
    assert traced(made) == ["Ghi số định danh", "Thêm hồ sơ, UBND xã Sông Ray từ 1/9/2021"]
    with pytest.raises(Refused, match=ONLY_OWN_UNIT):
        hire(world, people.binh, unit="xuan_my")
    with pytest.raises(Refused, match="12 chữ số"):
        hire(world, people.binh, number="12345")
    assert Recipient.objects.count() == 1
    assert hire(world, people.lan, unit="xuan_my").memberships.get().unit == world.units["xuan_my"]
    with pytest.raises(Refused):
        hire(world, people.nga)


def test_a_change_is_the_units_while_the_person_is_there_and_never_overwrites_another(world, people):
    made = hire(world, people.binh)
    actions.edit_recipient(made, name="Nguyễn Văn Hòa", education="Đại học Luật", version=1, by=people.an, now=DECEMBER)
    made.refresh_from_db()
    assert (made.name, made.education, made.version) == ("Nguyễn Văn Hòa", "Đại học Luật", 2)
    assert traced(made)[-1] == "Sửa họ tên, tên, trình độ chuyên môn"
    with pytest.raises(Conflict):
        actions.edit_recipient(made, name="Khác", version=1, by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match=ONLY_OWN):
        actions.edit_recipient(made, name="Khác", version=2, by=people.em, now=DECEMBER)
    actions.end_place(made.memberships.get(), last_day=dt.date(2023, 11, 30), by=people.an, now=DECEMBER)
    with pytest.raises(Refused, match=ONLY_OWN):
        actions.edit_recipient(made, name="Khác", version=2, by=people.an, now=DECEMBER)
    actions.edit_recipient(made, name="Nguyễn Văn Hoà", version=2, by=people.lan, now=DECEMBER)


def test_places_follow_each_other_by_their_days(world, people):
    made = hire(world, people.binh)
    here, there = world.units["song_ray"], world.units["xuan_my"]
    with pytest.raises(Refused, match="đã ở UBND xã Sông Ray"):
        actions.add_place(made, unit=here, since=dt.date(2022, 1, 1), by=people.binh, now=DECEMBER)
    with pytest.raises(Refused, match="Ngày cuối cùng phải từ 1/9/2021"):
        actions.end_place(made.memberships.get(), last_day=dt.date(2021, 8, 31), by=people.binh, now=DECEMBER)
    actions.end_place(made.memberships.get(), last_day=dt.date(2022, 12, 31), by=people.binh, now=DECEMBER)
    with pytest.raises(Conflict):
        actions.end_place(Membership.objects.select_related("unit", "recipient").get(), last_day=dt.date(2023, 1, 1), by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="có từ 1/1/2020"):
        actions.add_place(made, unit=there, since=dt.date(2019, 1, 1), by=people.lan, now=DECEMBER)
    actions.add_place(made, unit=there, since=dt.date(2023, 1, 1), position="Phó Chủ tịch", leadership="unit", by=people.dung, now=DECEMBER)
    found = [(place.unit, place.valid_from.year, place.valid_to) for place in made.memberships.all()]
    assert found == [(there, 2023, None), (here, 2021, dt.date(2022, 12, 31))]
    assert traced(made)[-1] == "Thêm nơi công tác: Lãnh đạo đơn vị, Phó Chủ tịch, UBND xã Xuân Mỹ từ 1/1/2023"


def test_only_the_office_writes_down_awards_initiatives_grades_and_discipline(world, people, law):
    made = hire(world, people.binh)
    said = {"award": law["LDTT"], "year": 2022, "unit": world.units["song_ray"]}
    verbs = [
        lambda by: actions.add_award(made, **said, by=by, now=DECEMBER),
        lambda by: actions.add_initiative(title="Số hóa sổ hộ tịch", authors=[made], year=2022, scope="co_so", body="Hội đồng", by=by, now=DECEMBER),
        lambda by: actions.set_grade(made, year=2022, grade="HTXSNV", by=by, now=DECEMBER),
        lambda by: actions.add_restriction(made, kind="review", begins=DECEMBER.date(), basis="Đơn phản ánh", by=by, now=DECEMBER),
    ]
    for verb in verbs:
        for by in (people.binh, people.an, people.thin, people.hoa, people.nga):
            with pytest.raises(Refused, match=ONLY_KEEPERS):
                verb(by)
        verb(people.lan)
    assert (made.awards.count(), made.initiatives.count(), made.grades.count(), made.restrictions.count()) == (1, 1, 1, 1)
    with pytest.raises(Refused, match="đã có trong hồ sơ"):
        verbs[0](people.lan)
    with pytest.raises(Refused, match="Sáng kiến này đã có"):
        verbs[1](people.lan)
    with pytest.raises(Refused, match="Năm từ 1945 đến 2023"):
        actions.add_award(made, **said | {"year": 2024}, by=people.lan, now=DECEMBER)
    actions.set_grade(made, year=2022, grade="HTTNV", by=people.lan, now=DECEMBER)
    assert made.grades.get().grade == "HTTNV"
    with pytest.raises(Refused, match="Kỷ luật phải ghi hình thức"):
        actions.add_restriction(made, kind="discipline", begins=DECEMBER.date(), basis="QĐ 5", by=people.lan, now=DECEMBER)
    actions.end_restriction(made.restrictions.get(), ends=dt.date(2023, 12, 31), by=people.lan, now=DECEMBER)
    assert made.restrictions.get().ends == dt.date(2023, 12, 31)


def test_an_award_is_revoked_by_a_paper_and_never_deleted(world, people, law):
    made = hire(world, people.binh)
    record = given(made, "CSTDCS", 2022)
    with pytest.raises(Refused, match="Nhập quyết định hủy bỏ"):
        actions.revoke_award(record, paper=" ", by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match=ONLY_KEEPERS):
        actions.revoke_award(record, paper="45/QĐ-UBND", by=people.an, now=DECEMBER)
    actions.revoke_award(record, paper="45/QĐ-UBND ngày 3/4/2023", by=people.lan, now=DECEMBER)
    with pytest.raises(Conflict):
        actions.revoke_award(AwardRecord.objects.get(pk=record.pk), paper="46/QĐ-UBND", by=people.lan, now=DECEMBER)
    assert [(each.state, each.revoked_by) for each in history_of(made)] == [("revoked", "45/QĐ-UBND ngày 3/4/2023")]
    assert list(AwardRecord.objects.valid()) == []


def test_authors_join_and_leave_an_initiative_but_never_the_last_one(world, people):
    one, two = hire(world, people.binh), hire(world, people.binh, name="Trần Thị Thuý")
    initiative = actions.add_initiative(title="Số hóa", authors=[one], year=2022, scope="tinh", body="Tỉnh", by=people.lan, now=DECEMBER)
    actions.add_author(initiative, two, by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="đã là tác giả"):
        actions.add_author(initiative, two, by=people.lan, now=DECEMBER)
    actions.remove_author(initiative, one, by=people.lan, now=DECEMBER)
    with pytest.raises(Refused, match="ít nhất một tác giả"):
        actions.remove_author(initiative, two, by=people.lan, now=DECEMBER)
    assert list(initiative.authors.all()) == [two]


def test_the_number_is_matched_by_a_keyed_hash_and_every_look_is_written_down(world, people, settings):
    made = hire(world, people.binh, number=NUMBER)
    kept = Identity.objects.get()
    assert kept.digest == identity.digest_of("079-180-001-234") != identity.digest_of("079180001235")
    assert identity.masked(kept) == "•••• 1234"
    settings.SECRET_KEY = "another-key-of-another-installation"
    assert identity.digest_of(NUMBER) != kept.digest
    for by in (people.binh, people.thin, people.hoa, people.nga):
        with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
            identity.number_for(made, by=by, now=DECEMBER)
    assert identity.number_for(made, by=people.lan, now=DECEMBER) == NUMBER
    last = Trace.objects.of(made).first()
    assert (last.actor, last.what) == (people.lan, "Xem số định danh")
    assert not Trace.objects.filter(note__contains=NUMBER).exists()
    assert NUMBER not in repr([list(row) for row in Trace.objects.values_list("what", "note")])


@pytest.mark.parametrize(
    ("typed", "digits"), [("", ""), ("079180001234", "079180001234"), ("079 180 001 234", "079180001234"), ("271.234.567", "271234567")]
)
def test_a_number_has_nine_or_twelve_digits(typed, digits):
    assert identity.normalised(typed) == digits


@pytest.mark.parametrize("typed", ["1", "0791800012345", "07918000123a", "٠٧٩١٨٠٠٠١٢٣٤"])
def test_anything_else_is_refused(typed):
    with pytest.raises(Refused, match="12 chữ số"):
        identity.digest_of(typed)


def test_a_renamed_or_merged_unit_keeps_its_history(world, people, law):
    old, other = world.units["song_ray"], world.units["xuan_my"]
    worker = person("Lê Văn Tám", old)
    team = collective("Tổ hồ tiêu", other)
    given(worker, "LDTT", 2021)
    given(team, "TTLDTT", 2022)
    changed = dt.date(2025, 7, 1)
    heir = create_unit(code="song-ray-moi", name="Xã Sông Ray mới", kind=world.kinds["xa"], parent=world.authority, valid_from=changed)
    latest = create_unit(code="song-ray-ba", name="Xã thứ ba", kind=world.kinds["xa"], parent=world.authority, valid_from=changed)
    for before, after in ((old, heir), (other, heir), (heir, latest)):
        Succession.objects.create(predecessor=before, successor=after, day=changed)
    award = AwardType.objects.get(code="CSTDCS")
    given(worker, award.code, 2025, unit=heir)
    assert [(each.year, each.unit) for each in history_of(worker)] == [(2025, heir), (2021, old)]
    assert [(each.year, each.recipient) for each in history_of_unit(latest)] == [(2025, worker), (2022, team), (2021, worker)]
    assert [each.year for each in history_of_unit(heir, (2021, 2022))] == [2022, 2021]
    assert [each.year for each in history_of_unit(old)] == [2021]
    people.an.appointments.update(unit=heir)
    assert list(Recipient.objects.visible_to(people.an)) == [worker, team]


def test_people_of_a_unit_see_their_own_and_nobody_elses(world, people):
    here, there = hire(world, people.binh), hire(world, people.lan, name="Trần Thị Thuý", unit="xuan_my")
    seen = {name: [row.pk for row in Recipient.objects.visible_to(getattr(people, name))] for name in world.people.__dataclass_fields__}
    both = [row.pk for row in Recipient.objects.all()]
    assert sorted(both) == sorted([here.pk, there.pk])
    assert seen == {
        **dict.fromkeys(seen, []),
        **dict.fromkeys(["thin", "lan", "hoa"], both),
        **dict.fromkeys(["an", "binh"], [here.pk]),
        "dung": [there.pk],
    }
