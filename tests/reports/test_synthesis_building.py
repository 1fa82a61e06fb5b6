"""The synthesis of many units against an independent computation: plain loops over what the units' versions say."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator, Target
from campaigns.obligations import changes
from campaigns.obligations.asking import move_duties
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.units.models import Succession, Unit
from emulation.workflow.flows import Conflict, Refused
from reports.periodic import actions
from reports.periodic.models import Entry, Report, ReportVersion
from reports.synthesis.actions import write_parts
from reports.synthesis.building import build
from reports.synthesis.models import Synthesis
from tests.factories import owed
from tests.report_factories import FIGURES, JUNE, make_report, type_figures
from tests.reports.syntheses import LATE, SPAN, Crowd, numbers

pytestmark = pytest.mark.usefixtures("late")


@pytest.fixture
def crowd(world):
    return Crowd(world, 7)


def by_hand(reports):
    """Add up the newest versions of `reports` in plain loops; return {code: Decimal}."""
    cells = {}
    for report in reports:
        said = ReportVersion.objects.filter(report=report).latest("number").facts["cells"]
        cells[report.pk] = {cell["code"]: Decimal(cell["value"]) for cell in said if cell["value"] is not None}
    found = {}
    for code in ("THU", "DANSO", "HONGHEO", "HONGHEONU", "NTM"):
        values = [own[code] for own in cells.values() if code in own]
        found[code] = sum(values) if values else None
    rates = [own["CHUYENDOISO"] for own in cells.values() if "CHUYENDOISO" in own]
    found["CHUYENDOISO"] = (sum(rates) / len(rates)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    pairs = [(own["BHYT"], own["DANSO"]) for own in cells.values() if "BHYT" in own]
    found["BHYT"] = (sum(rate * people for rate, people in pairs) / sum(people for _, people in pairs)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return found


def test_every_number_is_what_the_units_versions_add_up_to(crowd):
    sent = [crowd.send(number) for number in range(5)]
    made = crowd.build()
    assert numbers(made) == by_hand(sent)
    assert (made.expected, made.received, made.on_time, made.complete) == (12, 5, 5, 5)


def test_the_cells_behind_a_number_name_unit_version_and_day(crowd):
    report = crowd.send(2)
    cell = crowd.build().figures.get(indicator__code="HONGHEO").cells
    entry = Entry.objects.get(report=report, indicator__code="HONGHEO")
    at = report.versions.get().submitted_at.isoformat()
    assert cell == [
        {
            **{"unit": crowd.units[2].pk, "name": "UBND xã Số 2", "report": report.pk, "entry": entry.pk, "value": "4", "weight": None},
            **{"version": 1, "sent_on": "2023-06-09", "at": at, "late": 0, "zero": False, "then": None},
        }
    ]


def test_nothing_occurred_counts_as_zero_and_a_blank_does_not(crowd):
    crowd.send(0)  # says that nothing occurred
    crowd.send(1)
    figures = crowd.build().figures
    poor, women = figures.get(indicator__code="HONGHEO"), figures.get(indicator__code="HONGHEONU")
    assert (poor.value, poor.reported, [cell["zero"] for cell in poor.cells]) == (2, 2, [True, False])
    assert (women.value, women.reported) == (None, 0)  # left blank by both: it need not be answered


def test_late_is_counted_apart_from_complete(crowd):
    crowd.send(0)
    crowd.send(1, now=LATE)
    made = crowd.build()
    assert (made.received, made.on_time, made.complete) == (2, 1, 2)
    assert [cell["late"] for cell in made.figures.get(indicator__code="THU").cells] == [0, 3]


def test_who_has_not_reported_is_named_with_state_and_delay(crowd):
    for number in range(6):
        crowd.send(number)
    make_report(crowd.directive, crowd.units[6], by=crowd.heads[crowd.units[6].pk], now=LATE)
    absent = {unit["name"]: (unit["words"], unit["late"]) for unit in crowd.build().missing_units}
    idle = ("Chưa bắt đầu", 3)
    others = ["UBND xã Sông Ray", "UBND xã Xuân Mỹ", "Phòng Nội vụ", "Phòng Văn hóa và Thông tin", "Hội Nông dân"]
    assert absent == dict.fromkeys(others, idle) | {"UBND xã Số 6": ("Đơn vị đang nhập", 3)}


def test_what_was_returned_goes_on_counting_until_it_is_submitted_again(crowd):
    lan, report = crowd.world.people.lan, crowd.send(1)
    head = crowd.heads[crowd.units[1].pk]
    actions.return_report(report, by=lan, now=JUNE + dt.timedelta(hours=1), note="Xem lại")
    report = Report.objects.get(pk=report.pk)
    type_figures(report, by=head, now=JUNE + dt.timedelta(hours=2), figures={"THU": "99"})
    assert numbers(crowd.build())["THU"] == Decimal("4.2")
    actions.pass_up(report, by=head, now=JUNE + dt.timedelta(hours=3))
    assert numbers(crowd.build())["THU"] == Decimal("4.2")  # with the head of the unit it still counts
    actions.submit_report(report, by=head, now=JUNE + dt.timedelta(hours=4))
    made = crowd.build()
    assert numbers(made) == by_hand([report])
    figure = made.figures.get(indicator__code="THU")
    assert (figure.previous_build, figure.value) == (Decimal("4.2"), Decimal(99))
    assert figure.changes == [
        {"unit": crowd.units[1].pk, "name": "UBND xã Số 1", "before": "4.2", "after": "99", "why": "Sửa số ở bản 2"},
    ]
    assert [cell["version"] for cell in figure.cells] == [2]


def test_a_second_version_taken_back_leaves_the_first_behind_the_number(crowd):
    lan, report = crowd.world.people.lan, crowd.send(1)
    head = crowd.heads[crowd.units[1].pk]
    actions.return_report(report, by=lan, now=JUNE + dt.timedelta(hours=1), note="Xem lại")
    report = Report.objects.get(pk=report.pk)
    type_figures(report, by=head, now=JUNE + dt.timedelta(hours=2), figures={"THU": "99"})
    actions.submit_report(report, by=head, now=JUNE + dt.timedelta(hours=3))
    actions.recall(report, by=head, now=JUNE + dt.timedelta(hours=4))
    figure = crowd.build().figures.get(indicator__code="THU")
    assert (figure.value, [cell["version"] for cell in figure.cells]) == (Decimal("4.2"), [1])


def test_taken_back_before_any_answer_it_is_gone_and_said_so(crowd):
    crowd.send(0)
    report = crowd.send(1)
    crowd.build()
    actions.recall(report, by=crowd.heads[crowd.units[1].pk], now=JUNE + dt.timedelta(hours=1))
    made = crowd.build(LATE + dt.timedelta(hours=1))
    figure = made.figures.get(indicator__code="THU")
    assert (made.received, figure.value, figure.previous_build) == (1, Decimal("0.5"), Decimal("4.7"))
    assert [(change["name"], change["before"], change["after"], change["why"]) for change in figure.changes] == [
        ("UBND xã Số 1", "4.2", None, "Đơn vị thu hồi báo cáo")
    ]


def test_a_late_report_shows_as_a_change_since_the_last_build(crowd):
    crowd.send(0)
    crowd.build(JUNE)
    crowd.send(1, now=LATE)
    figure = crowd.build().figures.get(indicator__code="THU")
    assert [(change["name"], change["after"], change["why"]) for change in figure.changes] == [
        ("UBND xã Số 1", "4.2", "Báo cáo mới nhận, nộp muộn 3 ngày")
    ]


def test_built_again_with_nothing_new_nothing_changed(crowd):
    crowd.send(0)
    first, again = crowd.build(), crowd.build(LATE + dt.timedelta(minutes=1))
    assert again.pk == first.pk
    assert [figure.changes for figure in again.figures.all()] == [[]] * 7
    assert numbers(again) == numbers(first)


def test_a_waived_unit_is_not_expected_and_said_apart(crowd):
    crowd.send(0)
    obligation = owed(crowd.directive, crowd.units[1], "half_year")
    changes.waive(obligation, by=crowd.world.people.lan, now=JUNE, reason="Đang sáp nhập")
    made = crowd.build()
    assert made.expected == 11
    assert [(unit["name"], unit["words"]) for unit in made.waived_units] == [("UBND xã Số 1", "Được miễn: Đang sáp nhập")]
    assert made.figures.get(indicator__code="THU").assigned == 8  # six idle communes and one that reported; Nội vụ is not given it


def test_a_moved_duty_is_expected_of_the_successor(crowd):
    lan, old, new = crowd.world.people.lan, crowd.units[1], crowd.world.units["hoa_sen"]
    new = Unit.objects.create(
        **{"code": "xa-moi", "name": "UBND xã Mới", "short_name": "Xã Mới", "kind": old.kind, "parent": old.parent},
        **{"path": f"{old.parent.path}xa-moi/", "valid_from": JUNE.date(), "search_key": "xa moi", "sort_key": "99"},
    )
    Unit.objects.filter(pk=old.pk).update(valid_to=dt.date(2023, 6, 8))
    Succession.objects.create(predecessor=old, successor=new, day=dt.date(2023, 6, 9))
    with clock.at(JUNE):
        move_duties(Unit.objects.get(pk=old.pk), new, by=lan, now=JUNE, reason="Sáp nhập")
    made = crowd.build()
    names = {unit["name"] for unit in made.missing_units}
    assert (made.expected, "UBND xã Mới" in names, "UBND xã Số 1" in names) == (12, True, False)


def test_a_unit_that_ended_before_the_duty_opened_owes_nothing(crowd):
    Unit.objects.filter(pk=crowd.units[1].pk).update(valid_to=dt.date(2023, 5, 1))
    assert crowd.build().expected == 11


def test_the_plan_is_the_indicators_own_or_the_rule_over_the_levels(crowd):
    crowd.send(0)
    assert crowd.build().figures.get(indicator__code="THU").target == Decimal("325.2") + 118 + 700
    Indicator.objects.filter(code="THU").update(target=5000)
    assert crowd.build().figures.get(indicator__code="THU").target == 5000


def test_a_weighted_number_leaves_out_who_has_no_weight(crowd):
    Indicator.objects.filter(code="DANSO").update(required=False)
    crowd.send(1)
    figures = crowd.figures(2)
    del figures["DANSO"]
    crowd.send(2, figures=figures)
    figure = crowd.build().figures.get(indicator__code="BHYT")
    assert (figure.value, figure.reported) == (Decimal("70.7"), 2)


def test_the_last_figure_is_that_of_the_newest_submission(crowd):
    Indicator.objects.filter(code="THU").update(summing="last")
    crowd.send(4)
    crowd.send(1, now=JUNE + dt.timedelta(minutes=5))
    assert numbers(crowd.build())["THU"] == Decimal("4.2")


def test_a_figure_stands_beside_that_of_the_period_compared_with(crowd):
    crowd.send(0)
    entry = Entry.objects.get(report__unit=crowd.units[0], indicator__code="THU")
    past = Indicator.objects.get(code="THU")
    past.pk, past.year = None, 2022
    past.save()
    report = Report.objects.get(unit=crowd.units[0])
    fields = {"report": report, "authority": report.authority, "unit": report.unit, "saved_at": JUNE, "saved_by": entry.saved_by}
    Entry.objects.create(indicator=past, year=2022, period="h1", value=3, sent=3, **fields)
    assert crowd.build().figures.get(indicator__code="THU").before == 3


def test_last_years_written_figure_stands_beside_where_nobody_reported_then(crowd):
    crowd.send(0)
    Target.objects.filter(indicator__code="HONGHEO", unit__in=crowd.units[:3]).update(baseline=10)
    figures = crowd.build().figures
    assert figures.get(indicator__code="HONGHEO").before == 10  # a stock: against the end of last year, of the one unit that reports
    assert figures.get(indicator__code="THU").before is None


def test_untouched_parts_follow_the_numbers_and_edited_ones_stay(crowd):
    crowd.send(0)
    made = crowd.build()
    before = {part.key: part.text for part in made.parts.all()}
    write_parts(made, {"society": "Lời của Thường trực."}, by=crowd.world.people.lan, now=LATE, version=made.version)
    crowd.send(1, now=LATE)
    after = {part.key: part for part in crowd.build(LATE + dt.timedelta(hours=1)).parts.all()}
    assert before["economy"].startswith("Thu ngân sách nhà nước 6 tháng đầu năm 2023: 0,5 tỷ đồng")
    assert after["economy"].text.startswith("Thu ngân sách nhà nước 6 tháng đầu năm 2023: 4,7 tỷ đồng")
    assert after["society"].text == "Lời của Thường trực."
    assert after["society"].drafted != before["society"]


def test_each_number_is_told_in_one_part(crowd):
    for number in range(3):
        crowd.send(number)
    text = "\n".join(part.text for part in crowd.build().parts.all())
    times = {True: "đến cuối tháng 6/2023", False: "6 tháng đầu năm 2023"}
    told = [indicator.name for indicator in crowd.indicators.values() if text.count(f"{indicator.name} {times[indicator.is_stock]}:") == 1]
    assert told == [indicator.name for code, indicator in crowd.indicators.items() if code != "HONGHEONU"]


def test_only_the_office_builds_and_never_over_anothers_work(crowd):
    people = crowd.world.people
    for stranger in (people.an, people.thin, people.nga):
        with pytest.raises(Refused):
            build(crowd.world.authority, SPAN, by=stranger, now=LATE)
    made = crowd.build()
    write_parts(made, {"society": "Mới"}, by=people.lan, now=LATE, version=made.version)
    with pytest.raises(Conflict):
        build(crowd.world.authority, SPAN, by=people.lan, now=LATE, version=made.version - 1)
    assert Synthesis.objects.count() == 1


def test_without_a_duty_there_is_nothing_to_build(world):
    with pytest.raises(Refused, match="Chưa giao báo cáo"):
        build(world.authority, SPAN, by=world.people.lan, now=LATE)


def test_many_units_cost_as_many_queries_as_few(crowd):
    def cost():
        crowd.build()
        with CaptureQueriesContext(connection) as captured:
            crowd.build()
        return [query["sql"] for query in captured if query["sql"].startswith("SELECT")]

    crowd.send(0)
    few = cost()
    for number in range(1, 6):
        crowd.send(number)
    many = cost()
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= 13, "\n".join(many)


def test_the_same_report_owed_twice_counts_once(crowd):
    crowd.send(0)
    obligation = owed(crowd.directive, crowd.units[0], "half_year")
    twin = Obligation.objects.get(pk=obligation.pk)
    duty = twin.duty
    duty.pk, duty.title = None, "Báo cáo theo Chỉ thị khác"
    duty.save()
    Obligation.objects.create(**{name: getattr(twin, name) for name in ("directive", "authority", "unit", "opens", "due")}, duty=duty)
    made = crowd.build()
    assert (made.expected, made.received, numbers(made)["THU"]) == (12, 1, Decimal("0.5"))


def test_what_others_report_does_not_leak_in(crowd):
    crowd.send(0)
    report = make_report(crowd.directive, crowd.world.units["song_ray"], by=crowd.world.people.binh, now=JUNE, figures=FIGURES)
    assert report.state == "draft"
    assert numbers(crowd.build())["THU"] == Decimal("0.5")
