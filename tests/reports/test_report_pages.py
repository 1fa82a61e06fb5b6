"""The page on which a unit fills in its report: what is typed is read, saved, kept; from the inbox to the submission."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator, Target
from campaigns.obligations.models import Obligation
from emulation import clock
from reports.periodic.actions import return_report, submit_report
from reports.periodic.models import Entry, Report
from tests.factories import owed
from tests.report_factories import FIGURES, JUNE, make_report, type_figures

pytestmark = pytest.mark.usefixtures("june")


def boxes(page):
    """Return every box of the form as a browser would post it."""
    html = page.content.decode()
    form = html[html.index('id="f-bao-cao"') :]
    form = form[: form.index("</form>")]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        found[name.group(1)] = value.group(1) if value else ""
    for name, inner in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        found[name] = chosen.group(1) if chosen else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = text
    for extra in ("start", "column", "csrfmiddlewaretoken"):
        found.pop(extra, None)
    return found


def save(browser, report, indicators, figures=None, **more):
    """Open the page, type `figures` ({code: text}) and save; returns the answer."""
    typed = boxes(browser.get(f"/bao-cao/{report.pk}/sua/"))
    typed |= {f"cell-{indicators[code].pk}": text for code, text in (figures or {}).items()}
    return browser.post(f"/bao-cao/{report.pk}/sua/", typed | more)


def values(report):
    return {entry.indicator.code: entry.value for entry in Entry.objects.filter(report=report).select_related("indicator")}


def test_from_the_duty_to_the_submission_in_three_posts(world, launched, indicators, an):
    duty = owed(launched, world.units["song_ray"], "half_year")
    started = an.post(f"/viec/{duty.pk}/bao-cao/")
    report = Report.objects.get(obligation=duty)
    assert started.url == f"/bao-cao/{report.pk}/sua/"
    assert an.post(f"/viec/{duty.pk}/bao-cao/").url == started.url
    typed = {"THU": "198,4", "DANSO": "1.480", "BHYT": "90,8", "HONGHEO": "40", "CHUYENDOISO": "48,5", "NTM": "1"}
    assert save(an, report, indicators, typed, check="1").url == f"/bao-cao/{report.pk}/ra-soat/"
    page = an.get(f"/bao-cao/{report.pk}/ra-soat/").content.decode()
    assert "6/6 chỉ tiêu" in page
    assert "Bấm Trình là xác nhận số liệu đã được lãnh đạo đơn vị rà soát" in page
    report.refresh_from_db()
    assert an.post(f"/bao-cao/{report.pk}/buoc/submit/", {"version": report.version}).url == f"/bao-cao/{report.pk}/"
    assert "Đã trình báo cáo 6 tháng lúc 09:00, đúng hạn" in an.get(f"/bao-cao/{report.pk}/").content.decode()
    assert values(report) == {code: Decimal(words) for code, words in FIGURES.items()}


def test_the_clerk_hands_it_to_the_head_who_may_give_it_back(world, draft, indicators, binh, an):
    type_figures(draft, by=world.people.binh, now=JUNE)
    page = binh.get(f"/bao-cao/{draft.pk}/ra-soat/").content.decode()
    assert "Chuyển lãnh đạo duyệt" in page
    assert "Trình báo cáo</button>" not in page
    binh.post(f"/bao-cao/{draft.pk}/buoc/pass_up/", {"version": draft.version})
    draft.refresh_from_db()
    assert draft.state == "head"
    refused = an.post(f"/bao-cao/{draft.pk}/buoc/hand_back/", {"version": draft.version, "note": ""})
    assert (refused.status_code, "Nhập nội dung cần sửa" in refused.content.decode()) == (422, True)
    an.post(f"/bao-cao/{draft.pk}/buoc/hand_back/", {"version": draft.version, "note": "Xem lại thu ngân sách"})
    assert "Xem lại thu ngân sách" in binh.get(f"/bao-cao/{draft.pk}/sua/").content.decode()


@pytest.mark.parametrize(
    ("code", "text", "sentence"),
    [
        ("THU", "nhiều", "Thu ngân sách nhà nước chỉ gồm chữ số, ví dụ 198,4"),
        ("THU", "1,480", "Số “1,480” có thể hiểu hai cách. Viết 1.480 nếu là số nghìn, hoặc 1,48 nếu là số thập phân"),
        ("THU", "0.125", "Phần thập phân viết sau dấu phẩy, ví dụ 0,125"),
        ("THU", "12.34.5", "Dấu chấm tách từng nhóm ba chữ số, dấu phẩy trước phần thập phân, ví dụ 1.234.567,5"),
        ("THU", "12,34", "Thu ngân sách nhà nước lấy tối đa 1 chữ số sau dấu phẩy"),
        ("THU", "-5", "Thu ngân sách nhà nước phải từ 0 trở lên"),
        ("THU", "9" * 35, "Thu ngân sách nhà nước quá lớn. Kiểm tra đơn vị tính (tỷ đồng)"),
        ("THU", "1\x002", "Thu ngân sách nhà nước chỉ gồm chữ số, ví dụ 198,4"),
        ("DANSO", "12,5", "Dân số trung bình là số nguyên, không có phần thập phân"),
        ("BHYT", "150", "Tỷ lệ tham gia bảo hiểm y tế phải từ 0 đến 100"),
        ("NTM", "có", "Giữ vững chuẩn nông thôn mới: chọn Đạt hoặc Chưa đạt"),
    ],
)
def test_what_cannot_be_read_comes_back_with_its_sentence_twice_and_nothing_is_saved(draft, indicators, binh, code, text, sentence):
    answer = save(binh, draft, indicators, {"HONGHEO": "40", code: text}, **{"text-limits": "Đang gõ dở"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Lỗi: Báo cáo" in page
    assert page.count(sentence) == 2  # in the summary and at the box
    assert f'href="#cell-{indicators[code].pk}"' in page
    assert "Đang gõ dở" in page
    if code not in ("HONGHEO", "NTM") and "\x00" not in text:
        assert f'value="{text}"' in page
    assert values(draft) == {}


def test_numbers_are_read_the_vietnamese_way_and_shown_again_so(draft, indicators, binh):
    assert save(binh, draft, indicators, {"THU": " 1 480 ", "DANSO": "12.345", "BHYT": "90.8"}).status_code == 302
    assert values(draft) == {"THU": Decimal(1480), "DANSO": Decimal(12345), "BHYT": Decimal("90.8")}
    page = binh.get(f"/bao-cao/{draft.pk}/sua/").content.decode()
    assert all(f'value="{text}"' in page for text in ("1.480", "12.345", "90,8"))


def test_blank_zero_and_nothing_happened_are_three_things(draft, indicators, binh):
    save(binh, draft, indicators, {"THU": "0"}, zero=str(indicators["HONGHEO"].pk))
    entries = {entry.indicator.code: entry.zero for entry in Entry.objects.filter(report=draft)}
    assert entries == {"THU": False, "HONGHEO": True}
    assert save(binh, draft, indicators, {"HONGHEO": "3"}).status_code == 302
    assert Entry.objects.get(report=draft, indicator__code="HONGHEO").zero is False


def last_year(world, indicators, **figures):
    """Give Sông Ray figures at the end of last year, as baselines of its levels."""
    for code, words in figures.items():
        indicators[code].targets.filter(unit=world.units["song_ray"]).update(baseline=Decimal(words))


def test_a_stock_figure_of_before_counts_only_once_it_is_confirmed(world, draft, indicators, binh):
    last_year(world, indicators, DANSO="1480", HONGHEO="46", THU="300")
    page = binh.get(f"/bao-cao/{draft.pk}/sua/").content.decode()
    assert page.count('data-state="offered"') == 2
    save(binh, draft, indicators, {"THU": "198,4"})
    assert values(draft) == {"THU": Decimal("198.4")}
    answer = save(binh, draft, indicators, keep=str(indicators["DANSO"].pk))
    assert answer.url == f"/bao-cao/{draft.pk}/sua/#cell-{indicators['DANSO'].pk}"
    assert Entry.objects.get(report=draft, indicator__code="DANSO").kept is True
    save(binh, draft, indicators, {"HONGHEO": "45"})
    assert values(draft)["HONGHEO"] == Decimal(45)


def test_all_figures_of_before_are_listed_before_they_are_kept(world, draft, indicators, binh):
    last_year(world, indicators, DANSO="1480", HONGHEO="46")
    assert save(binh, draft, indicators, {"THU": "5"}, ask_keep="1").url == f"/bao-cao/{draft.pk}/sua/?giu=tat-ca"
    page = binh.get(f"/bao-cao/{draft.pk}/sua/?giu=tat-ca").content.decode()
    assert "Giữ 2 số này" in page
    draft.refresh_from_db()
    assert values(draft) == {"THU": Decimal(5)}
    binh.post(f"/bao-cao/{draft.pk}/sua/", {"version": draft.version, "keep": "all"})
    assert values(draft) == {"THU": Decimal(5), "DANSO": Decimal(1480), "HONGHEO": Decimal(46)}


def test_an_odd_figure_asks_for_a_reason_and_does_not_block(world, draft, indicators, an):
    last_year(world, indicators, HONGHEO="46")
    type_figures(draft, by=world.people.an, now=JUNE, figures=FIGURES | {"HONGHEO": "460"})
    page = an.get(f"/bao-cao/{draft.pk}/ra-soat/").content.decode()
    assert "Số này cao gấp 10 lần kỳ trước (46). Kiểm tra lại, hoặc ghi lý do" in page
    reason = f"reason-{indicators['HONGHEO'].pk}"
    answer = an.post(f"/bao-cao/{draft.pk}/buoc/submit/", {"version": draft.version, reason: "Rà soát lại theo chuẩn mới"})
    assert answer.status_code == 302
    assert Entry.objects.get(report=draft, indicator__code="HONGHEO").reason == "Rà soát lại theo chuẩn mới"


def test_a_blank_cell_stands_against_submitting_and_leads_to_its_box(world, draft, indicators, an):
    figures = {code: words for code, words in FIGURES.items() if code != "HONGHEO"}
    type_figures(draft, by=world.people.an, now=JUNE, figures=figures)
    answer = an.post(f"/bao-cao/{draft.pk}/buoc/submit/", {"version": draft.version})
    page = answer.content.decode()
    assert (answer.status_code, "<title>Lỗi: " in page) == (422, True)
    assert "Nhập số hộ nghèo tính đến cuối kỳ. Nếu không có, nhập 0" in page
    assert f'href="/bao-cao/{draft.pk}/sua/#cell-{indicators["HONGHEO"].pk}"' in page


def test_a_sentence_made_from_the_figures_is_put_before_the_text(world, draft, indicators, binh):
    save(binh, draft, indicators, {"THU": "198,4"}, **{"text-economy": "Kinh tế ổn định."})
    passage = draft.passages.get(key="economy")
    assert (passage.text, bool(passage.drafted)) == ("Kinh tế ổn định.", True)
    save(binh, draft, indicators, use="economy")
    passage.refresh_from_db()
    assert passage.text == f"{passage.drafted}\nKinh tế ổn định."


def test_a_long_text_says_how_much_too_long_it_is_and_stays(draft, indicators, binh):
    answer = save(binh, draft, indicators, **{"text-limits": "a" * 20001, f"note-{indicators['THU'].pk}": "b" * 601})
    page = answer.content.decode()
    assert "Hạn chế đang có 20.001 ký tự, tối đa 20.000 ký tự" in page
    assert "Ghi chú đang có 601 ký tự, tối đa 600 ký tự" in page
    assert "a" * 20001 in page


def test_not_given_is_listed_quietly_and_asked_nowhere(world, launched, indicators, sign_in):
    report = make_report(launched, world.units["noi_vu"], by=world.people.em, now=JUNE, figures=None)
    page = sign_in(world.people.em).get(f"/bao-cao/{report.pk}/sua/").content.decode()
    assert f'name="cell-{indicators["THU"].pk}"' not in page
    assert "Không được giao:" in page


def test_only_the_places_named_by_the_return_are_open(world, draft, indicators, binh):
    from reports.periodic.models import ReportComment

    type_figures(draft, by=world.people.binh, now=JUNE)
    submit_report(draft, by=world.people.an, now=JUNE)
    common = {"report": draft, "number": 1, "text": "Xem lại", "author": world.people.lan, "at": JUNE}
    ReportComment.objects.create(indicator=indicators["THU"], quote="Thu ngân sách", **common)
    return_report(draft, by=world.people.lan, now=JUNE)
    page = binh.get(f"/bao-cao/{draft.pk}/sua/").content.decode()
    assert re.findall(r'name="cell-(\d+)"', page) == [str(indicators["THU"].pk)]
    assert "đã khóa" in page
    save(binh, draft, indicators, {"THU": "189,4", "DANSO": "9"})
    assert values(draft)["THU"] == Decimal("189.4")
    assert values(draft)["DANSO"] == Decimal(1480)


def test_after_the_lock_the_page_says_by_which_rule_and_who_can_help(world, launched, draft, an):
    obligation = Obligation.objects.get(pk=draft.obligation_id)
    type(obligation.duty).objects.filter(pk=obligation.duty_id).update(late="lock")
    with clock.at("2023-06-20 09:00"):
        page = an.get(f"/bao-cao/{draft.pk}/", follow=True).content.decode()
        assert "Đã khóa vì quá hạn ngày 15/6/2023" in page
        assert f'href="/viec/{obligation.pk}/"' in page
        assert an.get(f"/bao-cao/{draft.pk}/sua/").url == f"/bao-cao/{draft.pk}/"


def test_the_office_reads_what_was_submitted_while_the_unit_goes_on(world, draft, indicators, sign_in, binh):
    lan = sign_in(world.people.lan)
    assert lan.get(f"/bao-cao/{draft.pk}/").status_code == 404
    type_figures(draft, by=world.people.binh, now=JUNE)
    submit_report(draft, by=world.people.an, now=JUNE)
    return_report(draft, by=world.people.lan, now=JUNE, note="Xem lại", open_all=True)
    save(binh, draft, indicators, {"THU": "199,9"})
    page = lan.get(f"/bao-cao/{draft.pk}/").content.decode()
    assert "198,4" in page
    assert "199,9" not in page
    assert lan.get(f"/bao-cao/{draft.pk}/sua/").status_code == 403


def test_the_head_takes_it_back_while_nobody_has_answered(world, draft, an):
    type_figures(draft, by=world.people.an, now=JUNE)
    submit_report(draft, by=world.people.an, now=JUNE)
    answer = an.post(f"/bao-cao/{draft.pk}/buoc/recall/", {"version": draft.version})
    assert answer.url == f"/bao-cao/{draft.pk}/sua/"
    assert Report.objects.get(pk=draft.pk).state == "draft"


SHELL = re.compile(r'SAVEPOINT|(?:FROM|INTO|UPDATE) "(?:django_\w+|accounts_\w+|notifications_notice|units_(?:unit|succession))"')


def asked_of_database(page):
    """Return the statements of a page without those of the shell (session, person, seats) and of the test's own savepoints."""
    return [query["sql"] for query in page if not SHELL.search(query["sql"])]


def more_indicators(world, count):
    for number in range(count):
        said = {"code": f"T{number}", "name": f"Thêm {number}", "order": 50 + number, "field": "economy"}
        indicator = Indicator.objects.create(authority=world.authority, year=2023, **said)
        Target.objects.create(indicator=indicator, unit=world.units["song_ray"], status="track")


def test_fifty_indicators_cost_as_many_queries_as_seven(world, draft, indicators, binh):
    save(binh, draft, indicators, {"THU": "5"})
    counted = []
    for number in (0, 43):
        more_indicators(world, number)
        with CaptureQueriesContext(connection) as reading:
            typed = boxes(binh.get(f"/bao-cao/{draft.pk}/sua/"))
        typed |= {name: "12" for name in typed if name.startswith("cell-")} | {f"cell-{indicators['NTM'].pk}": "1"}
        typed |= {f"cell-{indicators['HONGHEONU'].pk}": str(number % 10 + 1), "text-limits": f"Câu {number}"}
        with CaptureQueriesContext(connection) as saving:
            assert binh.post(f"/bao-cao/{draft.pk}/sua/", typed).status_code == 302
        counted.append((len(asked_of_database(reading)), len(asked_of_database(saving))))
    assert counted == [(7, 13), (7, 13)]  # two of saving are the award figures for the text


def test_taking_back_what_the_office_has_answered_is_refused_in_words(world, draft, an):
    type_figures(draft, by=world.people.an, now=JUNE)
    submit_report(draft, by=world.people.an, now=JUNE)
    answer = an.post(f"/bao-cao/{draft.pk}/buoc/recall/", {"version": draft.version - 1}, follow=True)
    assert "Xem bản mới rồi làm tiếp" in answer.content.decode()
    assert Report.objects.get(pk=draft.pk).state == "sent"
