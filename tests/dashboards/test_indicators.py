"""The figures on the dashboards: true numbers, red first, closed to others, as many queries for many units as for few."""

import io
from decimal import Decimal

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator, Target
from campaigns.movements.periods import HALF, Period
from emulation import clock
from emulation.dashboards.drawings import bullet_of, spark_of
from emulation.dashboards.indicator_rows import period_of
from emulation.dashboards.quick_report import TEMPLATE, facts_of
from emulation.documents.engine import render_html
from emulation.formats.words import number_words
from emulation.units.models import ClusterMember
from reports.periodic.actions import approve_report, submit_report
from reports.periodic.models import Entry, Passage
from reports.synthesis.adding import Share, add
from tests.dashboards.crowd import make_crowd
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report

PAGES = ["/tong-quan/?ky=h1", "/tong-quan/chi-tieu/?nam=2023&ky=h1", "/tong-quan/ma-tran/?nam=2023&ky=h1", "/bang-cum/?ky=h1"]


@pytest.fixture
def june():
    with clock.at(JUNE):
        yield JUNE


@pytest.fixture
def two_reports(launched, world, people, june):
    """Sông Ray reported well on its revenue, Xuân Mỹ badly; the office was not asked for it."""
    make_indicators(world)
    return [
        _reported(launched, world.units["song_ray"], people.an, people, FIGURES),
        _reported(launched, world.units["xuan_my"], people.dung, people, FIGURES | {"THU": "40", "HONGHEO": "35"}),
    ]


def _reported(directive, unit, head, people, figures, words="Xã họp giao ban mỗi thứ Hai. Từng thôn nhận việc. Câu thứ ba."):
    report = make_report(directive, unit, by=head, now=JUNE, figures=figures)
    Passage.objects.update_or_create(report=report, key="highlights", defaults={"order": 1, "title": "Kết quả nổi bật", "text": words})
    submit_report(report, by=head, now=JUNE)
    return report


def rows_of(page):
    return {row.indicator.code: row for row in page.context["page"].indicators}


def test_the_overview_shows_the_sum_beside_the_plan_and_judges_it(two_reports, people, sign_in):
    row = rows_of(sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}))["THU"]
    assert (row.value, row.plan, row.share, row.reported, row.behind) == ("238,4", "443,2", "54%", "2/2", 1)
    assert row.pace.words == "Đúng tiến độ: từ 100% mức phải đạt theo thời gian (238,4 so với 221,6 phải đạt)"
    assert row.trend == (("2021", "–"), ("2022", "–"), ("2023", "238,4"))


def test_a_share_of_the_levels_of_those_who_reported_says_so_on_the_page_and_on_paper(two_reports, launched, world, people, sign_in):
    Target.objects.update_or_create(
        indicator=Indicator.objects.get(code="THU"), unit=world.units["noi_vu"], defaults={"status": "level", "level": Decimal(100)}
    )
    row = rows_of(sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}))["THU"]
    assert (row.plan, row.plan_note, row.share) == ("543,2", "của đơn vị đã báo cáo: 443,2", "54%")
    paper = render_html(TEMPLATE, facts_of(people.thin, launched, Period(2023, HALF), JUNE))
    assert '<td class="r">543,2<br><span class="sub">của đơn vị đã báo cáo: 443,2</span></td>' in paper


def test_an_average_of_the_levels_of_those_who_reported_says_so(two_reports, world, people, sign_in):
    cases = Indicator.objects.get(code="CHUYENDOISO")
    assert cases.summing == "average"
    Target.objects.filter(indicator=cases).update(status="level", level=Decimal(60))
    row = rows_of(sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}))["CHUYENDOISO"]
    assert (row.plan, row.plan_note, row.reported) == ("60", "của đơn vị đã báo cáo", "2/3")


def test_the_band_is_said_once_beside_its_reason(two_reports, people, sign_in):
    page = sign_in(people.thin).get(f"/tong-quan/chi-tieu/{Indicator.objects.get(code='THU').pk}/", {"ky": "h1"}).content.decode()
    assert "</span> từ 100% mức phải đạt theo thời gian (238,4 so với 221,6 phải đạt)</p>" in page


def test_a_criterion_that_is_to_be_met_is_given_as_met(two_reports, world, people, sign_in):
    target = Target.objects.filter(indicator__form="criterion", unit=world.units["song_ray"])
    target.update(status="level", level=Decimal(1))
    rows = sign_in(people.an).get(f"/don-vi/{world.units['song_ray'].pk}/vi-tri/", {"ky": "h1"}).context["rows"]
    assert [row.level for row in rows if row.indicator.is_criterion] == ["Đạt"]


def test_what_is_behind_comes_first(two_reports, people, sign_in):
    standings = [row.pace.standing for row in sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}).context["page"].indicators]
    assert standings == sorted(standings, key=["behind", "watch", "on", "ahead", "unknown"].index)
    assert standings[0] == "behind"


def test_the_numbers_equal_an_independent_sum(world, people, sign_in):
    make_crowd(world)
    rows = rows_of(sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}))
    for indicator in Indicator.objects.of(world.authority, 2023).select_related("weight"):
        sent = Entry.objects.filter(indicator=indicator, sent__isnull=False, period="h1").select_related("report")
        shares = [Share(name="", value=e.sent, weight=e.weight, sent=e.report.submitted_at.isoformat(), unit=e.unit_id) for e in sent]
        expected = add(indicator, shares).value
        shown = rows[indicator.code].value.removesuffix(f"/{len(shares)} đạt")
        assert Decimal(shown.replace(".", "").replace(",", ".")) == expected
        assert rows[indicator.code].reported == f"{len(shares)}/{Target.objects.filter(indicator=indicator).count()}"


def test_beside_a_figure_stands_last_years_of_the_same_units(world, people, sign_in):
    """What other units had last year is left out; where one that reports now had nothing then, it is said of how many last year's is."""
    make_crowd(world)
    thu, browser = Indicator.objects.get(code="THU", year=2023), sign_in(people.thin)
    now = Entry.objects.filter(indicator=thu, sent__isnull=False)
    then = Entry.objects.filter(indicator__code="THU", year=2022, sent__isnull=False, unit__in=now.values("unit"))
    late = Entry.objects.filter(indicator__code="THU", year=2022, sent__isnull=False).exclude(pk__in=then)
    assert late.exists()

    def shown():
        row = rows_of(browser.get("/tong-quan/", {"ky": "h1"}))["THU"]
        return row.before, row.trend[1][1], row.change.startswith("của ")

    def added():
        return number_words(sum(entry.sent for entry in then.all()))

    now.exclude(unit__in=then.values("unit")).update(sent=None)
    assert shown() == (added(), added(), False)
    then.filter(pk=then.first().pk).update(sent=None)
    count = then.count()
    assert shown() == (added(), added(), True)
    assert rows_of(browser.get("/tong-quan/", {"ky": "h1"}))["THU"].change == f"của {count} đơn vị"


def test_while_nobody_has_reported_last_year_says_of_how_many_it_is(world, people, sign_in):
    make_crowd(world)
    Entry.objects.filter(indicator__code="THU", year=2023).update(sent=None)
    row, past = rows_of(sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}))["THU"], Entry.objects.filter(indicator__code="THU", year=2022)
    assert (row.value, row.before != "–", row.change) == ("–", True, f"của {past.filter(sent__isnull=False).count()} đơn vị")


def test_who_has_not_reported_is_named(two_reports, people, sign_in):
    silent = sign_in(people.thin).get("/tong-quan/", {"ky": "h1"}).context["page"].silent
    assert {(each.name, each.words) for each in silent} == {
        ("Phòng Nội vụ", "Còn 6 ngày, hạn 15/6"),
        ("Phòng Văn hóa và Thông tin", "Còn 6 ngày, hạn 15/6"),
        ("Hội Nông dân", "Còn 6 ngày, hạn 15/6"),
    }


def test_one_indicator_shows_the_worst_unit_first_and_leads_to_the_cell(two_reports, world, people, sign_in):
    indicator = Indicator.objects.get(code="THU")
    page = sign_in(people.thin).get(f"/tong-quan/chi-tieu/{indicator.pk}/", {"ky": "h1"})
    assert [(row.value, row.level, row.pace.standing) for row in page.context["page"]] == [("40", "118", "behind"), ("198,4", "325,2", "on")]
    assert [row.url for row in page.context["page"]] == [f"/bao-cao/{report.pk}/#cell-{indicator.pk}" for report in reversed(two_reports)]
    assert "Yêu cầu giải trình" in page.content.decode()
    assert "Yêu cầu giải trình" not in sign_in(people.hoa).get(f"/tong-quan/chi-tieu/{indicator.pk}/", {"ky": "h1"}).content.decode()


def test_one_indicator_of_one_cluster(two_reports, world, people, sign_in):
    indicator, other = Indicator.objects.get(code="CHUYENDOISO"), world.units["noi_vu"].memberships.get().cluster_id
    context = sign_in(people.lan).get(f"/tong-quan/chi-tieu/{indicator.pk}/", {"ky": "h1", "cum": other}).context
    assert (list(context["page"]), [row.name for row in context["missing"]]) == ([], ["Phòng Nội vụ"])


def test_the_indicator_of_a_neighbour_is_not_there(two_reports, people, sign_in):
    assert sign_in(people.minh).get(f"/tong-quan/chi-tieu/{Indicator.objects.get(code='THU').pk}/").status_code == 404


def test_the_matrix_says_behind_missing_and_not_given(two_reports, people, sign_in):
    page = sign_in(people.thin).get("/tong-quan/ma-tran/", {"nam": 2023, "ky": "h1"})
    (table,) = page.context["tables"]
    cells = {row.name: row.cells for row in table.rows}
    assert cells["Xuân Mỹ" if "Xuân Mỹ" in cells else "UBND xã Xuân Mỹ"].startswith('<td class="m-b">Chậm</td>')
    assert cells["Phòng Nội vụ"].startswith('<td class=""></td>')
    assert cells["Phòng Nội vụ"].count("Chưa có") == 1


def test_the_head_of_a_cluster_sees_the_members_only(two_reports, people, sign_in):
    context = sign_in(people.dung).get("/bang-cum/", {"ky": "h1"}).context
    assert {row.indicator.code: row.value for row in context["rows"]}["THU"] == "238,4"
    assert sum(len(table.rows) for table in context["tables"]) == 2
    assert {row.url for row in context["rows"]} == {""}


def test_a_unit_sees_its_place_and_who_improved(two_reports, world, people, sign_in):
    Target.objects.filter(indicator__code="HONGHEO", unit=world.units["song_ray"]).update(baseline=60)
    url = f"/don-vi/{world.units['xuan_my'].pk}/vi-tri/"
    Target.objects.filter(indicator__code="HONGHEO", unit=world.units["xuan_my"]).update(level=20)
    shown = {row.indicator.code: row for row in sign_in(people.dung).get(url, {"nam": 2023, "ky": "h1"}).context["rows"]}
    assert (shown["THU"].rank, shown["HONGHEO"].rank, shown["HONGHEO"].best) == ("thứ 2/2", "thứ 2/2", ())
    approve_report(two_reports[0], by=people.lan, now=JUNE)
    shown = {row.indicator.code: row for row in sign_in(people.dung).get(url, {"nam": 2023, "ky": "h1"}).context["rows"]}
    (best,) = shown["HONGHEO"].best
    assert (best.change, best.words) == ("60 → 40 (giảm 33% so với năm 2022)", "Xã họp giao ban mỗi thứ Hai. Từng thôn nhận việc.")
    assert "UBND xã Xuân Mỹ" not in [each.name for row in shown.values() for each in row.best]


def test_the_place_of_a_unit_is_closed_to_others(two_reports, world, people, sign_in):
    url = f"/don-vi/{world.units['song_ray'].pk}/vi-tri/"
    assert {name: sign_in(getattr(people, name)).get(url).status_code for name in ("an", "dung", "thin", "em", "minh")} == {
        "an": 200,
        "dung": 200,
        "thin": 200,
        "em": 403,
        "minh": 404,
    }


@pytest.mark.parametrize("url", PAGES)
def test_many_units_cost_as_many_queries_as_few(world, people, sign_in, url):
    browser = sign_in(people.thin)
    counts = []
    make_crowd(world, units=6, clusters=2)
    for units in (6, 24):
        if units == 24:
            ClusterMember.objects.all().delete()
            _more(world)
        browser.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url).status_code == 200
        counts.append([query["sql"] for query in captured])
    assert len(counts[0]) == len(counts[1])


def _more(world):
    """Three times as many units with the same figures, in the same clusters."""
    from emulation.units.models import Cluster, Unit  # inline: only here

    clusters = list(Cluster.objects.filter(year=2023))
    first = list(Unit.objects.filter(code__startswith="dv-"))
    made = [
        Unit(
            code=f"{unit.code}-{n}",
            name=f"{unit.name} {n}",
            short_name=f"{unit.short_name} {n}",
            kind=unit.kind,
            parent=unit.parent,
            path=f"{unit.path}{n}/",
            sort_key=f"{unit.sort_key} {n}",
            search_key=unit.search_key,
            valid_from=unit.valid_from,
        )
        for unit in first
        for n in range(3)
    ]
    made = Unit.objects.bulk_create(made)
    for number, unit in enumerate(first + made):
        ClusterMember.objects.create(cluster=clusters[number % 2], unit=unit, authority=world.authority, year=2023)
    for indicator in Indicator.objects.of(world.authority, 2023):
        Target.objects.bulk_create(Target(indicator=indicator, unit=unit, status="level", level=20) for unit in made)


@pytest.mark.parametrize(("units", "clusters", "copies"), [(60, 8, 2), (200, 20, 7)])
def test_the_quick_report_has_three_pages_whatever_the_size(world, people, sign_in, units, clusters, copies):
    make_crowd(world, units=units, clusters=clusters, copies=copies)
    name = "Tỷ lệ hộ gia đình đạt chuẩn văn hóa và khu dân cư tiêu biểu về phong trào xây dựng nông thôn mới " * 2
    Indicator.objects.filter(pk__gt=3).update(name=name)
    with clock.at(JUNE):
        answer = sign_in(people.thin).get("/tong-quan/bao-cao-nhanh.pdf", {"ky": "h1"})
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        sizes = {tuple(round(float(number)) for number in page.mediabox) for page in pdf.pages}
        assert len(pdf.pages) <= 3
        assert sizes == {(0, 0, 842, 595)}
    assert answer["Content-Disposition"].startswith("inline")


def test_the_period_is_half_a_year_until_december(morning):
    from datetime import date  # inline: only here

    cases = [(2023, None, date(2023, 11, 30)), (2023, None, date(2023, 12, 1)), (2023, "h1", date(2024, 3, 1)), (2022, "x", date(2023, 2, 1))]
    assert [period_of(*case).kind for case in cases] == ["h1", "year", "h1", "year"]


def test_a_bullet_never_leaves_its_frame():
    bullet = bullet_of(Decimal(300), Decimal(100), Decimal(50))
    assert (bullet.bar, bullet.level, bullet.mark) == (120, 40, 20)
    assert [bullet_of(*case) for case in ((None, Decimal(1), None), (Decimal(-1), Decimal(1), None), (Decimal(0), Decimal(0), None))] == [None] * 3
    assert bullet.words == "Thực hiện 300, mức cả năm 100, mức phải đạt đến nay 50"


def test_a_line_needs_two_figures():
    assert spark_of([("2021", None), ("2022", None), ("2023", Decimal(3))]) is None
    line = spark_of([("2021", Decimal(1)), ("2022", None), ("2023", Decimal(3))])
    assert (line.points, line.words) == ("3,19 73,3", "2021: 1; 2022: –; 2023: 3")
