"""A unit whose report was waived counts in no sum, and stands in no row beside it."""

import pytest

from campaigns.movements.models import Indicator
from campaigns.movements.periods import HALF, YEAR, Period
from campaigns.obligations.changes import restore, waive
from campaigns.obligations.models import Obligation
from emulation import clock
from emulation.units.models import Cluster
from reports.periodic import totals
from reports.periodic.actions import return_report, submit_report
from tests.factories import owed
from tests.report_factories import JUNE, make_indicators, make_report

H1 = Period(2023, HALF)


@pytest.fixture(autouse=True)
def june():
    with clock.at(JUNE):
        yield


@pytest.fixture
def merged(launched, world, people):
    """Both communes report; then Xuân Mỹ reports for Sông Ray, and Nội vụ need not report at all. Returns the waived duties."""
    make_indicators(world)
    for unit, head in (("song_ray", people.an), ("xuan_my", people.dung)):
        report = make_report(launched, world.units[unit], by=head, now=JUNE)
        submit_report(report, by=head, now=JUNE)
        if unit == "song_ray":
            return_report(report, by=people.lan, now=JUNE, note="Gộp báo cáo")
    duties = [owed(launched, world.units[unit], "half_year") for unit in ("song_ray", "noi_vu")]
    for duty in duties:
        waive(duty, by=people.lan, now=JUNE, reason="Gộp báo cáo")
    return duties


def of(code):
    return Indicator.objects.get(code=code)


def pages(browser, world):
    """What the pages and their Excel rows say of who reports, as plain names and numbers."""
    thu, online = of("THU"), of("CHUYENDOISO")
    rows = {row.indicator.code: row for row in browser.get("/tong-quan/?ky=h1").context["page"].indicators}
    one = browser.get(f"/tong-quan/chi-tieu/{thu.pk}/?ky=h1").context
    two = browser.get(f"/tong-quan/chi-tieu/{online.pk}/?ky=h1").context
    tables = browser.get("/tong-quan/ma-tran/?nam=2023&ky=h1").context["tables"]
    return {
        "reported": (rows["THU"].reported, rows["THU"].plan, rows["CHUYENDOISO"].reported),
        "THU": ([row.name for row in one["page"]], [row.name for row in one["missing"]]),
        "CHUYENDOISO": ([row.name for row in two["page"]], [row.name for row in two["missing"]]),
        "matrix": [row.name for table in tables for row in table.rows],
        "place": [row.rank for row in browser.get(f"/don-vi/{world.units['xuan_my'].pk}/vi-tri/?nam=2023&ky=h1").context["rows"] if row.rank],
    }


def test_sums_and_rows_leave_out_the_same_units(merged, world, people, sign_in):
    shown = pages(sign_in(people.thin), world)
    assert shown == {
        "reported": ("1/1", "118", "1/1"),
        "THU": (["UBND xã Xuân Mỹ"], []),
        "CHUYENDOISO": (["UBND xã Xuân Mỹ"], []),
        "matrix": ["UBND xã Xuân Mỹ"],
        "place": [],
    }
    excel = sign_in(people.thin).get("/tong-quan/ma-tran/?nam=2023&ky=h1&tai=excel")
    assert excel.status_code == 200
    assert totals.given(world.authority, H1)[of("THU").pk].units == 1


def test_the_other_report_of_the_year_is_still_owed(merged, world):
    """Only the report of the half year was waived."""
    assert totals.given(world.authority, Period(2023, YEAR))[of("THU").pk].units == 2
    assert set(totals.waived_units(world.authority, Period(2023, YEAR))) == set()


def test_a_waiver_that_ended_brings_the_unit_back(merged, world, people, sign_in):
    for duty in merged:
        restore(Obligation.objects.get(pk=duty.pk), by=people.lan, now=JUNE, reason="Chưa gộp")
    shown = pages(sign_in(people.thin), world)
    assert shown["reported"] == ("2/2", "443,2", "2/3")
    assert sorted(shown["matrix"]) == ["Phòng Nội vụ", "UBND xã Sông Ray", "UBND xã Xuân Mỹ"]
    assert shown["CHUYENDOISO"][1] == ["Phòng Nội vụ"]


def test_the_board_of_the_cluster_agrees(merged, people, sign_in):
    Cluster.objects.update(head=people.dung.seats[0].unit.pk)
    context = sign_in(people.dung).get("/bang-cum/?ky=h1").context
    assert {row.indicator.code: row.reported for row in context["rows"]}["THU"] == "1/1"
    assert [row.name for table in context["tables"] for row in table.rows] == ["UBND xã Xuân Mỹ"]
