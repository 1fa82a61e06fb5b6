"""The demo of the reports: last year's figures, what every unit is given, and a story that leaves a report in every state."""

import datetime as dt
from collections import Counter

import pytest

from campaigns.demo.data import unit_rows
from campaigns.movements.models import Indicator, Target
from emulation.notifications.models import Notice
from emulation.units.models import Unit
from reports.demo.data import read
from reports.demo.figures import NONE, given, story_of
from reports.demo.loading import load
from reports.demo.stories import advance
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from reports.periodic.readiness import errors
from reports.synthesis.models import Figure, Synthesis
from tests.telling import told_once

pytestmark = pytest.mark.postgres

JUNE = dt.date(2023, 6, 20)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with told_once(django_db_blocker):
        assert load()
        yield Unit.objects.get(code="ubnd-cam-my")


@pytest.fixture
def demo(told, db):
    return told


def report_of(code):
    return Report.objects.with_names().get(year=2023, unit__code=code)


def test_nothing_is_left_undecided_and_communes_answer_twelve(demo):
    for year in (2022, 2023):
        indicators = Indicator.objects.of(demo, year)
        assert (indicators.count(), Target.objects.filter(indicator__in=indicators).count()) == (24, 24 * 60)
        communes = Target.objects.reported().filter(indicator__in=indicators, unit__kind__code="xa-thi-tran", indicator__required=True)
        assert set(Counter(communes.values_list("unit", flat=True)).values()) == {12}
    assert set(Indicator.objects.values_list("source", flat=True)) == {"Số liệu minh họa"}
    assert not Indicator.objects.filter(year=2023, assigned_at__isnull=False).exists()


def test_the_indicators_are_of_every_sort(demo):
    found = Indicator.objects.of(demo, 2023)
    assert set(found.values_list("summing", flat=True)) == set(Indicator.Summing.values)
    assert set(found.values_list("field", flat=True)) == set(Indicator.Field.values)
    assert set(found.values_list("nature", flat=True)) == set(Indicator.Nature.values)
    assert (found.filter(form="criterion").count(), found.filter(part_of__isnull=False).count()) == (2, 1)
    assert found.exclude(movement=None).values("movement").distinct().count() == 4
    assert set(Target.objects.filter(indicator__year=2023).values_list("status", flat=True)) == set(Target.Status.values)


def test_last_year_counts_for_every_unit_and_period(demo):
    reports = Report.objects.filter(year=2022)
    assert Counter(reports.values_list("period", "state")) == {("h1", "approved"): 60, ("year", "approved"): 60}
    assert not [report for report in reports if not report.is_complete]
    assert not Entry.objects.filter(sent__isnull=True).exists()
    assert not Entry.objects.filter(indicator__summing="weighted", weight__isnull=True).exists()
    copy = reports.get(unit__code="song-ray", period="year").versions.get().facts
    assert {cell["code"] for cell in copy["cells"]} >= {"THU-NS", "GIAI-NGAN", "HO-NGHEO-NU"}
    assert not Notice.objects.exclude(state="sent").exists()


def test_the_synthesis_of_last_year_is_issued_with_sentences_of_units(demo):
    synthesis = Synthesis.objects.get()
    assert (synthesis.state, synthesis.received, synthesis.expected, len(synthesis.digest)) == ("issued", 60, 60, 64)
    assert synthesis.quotes.values("unit").distinct().count() > 4
    added = sum(Entry.objects.filter(year=2022, period="year", indicator__code="THU-NS").values_list("sent", flat=True))
    assert Figure.objects.get(synthesis=synthesis, indicator__code="THU-NS").value == added


def test_every_invented_figure_keeps_the_rules():
    for row in read("indicators")["indicators"]:
        for unit in unit_rows():
            if given(row, unit) == NONE:
                continue
            story = story_of(row, unit)
            assert len(story.values) == 3
            assert story == story_of(row, unit)
            assert all(0 <= value <= row.get("most", value) for value in story.values.values())


def test_the_clerk_of_song_ray_has_typed_nine_of_twelve_by_9_june(demo):
    advance(dt.date(2023, 6, 9))
    report = report_of("song-ray")
    assert (report.state, report.answered, report.required) == ("draft", 9, 12)
    assert [finding.words for finding in errors(cells_of(report))] == [
        "Nhập tỷ lệ giải ngân vốn đầu tư công. Nếu không phát sinh, nhập 0",
        "Nhập tỷ lệ tham gia bảo hiểm y tế tính đến cuối kỳ",
        "Nhập số hộ nghèo tính đến cuối kỳ. Nếu không có, nhập 0",
    ]
    assert all(cell.before for cell in cells_of(report) if not cell.is_answered)


def test_the_story_can_be_told_in_parts(demo):
    advance(dt.date(2023, 6, 1))
    early = Report.objects.filter(year=2023).count()
    advance(JUNE)
    whole = list(Report.objects.filter(year=2023).order_by("pk").values_list("unit", "state", "version"))
    advance(JUNE)
    assert 0 < early < len(whole)
    assert whole == list(Report.objects.filter(year=2023).order_by("pk").values_list("unit", "state", "version"))
