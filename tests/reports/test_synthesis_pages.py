"""The pages of a synthesis: one click builds it, every number opens the cells behind it, the words are written and kept, the paper is issued."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.periodic.models import Passage, Report
from reports.synthesis.models import Synthesis

pytestmark = pytest.mark.usefixtures("late")


def build_now(browser, crowd, **more):
    what = {"authority": crowd.world.authority.pk, "year": 2023, "period": "h1"} | more
    return browser.post("/tong-hop/lap/", what, follow=True)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_one_click_from_the_list_to_the_draft(crowd, browser):
    listed = text_of(browser.get("/tong-hop/"))
    assert "3/9 đơn vị đã gửi báo cáo" in listed
    assert "Tổng hợp 6 tháng đầu năm 2023</button>" in listed
    built = build_now(browser, crowd)
    made = Synthesis.objects.get()
    assert built.redirect_chain == [(f"/tong-hop/{made.pk}/", 302)]
    page = text_of(built)
    assert "Đã tổng hợp 3/9 báo cáo 6 tháng đầu năm 2023." in page
    assert "6 đơn vị chưa có báo cáo" in page


def test_every_number_leads_to_the_cells_of_the_units_reports(crowd, browser):
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    page = text_of(browser.get(f"/tong-hop/{made.pk}/"))
    for figure in made.figures.all():
        address = f"/tong-hop/{made.pk}/so-lieu/{figure.pk}/"
        assert address in page
        behind = text_of(browser.get(address))
        for cell in figure.cells:
            assert f"/bao-cao/{cell['report']}/#cell-{figure.indicator_id}" in behind
            assert browser.get(f"/bao-cao/{cell['report']}/").status_code == 200


def test_the_page_of_a_number_adds_it_up_again_and_says_who_is_missing(crowd, browser):
    build_now(browser, crowd)
    figure = Synthesis.objects.get().figures.get(indicator__code="HONGHEONU")
    page = browser.get(f"/tong-hop/{figure.synthesis_id}/so-lieu/{figure.pk}/")
    assert page.context["figure"]["blank"] == ["UBND xã Số 0", "UBND xã Số 1", "UBND xã Số 2"]
    assert page.context["figure"]["unreported"] == ["UBND xã Số 3", "UBND xã Sông Ray", "UBND xã Xuân Mỹ"]
    figure = Synthesis.objects.get().figures.get(indicator__code="THU")
    page = text_of(browser.get(f"/tong-hop/{figure.synthesis_id}/so-lieu/{figure.pk}/"))
    assert "Cách tính: Cộng 3 đơn vị." in page
    assert "12,6 tỷ đồng</b> <svg" in page
    assert "khớp." in page


def test_newer_reports_are_announced_on_the_draft(crowd, browser):
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    assert "mới gửi hoặc sửa" not in text_of(browser.get(f"/tong-hop/{made.pk}/"))
    Synthesis.objects.filter(pk=made.pk).update(built_at=made.built_at.replace(day=1))
    assert "3 báo cáo mới gửi hoặc sửa sau lần tổng hợp này." in text_of(browser.get(f"/tong-hop/{made.pk}/"))


def test_an_old_page_does_not_build_over_what_was_written_meanwhile(crowd, browser):
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    answer = build_now(browser, crowd, version=made.version - 1)
    assert "Xem bản mới rồi làm tiếp" in text_of(answer)
    assert Synthesis.objects.get().version == made.version


def test_the_words_are_saved_and_the_new_sentence_shown_beside_edited_ones(crowd, browser):
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    page = browser.get(f"/tong-hop/{made.pk}/loi-van/")
    typed = {name: page.context["form"][name].value() for name in page.context["form"].fields} | {"part-society": "Lời của Thường trực."}
    assert browser.post(f"/tong-hop/{made.pk}/loi-van/", typed).status_code == 302
    assert made.parts.get(key="society").text == "Lời của Thường trực."
    shown = text_of(browser.get(f"/tong-hop/{made.pk}/loi-van/"))
    assert shown.count("Câu từ số liệu mới nhất") == 1
    stale = browser.post(f"/tong-hop/{made.pk}/loi-van/", typed | {"part-society": "Ghi đè"})
    assert stale.status_code == 409
    assert "Ghi đè" in text_of(stale)  # nothing typed is lost
    assert made.parts.get(key="society").text == "Lời của Thường trực."


def test_a_tick_keeps_a_sentence_and_taking_it_off_lets_it_go(crowd, browser):
    report = Report.objects.get(unit=crowd.units[0])
    version = report.versions.get()
    for passage in version.facts["passages"]:
        if passage["key"] == "limits":
            passage["text"] = "Tuyên truyền còn yếu. Hồ sơ chậm."
    type(version).objects.update(facts=version.facts)
    Passage.objects.filter(report__unit__in=crowd.units[1:], key="limits").delete()
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    address = f"/tong-hop/{made.pk}/chon-cau/?phan=limits"
    offers = browser.get(address).context["page"].object_list
    shown = [offer.key for offer in offers]
    browser.post(address, {"version": made.version, "shown": shown, "keep": shown})
    assert [quote.text for quote in made.quotes.all()] == ["Tuyên truyền còn yếu.", "Hồ sơ chậm."]
    browser.post(address, {"version": made.version + 1, "shown": shown, "keep": shown[1:]})
    assert [quote.text for quote in made.quotes.all()] == ["Hồ sơ chậm."]
    quote = made.quotes.get()
    words = {f"order-{quote.pk}": "1", f"text-{quote.pk}": "Hồ sơ còn chậm.", "version": made.version + 2}
    assert browser.post(f"/tong-hop/{made.pk}/cau-da-chon/?phan=limits", words).status_code == 302
    assert [(quote.text, quote.original) for quote in made.quotes.all()] == [("Hồ sơ còn chậm.", "Hồ sơ chậm.")]
    page = text_of(browser.get(f"/tong-hop/{made.pk}/"))
    assert "Hồ sơ còn chậm." in page
    assert f'href="/bao-cao/{report.pk}/"' in page


def test_issuing_says_first_what_it_does(crowd, browser, world, sign_in):
    build_now(browser, crowd)
    made = Synthesis.objects.get()
    asked = text_of(browser.get(f"/tong-hop/{made.pk}/ban-hanh/"))
    assert "Báo cáo có số 01, ngày 18/6/2023" in asked
    assert "Văn bản của Phòng Nội vụ, người ký Cao Thị Em." in asked
    done = browser.post(f"/tong-hop/{made.pk}/ban-hanh/", {"version": made.version}, follow=True)
    assert "Đã ban hành báo cáo tổng hợp 01/BC-PNV." in text_of(done)
    assert browser.get(f"/tong-hop/{made.pk}/ban-hanh/").status_code == 403
    chairman = sign_in(world.people.thin)
    assert "Số 01/BC-PNV ngày 18/6/2023" in text_of(chairman.get("/tong-hop/"))
    assert chairman.get(f"/tong-hop/{made.pk}/").status_code == 200


def test_the_draft_prints_as_pdf_and_word(crowd, browser):
    import docx  # inline: only this story reads a Word file

    build_now(browser, crowd)
    pk = Synthesis.objects.get().pk
    assert browser.get(f"/tong-hop/{pk}/ban-in.pdf").content.startswith(b"%PDF")
    paper = docx.Document(io.BytesIO(browser.get(f"/tong-hop/{pk}/ban-in.docx").content))
    words = [table.cell(0, 0).text for table in paper.tables]
    assert "Nguồn số liệu: số của từng đơn vị".upper() in [line.text for line in paper.paragraphs]
    assert words[-1] == "Đơn vị"


def test_unit_heads_read_no_draft(crowd, browser, sign_in, world):
    build_now(browser, crowd)
    pk = Synthesis.objects.get().pk
    figure = Synthesis.objects.get().figures.first().pk
    for person in (world.people.an, world.people.dung, world.people.thin, world.people.nga):
        stranger = sign_in(person)
        for page in ("", f"so-lieu/{figure}/", "loi-van/", "chon-cau/", "ban-hanh/", "ban-in.pdf", "ban-in.docx"):
            assert stranger.get(f"/tong-hop/{pk}/{page}").status_code == 404
        assert f"/tong-hop/{pk}/" not in text_of(stranger.get("/tong-hop/"))


@pytest.mark.parametrize("page", ["", "so-lieu/{figure}/", "chon-cau/?phan=highlights", "ban-hanh/", "ban-in.docx"])
def test_pages_ask_as_often_for_many_units_as_for_few(crowd, browser, page):
    def cost():
        build_now(browser, crowd)
        made = Synthesis.objects.get()
        url = f"/tong-hop/{made.pk}/{page.format(figure=made.figures.first().pk)}"
        browser.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url).status_code == 200
        return [query["sql"] for query in captured]

    few = cost()
    crowd.send(3)
    many = cost()
    assert len(many) == len(few), "\n".join(many)
