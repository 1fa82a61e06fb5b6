"""A plan that the unit took back before it was answered is its own again: no reader from above finds that version under any address."""

import datetime as dt

import pytest

from campaigns.obligations.counting import kept
from campaigns.plans import actions
from campaigns.plans.models import Plan, PlanRow
from campaigns.plans.submitted import kept_of
from emulation import clock
from emulation.workflow.models import Trace
from tests.factories import MORNING, make_plan
from tests.reports.test_unsent import text_of

TITLE, AIMS, ROW = "Tên đã thu hồi", "Mục đích đã thu hồi", "Dòng đã thu hồi"
SECRETS = (TITLE, AIMS, ROW)
READERS = ("lan", "thin", "phuc", "hoa")
ENDS = ("", "ban-in.pdf", "ban-in.docx", "so-sanh/", "so-sanh/?tu=1&den=2", "so-sanh/?tu=1&den=3")


@pytest.fixture(autouse=True)
def later():
    with clock.at(MORNING + dt.timedelta(hours=9)):
        yield


def hours(number):
    return MORNING + dt.timedelta(hours=number)


def fresh(plan):
    return Plan.objects.with_names().get(pk=plan.pk)


def write(plan, people, at, title, aims, row):
    """Bình writes other words over the whole plan and An submits it."""
    fields = {"title": title, "aims": aims, "measures": "", "organisation": ""}
    actions.save_plan(plan, by=people.binh, now=hours(at), version=plan.version, fields=fields, rows=[PlanRow(content=row)])
    actions.submit_plan(plan, by=people.an, now=hours(at))
    return fresh(plan)


@pytest.fixture
def plan(launched, world, people):
    return fresh(make_plan(launched, world.units["song_ray"], by=people.binh))


def taken_back(plan, people, at=3):
    plan = write(plan, people, at, *SECRETS)
    actions.recall(plan, by=people.an, now=hours(at + 1))
    return fresh(plan)


def returned(plan, people):
    plan = write(plan, people, 1, "Tên đã trình", "Mục đích đã trình", "Dòng đã trình")
    actions.return_plan(plan, by=people.lan, now=hours(2), note="Bổ sung")
    return fresh(plan)


def leaks(browser, plan):
    addresses = [f"/ke-hoach/{plan.pk}/{end}" for end in ENDS]
    addresses += [f"/hang-cho/{plan.pk}/", f"/viec/{plan.obligation_id}/", "/ke-hoach/", "/ke-hoach/?tai=excel"]
    found = []
    for address in addresses:
        text = text_of(browser.get(address, follow=True))
        found += [(address, secret) for secret in SECRETS if secret in text]
    return found


@pytest.mark.parametrize("reader", READERS)
def test_the_version_before_is_read_again(plan, people, sign_in, reader):
    plan = taken_back(returned(plan, people), people)
    browser = sign_in(getattr(people, reader))
    assert leaks(browser, plan) == []
    page = text_of(browser.get(f"/ke-hoach/{plan.pk}/"))
    assert "Dưới đây là bản 1 đã trình." in page
    assert "Dòng đã trình" in page
    assert "Mục đích đã trình" in text_of(browser.get(f"/ke-hoach/{plan.pk}/ban-in.pdf"))
    assert "Tên đã trình" in text_of(browser.get("/ke-hoach/"))


def test_the_only_version_taken_back_leaves_nothing_to_read(plan, people, sign_in):
    plan, lan = taken_back(plan, people), sign_in(people.lan)
    assert leaks(lan, plan) == []
    assert "Đơn vị đã thu hồi kế hoạch để sửa, chưa trình lại." in text_of(lan.get(f"/ke-hoach/{plan.pk}/"))
    assert [lan.get(f"/ke-hoach/{plan.pk}/{end}").status_code for end in ("ban-in.pdf", "ban-in.docx")] == [404, 404]


def test_once_submitted_again_it_is_compared_with_what_was_answered(plan, people, sign_in):
    plan = taken_back(returned(plan, people), people)
    plan, lan = write(plan, people, 5, "Tên lần ba", "Mục đích lần ba", "Dòng lần ba"), sign_in(people.lan)
    assert leaks(lan, plan) == []
    assert "So bản 3 với bản 1" in text_of(lan.get(f"/hang-cho/{plan.pk}/"))
    assert "So bản 3 với bản 1" in text_of(lan.get(f"/ke-hoach/{plan.pk}/so-sanh/"))


def test_the_unit_knows_all_of_its_versions(plan, people, sign_in):
    plan, binh = taken_back(returned(plan, people), people), sign_in(people.binh)
    assert [secret for secret in SECRETS if secret not in text_of(binh.get(f"/ke-hoach/{plan.pk}/"))] == []
    assert "So bản 2 với bản 1" in text_of(binh.get(f"/ke-hoach/{plan.pk}/so-sanh/"))


def test_at_one_moment_the_order_of_writing_decides(plan, people):
    """A day of the demo that was told twice: everything bears the same time."""
    plan = write(plan, people, 1, "Một", "Một", "Một")
    actions.return_plan(plan, by=people.lan, now=hours(1), note="Bổ sung")
    plan = taken_back_at_once(fresh(plan), people)
    assert [version.number for version in kept_of(plan)] == [1]
    plan = write(plan, people, 1, "Ba", "Ba", "Ba")
    assert [version.number for version in kept_of(plan)] == [1, 3]
    actions.recall(plan, by=people.an, now=hours(1))
    assert [version.number for version in kept_of(plan)] == [1]


def taken_back_at_once(plan, people):
    plan = write(plan, people, 1, *SECRETS)
    actions.recall(plan, by=people.an, now=hours(1))
    return fresh(plan)


def test_a_version_recorded_from_paper_counts_without_a_trace(plan, people):
    plan = write(plan, people, 1, "Một", "Một", "Một")
    Trace.objects.of(plan).filter(step="submit").update(step="recorded")
    versions = list(plan.versions.all())
    assert kept(versions, Trace.objects.of(plan)) == versions
    actions.recall(plan, by=people.an, now=hours(2))
    assert kept(versions, Trace.objects.of(plan)) == []
