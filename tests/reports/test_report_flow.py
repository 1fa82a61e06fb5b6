"""The life of a report: clerk, head, standing office, and what counts at which moment."""

import datetime as dt
from decimal import Decimal

import pytest

from campaigns.movements.models import Target
from campaigns.obligations.models import Obligation
from emulation.workflow.flows import Conflict, Refused
from reports.periodic import actions
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from tests.factories import owed
from tests.report_factories import FIGURES, make_indicators, make_report, type_figures


@pytest.fixture
def report(world, launched, june):
    make_indicators(world)
    return make_report(launched, world.units["song_ray"], by=world.people.binh, now=june)


def sent_of(report):
    return {entry.indicator.code: entry.sent for entry in Entry.objects.filter(report=report).select_related("indicator")}


def test_a_report_is_complete_when_every_required_cell_is_answered(world, report, june):
    assert (report.required, report.answered, report.is_complete) == (6, 6, True)
    type_figures(report, by=world.people.binh, now=june, figures={"HONGHEO": "zero"})
    assert report.is_complete  # nothing happened, said on purpose, is an answer


def test_not_given_is_neither_blank_nor_zero(world, launched, june):
    make_indicators(world)
    office = make_report(launched, world.units["noi_vu"], by=world.people.em, now=june, figures=None)
    assert [cell.indicator.code for cell in cells_of(office)] == ["CHUYENDOISO"]
    assert (office.required, office.answered) == (1, 0)


def test_clerk_head_office_and_back(world, report, june):
    people = world.people
    actions.pass_up(report, by=people.binh, now=june)
    actions.submit_report(report, by=people.an, now=june)
    obligation = Obligation.objects.get(pk=report.obligation_id)
    assert (obligation.state, obligation.sent_on) == ("sent", dt.date(2023, 6, 9))
    assert sent_of(report) == {code: Decimal(words) for code, words in FIGURES.items()}
    actions.return_report(report, by=people.lan, now=june, note="Xem lại thu ngân sách", due=dt.date(2023, 6, 20))
    report = Report.objects.get(pk=report.pk)
    type_figures(report, by=people.binh, now=june, figures={"THU": "189.4"})
    assert sent_of(report)["THU"] == Decimal("198.4")  # what was submitted goes on counting
    actions.submit_report(report, by=people.an, now=june)
    assert sent_of(report)["THU"] == Decimal("189.4")
    actions.approve_report(report, by=people.lan, now=june)
    obligation.refresh_from_db()
    assert (obligation.state, obligation.sent_on, report.document.reference) == ("approved", dt.date(2023, 6, 9), "01/BC-UBND")
    actions.reopen_report(report, by=people.lan, now=june, note="Số thu vừa điều chỉnh")
    obligation.refresh_from_db()
    assert (obligation.state, report.state) == ("return", "return")


def test_a_blank_cell_blocks_with_the_sentence_of_its_field(world, launched, june):
    make_indicators(world)
    report = make_report(launched, world.units["song_ray"], by=world.people.an, now=june, figures={**FIGURES, "THU": "198.4"})
    Entry.objects.filter(report=report, indicator__code="HONGHEO").delete()
    with pytest.raises(Refused) as refusal:
        actions.submit_report(report, by=world.people.an, now=june)
    assert "Nhập số hộ nghèo tính đến cuối kỳ. Nếu không có, nhập 0" in str(refusal.value)


def test_recalled_before_an_answer_it_counts_as_not_sent(world, report, june):
    actions.submit_report(report, by=world.people.an, now=june)
    actions.recall(report, by=world.people.an, now=june)
    assert set(sent_of(report).values()) == {None}
    assert Obligation.objects.get(pk=report.obligation_id).sent_on is None


def test_a_second_version_taken_back_leaves_the_first_counting(world, report, june):
    people = world.people
    actions.submit_report(report, by=people.an, now=june)
    actions.return_report(report, by=people.lan, now=june + dt.timedelta(hours=1), note="Xem lại")
    type_figures(report, by=people.binh, now=june + dt.timedelta(hours=2), figures={"THU": "150"})
    actions.submit_report(report, by=people.an, now=june + dt.timedelta(hours=3))
    actions.recall(report, by=people.an, now=june + dt.timedelta(hours=4))
    assert sent_of(report)["THU"] == Decimal("198.4")
    assert (report.submitted_at, report.signer) == (june, people.an)  # of what counts again


def test_two_people_never_overwrite_each_other(world, report, june):
    with pytest.raises(Conflict):
        actions.save_report(report, by=world.people.an, now=june, version=report.version - 1)


def test_starting_twice_gives_the_same_report(world, report, june):
    again = actions.start_report(owed(report.obligation.directive, report.unit, "half_year"), by=world.people.an, now=june)
    assert again.pk == report.pk


def test_a_level_that_changed_meanwhile_is_in_the_sentence_that_is_submitted(world, report, june):
    Target.objects.filter(indicator__code="THU", unit=report.unit).update(level=Decimal("396.8"))
    actions.submit_report(report, by=world.people.an, now=june)
    said = {each["key"]: each["text"] for each in report.versions.get().facts["passages"]}
    assert "bằng 50% kế hoạch năm" in said["economy"]


def test_what_is_no_longer_given_counts_no_more(world, report, june):
    actions.submit_report(report, by=world.people.an, now=june)
    actions.return_report(report, by=world.people.lan, now=june, note="Xem lại")
    Target.objects.filter(indicator__code="THU", unit=report.unit).update(status="none", level=None)
    actions.submit_report(Report.objects.get(pk=report.pk), by=world.people.an, now=june + dt.timedelta(hours=1))
    assert sent_of(report)["THU"] is None
