"""A report in the inbox, in letters and on the page of its obligation: how far it is, who has it, and that no note replaces it."""

import datetime as dt

import pytest

from campaigns.obligations.actions import declare_done, reopen
from campaigns.obligations.models import Obligation
from campaigns.obligations.reminders import due_of
from emulation.notifications.inbox import rows
from emulation.workflow.flows import Refused
from reports.periodic import actions
from reports.periodic.fulfilment import progress
from reports.periodic.models import Report
from tests.factories import launch, owed
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report

DAY = dt.date(2023, 6, 9)
FIVE = {code: words for code, words in FIGURES.items() if code != "HONGHEO"}
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def given(world, launched):
    return make_indicators(world)


def row_of(person, word):
    return next((row.section, row.title, row.verb, row.progress) for row in rows(person, DAY) if word in row.title.lower())


def test_from_the_start_to_the_approval_in_the_inbox(world, launched, given):
    people, owes = world.people, owed(launched, world.units["song_ray"], "half_year")
    title = "báo cáo 6 tháng đầu năm 2023"
    assert row_of(people.an, title) == ("todo", f"Lập {title}", "Bắt đầu", (0, 6))
    report = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE, figures=FIVE)
    assert row_of(people.an, title) == ("todo", f"Lập {title}", "Tiếp tục", (5, 6))
    report = make_report(launched, world.units["song_ray"], by=people.binh, now=JUNE)
    actions.pass_up(report, by=people.binh, now=JUNE)
    assert row_of(people.an, title) == ("todo", f"Xem và trình {title}", "Xem và trình", (6, 6))
    assert row_of(people.binh, title)[:3] == ("waiting", f"Trình {title}", "")
    actions.submit_report(report, by=people.an, now=JUNE)
    assert row_of(people.an, title) == ("waiting", f"Đã trình {title}", "", None)
    assert row_of(people.lan, "báo cáo đơn vị đã trình") == ("todo", "Thẩm định 1 báo cáo đơn vị đã trình", "Mở hàng chờ", None)
    actions.approve_report(report, by=people.lan, now=JUNE)
    assert row_of(people.an, title)[:2] == ("done", "Báo cáo 6 tháng đầu năm 2023")
    actions.reopen_report(Report.objects.get(pk=report.pk), by=people.lan, now=JUNE, note="Số thu đã điều chỉnh", due=dt.date(2023, 6, 20))
    row = next(row for row in rows(people.an, DAY) if row.state == "return")
    assert (row.hint, row.quote) == ("Cần bổ sung trước 20/6. Thường trực mở lại ngày 9/6/2023", "Số thu đã điều chỉnh")
    assert owes.pk == report.obligation_id


def test_a_letter_says_how_far_it_is_and_what_is_missing(world, launched, given):
    owes = owed(launched, world.units["song_ray"], "half_year")
    first = "Còn thiếu: Thu ngân sách nhà nước, Dân số trung bình, Tỷ lệ tham gia bảo hiểm y tế và 3 chỉ tiêu khác."
    assert due_of(owes, DAY).detail == f"Đã nhập 0/6 chỉ tiêu. {first}"
    make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=FIVE)
    assert due_of(Obligation.objects.get(pk=owes.pk), DAY).detail == "Đã nhập 5/6 chỉ tiêu. Còn thiếu: Số hộ nghèo."


def test_a_note_does_not_replace_a_report(world, launched, given, sign_in):
    owes = owed(launched, world.units["song_ray"], "half_year")
    with pytest.raises(Refused, match="có biểu mẫu riêng"):
        declare_done(owes, by=world.people.an, now=JUNE, note="Đã gửi bản giấy")
    page = sign_in(world.people.an).get(f"/viec/{owes.pk}/").content.decode()
    assert ("Bắt đầu báo cáo" in page, "Báo đã thực hiện" in page) == (True, False)


def test_one_report_a_period_also_under_two_directives(world, launched, given):
    make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)
    second = owed(launch(world), world.units["song_ray"], "half_year")
    with pytest.raises(Refused, match="Đơn vị đã có báo cáo 6 tháng đầu năm 2023 theo Chỉ thị 01/CT-UBND năm 2023"):
        actions.start_report(second, by=world.people.an, now=JUNE)
    declare_done(second, by=world.people.an, now=JUNE, note="Đã báo cáo theo Chỉ thị 01/CT-UBND")
    assert Obligation.objects.get(pk=second.pk).state == "approved"


def test_an_approved_report_is_reopened_on_its_own_page(world, launched, given):
    report = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)
    actions.submit_report(report, by=world.people.an, now=JUNE)
    actions.approve_report(report, by=world.people.lan, now=JUNE)
    with pytest.raises(Refused, match="mở lại ở trang của báo cáo"):
        reopen(Obligation.objects.get(pk=report.obligation_id), by=world.people.lan, now=JUNE, note="Sửa")


def test_what_was_done_by_a_note_before_may_be_asked_for_again(world, launched, given):
    owes = owed(launched, world.units["song_ray"], "half_year")
    Obligation.objects.filter(pk=owes.pk).update(state="approved", sent_on=DAY, done_on=DAY, note="Bản giấy")
    owes.refresh_from_db()
    reopen(owes, by=world.people.lan, now=JUNE, note="Nhập số liệu vào hệ thống")
    report = actions.start_report(owes, by=world.people.binh, now=JUNE)
    assert (report.state, Obligation.objects.get(pk=owes.pk).state) == ("draft", "draft")


def test_progress_of_many_costs_as_many_queries_as_of_one(world, launched, given, django_assert_num_queries):
    begun = make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=None)
    owes = list(Obligation.objects.filter(directive=launched, duty__kind="half_year").select_related("duty", "directive"))
    with django_assert_num_queries(3):
        assert {each.done for each in progress(owes).values()} == {0}
    with django_assert_num_queries(3):
        progress([each for each in owes if each.pk == begun.obligation_id])
