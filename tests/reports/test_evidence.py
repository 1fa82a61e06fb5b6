"""Evidence of a report: files by what they prove, added and taken away while the place is open, kept for good once submitted."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator
from emulation.attachments.intake import take_in
from emulation.attachments.models import Attachment
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace
from reports.periodic import actions
from reports.periodic.evidence import add_files, evidence_of, remove_file
from reports.periodic.models import Report, ReportComment, ReportFile
from tests.attachments import samples
from tests.report_factories import JUNE, make_indicators, make_report

pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def report(world, launched):
    make_indicators(world)
    return fresh(make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE))


def fresh(report):
    return Report.objects.with_names().get(pk=report.pk)


def of(code):
    return Indicator.objects.get(code=code)


def a_file(by, name="bien-ban.pdf", pages=1):
    return take_in(ContentFile(samples.pdf(pages=pages), name), by=by, now=JUNE)


def names(evidence):
    return {place.title: [proof.file.name for proof in place.proofs] for place in evidence.filled}


def upload(pages=1, name="bien-ban.pdf"):
    return SimpleUploadedFile(name, samples.pdf(pages=pages), content_type="application/pdf")


def test_a_file_comes_to_the_report_or_to_an_indicator_once(world, report):
    binh = world.people.binh
    add_files(report, [a_file(binh)], by=binh, now=JUNE)
    add_files(report, [a_file(binh, "thu.pdf", 2)], by=binh, now=JUNE, indicator=of("THU"))
    add_files(report, [a_file(binh, "lai.pdf", 2)], by=binh, now=JUNE, indicator=of("THU"))
    assert names(evidence_of(report)) == {"Cả báo cáo": ["bien-ban.pdf"], "Thu ngân sách nhà nước": ["thu.pdf"]}
    assert evidence_of(report).counts == {None: 1, of("THU").pk: 1}
    assert [trace.what for trace in Trace.objects.of(report)[:2]] == ["Thêm minh chứng chỉ tiêu THU", "Thêm minh chứng của cả báo cáo"]


def test_on_the_page_one_adds_and_takes_away(world, report, sign_in):
    browser, thu = sign_in(world.people.binh), of("THU")
    page = browser.get(f"/bao-cao/{report.pk}/minh-chung/?chi-tieu={thu.pk}")
    assert f'value="{thu.pk}" selected' in page.content.decode()
    answer = browser.post(f"/bao-cao/{report.pk}/minh-chung/", {"place": thu.pk, "files": upload()})
    assert answer.url == f"/bao-cao/{report.pk}/minh-chung/#tep-{thu.pk}"
    link = ReportFile.objects.get(report=report)
    assert (link.indicator, link.attachment.held) == (thu, False)
    assert browser.get(f"/tep/{link.attachment_id}/").status_code == 200
    assert "bien-ban.pdf" in browser.get(f"/bao-cao/{report.pk}/minh-chung/").content.decode()
    assert browser.post(f"/bao-cao/{report.pk}/minh-chung/{link.pk}/bo/").url == f"/bao-cao/{report.pk}/minh-chung/"
    assert not ReportFile.objects.filter(report=report).exists()


def test_without_a_file_the_sentence_says_so_and_a_closed_place_is_not_offered(world, report, sign_in):
    browser = sign_in(world.people.binh)
    nothing = browser.post(f"/bao-cao/{report.pk}/minh-chung/", {})
    assert (nothing.status_code, "Chọn tệp minh chứng" in nothing.content.decode()) == (422, True)
    strange = browser.post(f"/bao-cao/{report.pk}/minh-chung/", {"place": "999999", "files": upload()})
    assert (strange.status_code, "Chỗ này không mở để thêm tệp" in strange.content.decode()) == (422, True)
    assert Attachment.objects.get().held  # what arrived is kept for the next try
    assert "bien-ban.pdf" in strange.content.decode()


def test_what_was_submitted_is_not_taken_away_and_a_new_file_stands_beside_it(world, report, sign_in):
    people = world.people
    [link] = add_files(report, [a_file(people.binh)], by=people.binh, now=JUNE, indicator=of("THU"))
    actions.submit_report(report, by=people.an, now=JUNE)
    with pytest.raises(Refused, match="nên không thêm, bỏ tệp được"):
        remove_file(link, by=people.binh, now=JUNE)
    actions.return_report(report, by=people.lan, now=JUNE, note="Thiếu biên bản", open_all=True)
    report = fresh(report)
    link.report = report
    with pytest.raises(Refused, match="đã nằm trong bản trình"):
        remove_file(link, by=people.binh, now=JUNE)
    page = sign_in(people.binh).get(f"/bao-cao/{report.pk}/minh-chung/").content.decode()
    assert ("Thay bằng tệp mới" in page, "có từ bản trình 1" in page, f"/{link.pk}/bo/" in page) == (True, True, False)
    add_files(report, [a_file(people.binh, "moi.pdf", 2)], by=people.binh, now=JUNE, indicator=of("THU"))
    assert names(evidence_of(report)) == {"Thu ngân sách nhà nước": ["bien-ban.pdf", "moi.pdf"]}
    # Readers from above go by what was submitted, as with the figures.
    assert names(evidence_of(report, people.lan)) == {"Thu ngân sách nhà nước": ["bien-ban.pdf"]}
    actions.submit_report(report, by=people.an, now=JUNE)
    assert evidence_of(fresh(report), people.lan).count == 2


def test_after_a_return_files_go_only_where_a_remark_is(world, report):
    people = world.people
    actions.submit_report(report, by=people.an, now=JUNE)
    ReportComment.objects.create(report=report, indicator=of("THU"), number=1, text="Kèm biên bản", author=people.lan, at=JUNE)
    actions.return_report(report, by=people.lan, now=JUNE, note="Kèm biên bản")
    report = fresh(report)
    assert [place.title for place in evidence_of(report).opened] == ["Thu ngân sách nhà nước"]
    add_files(report, [a_file(people.binh)], by=people.binh, now=JUNE, indicator=of("THU"))
    for closed in (of("DANSO"), None):
        with pytest.raises(Refused, match="Chỗ này không mở"):
            add_files(report, [a_file(people.binh, pages=3)], by=people.binh, now=JUNE, indicator=closed)


def test_a_file_not_submitted_yet_is_for_its_own_unit_only(world, report, sign_in):
    people = world.people
    [link] = add_files(report, [a_file(people.binh)], by=people.binh, now=JUNE)
    address = f"/tep/{link.attachment_id}/"

    def readers():
        return [name for name in ("an", "binh", "dung", "em", "lan", "thin", "nga") if sign_in(getattr(people, name)).get(address).status_code == 200]

    assert readers() == ["an", "binh"]
    actions.submit_report(report, by=people.an, now=JUNE)
    assert readers() == ["an", "binh", "dung", "lan", "thin"]


def test_a_file_of_a_version_that_was_taken_back_is_for_its_own_unit_again(world, report, sign_in):
    people = world.people
    [link] = add_files(report, [a_file(people.binh)], by=people.binh, now=JUNE)
    actions.submit_report(report, by=people.an, now=JUNE)
    actions.recall(fresh(report), by=people.an, now=JUNE)

    def opened():
        return [sign_in(getattr(people, name)).get(f"/tep/{link.attachment_id}/").status_code for name in ("binh", "lan", "thin", "dung")]

    assert opened() == [200, 404, 404, 404]
    assert (evidence_of(fresh(report), people.lan).count, evidence_of(fresh(report), people.binh).count) == (0, 1)
    assert "bien-ban.pdf" not in sign_in(people.lan).get(f"/bao-cao/{report.pk}/minh-chung/").content.decode()
    actions.submit_report(fresh(report), by=people.an, now=JUNE)
    assert opened() == [200, 200, 200, 200]
    [place] = evidence_of(fresh(report), people.lan).filled
    assert [proof.number for proof in place.proofs] == [2]


def test_the_file_of_another_report_is_not_taken_away_through_this_one(world, launched, report, sign_in):
    people = world.people
    other = fresh(make_report(launched, world.units["xuan_my"], by=people.dung, now=JUNE))
    [link] = add_files(other, [a_file(people.dung)], by=people.dung, now=JUNE)
    assert sign_in(people.binh).post(f"/bao-cao/{report.pk}/minh-chung/{link.pk}/bo/").status_code == 404
    assert sign_in(people.binh).post(f"/bao-cao/{other.pk}/minh-chung/{link.pk}/bo/").status_code == 404
    assert ReportFile.objects.filter(pk=link.pk).exists()


def test_the_page_asks_as_often_for_three_files_as_for_one(world, report, sign_in):
    binh = world.people.binh
    browser = sign_in(binh)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/bao-cao/{report.pk}/minh-chung/")
        return len(asked)

    add_files(report, [a_file(binh)], by=binh, now=JUNE, indicator=of("THU"))
    cost()
    one = cost()
    add_files(report, [a_file(binh, "b.pdf", 2)], by=binh, now=JUNE, indicator=of("DANSO"))
    add_files(report, [a_file(binh, "c.pdf", 3)], by=binh, now=JUNE)
    assert cost() == one
