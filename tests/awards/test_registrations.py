"""A unit registers for the year: last year's people are there, the office returns, approves; what was approved last counts."""

import datetime as dt

import pytest

from awards.catalogue.models import AwardType
from awards.records.models import Membership
from awards.registrations.actions import (
    Entry,
    add_to_roster,
    approve,
    hand_back,
    pass_up,
    recall,
    reopen,
    return_registration,
    save_lines,
    start_registration,
    submit,
)
from awards.registrations.models import RegisteredTitle
from awards.registrations.roster import Roster
from awards.registrations.snapshot import facts_of
from emulation import clock
from emulation.documents.models import OfficialDocument
from emulation.notifications.inbox import rows
from emulation.notifications.models import Notice
from emulation.units.actions import merge_units
from emulation.workflow.flows import Conflict, Refused
from tests.award_factories import collective, given, lay_down_the_law, person, registered, registration_owed
from tests.factories import DAY, MORNING


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def unit(world):
    return world.units["song_ray"]


def said(registration):
    return {line["name"]: [title["short"] for title in line["titles"]] for line in facts_of(registration)["lines"]}


def approved_titles(year):
    return sorted(
        (title.recipient.name, title.award.code) for title in RegisteredTitle.objects.filter(year=year).select_related("recipient", "award")
    )


def save(registration, people, *, by, now=MORNING, **what):
    codes = {award.code: award.pk for award in AwardType.objects.all()}
    entries = {each.pk: Entry(frozenset(codes[code] for code in wanted)) for each, wanted in people.items()}
    save_lines(registration, by=by, now=now, version=registration.version, entries=entries, **what)


def test_last_years_people_are_there_with_what_they_reached(world, law, people, unit):
    hoa, nam, yen = person("Lê Thị Hòa", unit), person("Trần Văn Nam", unit), person("Phạm Yến", unit, position="Kế toán")
    team = collective("Tổ Địa chính", unit)
    before = registration_owed(world, unit, year=2022, now=clock_of(2022), due=dt.date(2022, 3, 31))
    registered(before, {hoa: ["LDTT", "CSTDCS"], nam: ["LDTT"], team: ["TTLDTT"]}, by=people.an, now=clock_of(2022), approve_by=people.lan)
    given(hoa, "LDTT", 2022)
    given(yen, "LDTT", 2022)
    Membership.objects.filter(recipient=nam).update(valid_to=dt.date(2022, 12, 31))
    registration = start_registration(registration_owed(world, unit), by=people.binh, now=MORNING)
    assert said(registration) == {"Lê Thị Hòa": ["LĐTT", "CSTĐ cơ sở"], "Phạm Yến": ["LĐTT"], "Tổ Địa chính": ["Tập thể LĐTT"]}
    shown = [(row.recipient.name, row.left, [last.words for last in row.last]) for row in Roster(registration, DAY).rows]
    assert shown == [
        ("Lê Thị Hòa", "", ["LĐTT: đạt", "CSTĐ cơ sở: không đạt"]),
        ("Trần Văn Nam", "Rời đơn vị từ 31/12/2022", ["LĐTT: không đạt"]),
        ("Phạm Yến", "", ["LĐTT: đạt (không đăng ký)"]),
        ("Tổ Địa chính", "", ["Tập thể LĐTT: không đạt"]),
    ]
    assert start_registration(registration.obligation, by=people.an, now=MORNING) == registration


def clock_of(year):
    return MORNING.replace(year=year)


def test_a_merged_unit_brings_its_people_and_their_titles(world, law, people, unit):
    old = world.units["xuan_my"]
    mai = person("Đỗ Mai", old)
    before = registration_owed(world, old, year=2022, now=clock_of(2022), due=dt.date(2022, 3, 31))
    registered(before, {mai: ["LDTT"]}, by=people.dung, now=clock_of(2022), approve_by=people.lan)
    merge_units(predecessors=[old], successor=unit, day=dt.date(2023, 1, 1))
    registration = start_registration(registration_owed(world, unit), by=people.an, now=MORNING)
    assert said(registration) == {"Đỗ Mai": ["LĐTT"]}


def test_from_the_clerk_to_what_counts_with_one_return(world, law, people, unit):
    hoa, nam = person("Lê Thị Hòa", unit), person("Trần Văn Nam", unit)
    owed = registration_owed(world, unit)
    registration = start_registration(owed, by=people.binh, now=MORNING)
    with pytest.raises(Refused, match="Chọn danh hiệu cho ít nhất một người"):
        submit(registration, by=people.an, now=MORNING)
    save(registration, {hoa: ["LDTT", "CSTDCS"], nam: ["LDTT"]}, by=people.binh)
    pass_up(registration, by=people.binh, now=MORNING)
    hand_back(registration, by=people.an, now=MORNING, note="Thêm tập thể")
    pass_up(registration, by=people.binh, now=MORNING)
    submit(registration, by=people.an, now=MORNING)
    owed.refresh_from_db()
    assert (registration.state, owed.state, owed.sent_on, registration.versions.count(), approved_titles(2023)) == ("sent", "sent", DAY, 1, [])
    return_registration(registration, by=people.lan, now=MORNING, note="Quá tỷ lệ", due=dt.date(2023, 2, 10))
    owed.refresh_from_db()
    assert (registration.state, owed.state, owed.mending_day(DAY)) == ("return", "return", dt.date(2023, 2, 10))
    save(registration, {hoa: ["LDTT"]}, by=people.an)
    submit(registration, by=people.an, now=MORNING)
    approve(registration, by=people.lan, now=MORNING)
    owed.refresh_from_db()
    assert (registration.state, owed.state, owed.done_on) == ("approved", "approved", DAY)
    assert approved_titles(2023) == [("Lê Thị Hòa", "LDTT"), ("Trần Văn Nam", "LDTT")]
    paper = OfficialDocument.objects.of(registration).get()
    assert (paper.number, paper.symbol, paper.facts["annexes"][0]["rows"][0]["cells"]) == (
        1,
        "ĐK-UBND",
        ["1", "Lê Thị Hòa", "Công chức", "Lao động tiên tiến", ""],
    )
    subjects = set(Notice.objects.filter(key__startswith="registration-").values_list("subject", flat=True))
    words = "Đăng ký thi đua năm 2023 của UBND xã Sông Ray"
    assert subjects == {
        f"{lead}: {words}"
        for lead in ("Chờ duyệt và trình", "Lãnh đạo yêu cầu sửa", "Đã trình", "Cần bổ sung trước 10/2", "Đã trình lại", "Đã duyệt")
    }


def test_what_was_approved_counts_until_the_next_approval(world, law, people, unit):
    hoa = person("Lê Thị Hòa", unit)
    registration = registered(registration_owed(world, unit), {hoa: ["LDTT"]}, by=people.an, approve_by=people.lan)
    reopen(registration, by=people.lan, now=MORNING, note="Bổ sung")
    save(registration, {hoa: ["LDTT", "CSTDCS"]}, by=people.an)
    submit(registration, by=people.an, now=MORNING)
    assert approved_titles(2023) == [("Lê Thị Hòa", "LDTT")]
    approve(registration, by=people.lan, now=MORNING)
    assert approved_titles(2023) == [("Lê Thị Hòa", "CSTDCS"), ("Lê Thị Hòa", "LDTT")]


def test_recalled_before_an_answer_it_was_never_sent(world, law, people, unit):
    owed = registration_owed(world, unit)
    registration = registered(owed, {person("Lê Thị Hòa", unit): ["LDTT"]}, by=people.an)
    submit(registration, by=people.an, now=MORNING)
    recall(registration, by=people.an, now=MORNING)
    owed.refresh_from_db()
    assert (registration.state, owed.state, owed.sent_on, registration.versions.count()) == ("draft", "draft", None, 1)


def test_two_people_at_once_and_what_does_not_belong_here(world, law, people, unit):
    hoa, stranger, team = person("Lê Thị Hòa", unit), person("Võ Lạ", world.units["noi_vu"]), collective("Tổ Một", unit)
    registration = start_registration(registration_owed(world, unit), by=people.binh, now=MORNING)
    seen = registration.version
    save(registration, {hoa: ["LDTT"]}, by=people.binh)
    with pytest.raises(Conflict, match="Trần Thị Bình.*“Lưu nháp đăng ký”"):
        save_lines(registration, by=people.an, now=MORNING, version=seen, entries={hoa.pk: Entry(frozenset())})
    with pytest.raises(Refused, match="không thuộc danh sách của đơn vị"):
        save(registration, {stranger: ["LDTT"]}, by=people.an)
    with pytest.raises(Refused, match="Có danh hiệu không dành cho Tổ Một"):
        save(registration, {team: ["LDTT"]}, by=people.an)
    for other in (people.dung, people.lan, people.oanh):
        with pytest.raises(Refused):
            save(registration, {hoa: []}, by=other)
    assert said(registration) == {"Lê Thị Hòa": ["LĐTT"]}


def test_somebody_new_joins_the_list_and_a_namesake_only_on_purpose(world, law, people, unit):
    registration = start_registration(registration_owed(world, unit), by=people.binh, now=MORNING)
    what = {"by": people.binh, "now": MORNING, "kind": "person", "since": dt.date(2023, 1, 10)}
    first = add_to_roster(registration, name="Nguyễn Thị Hoà", position="Văn thư", **what)
    with pytest.raises(Refused, match="đã có Nguyễn Thị Hoà"):
        add_to_roster(registration, name="nguyen thi hòa", **what)
    second = add_to_roster(registration, name="Nguyễn Thị Hòa", namesake=True, **what)
    assert [row.pk for row in Roster(registration, DAY).rows] == [first.pk, second.pk]
    with pytest.raises(Refused):
        add_to_roster(registration, name="Người Khác", **what | {"by": people.dung})


def test_one_registration_a_year_whatever_the_directive(world, law, people, unit):
    owed = registration_owed(world, unit)
    start_registration(owed, by=people.an, now=MORNING)
    again = registration_owed(world, unit, due=dt.date(2023, 4, 1))
    with pytest.raises(Refused, match="Một năm chỉ đăng ký một lần"):
        start_registration(again, by=people.an, now=MORNING)
    with pytest.raises(Refused, match="Chỉ người của đơn vị"):
        start_registration(registration_owed(world, world.units["noi_vu"], due=dt.date(2023, 4, 2)), by=people.an, now=MORNING)


def test_the_inbox_says_what_is_to_do(world, law, people, unit):
    owed = registration_owed(world, unit)

    def row_of(user, part):
        with clock.at(MORNING):
            return [(row.section, row.title) for row in rows(user, DAY) if part in row.title]

    assert row_of(people.an, "đăng ký thi đua") == [("todo", "Lập đăng ký thi đua 2023")]
    registration = registered(owed, {person("Lê Thị Hòa", unit): ["LDTT"]}, by=people.binh)
    pass_up(registration, by=people.binh, now=MORNING)
    assert row_of(people.an, "đăng ký thi đua") == [("todo", "Xem và trình đăng ký thi đua 2023")]
    submit(registration, by=people.an, now=MORNING)
    assert row_of(people.an, "đăng ký thi đua") == [("waiting", "Đã trình đăng ký thi đua 2023")]
    assert row_of(people.lan, "đăng ký thi đua") == [("todo", "Xem 1 đăng ký thi đua đơn vị đã trình")]
    return_registration(registration, by=people.lan, now=MORNING, note="Thiếu tập thể")
    assert row_of(people.an, "đăng ký thi đua") == [("todo", "Bổ sung đăng ký thi đua 2023")]
