"""The pages of a directive: who sees what, starting a draft, the heading, the draft as PDF."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.directives.models import Directive
from campaigns.obligations.models import Obligation
from tests import factories


def page(name, *args):
    return reverse(f"campaigns:directive-{name}", args=args)


def heading(**changes):
    """What the form of the heading posts."""
    return {
        "year": "2023",
        "symbol": "CT-UBND",
        "place": "Bình Minh",
        "day": "",
        "abstract": "Về việc phát động phong trào thi đua năm 2023",
        "movement_name": "Thi đua lập thành tích",
        "period_from": "01/01/2023",
        "period_to": "31/12/2023",
        "opening": "Nhằm phát huy kết quả đã đạt được:",
        "closing": "",
        "signer": "",
        "signer_title": "CHỦ TỊCH",
        "capacity": "",
        "filing": "VT",
        "drafter_mark": "Lan",
    } | changes


@pytest.fixture
def draft(world):
    return factories.make_directive(world)


@pytest.fixture
def as_lan(sign_in, people):
    return sign_in(people.lan)


def test_strangers_see_no_draft(draft, sign_in, people):
    for stranger in (people.an, people.phuc, people.nga, people.khanh):
        assert sign_in(stranger).get(page("detail", draft.pk)).status_code == 404
        assert draft.abstract not in sign_in(stranger).get(page("list")).content.decode()


def test_a_colleague_may_read_but_not_edit(draft, sign_in, people):
    for name in ("edit", "bases", "clauses", "movements", "recipients", "duties"):
        assert sign_in(people.hoa).get(page(name, draft.pk)).status_code == 403
    assert sign_in(people.hoa).get(page("detail", draft.pk)).status_code == 200
    assert sign_in(people.an).get(page("create")).status_code == 403


def test_the_office_starts_a_draft_with_what_the_letterhead_gives(world, as_lan, people):
    empty = as_lan.get(page("create"))
    assert "số tiếp theo của sổ Chỉ thị năm 2023: 01" in empty.content.decode()
    assert empty.context["form"]["symbol"].value() == "CT-UBND"
    done = as_lan.post(page("create"), heading(signer=people.thin.pk))
    directive = Directive.objects.get()
    assert done.url == page("detail", directive.pk)
    assert (directive.state, directive.signer, directive.author) == ("draft", people.thin, people.lan)


def test_bad_input_gets_its_words_and_nothing_typed_is_lost(world, as_lan):
    answer = as_lan.post(page("create"), heading(abstract="", period_to="31/12/2022", movement_name="Giữ nguyên chữ này"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("Nhập trích yếu của Chỉ thị") == 2
    assert text.count("Ngày kết thúc phải từ ngày bắt đầu trở đi") == 2
    assert "Giữ nguyên chữ này" in text
    assert not Directive.objects.exists()


def test_a_day_is_read_the_vietnamese_way(draft, as_lan):
    as_lan.post(page("edit", draft.pk), heading(day="12/06/2023", version=draft.version))
    draft.refresh_from_db()
    assert (draft.day.day, draft.day.month) == (12, 6)


def test_the_second_of_two_editors_is_shown_what_the_first_did(draft, as_lan):
    seen = draft.version
    assert as_lan.post(page("edit", draft.pk), heading(movement_name="Của người thứ nhất", version=seen)).status_code == 302
    late = as_lan.post(page("edit", draft.pk), heading(movement_name="Của người thứ hai", version=seen))
    text = late.content.decode()
    assert late.status_code == 409
    assert "Lê Thị Lan" in text and "Của người thứ nhất" in text and 'value="Của người thứ hai"' in text
    again = as_lan.post(page("edit", draft.pk), heading(movement_name="Của người thứ hai", version=late.context["version"]))
    assert again.status_code == 302
    assert Directive.objects.get().movement_name == "Của người thứ hai"


def test_an_issued_directive_is_not_edited(launched, as_lan):
    answer = as_lan.get(page("edit", launched.pk))
    assert answer.status_code == 409
    assert "nên không sửa được" in answer.content.decode()


def test_last_years_directive_is_the_start_of_the_next(launched, as_lan):
    assert "Bắt đầu từ Chỉ thị năm trước" in as_lan.get(page("create")).content.decode()
    Directive.objects.filter(pk=launched.pk).update(year=2022)
    as_lan.post(page("copy", launched.pk))
    draft = Directive.objects.get(state="draft")
    assert (draft.year, draft.period_from.year, draft.document) == (2023, 2024, None)
    assert list(draft.clauses.values_list("label", "text")) == list(launched.clauses.values_list("label", "text"))
    assert set(draft.duties.values_list("confirmed", flat=True)) == {False}
    plan = draft.duties.get(kind="plan")
    assert plan.clause.directive == draft and plan.clause.label == "a"


def test_a_copied_text_is_flagged_where_it_names_the_old_year(draft, as_lan):
    Directive.objects.filter(pk=draft.pk).update(opening="Phát huy kết quả năm 2022")
    assert "còn nhắc năm 2022 ở phần mở đầu" in as_lan.get(page("detail", draft.pk)).content.decode()


def test_the_list_finds_words_without_marks_and_filters_by_year(launched, as_lan):
    assert list(as_lan.get(page("list"), {"tim": "phat dong"}).context["directives"]) == [launched]
    assert list(as_lan.get(page("list"), {"tim": "không có chữ này"}).context["directives"]) == []
    assert list(as_lan.get(page("list"), {"nam": "2023"}).context["directives"]) == [launched]
    assert list(as_lan.get(page("list"), {"nam": "x"}).context["directives"]) == [launched]


def test_the_list_asks_as_often_for_three_as_for_one(world, as_lan):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            as_lan.get(page("list"))
        return len(caught)

    factories.make_directive(world)
    one = queries()
    factories.make_directive(world, year=2024)
    factories.make_directive(world, year=2025)
    assert queries() == one


def test_the_draft_is_printed_on_the_fly(draft, as_lan):
    answer = as_lan.get(page("preview", draft.pk))
    assert answer.content.startswith(b"%PDF")
    assert "inline" in answer["Content-Disposition"]


def test_an_issued_directive_leads_to_its_paper(launched, as_lan):
    assert as_lan.get(page("preview", launched.pk)).url == reverse("documents:download", args=[launched.document_id])


def test_a_unit_reads_the_issued_directive_and_what_it_owes(launched, sign_in, people):
    text = sign_in(people.an).get(page("detail", launched.pk)).content.decode()
    own = Obligation.objects.get(unit=people.an.seats[0].unit, duty__kind="plan")
    assert "Thủ trưởng các đơn vị xây dựng kế hoạch." in text
    assert reverse("campaigns:obligation-detail", args=[own.pk]) in text
    assert "Lịch sử" not in text
