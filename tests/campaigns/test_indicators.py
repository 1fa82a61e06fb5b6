"""Indicators: who keeps them, what they may be, who is told of what, and what the reports make of it."""

import datetime as dt
from decimal import Decimal

import pytest

from campaigns.movements import actions
from campaigns.movements.copying import copy_last_year
from campaigns.movements.levels import LEVEL, NONE, TRACK, Given
from campaigns.movements.models import Indicator, IndicatorChange, Target
from emulation.notifications.models import Notice
from emulation.workflow.flows import Conflict, Refused
from reports.periodic.actions import submit_report
from reports.periodic.echo import recount_reports
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from tests.factories import MORNING, launch, owed
from tests.report_factories import JUNE, make_indicators, make_report

LATER = MORNING + dt.timedelta(hours=1)
THU = {"code": "THU", "name": "Thu ngân sách nhà nước", "measure": "tỷ đồng", "field": "economy", "places": 1}


def counted():
    return list(Report.objects.order_by("pk").values_list("required", "answered"))


def weight_of(indicator):
    return Entry.objects.get(indicator=indicator).weight


def create(world, **fields):
    return actions.create_indicator(authority=world.authority, year=2023, by=world.people.lan, now=MORNING, **THU | fields)


def levels_of(indicator):
    return {target.unit.code: (target.status, target.level) for target in Target.objects.filter(indicator=indicator).select_related("unit")}


def told(person):
    """What the bell says to somebody: (subject, body) of every message about indicators, the oldest first."""
    own = Notice.objects.filter(recipient=person, channel="bell", url__startswith="/chi-tieu/").order_by("pk")
    return list(own.values_list("subject", "body"))


def story(indicator):
    rows = IndicatorChange.objects.filter(indicator=indicator).order_by("pk").select_related("unit")
    return [(row.what, row.before, row.after, row.unit and row.unit.code, row.told) for row in rows]


def test_the_office_sets_up_an_indicator_and_its_levels_then_gives_it(world):
    people, units = world.people, world.units
    thu = create(world)
    given = {units["song_ray"]: Given(LEVEL, Decimal("325.2"), Decimal(300)), units["xuan_my"]: (TRACK, None, None), units["noi_vu"]: Given(NONE)}
    assert actions.set_targets({thu: given}, by=people.lan, now=MORNING) == 3
    assert levels_of(thu) == {"song-ray": ("level", Decimal("325.2")), "xuan-my": ("track", None), "noi-vu": ("none", None)}
    assert told(people.an) == []  # nothing is told before it is given
    assert actions.assign_indicators(world.authority, 2023, by=people.lan, now=LATER) == [thu]
    assert told(people.an) == [
        (
            "Giao chỉ tiêu thi đua năm 2023",
            "1 chỉ tiêu phải báo cáo, trong đó 1 chỉ tiêu có mức giao.\nMở trang chỉ tiêu của đơn vị để xem từng mức.",
        )
    ]
    assert [len(told(person)) for person in (people.binh, people.dung, people.em, people.tam)] == [1, 1, 0, 0]
    with pytest.raises(Refused, match="Chưa có chỉ tiêu nào để giao"):
        actions.assign_indicators(world.authority, 2023, by=people.lan, now=LATER)
    assert story(thu) == [
        ("Lập chỉ tiêu", "", "Thu ngân sách nhà nước", None, False),
        ("Mức giao", "Chưa quyết định", "325,2 tỷ đồng", "song-ray", False),
        ("Thực hiện năm trước", "", "300", "song-ray", False),
        ("Mức giao", "Chưa quyết định", "Theo dõi", "xuan-my", False),
        ("Mức giao", "Chưa quyết định", "Không được giao", "noi-vu", False),
        ("Giao cho đơn vị", "", "Năm 2023", None, False),
    ]


def test_signing_the_directive_gives_what_is_ready_without_a_message_of_its_own(world):
    thu, waiting = create(world), create(world, code="CHO", name="Chưa ai được giao")
    actions.set_targets({thu: {world.units["song_ray"]: Given(LEVEL, Decimal(1))}}, by=world.people.lan, now=MORNING)
    launch(world, now=LATER)
    assert list(Indicator.objects.values_list("code", "assigned_at")) == [("THU", LATER), ("CHO", None)]
    assert told(world.people.an) == []
    assert waiting.assigned_at is None


def test_a_level_changed_after_it_was_given_needs_a_reason_and_is_told(world, launched):
    people, units = world.people, world.units
    made = make_indicators(world)
    new = {made["THU"]: {units["song_ray"]: Given(LEVEL, Decimal(300))}, made["HONGHEO"]: {units["song_ray"]: Given(LEVEL, Decimal(40))}}
    with pytest.raises(Refused, match="Nhập lý do"):
        actions.set_targets(new, by=people.lan, now=LATER)
    actions.set_targets(new, by=people.lan, now=LATER, reason="Tỉnh điều chỉnh dự toán")
    words = "Thu ngân sách nhà nước – Mức giao: 325,2 tỷ đồng → 300 tỷ đồng\nSố hộ nghèo – Mức giao: 46 hộ → 40 hộ\nLý do: Tỉnh điều chỉnh dự toán"
    assert told(people.an) == told(people.binh) == [("Mức giao chỉ tiêu năm 2023 có thay đổi", words)]
    assert told(people.dung) == []
    assert story(made["THU"]) == [("Mức giao", "325,2 tỷ đồng", "300 tỷ đồng", "song-ray", True)]
    assert actions.set_targets(new, by=people.lan, now=LATER) == 0  # again: nothing differs, nothing is written
    assert IndicatorChange.objects.count() == 2


def test_an_indicator_changed_after_it_was_given_needs_a_reason_and_is_told(world):
    people, thu = world.people, make_indicators(world)["THU"]
    with pytest.raises(Refused, match="Nhập lý do thay đổi"):
        actions.change_indicator(thu, by=people.lan, now=LATER, measure="triệu đồng")
    changed = actions.change_indicator(thu, by=people.lan, now=LATER, measure="triệu đồng", direction="lower", reason="Theo biểu của tỉnh")
    assert (changed, thu.version) == (["measure", "direction"], 2)
    assert [len(told(person)) for person in (people.an, people.dung, people.em)] == [1, 1, 0]  # Nội vụ is not given it
    subject, body = told(people.an)[0]
    assert subject == "Chỉ tiêu năm 2023 thay đổi: Thu ngân sách nhà nước"
    assert "Đơn vị tính: tỷ đồng → triệu đồng" in body and "Chiều tốt: Càng cao càng tốt → Càng thấp càng tốt" in body
    assert "Lý do: Theo biểu của tỉnh" in body
    actions.change_indicator(thu, by=people.lan, now=LATER, order=9)  # its place in the list concerns nobody else
    assert (len(told(people.an)), story(thu)[-1][-1]) == (1, False)


def test_two_people_never_overwrite_each_other(world):
    people, thu = world.people, create(world)
    mine, theirs = Indicator.objects.get(pk=thu.pk), Indicator.objects.get(pk=thu.pk)
    actions.change_indicator(theirs, by=people.lan, now=LATER, name="Thu ngân sách trên địa bàn")
    with pytest.raises(Conflict, match="Lê Thị Lan vừa thay đổi"):
        actions.change_indicator(mine, by=people.lan, now=LATER, name="Thu ngân sách")
    with pytest.raises(Conflict):
        actions.set_targets({mine: {world.units["song_ray"]: Given(TRACK)}}, by=people.lan, now=LATER, versions={thu.pk: mine.version})
    assert (Indicator.objects.get().name, Target.objects.count()) == ("Thu ngân sách trên địa bàn", 0)


def test_only_the_office_of_the_authority_keeps_them(world):
    people, thu = world.people, create(world)
    for person in (people.an, people.thin, people.hoa, people.nga):
        for verb in (
            lambda by: actions.create_indicator(authority=world.authority, year=2023, by=by, now=LATER, **THU | {"code": "B"}),
            lambda by: actions.change_indicator(thu, by=by, now=LATER, name="Khác"),
            lambda by: actions.set_targets({thu: {world.units["song_ray"]: Given(TRACK)}}, by=by, now=LATER),
            lambda by: actions.assign_indicators(world.authority, 2023, by=by, now=LATER),
            lambda by: actions.remove_indicator(thu, by=by),
            lambda by: copy_last_year(world.authority, 2024, by=by, now=LATER),
        ):
            with pytest.raises(Refused, match="Chỉ Cơ quan Thường trực"):
                verb(person)


def test_links_stay_in_the_year_and_make_no_circle(world):
    lan, made = world.people.lan, make_indicators(world)
    older = make_indicators_of(world, 2022)
    refused = [
        ("BHYT", {"weight": older["DANSO"]}, "cùng năm"),
        ("DANSO", {"summing": "weighted", "weight": made["THU"]}, "đang là quyền số"),
        ("THU", {"summing": "weighted", "weight": made["BHYT"]}, "không làm quyền số được"),
        ("THU", {"summing": "weighted", "weight": made["THU"]}, "chỉ tiêu khác của cùng năm"),
        ("THU", {"summing": "weighted", "weight": None}, "Chọn chỉ tiêu làm quyền số"),
        ("THU", {"part_of": made["HONGHEONU"]}, "không chia nhỏ tiếp được"),
        ("THU", {"part_of": made["THU"]}, "chỉ tiêu khác của cùng năm"),
        ("HONGHEO", {"part_of": made["THU"]}, "đã có phần “trong đó”"),
        ("NTM", {"summing": "average"}, "Tiêu chí chỉ cộng số đơn vị đạt"),
        ("THU", {"code": "DANSO"}, "Mã DANSO đã dùng"),
        ("BHYT", {"least": Decimal(101)}, "từ 101 trở lên"),
        ("THU", {"form": "criterion"}, "Lập chỉ tiêu mới"),
    ]
    for code, fields, words in refused:
        with pytest.raises(Refused, match=words):
            actions.change_indicator(Indicator.objects.get(pk=made[code].pk), by=lan, now=LATER, reason="Thử", **fields)
    assert IndicatorChange.objects.count() == 0


def make_indicators_of(world, year):
    """The same indicators in another year, without levels."""
    made = make_indicators(world, year=year, assigned=None)
    Target.objects.filter(indicator__year=year).delete()
    return made


def test_an_indicator_that_nobody_was_given_can_be_removed(world):
    lan, thu = world.people.lan, create(world)
    actions.remove_indicator(thu, by=lan)
    assert Indicator.objects.count() == 0
    made = make_indicators(world, assigned=None)
    with pytest.raises(Refused, match="“Tỷ lệ tham gia bảo hiểm y tế” đang tính theo"):
        actions.remove_indicator(made["DANSO"], by=lan)
    Indicator.objects.filter(pk=made["THU"].pk).update(assigned_at=MORNING)
    with pytest.raises(Refused, match="đã giao thì không xóa"):
        actions.remove_indicator(made["THU"], by=lan)


def test_what_was_reported_is_not_taken_away(world, launched):
    people, unit = world.people, world.units["song_ray"]
    made = make_indicators(world, assigned=None)
    make_report(launched, unit, by=people.binh, now=JUNE)
    with pytest.raises(Refused, match="Đã nhập số liệu nên không bỏ giao được: UBND xã Sông Ray – Thu ngân sách nhà nước"):
        actions.set_targets({made["THU"]: {unit: Given(NONE)}}, by=people.lan, now=JUNE)
    with pytest.raises(Refused, match="Đã có đơn vị nhập số liệu"):
        actions.remove_indicator(made["THU"], by=people.lan)


def test_levels_must_fit(world):
    lan, made, units = world.people.lan, make_indicators(world, assigned=None), world.units
    refused = [
        ("THU", units["song_ray"], Given(LEVEL, Decimal("1.25")), "tối đa 1 chữ số"),
        ("BHYT", units["song_ray"], Given(LEVEL, Decimal(101)), "không được lớn hơn 100"),
        ("HONGHEO", units["song_ray"], Given(LEVEL, Decimal(-1)), "không được nhỏ hơn 0"),
        ("THU", units["song_ray"], Given(LEVEL, None), "nhập mức khi giao mức"),
        ("THU", units["hoa_sen_xa"], Given(TRACK), "không thuộc UBND Bình Minh"),
    ]
    for code, unit, given, words in refused:
        with pytest.raises(Refused, match=words):
            actions.set_targets({made[code]: {unit: given}}, by=lan, now=LATER)


def test_the_reports_follow_what_must_be_answered(world, launched):
    people, units = world.people, world.units
    made = make_indicators(world)
    report = make_report(launched, units["song_ray"], by=people.binh, now=JUNE)
    other = make_report(launched, units["noi_vu"], by=people.em, now=JUNE, figures=None)
    assert counted() == [(6, 6), (1, 0)]
    actions.change_indicator(made["HONGHEONU"], by=people.lan, now=JUNE, required=True, reason="Tỉnh yêu cầu")
    assert counted() == [(7, 6), (1, 0)]
    actions.set_targets({made["THU"]: {units["noi_vu"]: Given(TRACK)}}, by=people.lan, now=JUNE, reason="Theo dõi thêm")
    assert counted() == [(7, 6), (2, 0)]
    actions.change_indicator(made["THU"], by=people.lan, now=JUNE, required=False, reason="Không bắt buộc")
    assert counted() == [(6, 5), (1, 0)]
    assert {report.pk, other.pk} == set(Report.objects.values_list("pk", flat=True))


def test_submitted_figures_are_weighed_by_the_new_weight(world, launched):
    people = world.people
    made = make_indicators(world)
    report = make_report(launched, world.units["song_ray"], by=people.an, now=JUNE)
    submit_report(report, by=people.an, now=JUNE)
    assert weight_of(made["BHYT"]) == 1480
    actions.change_indicator(made["BHYT"], by=people.lan, now=JUNE, weight=made["HONGHEO"], reason="Tính theo hộ")
    assert weight_of(made["BHYT"]) == 40
    actions.change_indicator(made["BHYT"], by=people.lan, now=JUNE, summing="average", reason="Bình quân")
    assert (weight_of(made["BHYT"]), made["BHYT"].weight) == (None, None)


def test_recounting_many_reports_costs_as_much_as_one(world, launched, django_assert_num_queries):
    people, units = world.people, world.units
    made = make_indicators(world)
    make_report(launched, units["song_ray"], by=people.binh, now=JUNE)
    Report.objects.update(required=0)
    with django_assert_num_queries(5):
        recount_reports({made["THU"].pk})
    make_report(launched, units["xuan_my"], by=people.dung, now=JUNE)
    make_report(launched, units["noi_vu"], by=people.em, now=JUNE, figures=None)
    Report.objects.update(required=0)
    with django_assert_num_queries(5):
        recount_reports({made["THU"].pk})
    assert sorted(Report.objects.values_list("required", "answered")) == [(1, 0), (6, 6), (6, 6)]


def test_last_year_comes_along_without_its_levels(world):
    people, made = world.people, make_indicators(world, year=2022)
    with pytest.raises(Refused, match="Năm 2023 không có chỉ tiêu nào"):
        copy_last_year(world.authority, 2024, by=people.lan, now=LATER)
    fresh = {indicator.code: indicator for indicator in copy_last_year(world.authority, 2023, by=people.lan, now=LATER)}
    assert set(fresh) == set(made)
    assert (fresh["BHYT"].weight, fresh["HONGHEONU"].part_of, fresh["THU"].assigned_at) == (fresh["DANSO"], fresh["HONGHEO"], None)
    assert levels_of(fresh["THU"]) == {"noi-vu": ("none", None)}
    assert levels_of(fresh["DANSO"]) == {"song-ray": ("track", None), "xuan-my": ("track", None)}
    with pytest.raises(Refused, match="chưa có"):
        copy_last_year(world.authority, 2023, by=people.lan, now=LATER)


def test_what_came_before_the_change_is_marked_in_the_report(world, launched):
    people, made = world.people, make_indicators(world)
    report = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
    later = JUNE + dt.timedelta(hours=1)
    actions.set_targets({made["THU"]: {world.units["song_ray"]: Given(LEVEL, Decimal(300))}}, by=people.lan, now=later, reason="Điều chỉnh")
    marked = {cell.indicator.code: (cell.change.before, cell.change.after) for cell in cells_of(report) if cell.change}
    assert marked == {"THU": ("325,2 tỷ đồng", "300 tỷ đồng")}
    assert owed(launched, world.units["song_ray"], "half_year").pk == report.obligation_id
