"""The paper of a report: a trial print for the unit, what was submitted for the office, the issued one for everybody once it is approved."""

import datetime as dt
import io

import pytest
from docx import Document

from campaigns.movements.models import Target
from emulation import clock
from emulation.documents.models import OfficialDocument
from reports.periodic import providers
from reports.periodic.actions import approve_report, recall, reopen_report, save_report, submit_report
from reports.periodic.documents import paper_facts
from reports.periodic.grid import cells_of
from reports.periodic.models import Entry, Report
from reports.periodic.providers import AwardLine
from reports.periodic.snapshot import facts_of
from tests.documents import measure
from tests.factories import owed
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report, type_figures

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def report(world, launched):
    with clock.at(JUNE):
        indicators = make_indicators(world)
        Target.objects.filter(indicator=indicators["BHYT"], unit=world.units["song_ray"]).update(baseline="90.3")
        yield make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=FIGURES | {"HONGHEONU": "12"})


def printed(browser, report):
    """Return the text of the trial print, white space as single spaces."""
    answer = browser.get(f"/bao-cao/{report.pk}/ban-in.pdf")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "application/pdf", "private")
    return " ".join(measure.plain(answer.content).split()), measure.pages(answer.content)


def worded(browser, report):
    """Return the lines of the Word file and what stands above its first page."""
    answer = browser.get(f"/bao-cao/{report.pk}/ban-in.docx")
    assert answer["Content-Disposition"] == f'attachment; filename="{report.code}.docx"'
    document = Document(io.BytesIO(answer.content))
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text], document.sections[0].first_page_header.paragraphs[0].text


def test_the_unit_tries_how_it_prints_before_it_is_submitted(world, report, sign_in):
    text, sheets = printed(sign_in(world.people.binh), report)
    assert "BẢN IN THỬ" in sheets[0].extract_text()
    assert "Thực hiện Chỉ thị số 01/CT-UBND ngày 06 tháng 02 năm 2023 của Chủ tịch UBND Bình Minh về việc phát động phong trào" in text
    assert "Thu ngân sách nhà nước 6 tháng đầu năm đạt 198,4 tỷ đồng, bằng 61% kế hoạch năm." in text
    assert "I. KẾT QUẢ PHONG TRÀO THI ĐUA 1. Phát triển kinh tế" in text  # the chapter about leadership is empty yet
    assert "Đặc điểm tình hình" not in text
    assert [line["text"] for line in measure.body(sheets[-1])][:2] == ["Phụ lục", "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2023"]
    assert sheets[-1].width > sheets[-1].height


def test_the_annex_holds_every_figure_as_the_grid_shows_it(report):
    (annex,) = paper_facts(report, said=facts_of(report, cells_of(report)))["annexes"]
    assert [column["title"] for column in annex["columns"]] == [
        *("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Kỳ trước", "Kỳ này", "So kế hoạch", "Ghi chú"),
    ]
    assert [row.get("group") or row["cells"] for row in annex["rows"]] == [
        "I. Kinh tế",
        ["1", "Thu ngân sách nhà nước", "tỷ đồng", "325,2", "-", "198,4", "61%", ""],
        "II. Văn hóa - xã hội",
        ["2", "Dân số trung bình", "người", "-", "-", "1.480", "-", ""],
        ["3", "Tỷ lệ tham gia bảo hiểm y tế", "%", "92", "90,3 (Năm\N{NO-BREAK SPACE}2022)", "90,8", "99%", ""],
        ["4", "Số hộ nghèo", "hộ", "46", "-", "40", "87%", ""],
        ["", "Trong đó: Số hộ nghèo do phụ nữ làm chủ hộ", "hộ", "-", "-", "12", "-", ""],
        ["5", "Giữ vững chuẩn nông thôn mới", "tiêu chí", "Đạt", "-", "Đạt", "-", ""],
        "III. Xây dựng hệ thống chính trị, cải cách hành chính",
        ["6", "Hồ sơ trực tuyến toàn trình", "%", "60", "-", "48,5", "81%", ""],
    ]


def test_nothing_on_purpose_a_blank_a_note_and_a_reason_stand_in_the_annex(world, report):
    type_figures(report, by=world.people.binh, now=JUNE, figures={"HONGHEO": "zero"})
    Entry.objects.filter(report=report, indicator__code="THU").update(note="Số đến 31/5", reason="Có ghi thu tiền đất")
    Entry.objects.filter(report=report, indicator__code="HONGHEONU").delete()
    (annex,) = paper_facts(report, said=facts_of(report, cells_of(report)))["annexes"]
    rows = {row["cells"][1]: row["cells"] for row in annex["rows"] if "cells" in row}
    assert rows["Thu ngân sách nhà nước"][-1] == "Số đến 31/5; Có ghi thu tiền đất"
    assert (rows["Số hộ nghèo"][5], rows["Trong đó: Số hộ nghèo do phụ nữ làm chủ hộ"][5]) == ("Không phát sinh", "-")


def test_the_word_file_is_the_same_draft(world, report, sign_in):
    said, mark = worded(sign_in(world.people.an), report)
    assert mark == "BẢN IN THỬ"
    assert said[:3] == ["BÁO CÁO", *said[1:3]] and "I. KẾT QUẢ PHONG TRÀO THI ĐUA" in said
    assert "Phụ lục" in said and "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2023" in said


def test_the_office_prints_what_was_submitted_not_what_the_unit_works_on(world, report, sign_in):
    people, lan = world.people, sign_in(world.people.lan)
    assert lan.get(f"/bao-cao/{report.pk}/ban-in.pdf").status_code == 404
    submit_report(report, by=people.an, now=JUNE)
    text, sheets = printed(lan, report)
    assert "CHƯA DUYỆT" in sheets[0].extract_text() and "198,4" in text and "Nguyễn Văn An" in text
    recall(report, by=people.an, now=JUNE + HOUR)
    assert [lan.get(f"/bao-cao/{report.pk}/ban-in.{form}").status_code for form in ("pdf", "docx")] == [404, 404]
    type_figures(report, by=people.binh, now=JUNE + HOUR, figures={"THU": "189.4"})
    assert "189,4" in printed(sign_in(people.binh), report)[0]


def approved(world, report):
    people = world.people
    submit_report(report, by=people.an, now=JUNE)
    approve_report(report, by=people.lan, now=JUNE + HOUR)
    return Report.objects.get(pk=report.pk)


def test_once_approved_both_addresses_lead_to_the_issued_paper(world, report, sign_in):
    report = approved(world, report)
    paper = OfficialDocument.objects.get(pk=report.document_id)
    assert (paper.reference, paper.abstract) == (
        "01/BC-UBND",
        "Kết quả phong trào thi đua và công tác khen thưởng 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2023",
    )
    for name in ("lan", "an", "thin"):
        browser = sign_in(getattr(world.people, name))
        assert browser.get(f"/bao-cao/{report.pk}/ban-in.pdf")["Location"] == f"/van-ban/{paper.pk}/"
        answer = browser.get(f"/bao-cao/{report.pk}/ban-in.docx", follow=True)
        lines = [paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs if paragraph.text]
        assert "(Kèm theo Báo cáo số 01/BC-UBND ngày 09 tháng 6 năm 2023 của UBND xã Sông Ray)" in lines


def test_a_reopened_report_prints_anew_for_the_unit_and_as_issued_for_others(world, report, sign_in):
    people, report = world.people, approved(world, report)
    reopen_report(report, by=people.lan, now=JUNE + 2 * HOUR, note="Số thu vừa điều chỉnh")
    report = Report.objects.get(pk=report.pk)
    type_figures(report, by=people.binh, now=JUNE + 3 * HOUR, figures={"THU": "201"})
    lan = sign_in(people.lan)
    assert "201 tỷ đồng" in printed(sign_in(people.an), report)[0]
    assert lan.get(f"/bao-cao/{report.pk}/ban-in.pdf").status_code == 302
    submit_report(report, by=people.an, now=JUNE + 4 * HOUR)
    assert "201 tỷ đồng" in printed(lan, report)[0]  # the issued paper does not say so yet
    approve_report(report, by=people.lan, now=JUNE + 5 * HOUR)
    papers = OfficialDocument.objects.filter(kind="bao-cao").order_by("number")
    assert [paper.reference for paper in papers] == ["01/BC-UBND", "02/BC-UBND"]
    assert "198,4" in str(papers[0].facts) and "198,4" not in str(papers[1].facts)


def test_awards_that_a_provider_knows_stand_in_an_annex_of_their_own(world, launched, monkeypatch):
    monkeypatch.setattr(providers, "_PROVIDERS", [])

    @providers.provider
    def awards(unit, span):
        return [AwardLine(form="Giấy khen", recipients="person", kind="merit", proposed=9, leaders=2, direct=6, decided=7)]

    with clock.at(JUNE):
        make_indicators(world)
        report = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)
        _, annex = paper_facts(report, said=facts_of(report, cells_of(report)))["annexes"]
    assert annex["title"] == "Khen thưởng 6 tháng đầu năm 2023"
    assert [row["cells"] for row in annex["rows"]] == [["1", "Giấy khen", "Cá nhân", "Công trạng", "9", "2", "6", "7"]]


def test_the_report_of_a_cluster_is_a_paper_of_words_alone(world, launched, sign_in):
    with clock.at(JUNE):
        owed_by = owed(launched, world.units["xuan_my"], "half_year")
        report = make_report(launched, world.units["xuan_my"], by=world.people.dung, now=JUNE, figures=None)
        Report.objects.filter(pk=report.pk).update(of_cluster=True)
        report.refresh_from_db()
        save_report(report, by=world.people.dung, now=JUNE, version=report.version, texts={"clusters": "Cụm ký giao ước ngày 21/02."})
        text, sheets = printed(sign_in(world.people.dung), report)
    assert owed_by.pk == report.obligation_id
    assert "I. TUYÊN TRUYỀN, KHEN THƯỞNG, HOẠT ĐỘNG CỤM, KHỐI" in text and "Phụ lục" not in text
    assert len(sheets) == 1


def test_markup_in_a_report_stays_text_on_paper(world, report, sign_in):
    save_report(report, by=world.people.binh, now=JUNE, version=report.version, texts={"causes": "<b>Đất</b> & {{ nước }}"})
    assert "<b>Đất</b> & {{ nước }}" in printed(sign_in(world.people.binh), report)[0]
