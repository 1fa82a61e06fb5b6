"""A number stands beside the earlier one of the same units only: of all that reported then, those that report now."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.movements.models import Indicator, Target
from reports.periodic.models import Entry, Report
from reports.synthesis.reading import read
from reports.synthesis.snapshot import facts_of
from tests.report_factories import JUNE, make_report
from tests.reports.syntheses import Crowd

STOCKS = ("DANSO", "BHYT", "HONGHEO", "CHUYENDOISO", "NTM")
# Of units 0, 1 and 2, one year before: the flow in the first half, the stocks at the end of the year. Unit 3 had none.
THEN = {
    0: {"THU": "1.5", "DANSO": "990", "BHYT": "71.5", "HONGHEO": "7", "CHUYENDOISO": "35", "NTM": "0"},
    1: {"THU": "4", "DANSO": "1200", "BHYT": "69", "HONGHEO": "5", "CHUYENDOISO": "42.5", "NTM": "1"},
    2: {"THU": "100", "DANSO": "9000", "BHYT": "99", "HONGHEO": "400", "CHUYENDOISO": "90", "NTM": "1"},
}
pytestmark = pytest.mark.usefixtures("late")


@pytest.fixture
def crowd(world):
    """Units 0, 1 and 3 report, unit 2 has only begun; 0, 1 and 2 reported last year."""
    crowd = Crowd(world, 4)
    for number in (0, 1, 3):
        crowd.send(number)
    make_report(crowd.directive, crowd.units[2], by=crowd.heads[crowd.units[2].pk], now=JUNE)
    remember(crowd)
    return crowd


def remember(crowd):
    """Write down what the units submitted a year before."""
    old = {}
    for code in ("THU", *STOCKS):
        old[code] = Indicator.objects.get(code=code, year=2023)
        old[code].pk, old[code].year = None, 2022
        old[code].save()
    for number, said in THEN.items():
        report = Report.objects.get(unit=crowd.units[number])
        common = {"report": report, "authority": report.authority, "unit": report.unit, "saved_at": JUNE, "saved_by": report.saved_by, "year": 2022}
        for code, value in said.items():
            weight = said["DANSO"] if code == "BHYT" else None
            Entry.objects.create(**common, indicator=old[code], period="h1" if code == "THU" else "year", value=value, sent=value, weight=weight)


def by_hand(figures):
    """{code: the number that the rule of each indicator makes} of {unit: {code: text}}, in plain loops."""
    rows = [{code: Decimal(0 if value == "zero" else value) for code, value in said.items()} for said in figures]
    found = {code: Decimal(0) for code in ("THU", "DANSO", "HONGHEO", "NTM")}
    rate = people = shares = Decimal(0)
    for row in rows:
        for code in found:
            found[code] += row[code]
        rate += row["BHYT"] * row["DANSO"]
        people += row["DANSO"]
        shares += row["CHUYENDOISO"]
    cent = Decimal("0.01")
    return found | {
        "BHYT": (rate / people).quantize(cent, ROUND_HALF_UP),
        "CHUYENDOISO": (shares / len(rows)).quantize(cent, ROUND_HALF_UP),
    }


def sentence(made, name):
    """The sentence about the indicator in the draft."""
    text = " ".join(part.text for part in made.parts.all())
    return f"{name}{text.partition(name)[2].partition(name)[0]}".split(". ")[0].removesuffix(".")


def test_what_stood_before_is_the_rule_over_the_units_that_report_now(crowd):
    made = crowd.build()
    before = {figure.indicator.code: figure.before for figure in made.figures.select_related("indicator")}
    assert before == by_hand([THEN[0], THEN[1]]) | {"HONGHEONU": None}
    now = {figure.indicator.code: figure.value for figure in made.figures.select_related("indicator")}
    assert now == by_hand([crowd.figures(0), crowd.figures(1), crowd.figures(3)]) | {"HONGHEONU": None}


def test_the_change_is_that_of_the_same_units_and_says_so(crowd):
    made = crowd.build()
    then, now = by_hand([THEN[0], THEN[1]]), by_hand([crowd.figures(0), crowd.figures(1)])
    assert (then["THU"], now["THU"]) == (Decimal("5.5"), Decimal("4.7"))
    assert sentence(made, "Thu ngân sách nhà nước") == (
        "Thu ngân sách nhà nước 6 tháng đầu năm 2023: 16,3 tỷ đồng (mới có 3/6 đơn vị), bằng 2% kế hoạch năm, "
        "giảm 14,5% so với cùng kỳ năm 2022 (so cùng 2 đơn vị)"
    )
    assert (then["DANSO"], now["DANSO"]) == (2190, 2113)
    assert sentence(made, "Dân số trung bình") == (
        "Dân số trung bình đến cuối tháng 6/2023: 3.452 người (mới có 3/6 đơn vị), giảm 3,5% so với cuối năm 2022 (so cùng 2 đơn vị)"
    )
    points = now["CHUYENDOISO"] - then["CHUYENDOISO"]
    assert points == Decimal("1.8")
    assert sentence(made, "Hồ sơ trực tuyến toàn trình").endswith("tăng 1,8 điểm phần trăm so với cuối năm 2022 (so cùng 2 đơn vị)")


def test_where_all_report_and_all_did_then_nothing_has_to_be_said(crowd):
    Target.objects.exclude(unit__in=[crowd.units[0], crowd.units[1]]).filter(indicator__code="THU").delete()
    Entry.objects.filter(indicator__code="THU", report__unit=crowd.units[3]).delete()
    made = crowd.build()
    words = sentence(made, "Thu ngân sách nhà nước")
    assert words == "Thu ngân sách nhà nước 6 tháng đầu năm 2023: 4,7 tỷ đồng, bằng 2% kế hoạch năm, giảm 14,5% so với cùng kỳ năm 2022"


def test_who_has_no_weight_now_or_then_is_in_neither_side(crowd):
    Entry.objects.filter(indicator__code="BHYT", indicator__year=2022, unit=crowd.units[1]).update(weight=None)
    figure = crowd.build().figures.get(indicator__code="BHYT")
    assert figure.before == Decimal("71.5")
    assert "so cùng 1 đơn vị" in sentence(figure.synthesis, "Tỷ lệ tham gia bảo hiểm y tế")


def test_the_last_years_number_of_all_stands_beside_nothing_but_the_number_of_all(crowd):
    Entry.objects.filter(indicator__year=2022).delete()
    Indicator.objects.filter(code="HONGHEO", year=2023).update(baseline=500)
    assert crowd.build().figures.get(indicator__code="HONGHEO").before is None
    Target.objects.exclude(unit__in=[crowd.units[number] for number in (0, 1, 3)]).filter(indicator__code="HONGHEO").delete()
    made = crowd.build()
    assert made.figures.get(indicator__code="HONGHEO").before == 500
    assert "so cùng" not in sentence(made, "Số hộ nghèo")


def test_page_and_paper_say_of_how_many_units(crowd, sign_in):
    made = crowd.build()
    figure = made.figures.get(indicator__code="THU")
    browser = sign_in(crowd.world.people.lan)
    listed = " ".join(browser.get(f"/tong-hop/{made.pk}/").content.decode().split())
    assert "so cùng 2 đơn vị" in listed
    assert "mới có 3/6 đơn vị" in listed
    behind = " ".join(browser.get(f"/tong-hop/{made.pk}/so-lieu/{figure.pk}/").content.decode().split())
    assert "So cùng 2 đơn vị có số ở cả hai kỳ" in behind
    assert "nay 4,7 tỷ đồng, cùng kỳ năm 2022 5,5 tỷ đồng" in behind
    (line,) = [line for line in facts_of(made)["figures"] if line["code"] == "THU"]
    (shown,) = [line for line in read(made).lines if line["code"] == "THU"]
    said = {"before": "5.5", "before_note": "so cùng 2 đơn vị", "share": "2%", "share_note": "mới có 3/6 đơn vị", "before_span": "6T/2022"}
    assert {key: line[key] for key in said} == {key: shown[key] for key in said} == said
    assert [cell["then_words"] for cell in line["cells"]] == ["1,5", "4", ""]


def test_reading_does_not_fetch_the_cells_of_all_numbers(crowd):
    made = crowd.build()
    with CaptureQueriesContext(connection) as captured:
        read(made)
    assert len(captured) == 3
