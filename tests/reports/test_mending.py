"""What the unit ticks, answers and types on one page goes up together, is read once, and is lost nowhere."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator, Target
from emulation.workflow.models import Trace
from reports.periodic import actions
from reports.periodic.comments import answer_comments
from reports.periodic.models import Entry, Report
from reports.periodic.openings import openings_of
from tests.report_factories import FIGURES, JUNE, make_report, type_figures
from tests.reports.test_report_pages import asked_of_database, boxes

pytestmark = pytest.mark.usefixtures("june")


def at(report, page):
    return f"/bao-cao/{report.pk}/{page}/"


def said(report):
    """Return (who ticked it, the answer) of every remark, that on the figure first."""
    return list(report.comments.values_list("fixed_by__full_name", "answer"))


def ticked(report, number=0, answer="Đã sửa theo Kho bạc"):
    comment = list(report.comments.all())[number]
    return {f"sua-{comment.pk}-fixed": "on", f"sua-{comment.pk}-answer": answer}


def value_of(report, code):
    return str(Entry.objects.get(report=report, indicator__code=code).value)


# --- one form


@pytest.mark.parametrize(("button", "place"), [("save", "/sua/"), ("check", "/ra-soat/"), ("mark", "/sua/#can-sua")])
def test_every_button_of_the_editor_saves_the_ticks_with_the_figures(returned, indicators, binh, button, place):
    typed = boxes(binh.get(at(returned, "sua"))) | ticked(returned) | {f"cell-{indicators['THU'].pk}": "189,4"}
    answer = binh.post(at(returned, "sua"), typed | {button: "1"})
    assert (answer.status_code, answer.url) == (302, f"/bao-cao/{returned.pk}{place}")
    assert value_of(returned, "THU") == "189.4"
    assert said(returned) == [("Trần Thị Bình", "Đã sửa theo Kho bạc"), (None, "")]


def test_the_draft_that_saves_itself_keeps_the_ticks(returned, binh):
    typed = boxes(binh.get(at(returned, "sua"))) | ticked(returned, 1, "Đã nêu rõ")
    answer = binh.post(at(returned, "tu-luu"), typed, headers={"X-Autosave": "1"})
    assert (answer.status_code, answer.json()["errors"]) == (200, {})
    assert said(returned) == [(None, ""), ("Trần Thị Bình", "Đã nêu rõ")]
    typed |= answer.json()["fields"] | {"text-limits": "Giải ngân chậm."}
    assert binh.post(at(returned, "sua"), typed).status_code == 302
    assert returned.passages.get(key="limits").text == "Giải ngân chậm."


def test_the_check_page_submits_with_the_ticks_and_the_reasons(returned, indicators, an):
    Target.objects.filter(indicator=indicators["THU"], unit=returned.unit).update(level=100)
    page = an.get(at(returned, "ra-soat")).content.decode()
    form = page[page.index('id="f-trinh"') : page.index("</form>", page.index('id="f-trinh"'))]
    assert set(re.findall(r'name="(sua-[^"]+)"', form)) == {
        f"sua-{each.pk}-{box}" for each in returned.comments.all() for box in ("was", "fixed", "answer")
    }
    typed = ticked(returned) | ticked(returned, 1, "") | {f"reason-{indicators['THU'].pk}": "Thu vượt nhờ đấu giá đất", "version": returned.version}
    assert an.post(at(returned, "buoc/submit"), typed).url == f"/bao-cao/{returned.pk}/"
    returned.refresh_from_db()
    assert returned.state == "sent"
    assert said(returned) == [("Nguyễn Văn An", "Đã sửa theo Kho bạc"), ("Nguyễn Văn An", "")]
    assert Entry.objects.get(report=returned, indicator__code="THU").reason == "Thu vượt nhờ đấu giá đất"


def test_the_own_button_of_the_check_page_only_saves(returned, an):
    page = an.get(at(returned, "ra-soat")).content.decode()
    assert f'name="check" value="mark" formaction="/bao-cao/{returned.pk}/sua/"' in page
    answer = an.post(at(returned, "sua"), ticked(returned) | {"version": returned.version, "check": "mark"})
    assert answer.url == f"/bao-cao/{returned.pk}/ra-soat/#can-sua"
    assert said(returned)[0] == ("Nguyễn Văn An", "Đã sửa theo Kho bạc")
    assert "1 góp ý chưa trả lời" in an.get(answer.url).content.decode()


def test_submitting_is_asked_again_with_the_ticks_already_saved(returned, an):
    answer = an.post(at(returned, "buoc/submit"), ticked(returned) | {"version": returned.version})
    assert "Còn 1 góp ý chưa trả lời. Vẫn trình?" in answer.content.decode()
    assert said(returned)[0] == ("Nguyễn Văn An", "Đã sửa theo Kho bạc")


def test_giving_it_back_to_the_clerk_keeps_what_the_head_ticked(returned, an, binh):
    binh.post(at(returned, "buoc/pass_up"), {"version": returned.version})
    returned.refresh_from_db()
    typed = ticked(returned) | {"version": returned.version, "note": "Viết lại phần hạn chế"}
    assert an.post(at(returned, "buoc/hand_back"), typed).status_code == 302
    assert said(returned)[0] == ("Nguyễn Văn An", "Đã sửa theo Kho bạc")


@pytest.mark.parametrize("page", ["sua", "buoc/submit"])
def test_an_answer_that_is_too_long_is_told_at_its_box_and_everything_typed_is_still_there(returned, indicators, an, page):
    comment = returned.comments.first()
    typed = ticked(returned, 0, "d" * 601) | {"version": returned.version, f"cell-{indicators['THU'].pk}": "189,4"}
    text = an.post(at(returned, page), typed).content.decode()
    assert text.count(" đang có 601 ký tự, tối đa 600 ký tự") == 2  # in the summary and at the box
    assert "d" * 601 in text
    assert f'id="id_sua-{comment.pk}-fixed" checked' in text
    assert (said(returned)[0], value_of(returned, "THU")) == ((None, ""), "198.4")


def test_pressing_submit_again_without_anything_new_leaves_no_line_in_the_history(returned, an):
    before = Trace.objects.of(returned).count()
    nothing = {f"sua-{each.pk}-answer": "" for each in returned.comments.all()} | {"version": returned.version}
    an.post(at(returned, "buoc/submit"), nothing)
    assert Trace.objects.of(returned).count() == before


def test_what_two_people_tick_is_put_side_by_side(returned, an, binh):
    mine = boxes(binh.get(at(returned, "sua"))) | ticked(returned, 0, "Bình trả lời")
    theirs = boxes(an.get(at(returned, "sua"))) | ticked(returned, 0, "An trả lời") | ticked(returned, 1, "An sửa")
    assert an.post(at(returned, "sua"), theirs).status_code == 302
    answer = binh.post(at(returned, "sua"), mine)
    happened = answer.context["happened"]
    assert answer.status_code == 409
    assert [place.title for place in happened.clashes] == ["Đánh dấu đã sửa: Kiểm tra lại số."]
    assert [place.title for place in happened.taken] == ["Đánh dấu đã sửa: Nêu rõ chỉ tiêu nào."]
    shown = boxes(answer)
    assert [shown[f"sua-{each.pk}-answer"] for each in returned.comments.all()] == ["Bình trả lời", "An sửa"]


# --- read once


def test_the_editor_of_a_returned_report_reads_the_return_once(world, returned, binh):
    for number in (0, 20):
        for each in range(number):
            said = {"code": f"T{each}", "name": f"Thêm {each}", "order": 90 + each, "field": "economy"}
            made = Indicator.objects.create(authority=world.authority, year=2023, **said)
            Target.objects.create(indicator=made, unit=returned.unit, status="track")
        with CaptureQueriesContext(connection) as page:
            assert binh.get(at(returned, "sua")).status_code == 200
        found = asked_of_database(page)
        assert len(found) == 9, "\n".join(found)
        assert sum('FROM "workflow_trace"' in query for query in found) == 1
        assert sum('FROM "reports_reportcomment"' in query for query in found) == 1
        assert sum('FROM "reports_reportversion"' in query for query in found) == 1


# --- what is open


def test_remarks_on_what_is_not_given_any_more_open_the_whole(returned, indicators, binh, world):
    Target.objects.filter(indicator=indicators["THU"], unit=returned.unit).update(status="none", level=None)
    assert openings_of(returned).everything is False  # the passage is still there
    returned.comments.filter(passage="limits").delete()
    assert openings_of(returned).everything is True
    page = binh.get(at(returned, "sua"))
    assert "Chỉ tiêu không còn giao" in page.content.decode()
    assert f'name="cell-{indicators["DANSO"].pk}"' in page.content.decode()
    typed = boxes(page) | {f"cell-{indicators['DANSO'].pk}": "1.500"}
    assert binh.post(at(returned, "sua"), typed).status_code == 302
    assert value_of(returned, "DANSO") == "1500"


# --- a reason belongs to its figure


@pytest.fixture
def odd(world, launched, indicators):
    """A report whose revenue is above the level of the year, with the reason why."""
    Target.objects.filter(indicator=indicators["THU"], unit=world.units["song_ray"]).update(level=100)
    report = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)
    Entry.objects.filter(report=report, indicator=indicators["THU"]).update(reason="Đấu giá đất")
    return Report.objects.with_names().get(pk=report.pk)


def reason(report):
    return Entry.objects.get(report=report, indicator__code="THU").reason


def test_the_reason_goes_with_the_figure_and_is_asked_again(odd, indicators, binh):
    typed = boxes(binh.get(at(odd, "sua"))) | {f"cell-{indicators['THU'].pk}": "250"}
    answer = binh.post(at(odd, "tu-luu"), typed, headers={"X-Autosave": "1"}).json()
    assert answer["cells"][str(indicators["THU"].pk)]["reason"] == ""
    assert reason(odd) == ""
    assert "1 số nên xem lại" in binh.get(at(odd, "ra-soat")).content.decode()


def test_a_new_reason_with_a_new_figure_and_the_old_one_with_the_old_figure_stay(odd, indicators, binh):
    typed = boxes(binh.get(at(odd, "sua")))
    assert binh.post(at(odd, "sua"), typed | {"text-limits": "Khác"}).status_code == 302
    assert reason(odd) == "Đấu giá đất"
    typed = boxes(binh.get(at(odd, "sua"))) | {f"cell-{indicators['THU'].pk}": "250", f"reason-{indicators['THU'].pk}": "Bán đất ấp 5"}
    assert binh.post(at(odd, "sua"), typed).status_code == 302
    assert reason(odd) == "Bán đất ấp 5"


def test_with_its_reason_it_is_not_counted_any_more(odd, indicators, binh):
    page = binh.get(at(odd, "ra-soat")).content.decode()
    assert ("số nên xem lại" in page, "Số khác thường đều đã có lý do" in page) == (False, True)
    Entry.objects.filter(report=odd, indicator=indicators["THU"]).update(reason="")
    assert "1 số nên xem lại" in binh.get(at(odd, "ra-soat")).content.decode()


def test_a_pasted_figure_drops_the_reason_too(odd, indicators, binh):
    binh.post(at(odd, "dan"), {"apply": "1", "version": odd.version, "start": indicators["THU"].pk, "column": "250"})
    assert (value_of(odd, "THU"), reason(odd)) == ("250", "")


def test_answers_written_twice_keep_who_ticked_first(returned, world, an):
    comment = returned.comments.first()
    answer_comments(returned, {comment: (True, "Bình sửa")}, by=world.people.binh, now=JUNE + dt.timedelta(minutes=5))
    an.post(at(returned, "sua"), boxes(an.get(at(returned, "sua"))) | ticked(returned, 0, "An nói thêm"))
    assert said(returned)[0] == ("Trần Thị Bình", "An nói thêm")


def test_figures_of_closed_places_stay(returned, world):
    type_figures(returned, by=world.people.binh, now=JUNE, figures=FIGURES | {"THU": "189.4", "DANSO": "9"})
    assert (value_of(returned, "THU"), value_of(returned, "DANSO")) == ("189.4", "1480")


# --- what the page says of the things to fix


def told(page):
    """Return the words beside each thing to fix, those of the heading first."""
    html = page.content.decode()
    section = html[html.index('id="can-sua"') :]
    section = section[: section.index("</section>")]
    return re.findall(r'role="status">([^<]*)<', section) + re.findall(r'<span class="st [^"]*">([^<]*)<', section)


def test_what_was_changed_but_not_ticked_is_not_called_unfixed(returned, binh, world):
    assert told(binh.get(f"/bao-cao/{returned.pk}/")) == ["còn 2 trong 2 chỗ", "Chưa sửa", "Chưa sửa"]
    type_figures(returned, by=world.people.binh, now=JUNE, figures=FIGURES | {"THU": "189.4"})
    assert told(binh.get(f"/bao-cao/{returned.pk}/")) == ["còn 2 trong 2 chỗ", "Đã đổi, chưa đánh dấu", "Chưa sửa"]


def test_an_approved_report_shows_what_was_asked_as_history(returned, an, sign_in, world):
    an.post(at(returned, "sua"), boxes(an.get(at(returned, "sua"))) | ticked(returned) | {"save": "1"})
    returned.refresh_from_db()
    actions.submit_report(returned, by=world.people.an, now=JUNE)
    actions.approve_report(returned, by=world.people.lan, now=JUNE)
    page = an.get(f"/bao-cao/{returned.pk}/")
    assert told(page) == ["đã duyệt", "Đã sửa"]
    assert "Đã yêu cầu bổ sung (2)" in page.content.decode()
    assert "Chưa báo đã sửa" not in sign_in(world.people.lan).get(f"/hang-cho/bao-cao/{returned.pk}/", follow=True).content.decode()


def test_the_way_of_a_returned_report_names_the_day_to_keep(returned, world, an):
    notes = [stage.note for stage in an.get(f"/bao-cao/{returned.pk}/").context["reading"].stages]
    assert notes[1] == f"hạn {returned.obligation.deadline(JUNE.date()):%-d/%-m}"
    actions.submit_report(returned, by=world.people.an, now=JUNE)
    actions.return_report(returned, by=world.people.lan, now=JUNE, note="Nêu rõ hơn.", due=dt.date(2023, 6, 20))
    notes = [stage.note for stage in an.get(f"/bao-cao/{returned.pk}/").context["reading"].stages]
    assert notes[1] == "hạn 20/6"


def test_errors_stand_in_the_order_of_the_page(returned, indicators, binh):
    comments = list(returned.comments.order_by("-pk"))
    thu = indicators["THU"].pk
    wrong = {f"sua-{each.pk}-answer": "x" * 601 for each in comments} | {
        "text-limits": "x" * 20001,
        f"note-{thu}": "x" * 2001,
        f"cell-{thu}": "nhiều",
    }
    page = binh.post(at(returned, "sua"), boxes(binh.get(at(returned, "sua"))) | wrong)
    assert page.status_code == 422
    places = [place for place, _ in page.context["draft"].faults]
    assert places == [f"id_sua-{comments[1].pk}-answer", f"id_sua-{comments[0].pk}-answer", f"cell-{thu}", f"note-{thu}", "text-limits"]
