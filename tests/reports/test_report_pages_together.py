"""The draft that saves itself, and two people at one report: nothing is overwritten, nothing typed is lost."""

from decimal import Decimal

import pytest

from reports.periodic.models import Entry, Report
from tests.report_factories import JUNE, make_report, type_figures
from tests.reports.test_report_pages import boxes, save, values

pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def draft(world, launched, indicators):
    return make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures={"THU": "150"})


def autosave(browser, report, indicators, figures, base=None, **more):
    typed = boxes(browser.get(f"/bao-cao/{report.pk}/sua/")) if base is None else base
    typed |= {f"cell-{indicators[code].pk}": text for code, text in figures.items()}
    return browser.post(f"/bao-cao/{report.pk}/tu-luu/", typed | more, headers={"x-autosave": "1"})


def test_each_saving_answers_with_version_percents_progress_and_words(draft, indicators, binh):
    told = autosave(binh, draft, indicators, {"THU": "198,40", "DANSO": "1.480"}).json()
    cell = told["cells"][str(indicators["THU"].pk)]
    assert (told["saved"], told["fields"]["version"], cell["share"], cell["box"]) == ("09:00", draft.version + 1, "61%", "198,4")
    assert told["progress"] == {"done": 2, "total": 6}
    assert told["said"] == ["Đã lưu Thu ngân sách nhà nước: 198,4 tỷ đồng", "Đã lưu Dân số trung bình: 1.480 người"]
    assert told["errors"] == {}


def test_a_wrong_box_keeps_the_others_from_nothing(draft, indicators, binh):
    answer = autosave(binh, draft, indicators, {"THU": "1,480", "DANSO": "1.480"})
    told = answer.json()
    assert list(told["errors"]) == [f"cell-{indicators['THU'].pk}"]
    assert told["rest"] == "Đã tự lưu lúc 09:00, trừ 1 ô chưa đúng"
    assert values(draft) == {"THU": Decimal(150), "DANSO": Decimal(1480)}


def test_the_sentences_of_untouched_parts_follow_the_figures(draft, indicators, binh):
    typed = boxes(binh.get(f"/bao-cao/{draft.pk}/sua/"))
    assert "150" in typed["text-economy"]
    told = autosave(binh, draft, indicators, {"THU": "198,4"}, base=dict(typed)).json()
    assert "198,4" in told["texts"]["economy"]
    again = typed | {f"cell-{indicators['THU'].pk}": "198,4"} | told["fields"] | {"text-economy": told["texts"]["economy"]}
    assert autosave(binh, draft, indicators, {}, base=again).json()["texts"] == {}
    assert draft.passages.get(key="economy").is_untouched


def test_savings_one_after_the_other_go_on_with_the_version_that_was_told(draft, indicators, binh):
    typed = boxes(binh.get(f"/bao-cao/{draft.pk}/sua/"))
    for text in ("151", "152", "153"):
        told = autosave(binh, draft, indicators, {"THU": text}, base=typed).json()
        typed |= {name: str(value) for name, value in told["fields"].items()}
    assert values(draft)["THU"] == Decimal(153)


def test_two_people_at_one_cell_see_both_figures_and_who_wrote_the_other(world, draft, indicators, binh, an):
    mine = boxes(an.get(f"/bao-cao/{draft.pk}/sua/")) | {f"cell-{indicators['THU'].pk}": "189,4", "text-limits": "Thu chậm ở quý một"}
    save(binh, draft, indicators, {"THU": "198,4", "DANSO": "1480"})
    quiet = an.post(f"/bao-cao/{draft.pk}/tu-luu/", mine, headers={"x-autosave": "1"})
    assert (quiet.status_code, "Trần Thị Bình" in quiet.content.decode()) == (409, True)
    answer = an.post(f"/bao-cao/{draft.pk}/sua/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<b>Trần Thị Bình</b> vừa lưu bản mới lúc 09:00" in page
    assert "<del>" in page.replace(' class="', "") or "198,4" in page
    assert 'value="189,4"' in page  # what is typed stays in its box
    assert "Thu chậm ở quý một" in page
    assert 'value="1.480"' in page  # what was not touched here is taken over
    assert values(draft) == {"THU": Decimal("198.4"), "DANSO": Decimal(1480)}
    again = boxes(answer)
    assert an.post(f"/bao-cao/{draft.pk}/sua/", again).status_code == 302
    assert values(draft) == {"THU": Decimal("189.4"), "DANSO": Decimal(1480)}
    assert draft.passages.get(key="limits").text == "Thu chậm ở quý một"


def test_two_people_at_different_cells_lose_nothing(draft, indicators, binh, an):
    mine = boxes(an.get(f"/bao-cao/{draft.pk}/sua/")) | {f"cell-{indicators['HONGHEO'].pk}": "40"}
    save(binh, draft, indicators, {"THU": "198,4"})
    answer = an.post(f"/bao-cao/{draft.pk}/sua/", mine)
    assert "Không chỗ nào bị sửa trùng" in answer.content.decode()
    assert an.post(f"/bao-cao/{draft.pk}/sua/", boxes(answer)).status_code == 302
    assert values(draft) == {"THU": Decimal("198.4"), "HONGHEO": Decimal(40)}


def test_a_figure_that_cannot_be_read_stays_in_the_comparison_too(draft, indicators, binh, an):
    mine = boxes(an.get(f"/bao-cao/{draft.pk}/sua/")) | {f"cell-{indicators['THU'].pk}": "1,480"}
    save(binh, draft, indicators, {"THU": "198,4"})
    answer = an.post(f"/bao-cao/{draft.pk}/sua/", mine)
    assert (answer.status_code, 'value="1,480"' in answer.content.decode()) == (422, True)
    assert values(draft)["THU"] == Decimal("198.4")


def test_once_it_was_submitted_the_typed_text_stays_to_be_copied(world, draft, indicators, binh, an):
    mine = boxes(binh.get(f"/bao-cao/{draft.pk}/sua/")) | {"text-limits": "Chưa kịp lưu"}
    type_figures(draft, by=world.people.an, now=JUNE)
    an.post(f"/bao-cao/{draft.pk}/buoc/submit/", {"version": draft.version})
    answer = binh.post(f"/bao-cao/{draft.pk}/sua/", mine)
    assert (answer.status_code, "Báo cáo không còn là dự thảo" in answer.content.decode()) == (409, True)
    assert "Chưa kịp lưu" in answer.content.decode()


def test_without_a_version_nothing_is_saved(draft, indicators, binh):
    answer = binh.post(f"/bao-cao/{draft.pk}/sua/", {f"cell-{indicators['THU'].pk}": "1"})
    assert (answer.status_code, "Trang gửi lên thiếu dữ liệu" in answer.content.decode()) == (422, True)
    assert binh.post(f"/bao-cao/{draft.pk}/tu-luu/", {f"cell-{indicators['THU'].pk}": "1"}).status_code == 422
    assert values(draft) == {"THU": Decimal(150)}


def test_a_clerk_of_another_unit_finds_nothing(world, draft, sign_in):
    stranger = sign_in(world.people.em)
    assert stranger.get(f"/bao-cao/{draft.pk}/sua/").status_code == 404
    assert stranger.post(f"/bao-cao/{draft.pk}/tu-luu/", {}).status_code == 404


def test_a_cell_submitted_before_and_emptied_keeps_what_counts(world, draft, indicators, binh):
    type_figures(draft, by=world.people.binh, now=JUNE)
    Entry.objects.filter(report=draft, indicator__code="THU").update(sent=Decimal(150))
    save(binh, Report.objects.get(pk=draft.pk), indicators, {"THU": ""})
    entry = Entry.objects.get(report=draft, indicator__code="THU")
    assert (entry.value, entry.sent) == (None, Decimal(150))
