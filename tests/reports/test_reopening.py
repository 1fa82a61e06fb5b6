"""An approved report is opened again with a reason: the earlier paper stays, a new approval issues a new one."""

import pytest

from emulation.documents.models import OfficialDocument
from emulation.notifications.models import Notice
from emulation.workflow.flows import Refused
from reports.periodic import actions
from reports.periodic.comments import write_comment
from reports.periodic.models import Entry, Report
from reports.periodic.openings import openings_of
from tests.report_factories import JUNE, make_indicators, make_report, type_figures

pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def approved(world, people, launched):
    make_indicators(world)
    report = make_report(launched, world.units["song_ray"], by=people.an, now=JUNE)
    actions.submit_report(report, by=people.an, now=JUNE)
    actions.approve_report(report, by=people.lan, now=JUNE)
    return Report.objects.with_names().get(pk=report.pk)


def page(report):
    return f"/bao-cao/{report.pk}/mo-lai/"


def test_the_office_opens_it_again_with_a_reason_and_a_day(approved, people, sign_in):
    office = sign_in(people.lan)
    assert "Mở lại báo cáo đã duyệt" in office.get(page(approved)).content.decode()
    assert office.post(page(approved), {"version": approved.version, "note": " "}).status_code == 422
    answer = office.post(page(approved), {"version": approved.version, "note": "Số thu vừa điều chỉnh", "due": "16/6/2023"}, follow=True)
    assert "Đã mở lại báo cáo" in answer.content.decode()
    approved.refresh_from_db()
    assert (approved.state, openings_of(approved).everything) == ("return", True)
    told = Notice.objects.get(recipient=people.an, channel="bell", subject__startswith="Mở lại để sửa")
    assert (told.subject, told.body) == (
        "Mở lại để sửa trước 16/6: Báo cáo 6 tháng đầu năm 2023 của UBND xã Sông Ray",
        "Số thu vừa điều chỉnh",
    )


def test_the_earlier_paper_stays_and_the_new_approval_takes_the_next_number(approved, people):
    first = approved.document
    actions.reopen_report(approved, by=people.lan, now=JUNE, note="Số thu vừa điều chỉnh")
    assert {str(entry.sent) for entry in Entry.objects.filter(report=approved, indicator__code="THU")} == {"198.4"}
    type_figures(approved, by=people.binh, now=JUNE, figures={"THU": "201"})
    actions.submit_report(approved, by=people.an, now=JUNE)
    actions.approve_report(approved, by=people.lan, now=JUNE)
    papers = OfficialDocument.objects.filter(authority=approved.unit).order_by("pk")
    assert [paper.reference for paper in papers] == ["01/BC-UBND", "02/BC-UBND"]
    assert (approved.document.reference, first.reference) == ("02/BC-UBND", "01/BC-UBND")
    assert ("198,4" in str(first.facts), "201" in str(first.facts)) == (True, False)


def test_who_may_not_and_what_cannot_be_opened(approved, people, sign_in):
    for person, status in ((people.an, 403), (people.thin, 403), (people.hoa, 403), (people.em, 404), (people.nga, 404)):
        assert sign_in(person).get(page(approved)).status_code == status
        assert sign_in(person).post(page(approved), {"version": approved.version, "note": "x"}).status_code == status
    office = sign_in(people.lan)
    office.post(page(approved), {"version": approved.version, "note": "Sửa"})
    assert office.get(page(approved)).url == f"/bao-cao/{approved.pk}/"
    again = office.post(page(approved), {"version": approved.version, "note": "Sửa nữa"})
    assert again.status_code == 409
    assert "vừa thực hiện “Mở lại báo cáo đã duyệt”" in again.content.decode()


def test_what_the_office_did_not_send_before_the_approval_is_not_sent_by_the_opening(world, people, launched):
    make_indicators(world)
    report = make_report(launched, world.units["song_ray"], by=people.an, now=JUNE)
    actions.submit_report(report, by=people.an, now=JUNE)
    own = write_comment(report, by=people.lan, now=JUNE, text="Nhắc lần sau")
    actions.approve_report(report, by=people.lan, now=JUNE)
    with pytest.raises(Refused):
        actions.reopen_report(report, by=people.lan, now=JUNE, note="  ")
    report.refresh_from_db()
    actions.reopen_report(report, by=people.lan, now=JUNE, note="Số thu vừa điều chỉnh")
    own.refresh_from_db()
    assert own.sent_at is None
