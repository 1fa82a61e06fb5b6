"""When a measured gap becomes a clause proposed for the next directive, and in which words: the rules alone, without a database."""

from decimal import Decimal

import pytest

from campaigns.movements.models import Indicator
from campaigns.movements.periods import HALF, YEAR, Period
from reports.synthesis.gap_limits import MOST, RULES, Kind
from reports.synthesis.gap_themes import themes_of
from reports.synthesis.gaps import Facts, Measured, Owed, Said, Served, UnitFigure, difficulties, gist, late, missed, proposals, unplanned

JUNE = Period(2023, HALF)


def indicator(**more):
    return Indicator(**{"code": "THU", "name": "Thu ngân sách nhà nước", "measure": "tỷ đồng", "places": 1} | more)


def measured(values, *, level=100, asked=None, span=JUNE, **more):
    units = tuple(
        UnitFigure(name=f"Xã {place}", unit=place, value=Decimal(value), level=None if level is None else Decimal(level), url=f"/bao-cao/{place}/")
        for place, value in enumerate(values, 1)
    )
    total = sum((unit.value for unit in units), Decimal(0))
    target = None if level is None else Decimal(level) * (1 if more.get("summing") == "average" else len(units))
    one = Measured(indicator=indicator(**more), value=total, units=units, asked=asked or len(units), url="/tong-hop/1/so-lieu/1/", target=target)
    return Facts(span=span, measured=[one])


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([50, 50, 50], 0),  # as much as half a year asks for
        ([49, 49, 49], 1),  # to watch as a whole, though no unit is behind
        ([200, 10, 60], 0),  # exactly a third is not more than a third
        ([200, 10, 10], 1),  # all together are ahead, yet two of three lag
        ([30, 30, 30], 1),
    ],
)
def test_an_indicator_is_proposed_where_it_lags_as_a_whole_or_in_more_than_a_third_of_the_units(values, found):
    assert len(missed(measured(values))) == found


def test_the_clause_says_the_figure_the_plan_and_who_lags_and_the_evidence_leads_to_each_of_them():
    (proposal,) = missed(measured([20, 20, 52], asked=4))
    assert proposal.text == (
        "Tập trung chỉ đạo thực hiện chỉ tiêu thu ngân sách nhà nước: 6 tháng đầu năm 2023 đạt 92 tỷ đồng, bằng 31% kế hoạch năm; "
        "3/4 đơn vị có số liệu, 2/3 đơn vị có mức giao chậm tiến độ. "
        "Giao thủ trưởng các đơn vị chậm tiến độ xác định nguyên nhân, giải pháp và thời hạn hoàn thành."
    )
    assert [line["url"] for line in proposal.evidence] == ["/tong-hop/1/so-lieu/1/", "/bao-cao/1/", "/bao-cao/2/"]
    assert proposal.evidence[1]["words"].startswith("Xã 1: 20 tỷ đồng. Chậm: dưới 85%")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"name": "Tỷ lệ giải ngân", "measure": "%", "summing": "average"},
            "Tập trung chỉ đạo nâng tỷ lệ giải ngân: 6 tháng đầu năm 2023 đạt 40%, kế hoạch năm 100%",
        ),
        (
            {"name": "Số hộ nghèo", "measure": "hộ", "direction": "lower", "nature": "stock"},
            "Tập trung chỉ đạo giảm số hộ nghèo: 6 tháng đầu năm 2023 còn 40 hộ, kế hoạch năm 20 hộ",
        ),
    ],
)
def test_the_verb_fits_what_is_measured(more, words):
    level = 10 if "direction" in more else 100
    (proposal,) = missed(measured([20, 20], level=level, **more))
    assert proposal.text.startswith(words)


@pytest.mark.parametrize(("values", "found"), [([1, 1, 1], 0), ([0, 1, 1], 0), ([0, 0, 1], 1)])
def test_a_criterion_is_proposed_where_more_than_a_third_of_the_units_do_not_meet_it(values, found):
    proposals = missed(measured(values, level=1, form="criterion", name="Đạt chuẩn nông thôn mới"))
    assert len(proposals) == found
    assert all("có 2/3 đơn vị chưa đạt" in proposal.text for proposal in proposals)


def test_what_was_almost_reached_is_never_called_a_hundred_per_cent():
    (proposal,) = missed(measured(["99.9"], span=Period(2023, YEAR)))
    assert "đạt 99,9 tỷ đồng, kế hoạch năm 100 tỷ đồng." in proposal.text


def test_without_a_level_nothing_is_missed():
    assert missed(measured([0, 0, 0], level=None)) == []


def test_one_unit_of_one_does_not_outweigh_ten_of_twelve():
    one, many = measured([1]).measured[0], measured([1] * 10 + [60] * 2, code="VIECLAM").measured[0]
    found, _ = proposals(Facts(span=JUNE, measured=[one, many]))
    assert [proposal.key for proposal in found] == ["missed-VIECLAM", "missed-THU"]


def owed(unit, days=0, *, now=True, sent=True):
    label = "6 tháng đầu năm 2023" if now else "năm 2022"
    return Owed(unit=unit, name=f"Xã {unit}", label=label, now=now, sent=sent, days=days, url=f"/viec/{unit}/")


def test_late_reports_are_counted_and_the_habit_is_named():
    reports = [owed(1, 5, sent=False), owed(2, 3), owed(3), owed(4), owed(1, 2, now=False), owed(3, 9, now=False)]
    one, again = late(Facts(span=JUNE, owed=reports))
    assert "kỳ 6 tháng đầu năm 2023 có 1/4 đơn vị chưa gửi báo cáo, 1/4 đơn vị gửi muộn." in one.text
    assert one.evidence == [
        {"words": "Xã 1, 6 tháng đầu năm 2023: chưa gửi, quá hạn 5 ngày", "url": "/viec/1/"},
        {"words": "Xã 2, 6 tháng đầu năm 2023: gửi muộn 3 ngày", "url": "/viec/2/"},
    ]
    assert "Nhắc nhở 1 đơn vị từ năm 2022" in again.text  # Xã 3 was late once and mended it
    assert [line["words"] for line in again.evidence] == ["Xã 1, 6 tháng đầu năm 2023: chưa gửi, quá hạn 5 ngày", "Xã 1, năm 2022: gửi muộn 2 ngày"]


def test_who_reports_in_time_is_not_reminded():
    assert late(Facts(span=JUNE, owed=[owed(1), owed(2, 4, now=False)])) == []


@pytest.mark.parametrize(("plans", "approved", "found"), [(0, 4, 0), (0, 5, 1), (1, 10, 1), (2, 19, 0), (2, 20, 1), (3, 20, 0)])
def test_a_clause_is_proposed_again_where_at_most_a_tenth_of_the_plans_serve_it(plans, approved, found):
    names = tuple((f"Xã {number}", f"/ke-hoach/{number}/") for number in range(plans))
    served = Served(
        clause=7, address="khoản 5", directive="Chỉ thị số 01/CT-UBND", text="Đổi mới khen thưởng.", plans=names, approved=approved, url="/chi-thi/1/"
    )
    proposals = unplanned(Facts(span=JUNE, served=[served]))
    assert len(proposals) == found
    for proposal in proposals:
        assert proposal.text.startswith("Tiếp tục thực hiện nội dung tại khoản 5 Chỉ thị số 01/CT-UBND: “Đổi mới khen thưởng”;")
        assert [line["url"] for line in proposal.evidence] == ["/chi-thi/1/", *(url for _, url in names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("Đẩy mạnh tuyên truyền. Nhân rộng điển hình.", "Đẩy mạnh tuyên truyền"), ("một " * 30, "một " * 23 + "một…"), ("Ngắn", "Ngắn")],
)
def test_a_clause_is_known_by_its_beginning(text, words):
    assert gist(text) == words


def said(*texts, part="limits"):
    return [Said(unit=unit, name=f"Xã {unit}", part=part, title="Hạn chế", number=1, text=text, url=f"/bao-cao/{unit}/") for unit, text in texts]


FEW_PEOPLE = [
    (1, "Thiếu cán bộ chuyên trách làm công tác thi đua."),
    (2, "Việc tham mưu chưa kịp thời vì thiếu cán bộ chuyên trách."),
    (3, "THIEU CAN BO CHUYEN TRACH nên theo dõi chưa thường xuyên."),
]


def test_what_three_units_write_in_their_own_words_is_a_theme_named_as_they_write_it():
    (theme,) = themes_of(said(*FEW_PEOPLE, (4, "Giá nông sản thấp.")), 3)
    assert (theme.name.lower(), theme.units) == ("thiếu cán bộ chuyên trách", {1, 2, 3})


def test_one_unit_that_repeats_itself_is_no_theme():
    assert themes_of(said(*[(1, text) for _, text in FEW_PEOPLE], FEW_PEOPLE[1]), 3) == []


@pytest.mark.parametrize(
    "text",
    [
        "Công tác thi đua khen thưởng của đơn vị.",  # every report is full of these words
        "Còn 3/12 chỉ tiêu chưa đạt tiến độ: thu ngân sách nhà nước.",  # the system wrote it from the figures
        "Còn nhiều khó khăn.",
    ],
)
def test_what_every_report_says_is_no_difficulty(text):
    assert themes_of(said(*[(unit, text) for unit in range(1, 6)]), 3) == []


def test_sentences_that_say_it_another_way_join_through_the_words_that_half_of_the_units_share():
    texts = [
        (1, "Vốn đầu tư công giải ngân chậm."),
        (2, "Vốn đầu tư công giải ngân chậm do vướng mặt bằng."),
        (3, "Vốn đầu tư công thấp."),
        (4, "Tiến độ giải ngân chậm."),
    ]
    (theme,) = themes_of(said(*texts), 3)
    assert (theme.name, theme.units) == ("Vốn đầu tư công", {1, 2, 3, 4})


def test_a_difficulty_cites_every_sentence_with_its_unit():
    (proposal,) = difficulties(Facts(span=JUNE, said=said(*FEW_PEOPLE)))
    assert "mà 3 đơn vị cùng nêu trong báo cáo 6 tháng đầu năm 2023." in proposal.text
    assert proposal.evidence[0] == {"words": f"Xã 1, Hạn chế, bản 1: “{FEW_PEOPLE[0][1]}”", "url": "/bao-cao/1/"}
    assert len(proposal.evidence) == 3


def test_what_units_ask_for_is_answered_not_overcome():
    (proposal,) = difficulties(Facts(span=JUNE, said=said(*FEW_PEOPLE, part="proposals")))
    assert proposal.text.startswith("Xem xét, giải quyết kiến nghị về “")


def test_the_heaviest_are_listed_and_the_rest_counted():
    many = [measured([1], code=f"C{number}").measured[0] for number in range(MOST[Kind.MISSED] + 3)]
    found, rest = proposals(Facts(span=JUNE, measured=many))
    assert (len(found), rest) == (MOST[Kind.MISSED], {Kind.MISSED: 3})


def test_every_kind_has_its_rule_in_words():
    assert [rule.kind for rule in RULES] == list(Kind)
