"""What the figures say in sentences, and who may change them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured

from campaigns.directives.models import DirectiveMovement
from campaigns.movements.models import Indicator, Target
from campaigns.movements.periods import HALF, YEAR, Period
from emulation import clock
from reports.periodic import providers
from reports.periodic.actions import save_report
from reports.periodic.grid import Cell, Past, cells_of
from reports.periodic.judgement import causes, highlights, limits, outlook
from reports.periodic.models import Entry
from reports.periodic.narrative import refresh_drafts
from reports.periodic.providers import AwardLine
from reports.periodic.sentences import results
from tests.report_factories import FIGURES, JUNE, make_indicators, make_report, type_figures

JUNE_2023, YEAR_2023 = Period(2023, HALF), Period(2023, YEAR)
LAST_JUNE, LAST_YEAR = Period(2022, HALF), Period(2022, YEAR)
_pks = iter(range(1, 10_000))


def cell(name, value, *, level=None, before=None, span=None, zero=False, note="", part_of=None, **what):
    """Return a Cell that stands in no database; numbers come as text."""
    nature = what.pop("nature", "flow")
    own = {"pk": next(_pks), "name": name, "nature": nature, "measure": what.pop("measure", "hộ")}
    indicator = Indicator(year=2023, field="economy", part_of_id=part_of.indicator.pk if part_of else None, **own, **what)
    target = Target(indicator=indicator, status="level" if level else "track", level=level and Decimal(level))
    entry = None if value is None else Entry(value=Decimal(value), zero=zero, note=note)
    past = Past(Decimal(before), span or (LAST_YEAR if nature == "stock" else LAST_JUNE)) if before else None
    return Cell(indicator=indicator, target=target, entry=entry, before=past)


def revenue(value="198.4", **more):
    return cell("Thu ngân sách nhà nước", value, **({"measure": "tỷ đồng", "places": 1, "level": "325.2", "before": "183.7"} | more))


def insured(value="90.8", **more):
    return cell("Tỷ lệ tham gia bảo hiểm y tế", value, **({"measure": "%", "places": 1, "nature": "stock", "level": "92"} | more))


def poor(value="40", **more):
    return cell("Số hộ nghèo", value, **({"nature": "stock", "direction": "lower"} | more))


def criterion(value, name="Giữ vững chuẩn nông thôn mới", **more):
    return cell(name, value, form="criterion", measure="", nature="stock", level="1", **more)


def said(*cells, span=JUNE_2023):
    return results(list(cells), span)


def test_a_flow_is_reached_stands_against_the_plan_and_against_the_same_time_last_year():
    assert said(revenue()) == "Thu ngân sách nhà nước 6 tháng đầu năm đạt 198,4 tỷ đồng, bằng 61% kế hoạch năm, tăng 8% so với cùng kỳ năm 2022."
    year = revenue("330", before="301", span=LAST_YEAR)
    assert said(year, span=YEAR_2023) == ("Thu ngân sách nhà nước năm 2023 đạt 330 tỷ đồng, bằng 101% kế hoạch năm, tăng 10% so với năm 2022.")


def test_only_the_first_sentence_names_the_time():
    one, two = revenue(before=None), revenue("12", level=None, before=None)
    assert said(one, two) == (
        "Thu ngân sách nhà nước 6 tháng đầu năm đạt 198,4 tỷ đồng, bằng 61% kế hoạch năm. Thu ngân sách nhà nước là 12 tỷ đồng."
    )


@pytest.mark.parametrize(
    ("value", "level", "end"),
    [
        ("0.4", "1000", "bằng 0% kế hoạch năm"),
        ("324.9", "325.2", "bằng 99,9% kế hoạch năm"),
        ("325.2", "325.2", "bằng 100% kế hoạch năm"),
        ("345", "325.2", "bằng 106% kế hoạch năm"),
    ],
)
def test_a_hundred_per_cent_is_said_of_what_is_reached_only(value, level, end):
    assert said(revenue(value, level=level, before=None)).endswith(f", {end}.")


@pytest.mark.parametrize(
    ("value", "before", "end"),
    [
        ("183.7", "183.7", "không đổi so với cùng kỳ năm 2022"),
        ("183.9", "183.7", "tăng 0,2 tỷ đồng so với cùng kỳ năm 2022"),
        ("90", "183.7", "giảm 51% so với cùng kỳ năm 2022"),
        ("643", "183.7", "gấp 3,5 lần cùng kỳ năm 2022"),
        ("5", "0", "cùng kỳ năm 2022 chưa có"),
        ("5", "-2", "tăng 7 tỷ đồng so với cùng kỳ năm 2022"),
    ],
)
def test_how_a_figure_stands_against_the_one_before(value, before, end):
    assert said(revenue(value, level=None, before=before)) == f"Thu ngân sách nhà nước 6 tháng đầu năm là {revenue(value).words} tỷ đồng, {end}."


def test_few_pieces_are_counted_not_reckoned_in_per_cents():
    models = cell("Mô hình dân vận khéo", "5", measure="mô hình", before="4")
    assert said(models) == "Mô hình dân vận khéo 6 tháng đầu năm là 5 mô hình, tăng 1 mô hình so với cùng kỳ năm 2022."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("90.8", "thấp hơn kế hoạch năm 1,2 điểm phần trăm, tăng 0,5 điểm phần trăm so với cuối năm 2022"),
        ("92", "bằng kế hoạch năm, tăng 1,7 điểm phần trăm so với cuối năm 2022"),
        ("93.5", "vượt kế hoạch năm 1,5 điểm phần trăm, tăng 3,2 điểm phần trăm so với cuối năm 2022"),
    ],
)
def test_rates_differ_by_points_not_by_per_cents(value, words):
    shown = value.replace(".", ",")
    assert said(insured(value, before="90.3")) == f"Đến cuối kỳ, tỷ lệ tham gia bảo hiểm y tế đạt {shown}%, {words}."


def test_a_stock_of_the_year_stands_against_the_middle_of_it():
    year = insured("92", before="90.8", span=JUNE_2023)
    assert said(year, span=YEAR_2023).endswith("đạt 92%, bằng kế hoạch năm, tăng 1,2 điểm phần trăm so với cuối tháng 6/2023.")


@pytest.mark.parametrize(
    ("value", "before", "words"),
    [
        ("40", "46", "còn 40 hộ, thấp hơn mức giao cả năm (43 hộ), giảm 6 hộ so với cuối năm 2022"),
        ("43", "43", "còn 43 hộ, bằng mức giao cả năm, không đổi so với cuối năm 2022"),
        ("52", "46", "là 52 hộ, cao hơn mức giao cả năm (43 hộ), tăng 6 hộ so với cuối năm 2022"),
    ],
)
def test_where_less_is_better_what_is_left_is_named(value, before, words):
    assert said(poor(value, level="43", before=before)) == f"Đến cuối kỳ, số hộ nghèo {words}."


def test_a_part_stands_behind_its_whole():
    whole = poor("40", before="46")
    women = cell("Số hộ nghèo do phụ nữ làm chủ hộ", "12", nature="stock", part_of=whole)
    assert said(women, whole) == (
        "Đến cuối kỳ, số hộ nghèo còn 40 hộ, giảm 6 hộ so với cuối năm 2022; trong đó số hộ nghèo do phụ nữ làm chủ hộ là 12 hộ."
    )
    assert said(women) == "Đến cuối kỳ, số hộ nghèo do phụ nữ làm chủ hộ là 12 hộ."


def test_nothing_said_on_purpose_is_no_number():
    fires = {"measure": "vụ", "direction": "lower", "zero": True, "before": "3"}
    assert said(cell("Số vụ cháy", "0", **fires)) == "Không phát sinh vụ cháy trong 6 tháng đầu năm, giảm 3 vụ so với cùng kỳ năm 2022."
    assert said(cell("Số vụ cháy", "0", **fires | {"before": "0"})) == "Không phát sinh vụ cháy trong 6 tháng đầu năm."
    assert said(poor("0", zero=True)) == "Đến cuối kỳ, không có hộ nghèo."
    assert said(insured("0", level=None, zero=True)) == "Đến cuối kỳ, tỷ lệ tham gia bảo hiểm y tế là 0%."


def test_a_typed_nought_is_a_number():
    assert said(revenue("0", before=None)) == "Thu ngân sách nhà nước 6 tháng đầu năm là 0 tỷ đồng, bằng 0% kế hoạch năm."


def test_criteria_are_met_or_not():
    assert said(criterion("1")) == "Đạt tiêu chí “Giữ vững chuẩn nông thôn mới”."
    two = [criterion("1", "Giữ vững chuẩn nông thôn mới"), criterion("1", "Không có đơn thư vượt cấp", before="0")]
    assert said(*two, criterion("0", "Cơ quan văn hóa")) == (
        "Đạt 2 tiêu chí: “Giữ vững chuẩn nông thôn mới”; “Không có đơn thư vượt cấp” (cuối năm 2022 chưa đạt). Chưa đạt tiêu chí “Cơ quan văn hóa”."
    )


def test_a_blank_says_nothing():
    assert said(revenue(None)) == ""


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence():
    product = cell("GRDP bình quân đầu người", "68", nature="stock", measure="triệu đồng")
    assert said(product) == "Đến cuối kỳ, GRDP bình quân đầu người là 68 triệu đồng."


# What keeps pace, what does not


def judged_cells():
    online = cell("Hồ sơ trực tuyến toàn trình", "48.5", measure="%", places=1, nature="stock", level="60", note="Đường truyền hỏng cả tháng 3.")
    return [revenue(), insured("92"), poor("40", level="46"), online, criterion("1"), cell("Dân số trung bình", "1480", measure="người")]


def test_the_judgement_names_what_keeps_pace_and_what_does_not():
    cells = judged_cells()
    assert highlights(cells, JUNE_2023) == (
        "4/5 chỉ tiêu, tiêu chí đạt hoặc vượt tiến độ: thu ngân sách nhà nước (61% kế hoạch năm); tỷ lệ tham gia bảo hiểm y tế (92%); "
        "số hộ nghèo (40 hộ); “Giữ vững chuẩn nông thôn mới” (đạt)."
    )
    assert limits(cells, JUNE_2023) == "Còn 1/5 chỉ tiêu, tiêu chí chưa đạt tiến độ: hồ sơ trực tuyến toàn trình (48,5%, kế hoạch năm 60%)."
    assert causes(cells, JUNE_2023) == "Hồ sơ trực tuyến toàn trình: Đường truyền hỏng cả tháng 3."
    assert outlook(cells, JUNE_2023) == (
        "Để hoàn thành kế hoạch năm, 6 tháng cuối năm còn phải thực hiện: thu ngân sách nhà nước 126,8 tỷ đồng; "
        "hồ sơ trực tuyến toàn trình tăng thêm 11,5 điểm phần trăm."
    )


def test_at_the_end_of_the_year_the_plan_itself_is_the_measure():
    cells = [revenue("330"), insured("90.8"), criterion("0")]
    assert highlights(cells, YEAR_2023) == "1/3 chỉ tiêu, tiêu chí đạt hoặc vượt kế hoạch năm: thu ngân sách nhà nước (101% kế hoạch năm)."
    assert limits(cells, YEAR_2023) == (
        "Còn 2/3 chỉ tiêu, tiêu chí chưa đạt kế hoạch năm: tỷ lệ tham gia bảo hiểm y tế (90,8%, kế hoạch năm 92%); "
        "“Giữ vững chuẩn nông thôn mới” (chưa đạt)."
    )
    assert outlook(cells, YEAR_2023) == ""


def test_without_levels_nothing_is_judged():
    assert [said([revenue(level=None)], JUNE_2023) for said in (highlights, limits, causes, outlook)] == [""] * 4


# In the report


@pytest.fixture
def report(world, launched):
    with clock.at(JUNE):
        make_indicators(world)
        yield make_report(launched, world.units["song_ray"], by=world.people.binh, now=JUNE, figures=None)


def texts(report):
    return {passage.key: passage.text for passage in report.passages.all() if passage.text}


def test_a_part_fills_itself_as_figures_are_typed(world, report):
    assert texts(report) == {}
    type_figures(report, by=world.people.binh, now=JUNE, figures={"THU": "198.4", "NTM": "1"})
    assert texts(report) == {
        "economy": "Thu ngân sách nhà nước 6 tháng đầu năm đạt 198,4 tỷ đồng, bằng 61% kế hoạch năm.",
        "society": "Đạt tiêu chí “Giữ vững chuẩn nông thôn mới”.",
        "highlights": "2/2 chỉ tiêu, tiêu chí đạt hoặc vượt tiến độ: thu ngân sách nhà nước (61% kế hoạch năm); "
        "“Giữ vững chuẩn nông thôn mới” (đạt).",
        "outlook": "Để hoàn thành kế hoạch năm, 6 tháng cuối năm còn phải thực hiện: thu ngân sách nhà nước 126,8 tỷ đồng.",
    }


def test_what_the_unit_wrote_stays_and_what_it_left_alone_follows(world, report):
    type_figures(report, by=world.people.binh, now=JUNE)
    save_report(report, by=world.people.binh, now=JUNE, version=report.version, texts={"economy": "Thu vượt tiến độ nhờ đấu giá đất."})
    type_figures(report, by=world.people.binh, now=JUNE, figures={"THU": "189.4", "BHYT": "91"})
    after = texts(report)
    assert after["economy"] == "Thu vượt tiến độ nhờ đấu giá đất."
    assert "Tỷ lệ tham gia bảo hiểm y tế đạt 91%" in after["society"]
    assert "189,4 tỷ đồng" in report.passages.get(key="economy").drafted  # still offered


def test_a_movement_the_directive_names_has_its_own_part_and_others_go_to_their_field(world, launched, report):
    named = DirectiveMovement.objects.get(directive=launched).movement
    other = type(named).objects.create(name="Xây dựng nông thôn mới", level="nation", search_key="xay dung")
    Indicator.objects.filter(code="HONGHEO").update(movement=named)
    Indicator.objects.filter(code="NTM").update(movement=other)
    Indicator.objects.filter(code="CHUYENDOISO").update(field="emulation")
    type_figures(report, by=world.people.binh, now=JUNE, figures={"HONGHEO": "40", "NTM": "1", "CHUYENDOISO": "48.5"})
    found = texts(report)
    assert found[f"movement-{named.pk}"].startswith("Đến cuối kỳ, số hộ nghèo còn 40 hộ")
    assert found["society"] == "Đạt tiêu chí “Giữ vững chuẩn nông thôn mới”."
    assert found["propaganda"].startswith("Đến cuối kỳ, hồ sơ trực tuyến toàn trình đạt 48,5%")


def test_following_the_figures_takes_two_statements(world, report, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(providers, "_PROVIDERS", [])  # what awards ask is theirs
    type_figures(report, by=world.people.binh, now=JUNE)
    Entry.objects.filter(report=report, indicator__code="THU").update(value=Decimal("150"))
    fresh = cells_of(report)
    with django_assert_num_queries(2):
        refresh_drafts(report, fresh)
    with django_assert_num_queries(1):
        refresh_drafts(report, fresh)  # nothing changed


# Figures of awards


@pytest.fixture
def honours(monkeypatch):
    """Declare a provider for one test, as the floor of awards will."""
    monkeypatch.setattr(providers, "_PROVIDERS", [])
    asked = []

    @providers.provider
    def awards(unit, span):
        asked.append((unit.name, span))
        return [
            AwardLine(form="Giấy khen", recipients="person", kind="merit", proposed=9, leaders=2, direct=6, decided=7),
            AwardLine(form="Giấy khen", recipients="collective", kind="movement", proposed=3, decided=3),
        ]

    return asked


def test_the_part_about_awards_fills_itself_from_who_knows(honours, report):
    assert texts(report)["awards"] == (
        "Trong 6 tháng đầu năm, đơn vị đề nghị khen thưởng 12 trường hợp (3 tập thể, 9 cá nhân), đã có quyết định 10 trường hợp. "
        "Trong đó có 6 người trực tiếp lao động, công tác; 2 người giữ chức vụ lãnh đạo."
    )
    assert honours == [("UBND xã Sông Ray", JUNE_2023)]


def test_while_nobody_knows_the_part_stays_open_for_typing(world, report):
    assert report.passages.get(key="awards").text == ""
    save_report(report, by=world.people.binh, now=JUNE, version=report.version, texts={"awards": "Tặng 12 giấy khen."})
    type_figures(report, by=world.people.binh, now=JUNE, figures=FIGURES)
    assert report.passages.get(key="awards").text == "Tặng 12 giấy khen."


def test_a_bad_declaration_stops_the_start(monkeypatch):
    monkeypatch.setattr(providers, "_PROVIDERS", [])

    def awards(unit, span):
        return []

    assert providers.provider(awards) is awards
    for wrong in (awards, "awards", lambda unit: [], lambda unit, year: []):
        with pytest.raises(ImproperlyConfigured):
            providers.provider(wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"form": ""}, {"recipients": "team"}, {"kind": ""}, {"decided": 4}, {"leaders": 2, "direct": 2}, {"decided": -1}],
    ids=["form", "recipients", "kind", "too many decided", "too many of a sort", "negative"],
)
def test_a_line_the_annex_has_no_place_for_is_refused(wrong):
    with pytest.raises(ValueError, match="line of awards"):
        AwardLine(**{"form": "Giấy khen", "recipients": "person", "kind": "merit", "proposed": 3, "decided": 1} | wrong)
