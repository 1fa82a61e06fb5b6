"""The demo on 20 June 2023: a report in every state, questions, evidence, the draft of the synthesis."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from campaigns.directives.models import Duty
from campaigns.movements.models import IndicatorChange
from campaigns.obligations.models import Obligation, TimeRequest
from reports.demo.data import read
from reports.demo.loading import load
from reports.demo.stories import advance
from reports.inquiries.models import Inquiry
from reports.periodic.grid import cells_of
from reports.periodic.models import Report, ReportFile
from reports.periodic.readiness import errors, oddities
from reports.synthesis.models import Synthesis
from tests.telling import told_once

pytestmark = pytest.mark.postgres

JUNE = dt.date(2023, 6, 20)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    with told_once(django_db_blocker):
        load()
        yield advance(JUNE)


@pytest.fixture
def june(told, db):
    return told


def report_of(code):
    return Report.objects.with_names().get(year=2023, unit__code=code)


def test_on_20_june_there_is_a_report_in_every_state(june):
    owed = Obligation.objects.with_names().filter(directive=june, duty__kind=Duty.Kind.HALF_YEAR)
    states = Counter("waived" if each.waiver(JUNE) else "locked" if each.is_locked(JUNE) else each.state for each in owed)
    assert states == {"approved": 36, "sent": 10, "return": 4, "draft": 3, "head": 2, "todo": 3, "waived": 3, "locked": 1}
    late = {each.unit.code for each in owed if each.sent_on and each.days_late(JUNE)}
    assert late == {"dien-luc", "phong-y-te", "hoi-khuyen-hoc"}
    assert TimeRequest.objects.get(obligation__duty__kind="half_year", state="waiting").obligation.unit.code == "buu-dien"
    assert Report.objects.filter(year=2023, state="approved", document__isnull=True).count() == 0


def test_what_was_submitted_has_no_error_and_reads_like_a_report(june):
    sent = Report.objects.with_names().filter(year=2023, submitted_at__isnull=False)
    assert not [report for report in sent if errors(cells_of(report))]
    above = [cell for cell in cells_of(report_of("nhan-nghia")) if cell.indicator.code == "THU-NS"]
    assert above[0].value > above[0].level
    assert "tách thửa" in above[0].entry.reason
    assert oddities(cells_of(report_of("nhan-nghia")), explained=True)
    limits = [passage.text for report in sent for passage in report.passages.filter(key="limits")]
    assert all(limits)
    assert len(set(limits)) > len(limits) * 0.6
    assert sum("giải ngân" in text.lower() for text in limits) >= 3


def test_returned_sent_again_and_reopened(june):
    song_ray = report_of("song-ray")
    assert [(comment.indicator and comment.indicator.code, comment.passage) for comment in song_ray.comments.all()] == [
        ("GIAI-NGAN", ""),
        (None, "limits"),
    ]
    assert song_ray.obligation.due_now(JUNE) == dt.date(2023, 6, 23)
    again = report_of("xuan-bao")
    first, second = (version.facts for version in again.versions.all())
    money = [next(cell for cell in facts["cells"] if cell["code"] == "THU-NS") for facts in (first, second)]
    assert Decimal(money[0]["value"]) - Decimal(money[1]["value"]) == Decimal("0.6")
    assert again.comments.get().fixed_at is not None
    assert (report_of("bao-binh").state, report_of("bao-binh").document.number) == ("return", 1)


def test_a_changed_level_marks_what_was_typed_before(june):
    assert IndicatorChange.objects.filter(unit__isnull=False, told=True).count() == 2
    assert [cell.indicator.code for cell in cells_of(report_of("xuan-tay")) if cell.change] == ["DUONG-GTNT"]


def test_the_draft_of_the_synthesis_shows_what_changed_since(june):
    synthesis = Synthesis.objects.get(year=2023)
    assert (synthesis.state, synthesis.received, synthesis.expected) == ("draft", 50, 59)
    figure = synthesis.figures.get(indicator__code="THU-NS")
    assert "UBND xã Xuân Bảo" in str(figure.changes)
    assert synthesis.quotes.count() == sum(read("lively")["synthesis"]["quotes"].values())


def test_one_question_is_answered_and_one_is_open(june):
    asked = {inquiry.report.unit.code: (inquiry.state, inquiry.asked_by.username) for inquiry in Inquiry.objects.all()}
    assert asked == {"nhan-nghia": ("answered", "chutich"), "ban-qlda": ("asked", "chuyenvien")}


def test_evidence_lies_beside_its_figure(june):
    proved = {file.report.unit.code: (file.indicator.code, file.attachment.held) for file in ReportFile.objects.all()}
    assert proved == {"ban-qlda": ("GIAI-NGAN", False), "song-nhan": ("DUONG-GTNT", False), "mttq": ("QUY-NGHEO", False)}
