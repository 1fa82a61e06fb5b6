"""Two people tick the things to fix, one of them on a page that is old: what nobody touched there undoes nothing, a conflict is told."""

import re

import pytest

from campaigns.plans import actions as plans
from campaigns.plans.comments import answer_comments as answer_plan
from campaigns.plans.comments import write_comment as remark_on_plan
from campaigns.plans.models import Plan
from reports.periodic.comments import answer_comments
from tests.factories import make_plan
from tests.report_factories import JUNE

pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def plan(world, launched, people):
    plan = make_plan(launched, world.units["song_ray"], by=people.binh)
    plans.submit_plan(plan, by=people.an, now=JUNE)
    remark_on_plan(plan, by=people.lan, now=JUNE, part="aims", text="Viết lại.")
    plans.return_plan(plan, by=people.lan, now=JUNE)
    return Plan.objects.with_names().get(pk=plan.pk)


def boxes(page):
    """What the browser posts of the things to fix, as the page was shown."""
    found = {}
    for tag in re.findall(r'<input[^>]*name="sua-[^>]*>', page.content.decode()):
        name, value = re.search(r'name="([^"]+)"', tag).group(1), re.search(r'value="([^"]*)"', tag)
        if 'type="checkbox"' not in tag or "checked" in tag:
            found[name] = value.group(1) if value else "on"
    return found


def said(paper):
    return list(paper.comments.order_by("pk").values_list("fixed_by__username", "answer"))


def address(report, page):
    return f"/bao-cao/{report.pk}/{page}/"


def test_an_old_tab_undoes_nothing_that_it_did_not_touch(returned, people, sign_in):
    binh = sign_in(people.binh)
    old, (first, second) = boxes(binh.get(address(returned, "sua"))), returned.comments.order_by("pk")
    answer_comments(returned, {first: (True, "An đã sửa")}, by=people.an, now=JUNE)
    typed = old | {f"sua-{second.pk}-answer": "Đã nêu rõ", f"sua-{second.pk}-fixed": "on"}
    binh.post(address(returned, "da-sua"), typed)
    assert said(returned) == [("an", "An đã sửa"), ("binh", "Đã nêu rõ")]
    typed |= {"version": returned.version}
    assert binh.post(address(returned, "sua"), typed).status_code == 302
    assert said(returned) == [("an", "An đã sửa"), ("binh", "Đã nêu rõ")]


def test_two_answers_to_one_remark_are_told_and_the_rest_is_saved(returned, people, sign_in):
    binh = sign_in(people.binh)
    old, (first, second) = boxes(binh.get(address(returned, "sua"))), returned.comments.order_by("pk")
    answer_comments(returned, {first: (True, "An đã sửa")}, by=people.an, now=JUNE)
    typed = old | {f"sua-{first.pk}-answer": "Bình nói khác", f"sua-{second.pk}-answer": "Đã nêu rõ"}
    page = binh.post(address(returned, "da-sua"), typed, follow=True).content.decode()
    assert "Nhận xét “Kiểm tra lại số”: Nguyễn Văn An đã đánh dấu sửa xong, trả lời “An đã sửa” trong lúc trang này đang mở" in page
    assert said(returned) == [("an", "An đã sửa"), (None, "Đã nêu rõ")]


@pytest.mark.parametrize("page", ["sua", "buoc/submit"])
def test_in_the_editor_it_is_told_once_and_saving_again_is_a_decision(returned, people, sign_in, page):
    head = sign_in(people.an)
    old, (first, _) = boxes(head.get(address(returned, "sua"))), returned.comments.order_by("pk")
    answer_comments(returned, {first: (True, "Bình đã sửa")}, by=people.binh, now=JUNE)
    typed = old | {f"sua-{first.pk}-answer": "An nói khác", "version": returned.version}
    answer = head.post(address(returned, page), typed)
    assert (answer.status_code, "Trần Thị Bình đã đánh dấu sửa xong" in answer.content.decode()) == (409, True)
    assert said(returned)[0] == ("binh", "Bình đã sửa")
    again = boxes(answer) | {"version": returned.version}
    assert again[f"sua-{first.pk}-answer"] == "An nói khác"
    head.post(address(returned, page), again)
    assert said(returned)[0] == (None, "An nói khác")


def test_a_draft_that_saves_itself_goes_on_from_what_it_saved(returned, people, sign_in):
    binh, first = sign_in(people.binh), returned.comments.order_by("pk").first()
    typed = boxes(binh.get(address(returned, "sua"))) | {"version": returned.version, f"sua-{first.pk}-fixed": "on"}
    told = binh.post(address(returned, "tu-luu"), typed, headers={"X-Autosave": "1"}).json()
    typed |= {name: value for name, value in told["fields"].items() if name in typed}
    typed.pop(f"sua-{first.pk}-fixed")
    binh.post(address(returned, "tu-luu"), typed, headers={"X-Autosave": "1"})
    assert said(returned)[0] == (None, "")


def test_the_same_holds_for_a_plan(plan, people, sign_in):
    binh, comment = sign_in(people.binh), plan.comments.get()
    old = boxes(binh.get(f"/ke-hoach/{plan.pk}/"))
    answer_plan(plan, {comment: (True, "An đã sửa")}, by=people.an, now=JUNE)
    binh.post(f"/ke-hoach/{plan.pk}/da-sua/", old)
    assert said(plan) == [("an", "An đã sửa")]
    page = binh.post(f"/ke-hoach/{plan.pk}/da-sua/", old | {f"sua-{comment.pk}-answer": "Bình nói khác"}, follow=True).content.decode()
    assert "Nguyễn Văn An đã đánh dấu sửa xong" in page
    assert said(plan) == [("an", "An đã sửa")]
