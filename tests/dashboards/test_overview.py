"""The chairman's page: who may open it, that its numbers are true, and that it asks the same number of questions for any number of units."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.obligations.actions import acknowledge
from campaigns.obligations.asking import move_duties
from campaigns.obligations.changes import extend, waive
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import submit_plan
from emulation import clock
from emulation.accounts.roles import Role
from emulation.units.actions import create_unit
from emulation.units.models import ClusterMember, Letterhead, Succession
from tests import factories

URL = "/tong-quan/"
OWN, FRAME = 11, 7  # queries of the page, and of session, person, seats, bell and head of the page
LATER = dt.date(2023, 3, 3)
WHOLE = {"thin": 200, "lan": 200, "hoa": 200, "phuc": 200, "an": 403, "dung": 403, "giang": 403, "khanh": 403, "quy": 403}
UNIT = {"an": 200, "binh": 200, "dung": 200, "thin": 200, "em": 403, "giang": 403, "minh": 404, "quy": 404}


@pytest.mark.parametrize(
    ("name", "status"),
    [("thin", 200), ("lan", 200), ("hoa", 200), ("phuc", 200), ("an", 403), ("dung", 403), ("giang", 403), ("khanh", 403), ("quy", 403)],
)
def test_who_may_open_it(launched, people, sign_in, name, status):
    assert sign_in(getattr(people, name)).get(URL).status_code == status


def test_a_neighbour_sees_their_own_authority_only(launched, people, sign_in):
    page = sign_in(people.minh).get(URL).content.decode()
    assert "Chưa có Chỉ thị nào được ban hành" in page
    assert "Sông Ray" not in page


def test_before_the_first_directive_it_shows_what_waits(world, people, sign_in):
    directive = factories.make_directive(world)
    factories.send_up(directive, by=people.lan, now=factories.MORNING)
    page = sign_in(people.thin).get(URL)
    assert [waiting.pk for waiting in page.context["waiting"]] == [directive.pk]
    assert reverse("campaigns:directive-sign", args=[directive.pk]) in page.content.decode()


def test_the_measures_equal_an_independent_count(launched, world, people, sign_in):
    acknowledge(factories.owed(launched, world.units["song_ray"], "acknowledge"), by=people.an, now=factories.MORNING, holder=people.binh)
    submit_plan(factories.make_plan(launched, world.units["song_ray"], by=people.an), by=people.an, now=factories.MORNING)
    with clock.on(LATER):
        page = sign_in(people.thin).get(URL).context["page"]
    rows = list(Obligation.objects.filter(directive=launched, cluster=None, opens__lte=LATER))
    late = [row for row in rows if row.due < LATER and row.state != "approved" and row.sent_on is None]
    counted = {measure.title: (measure.count, measure.total) for measure in page.measures}
    assert counted == {
        "Tiếp nhận Chỉ thị": (1, 5),
        "Kế hoạch đã trình": (1, 5),
        "Kế hoạch được duyệt": (0, 5),
        "Phát động tại đơn vị": (0, 5),
        "Đơn vị quá hạn": (len({row.unit_id for row in late}), 5),
        "Có người phụ trách": (5, 7),
    }
    assert {laggard.unit.pk for laggard in page.laggards} == {row.unit_id for row in late}
    assert page.sentence.overdue == len({row.unit_id for row in late}) == 4


def test_every_open_obligation_has_one_cell_that_opens_it(launched, people, sign_in):
    page = sign_in(people.thin).get(URL)
    cells = [cell for column in page.context["page"].columns for section in column for row in section.rows for cell in row.cells if cell]
    expected = {f"/viec/{pk}/" for pk in Obligation.objects.filter(directive=launched, opens__lte=factories.DAY).values_list("pk", flat=True)}
    assert {cell.url for cell in cells} == expected
    assert len(cells) == len(expected)
    html = page.content.decode()
    assert 'aria-label="Kế hoạch thi đua năm 2023: Chưa nộp, còn hạn"' in html
    assert html.count("<caption>") == 2
    assert "6T" not in [duty.short for duty in page.context["page"].duties]  # opens in May


def test_the_plan_of_a_cluster_stands_below_the_plans_of_its_members(launched, people, sign_in):
    sections = [section for column in sign_in(people.thin).get(URL).context["page"].columns for section in column]
    last = sections[0].rows[-1]
    assert last.name == "Cả cụm"
    assert [cell is not None for cell in last.cells] == [False, True, False]


def test_an_earlier_directive_can_be_chosen(launched, world, people, sign_in):
    with clock.at("2024-02-06 08:00"):
        second = factories.launch(world, now=clock.now(), year=2024)
        browser = sign_in(people.thin)
        assert browser.get(URL).context["directive"] == second
        assert browser.get(URL, {"chi-thi": launched.pk}).context["directive"] == launched
        assert browser.get(URL, {"chi-thi": "0'"}).context["directive"] == second


def test_last_year_is_compared_on_the_same_day(world, people, sign_in):
    with clock.at("2022-02-07 08:00"):
        before = factories.launch(world, now=clock.now(), year=2022)
    Obligation.objects.filter(directive=before, duty__kind="plan", unit=world.units["song_ray"]).update(
        state="approved", sent_on="2022-03-01", done_on="2022-03-01"
    )
    factories.launch(world)
    with clock.on(LATER):
        page = sign_in(people.thin).get(URL).context["page"]
    assert next(measure for measure in page.measures if measure.title == "Kế hoạch đã trình").mark == 20
    assert [series.label for series in page.chart.series] == ["2023: 0"]


def _sections(page):
    return [section for column in page.context["page"].columns for section in column]


def test_what_is_waived_is_shown_and_counted_nowhere(launched, world, people, sign_in):
    waive(factories.owed(launched, world.units["song_ray"], "plan"), by=people.lan, now=factories.MORNING, reason="Đơn vị giải thể")
    with clock.on(LATER):
        page = sign_in(people.thin).get(URL)
    counted = {measure.title: (measure.count, measure.total) for measure in page.context["page"].measures}
    assert counted == {
        "Tiếp nhận Chỉ thị": (0, 5),
        "Kế hoạch đã trình": (0, 4),
        "Kế hoạch được duyệt": (0, 4),
        "Phát động tại đơn vị": (0, 5),
        "Đơn vị quá hạn": (5, 5),
        "Có người phụ trách": (5, 7),
    }
    first = _sections(page)[0]
    assert (first.rows[0].name, first.rows[0].cells[1].look.key, first.rows[0].cells[1].title) == (
        "UBND xã Sông Ray",
        "waived",
        "UBND xã Sông Ray: Kế hoạch thi đua năm 2023 – Được miễn từ 6/2",
    )
    assert first.counted == 3  # two have to acknowledge, one to plan
    assert page.content.decode().count('class="sw h-w"') == 1


def test_more_time_for_one_unit_counts_for_it_alone(launched, world, people, sign_in):
    extend(
        [factories.owed(launched, world.units["song_ray"], "plan")], by=people.lan, now=factories.MORNING, due=dt.date(2023, 3, 28), reason="Bão lũ"
    )
    Obligation.objects.filter(duty__kind="acknowledge").update(state="approved", done_on=factories.DAY)
    with clock.on(LATER):
        page = sign_in(people.thin).get(URL)
    found = page.context["page"]
    assert found.focus.short == "KH"
    notes = {measure.title: measure.note for measure in found.measures}
    assert notes["Kế hoạch đã trình"] == "4 đơn vị quá hạn 28/2"
    assert (found.chart.due, found.chart.alternative) == (dt.date(2023, 2, 28), "Đến 3/3 có 0 trên 5 đơn vị đã nộp. Hạn nộp 28/2.")
    cell = _sections(page)[0].rows[0].cells[1]
    assert cell.title == "UBND xã Sông Ray: Kế hoạch thi đua năm 2023 – Chưa nộp, còn hạn, gia hạn đến 28/3"
    assert [laggard.unit.short_name for laggard in found.laggards] == [
        "Hội Nông dân",
        "Phòng Nội vụ",
        "Phòng Văn hóa và Thông tin",
        "UBND xã Xuân Mỹ",
    ]


def test_who_is_in_charge_has_to_serve_still(launched, world, people, sign_in):
    def measure(person=people.thin):
        found = sign_in(person).get(URL).context["page"].measures[-1]
        return found.count, found.total, found.note

    # Nobody serves at Văn hóa; the head of its cluster is Nội vụ, whose people are no heads of a cluster.
    assert measure() == (5, 7, "2 đơn vị không có người phụ trách")
    people.an.appointments.update(valid_to=factories.DAY - dt.timedelta(days=1))
    people.binh.appointments.update(valid_to=factories.DAY - dt.timedelta(days=1))
    assert measure() == (4, 7, "3 đơn vị không có người phụ trách")


def test_the_numbers_lead_to_their_source(launched, people, sign_in):
    page = sign_in(people.thin).get(URL)
    urls = {measure.title: measure.url for measure in page.context["page"].measures}
    pages = {duty.kind: reverse("campaigns:duty-detail", args=[duty.pk]) for duty in launched.duties.all()}
    assert urls == {
        "Tiếp nhận Chỉ thị": pages["acknowledge"],
        "Kế hoạch đã trình": pages["plan"],
        "Kế hoạch được duyệt": pages["plan"],
        "Phát động tại đơn vị": pages["launch"],
        "Đơn vị quá hạn": "",
        "Có người phụ trách": "",
    }
    assert {sign_in(people.thin).get(url).status_code for url in pages.values()} == {200}
    assert {measure.url for measure in sign_in(people.phuc).get(URL).context["page"].measures} == {""}
    assert page.content.decode().count(f'href="{pages["launch"]}"') == 3
    assert sign_in(people.lan).get(URL).context["page"].measures[-1].url == reverse("campaigns:who-is-behind")


def test_moved_duties_stand_with_the_successor(launched, world, people, sign_in):
    Succession.objects.create(predecessor=world.units["nong_dan"], successor=world.units["van_hoa"], day=factories.DAY, note="Sáp nhập")
    move_duties(world.units["nong_dan"], world.units["van_hoa"], by=people.lan, now=factories.MORNING, reason="Sáp nhập")
    office = _sections(sign_in(people.thin).get(URL))[1]
    looks = {row.name: [cell and cell.look.key for cell in row.cells] for row in office.rows}
    assert looks["Hội Nông dân"] == ["waived", "waived", "waived"]
    assert looks["Phòng Văn hóa và Thông tin"] == ["open", "open", "open"]


def _grow(world, count):
    cluster = ClusterMember.objects.get(unit=world.units["noi_vu"]).cluster
    for number in range(count):
        unit = create_unit(
            code=f"them-{number}", name=f"Phòng số {number}", kind=world.kinds["phong"], parent=world.authority, valid_from=factories.SINCE
        )
        Letterhead.objects.create(unit=unit, agency_line=unit.name.upper(), symbol="P", place="Bình Minh", signer_title="TRƯỞNG PHÒNG")
        ClusterMember.objects.create(cluster=cluster, unit=unit, authority=world.authority, year=2023)


def _queries(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("url", "person"), [("/tong-quan/", "thin"), ("/bang-cum/", "dung"), ("/don-vi/", "thin")])
def test_the_number_of_queries_does_not_depend_on_the_number_of_units(world, people, sign_in, url, person):
    factories.launch(world)
    few = _queries(sign_in(getattr(people, person)), url)
    _grow(world, 9)
    with clock.at("2023-02-07 08:00"):
        factories.launch(world, now=clock.now())
    assert _queries(sign_in(getattr(people, person)), url) == few
    assert few <= OWN + FRAME


def test_a_cluster_head_sees_the_board_of_the_members(launched, world, people, sign_in):
    page = sign_in(people.dung).get("/bang-cum/")
    assert [row.name for row in page.context["page"].section.rows] == ["UBND xã Sông Ray", "UBND xã Xuân Mỹ"]
    assert [row.duty.kind for row, _ in page.context["page"].own] == ["cluster_plan"]
    for cell in page.context["page"].section.rows[0].cells:
        assert sign_in(people.dung).get(cell.url).status_code == 200


@pytest.mark.parametrize(("name", "status"), [("dung", 200), ("thin", 200), ("phuc", 200), ("an", 403), ("em", 403), ("quy", 403)])
def test_who_may_open_the_board_of_a_cluster(launched, people, sign_in, name, status):
    assert sign_in(getattr(people, name)).get("/bang-cum/").status_code == status


def test_nobody_opens_the_cluster_of_another(launched, world, people, sign_in):
    other = ClusterMember.objects.get(unit=world.units["noi_vu"]).cluster
    assert sign_in(people.dung).get("/bang-cum/", {"cum": other.pk}).context["cluster"].head == world.units["xuan_my"]


@pytest.mark.parametrize(
    ("name", "status"), [("an", 200), ("binh", 200), ("dung", 200), ("thin", 200), ("em", 403), ("giang", 403), ("minh", 404), ("quy", 404)]
)
def test_who_may_open_what_a_unit_owes(launched, world, people, sign_in, name, status):
    assert sign_in(getattr(people, name)).get(f"/don-vi/{world.units['song_ray'].pk}/viec/").status_code == status


def test_a_unit_page_tells_of_more_time_and_waivers(launched, world, people, sign_in):
    plan, report = (factories.owed(launched, world.units["song_ray"], kind) for kind in ("plan", "launch"))
    extend([plan], by=people.lan, now=factories.MORNING, due=dt.date(2023, 3, 28), reason="Bão lũ")
    waive(report, by=people.lan, now=factories.MORNING, reason="Phát động chung với cụm")
    rows = sign_in(people.an).get(f"/don-vi/{world.units['song_ray'].pk}/viec/").context["rows"]
    assert [(row.owed.duty.short, row.due, row.note) for row in rows] == [
        ("TN", dt.date(2023, 2, 13), ""),
        ("PĐ", dt.date(2023, 3, 15), "miễn từ 6/2/2023: Phát động chung với cụm"),
        ("KH", dt.date(2023, 3, 28), "đã gia hạn, hạn ban đầu 28/2/2023"),
        ("6T", dt.date(2023, 6, 15), ""),
    ]


def test_a_unit_page_lists_the_year(launched, world, people, sign_in):
    page = sign_in(people.an).get(f"/don-vi/{world.units['song_ray'].pk}/viec/")
    assert [row.owed.duty.short for row in page.context["rows"]] == ["TN", "KH", "PĐ", "6T"]
    assert sign_in(people.an).get(f"/don-vi/{world.units['song_ray'].pk}/viec/", {"nam": "x"}).status_code == 200
    assert Role.UNIT_HEAD in {seat.role for seat in people.an.seats}
