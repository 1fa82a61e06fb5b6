"""What a review of the reports found: each story went wrong once."""

import datetime as dt
from decimal import Decimal

import pytest

from campaigns.movements.periods import HALF, Period
from campaigns.obligations.asking import move_duties
from campaigns.obligations.changes import restore, waive
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.accounts.models import Appointment
from emulation.accounts.roles import Role
from emulation.formats.differences import words
from emulation.units.actions import create_unit
from emulation.units.models import Cluster, ClusterMember, Succession, Unit
from reports.inquiries.actions import ask_figure
from reports.periodic import actions
from reports.periodic.models import Report
from reports.periodic.totals import by_indicator
from reports.synthesis.building import build
from tests.factories import SINCE
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report

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


def test_who_led_a_unit_in_another_year_does_not_read_its_position(world, launched, sign_in):
    """Xuân Mỹ led Sông Ray last year; this year somebody else does."""
    song_ray = world.units["song_ray"]
    this_year = ClusterMember.objects.get(unit=song_ray, year=2023)
    past = Cluster.objects.create(authority=world.authority, year=2022, name="Cụm cũ", order=1, head=world.units["xuan_my"])
    ClusterMember.objects.create(cluster=past, unit=song_ray, authority=world.authority, year=2022)
    Cluster.objects.filter(pk=this_year.cluster_id).update(head=song_ray, deputy=None)
    leader = sign_in(world.people.dung)
    place = f"/don-vi/{song_ray.pk}/vi-tri/"
    assert leader.get(place, {"nam": "2023"}).status_code == 403
    assert leader.get(place, {"nam": "2022"}).status_code == 200


def test_absurd_weights_are_no_fault_of_the_dashboard(world, launched, sign_in):
    """SQLite refuses to add up whole numbers beyond 2^63: two such products stopped every page with sums."""
    make_indicators(world)
    absurd = FIGURES | {"DANSO": "95000000000", "BHYT": "95"}
    with clock.at(JUNE):
        for unit, head in (("song_ray", world.people.an), ("xuan_my", world.people.dung)):
            actions.submit_report(make_report(launched, world.units[unit], by=head, now=JUNE, figures=absurd), by=head, now=JUNE)
        page = sign_in(world.people.thin).get("/tong-quan/chi-tieu/?nam=2023&ky=h1")
    row = next(row for row in page.context["rows"] if row.indicator.code == "BHYT")
    assert (page.status_code, row.value) == (200, "95")


def test_a_text_of_few_words_is_compared_at_once():
    old, new = "a b c " * 3300, "c b a " * 3300
    pieces = words(old, new)
    assert "".join(text for op, text in pieces if op != "ins") == old
    assert "".join(text for op, text in pieces if op != "del") == new


def test_what_was_waived_counts_on_the_dashboard_no_more_than_in_the_synthesis(world, launched):
    """Sông Ray reported, then Xuân Mỹ was to report for it: its figures were added up twice."""
    revenue, june, lan = make_indicators(world)["THU"], Period(2023, HALF), world.people.lan

    def both():
        built = build(world.authority, june, by=lan, now=JUNE).figures.get(indicator=revenue).value
        return built, by_indicator(world.authority, june)[revenue.pk].value(revenue)

    with clock.at(JUNE):
        for unit, head in (("song_ray", world.people.an), ("xuan_my", world.people.dung)):
            actions.submit_report(make_report(launched, world.units[unit], by=head, now=JUNE), by=head, now=JUNE)
        assert both() == (Decimal("396.8"), Decimal("396.8"))
        report = Report.objects.get(unit=world.units["song_ray"])
        actions.return_report(report, by=lan, now=JUNE, note="Gộp báo cáo")
        waive(Obligation.objects.get(pk=report.obligation_id), by=lan, now=JUNE, reason="Gộp vào Xuân Mỹ")
        assert both() == (Decimal("198.4"), Decimal("198.4"))
        restore(Obligation.objects.get(pk=report.obligation_id), by=lan, now=JUNE, reason="Chưa gộp")
        assert both() == (Decimal("396.8"), Decimal("396.8"))
