"""The office proposes clauses of the next directive from what was measured, keeps and words them, and makes the draft of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.directives.contents import write_clauses
from campaigns.directives.models import Directive
from campaigns.movements.figures import measured_words, share_words
from campaigns.plans.models import Plan, PlanRow
from emulation.formats.words import moment_words
from emulation.workflow.flows import Refused
from reports.synthesis.actions import freeze
from reports.synthesis.gap_actions import make_draft, mark_of, propose, write_gaps
from reports.synthesis.gap_facts import gather
from reports.synthesis.models import GapClause
from tests.factories import MORNING, make_plan
from tests.reports.syntheses import LATE, Crowd

AFTER = LATE + dt.timedelta(days=1)
HARD = "Thiếu cán bộ chuyên trách."
pytestmark = pytest.mark.usefixtures("late")


@pytest.fixture
def crowd(world):
    """Six communes; five reported, three of them write of the same difficulty."""
    crowd = Crowd(world, 6)
    for number in range(5):
        report = crowd.send(number)
        if number < 3:
            hardship(report)
    return crowd


def hardship(report):
    version = report.versions.get()
    for passage in version.facts["passages"]:
        if passage["key"] == "limits":
            passage["text"] = HARD
    type(version).objects.filter(pk=version.pk).update(facts=version.facts)


@pytest.fixture
def synthesis(crowd):
    return crowd.build()


@pytest.fixture
def proposed(synthesis, lan):
    propose(synthesis, by=lan, now=LATE)
    return synthesis


def address(synthesis):
    return f"/tong-hop/{synthesis.pk}/chi-thi-nam-sau/"


def typed(synthesis, **more):
    """What the page posts when nothing is changed."""
    gaps = list(synthesis.gaps.all())
    found = {"seen": mark_of(gaps)}
    for place, gap in enumerate(gaps, 1):
        found |= {f"order-{gap.pk}": place, f"text-{gap.pk}": gap.text}
        if gap.kept:
            found[f"kept-{gap.pk}"] = "on"
    return found | more


def rows(synthesis, **texts):
    return {gap.pk: (gap.order, texts.get(gap.key, gap.text), gap.kept) for gap in synthesis.gaps.all()}


def write(synthesis, lan, **texts):
    write_gaps(synthesis, rows(synthesis, **texts), by=lan, now=LATE, seen=mark_of(synthesis.gaps.all()))


def test_one_click_proposes_from_figures_reports_and_words_each_with_its_evidence(synthesis, browser):
    page = browser.get(address(synthesis))
    assert (page.status_code, synthesis.gaps.count()) == (200, 0)  # looking writes nothing
    answer = browser.post(address(synthesis), typed(synthesis, do="again"), follow=True)
    assert [gap.key for gap in synthesis.gaps.all()] == ["missed-THU", "late", "difficulty-bo-chuyen-trach"]
    missed, late, hard = synthesis.gaps.all()
    figure = synthesis.figures.get(indicator__code="THU")
    assert missed.evidence[0]["url"] == f"/tong-hop/{synthesis.pk}/so-lieu/{figure.pk}/"
    assert "6/11 đơn vị chưa gửi báo cáo" in late.text
    assert [line["words"] for line in hard.evidence] == [f"UBND xã Số {number}, Hạn chế, bản 1: “{HARD}”" for number in range(3)]
    for line in [*missed.evidence, *late.evidence, *hard.evidence]:
        assert browser.get(line["url"].partition("#")[0]).status_code == 200
        assert line["words"] in answer.content.decode()
    assert "Vì sao có đề xuất này" in answer.content.decode()


def test_the_clause_that_few_plans_serve_is_proposed_again(world, crowd, synthesis):
    clauses = list(crowd.directive.clauses.filter(parent=None).order_by("order"))
    for number, unit in enumerate(crowd.units):
        plan = make_plan(crowd.directive, unit, by=crowd.heads[unit.pk])
        plan.rows.all().delete()  # a plan begins with a row for every clause
        PlanRow.objects.create(plan=plan, order=1, content="Thi đua", clause=clauses[0])
        if number == 0:
            PlanRow.objects.create(plan=plan, order=2, content="Chưa duyệt thì không tính", clause=clauses[1])
    Plan.objects.filter(obligation__unit__in=crowd.units[1:]).update(state="approved", submitted_at=MORNING)
    served = {each.address: (len(each.plans), each.approved) for each in gather(synthesis, LATE.date()).served}
    assert served == {"khoản 1": (5, 5), "khoản 2": (0, 5)}
    propose(synthesis, by=world.people.lan, now=LATE)
    (gap,) = synthesis.gaps.filter(kind="unplanned")
    assert gap.text.startswith("Tiếp tục thực hiện nội dung tại khoản 2 Chỉ thị số 01/CT-UBND: “Đẩy mạnh thông tin")


def test_proposing_again_keeps_what_the_office_worded_and_follows_the_figures_elsewhere(crowd, proposed, lan):
    write(proposed, lan, late="Báo cáo cho đúng hạn.")
    crowd.send(5, now=LATE)
    propose(crowd.build(now=AFTER), by=lan, now=AFTER)
    gap = proposed.gaps.get(key="late")
    assert gap.text == "Báo cáo cho đúng hạn."
    assert "5/11 đơn vị chưa gửi báo cáo, 1/11 đơn vị gửi muộn" in gap.drafted
    missed = proposed.gaps.get(key="missed-THU")
    assert "6/6 đơn vị có mức giao chậm tiến độ" in missed.drafted
    assert missed.text == missed.drafted


def test_the_numbers_of_a_clause_are_those_of_the_synthesis_not_of_the_units_with_a_level(crowd, lan):
    """Two of the five that reported have no level: they count in the figure, and the clause says over whom the slow ones are counted."""
    thu = crowd.indicators["THU"]
    type(thu).objects.filter(pk=thu.pk).update(target=1000)
    thu.targets.filter(unit__in=crowd.units[:2]).update(status="track", level=None)
    synthesis = crowd.build()
    propose(synthesis, by=lan, now=LATE)
    figure = synthesis.figures.select_related("indicator").get(indicator=thu)
    share, measured = share_words(figure.value, figure.target), measured_words(thu, figure.value)
    clause = synthesis.gaps.get(key="missed-THU").text
    counted = f"{figure.reported}/{figure.assigned} đơn vị có số liệu, 3/3 đơn vị có mức giao chậm tiến độ. "
    assert f"đạt {measured}, bằng {share} kế hoạch năm; {counted}" in clause
    assert (measured, share, figure.reported) == ("39,5 tỷ đồng", "4%", 5)


def test_a_synthesis_built_after_the_proposals_says_so_until_they_are_made_again(crowd, proposed, browser, lan):
    assert "Số liệu đã tổng hợp lại" not in browser.get(address(proposed)).content.decode()
    crowd.build(now=AFTER)
    page = browser.get(address(proposed)).content.decode()
    assert f"Số liệu đã tổng hợp lại lúc {moment_words(AFTER)}: lập lại đề xuất." in page
    propose(proposed, by=lan, now=AFTER)
    assert "Số liệu đã tổng hợp lại" not in browser.get(address(proposed)).content.decode()


def test_what_nothing_supports_any_more_goes_unless_the_office_worded_it(proposed, lan):
    write(proposed, lan, late="Báo cáo cho đúng hạn.")
    GapClause.objects.filter(key="late").update(key="late-no-more")
    GapClause.objects.filter(kind="difficulty").update(key="difficulty-no-more")
    propose(proposed, by=lan, now=AFTER)
    assert set(proposed.gaps.values_list("key", flat=True)) == {"missed-THU", "late", "late-no-more", "difficulty-bo-chuyen-trach"}
    assert proposed.gaps.get(key="late-no-more").evidence[0]["words"].startswith("Số liệu mới không còn nêu căn cứ này")


def test_words_order_and_choice_are_saved_and_the_offered_words_come_back_by_a_tick(proposed, browser):
    missed, late, hard = proposed.gaps.all()
    said = typed(proposed, **{f"text-{late.pk}": "Báo cáo đúng hạn.", f"order-{hard.pk}": 0})
    del said[f"kept-{missed.pk}"]
    assert browser.post(address(proposed), said).status_code == 302
    assert [(gap.pk, gap.kept) for gap in proposed.gaps.all()] == [(hard.pk, True), (missed.pk, False), (late.pk, True)]
    page = browser.get(address(proposed)).content.decode()
    assert page.count("Dùng lại câu gợi ý") == 1
    browser.post(address(proposed), typed(proposed, **{f"again-{late.pk}": "on"}))
    late.refresh_from_db()
    assert late.text == late.drafted


def test_two_people_at_once_get_told_and_lose_nothing(proposed, browser, lan):
    said = typed(proposed)
    write(proposed, lan, late="Lời của người khác.")
    late = proposed.gaps.get(key="late")
    answer = browser.post(address(proposed), said | {f"text-{late.pk}": "Lời của tôi."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Lời của tôi." in page
    assert "Đang lưu: Lời của người khác." in page
    assert proposed.gaps.get(key="late").text == "Lời của người khác."


def test_a_kept_clause_needs_words(proposed, browser):
    late = proposed.gaps.get(key="late")
    answer = browser.post(address(proposed), typed(proposed, **{f"text-{late.pk}": " "}))
    assert answer.status_code == 422
    assert "Nhập nội dung điều khoản" in answer.content.decode()


def test_the_draft_of_the_next_year_has_the_frame_of_this_year_and_the_kept_clauses(crowd, proposed, browser):
    left_out = proposed.gaps.get(key="late")
    said = typed(proposed, do="make")
    del said[f"kept-{left_out.pk}"]
    answer = browser.post(address(proposed), said)
    draft = Directive.objects.get(year=2024)
    assert (answer.status_code, answer.url) == (302, f"/chi-thi/{draft.pk}/")
    tops = list(draft.clauses.filter(parent=None).order_by("order").values_list("label", "text"))
    kept = [gap.text for gap in proposed.gaps.filter(kept=True)]
    assert [label for label, _ in tops] == ["1", "2", "3", "4", "5"]
    assert [text for _, text in tops][2:] == [*kept, "Tổ chức thực hiện:"]
    assert draft.clauses.filter(parent__label="5").count() == 2
    assert draft.bases.count() == crowd.directive.bases.count() == 1
    assert draft.recipients.count() == crowd.directive.recipients.count() == 2
    plan = draft.duties.get(kind="plan")
    assert (plan.clause.address, plan.confirmed) == ("điểm a khoản 5", False)
    assert [gap.clause.address for gap in proposed.gaps.filter(kept=True)] == ["khoản 3", "khoản 4"]
    assert proposed.gaps.get(pk=left_out.pk).clause is None


def test_a_second_click_opens_the_draft_made_and_adds_only_what_was_kept_since(proposed, lan):
    GapClause.objects.filter(key="late").update(kept=False)
    draft, count = make_draft(proposed, by=lan, now=LATE)
    assert make_draft(proposed, by=lan, now=LATE) == (draft, 0)
    GapClause.objects.filter(key="late").update(kept=True)
    again, more = make_draft(proposed, by=lan, now=LATE)
    assert (count, again, more, Directive.objects.filter(year=2024).count()) == (2, draft, 1, 1)
    assert proposed.gaps.get(key="late").clause.address == "khoản 5"


def test_what_the_office_took_out_of_the_draft_is_not_put_back(proposed, lan):
    draft, _ = make_draft(proposed, by=lan, now=LATE)
    draft.refresh_from_db()
    write_clauses(draft, [{"id": None, "level": 0, "label": "1", "text": "Một khoản"}], by=lan, now=LATE, version=draft.version)
    assert make_draft(proposed, by=lan, now=LATE) == (draft, 0)
    propose(proposed, by=lan, now=AFTER)
    assert draft.clauses.count() == 1


def test_nothing_kept_makes_no_draft(proposed, lan):
    proposed.gaps.update(kept=False)
    with pytest.raises(Refused, match="Chưa giữ đề xuất nào"):
        make_draft(proposed, by=lan, now=LATE)
    assert not Directive.objects.filter(year=2024).exists()


def test_an_issued_edition_proposes_too_and_does_not_change(synthesis, lan):
    issued = freeze(synthesis, by=lan, now=LATE)
    before = (issued.version, issued.digest)
    propose(issued, by=lan, now=LATE)
    draft, count = make_draft(issued, by=lan, now=LATE)
    issued.refresh_from_db()
    assert (count, draft.year, (issued.version, issued.digest)) == (3, 2024, before)


def test_the_evidence_stands_at_the_clause_of_the_draft_for_the_office_and_the_chairman(world, proposed, lan, sign_in):
    draft, _ = make_draft(proposed, by=lan, now=LATE)
    office = sign_in(lan).get(f"/chi-thi/{draft.pk}/").content.decode()
    chairman = sign_in(world.people.thin).get(f"/chi-thi/{draft.pk}/").content.decode()
    gap = proposed.gaps.get(kind="missed")
    for page in (office, chairman):
        assert page.count("Căn cứ số liệu") == 3
        assert gap.evidence[0]["words"] in page
    assert f"/tong-hop/{proposed.pk}/chi-thi-nam-sau/#de-xuat-{gap.pk}" in office
    assert f"/tong-hop/{proposed.pk}/" not in chairman  # a draft synthesis is not open to the chairman, so nothing leads there


def test_the_year_before_is_named_on_purpose_in_a_clause_made_of_figures(proposed, browser, lan):
    draft, _ = make_draft(proposed, by=lan, now=LATE)
    stale = browser.get(f"/chi-thi/{draft.pk}/").context["stale"]
    assert [place for place in stale if place.startswith("khoản")] == []


@pytest.mark.parametrize("name", ["thin", "an", "hoa"])
def test_only_the_office_proposes(world, proposed, name, sign_in):
    with pytest.raises(Refused):
        propose(proposed, by=getattr(world.people, name), now=LATE)
    assert sign_in(getattr(world.people, name)).get(address(proposed)).status_code == 404


def test_gathering_and_the_page_ask_as_often_for_five_units_as_for_two(world, lan, sign_in):
    crowd, browser = Crowd(world, 6), sign_in(lan)
    counts = []
    for number in range(5):
        hardship(crowd.send(number))
        if number in (1, 4):
            synthesis = crowd.build()
            with CaptureQueriesContext(connection) as gathering:
                gather(synthesis, LATE.date())
            asked = len(gathering)
            propose(synthesis, by=lan, now=LATE)
            browser.get(address(synthesis))
            with CaptureQueriesContext(connection) as page:
                browser.get(address(synthesis))
            counts.append((asked, len(page)))
    assert counts[0] == counts[1]
