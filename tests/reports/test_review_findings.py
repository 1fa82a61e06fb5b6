"""What a review of the reports found: each story went wrong once."""

import datetime as dt

import pytest

from campaigns.obligations.asking import move_duties
from emulation import clock
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.units.actions import create_unit
from emulation.units.models import Succession, Unit
from reports.inquiries.actions import ask_figure
from reports.periodic import actions
from reports.periodic.models import Report
from tests.factories import SINCE
from tests.report_factories import JUNE, make_indicators, make_report

MERGED = dt.date(2023, 6, 12)
AFTER = dt.datetime(2023, 6, 12, 9, 0, tzinfo=JUNE.tzinfo)


@pytest.fixture
def report(world, launched):
    make_indicators(world)
    with clock.at(JUNE):
        return make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE)


def move_to_successor(world):
    """Sông Ray becomes a ward on 12 June, its people work there, the office moves what is open; returns the ward."""
    old = world.units["song_ray"]
    new = create_unit(code="song-ray-moi", name="UBND phường Sông Ray", kind=world.kinds["xa"], parent=world.authority, valid_from=SINCE)
    Succession.objects.create(predecessor=old, successor=new, day=MERGED, source="Nghị quyết 1662/NQ-UBTVQH15")
    Unit.objects.filter(pk=old.pk).update(valid_to=MERGED - dt.timedelta(days=1))
    Appointment.objects.filter(unit=old).update(valid_to=MERGED - dt.timedelta(days=1))
    for person, role in ((world.people.an, Role.UNIT_HEAD), (world.people.binh, Role.UNIT_CLERK)):
        Appointment.objects.create(user=person, unit=new, role=role, title="Chủ tịch", valid_from=MERGED)
    with clock.at(AFTER):
        move_duties(Unit.objects.get(pk=old.pk), new, by=world.people.lan, now=AFTER, reason="Sắp xếp")
    return new


def test_the_successor_goes_on_with_a_report_that_was_begun(world, report, sign_in):
    move_to_successor(world)
    with clock.at(AFTER):
        browser = sign_in(world.people.binh)
        assert browser.get(f"/bao-cao/{report.pk}/sua/").status_code == 200
        started = browser.post(f"/viec/{report.obligation_id}/bao-cao/")
        assert browser.get(started.url).status_code == 200


def test_the_successor_answers_a_question_about_a_report_that_came_back(world, report, sign_in):
    people = world.people
    with clock.at(JUNE):
        actions.submit_report(report, by=people.an, now=JUNE)
        question = ask_figure(Report.objects.get(pk=report.pk), by=people.lan, now=JUNE, question="Vì sao?", due=dt.date(2023, 6, 20))
        actions.return_report(Report.objects.get(pk=report.pk), by=people.lan, now=JUNE, note="Xem lại")
    move_to_successor(world)
    with clock.at(AFTER):
        browser = sign_in(people.an)
        assert browser.get(f"/giai-trinh/{question.pk}/").status_code == 200
        rows = browser.get("/viec-cua-toi/").content.decode()
        assert f"/giai-trinh/{question.pk}/" in rows


def test_a_year_of_five_thousand_digits_is_no_fault_of_ours(world, launched, sign_in):
    page = f"/don-vi/{world.units['song_ray'].pk}/viec/"
    assert sign_in(world.people.lan).get(page, {"nam": "9" * 5000}).status_code == 200


def test_levels_that_the_page_did_not_post_stay(world, sign_in):
    made = make_indicators(world, assigned=None)
    revenue = made["THU"]
    before = {target.unit_id: (target.status, target.level) for target in revenue.targets.all()}
    posted = {f"v{revenue.pk}": revenue.version, f"m{revenue.pk}-{world.units['xuan_my'].pk}": "118"}
    answer = sign_in(world.people.lan).post(f"/chi-tieu/muc-giao/nhap/?chi-tieu={revenue.pk}", posted)
    assert answer.status_code == 302
    assert {target.unit_id: (target.status, target.level) for target in revenue.targets.all()} == before
