"""The rules about collectives, shares and principles, one row for each outcome; without a database."""

import datetime as dt

import pytest

from awards.catalogue.states import CriterionKind as Kind
from awards.proposals.facts import Given, Graded, Proposed, Report, Restricted
from awards.proposals.rulebook import judge
from awards.proposals.states import Result
from tests.awards.rule_cases import BK, CSTDCS, DAY, GK, LDTT, TTLDTT, around, asks, by_principle, case, found, history, rule

PASS, LOOK, FAIL, UNKNOWN = Result.PASS, Result.LOOK, Result.FAIL, Result.UNKNOWN
Y = 2023


def given(award, year=Y, form="title", kind="merit", **fields):
    return Given(year, 1, award.pk, form, award.short_name, kind, year, **fields)


def proposed(award, dossier, *, unit=7, form="title", kind="merit", span=(None, None), concluded=False):
    return Proposed(99, dossier, f"HS-{dossier}", unit, award.pk, form, award.short_name, kind, Y, *span, concluded)


def team(people, headcount=None):
    return case(award=TTLDTT, who="collective", members=people, headcount=headcount)


def people(held, blank, *, dossier=None):
    """So many members who hold LĐTT (or are proposed for it in `dossier`), so many of whom nothing is known."""
    with_it = [history(proposed=[proposed(LDTT, dossier)]) if dossier else history(given=[given(LDTT)]) for _ in range(held)]
    return with_it + [history() for _ in range(blank)]


@pytest.mark.parametrize(
    ("members", "headcount", "strict", "pct", "result"),
    [
        (people(11, 9), None, True, 50, PASS),
        (people(10, 10), None, True, 50, FAIL),  # exactly half is not more than half
        (people(7, 3), None, False, 70, PASS),
        (people(6, 4), None, False, 70, FAIL),
        (people(11, 9, dossier=1), None, True, 50, PASS),
        (people(11, 9, dossier=2), None, True, 50, LOOK),
        (people(5, 1), 20, True, 50, LOOK),  # 14 who are not on the roster may turn it
        (people(11, 1), 20, True, 50, PASS),
        (people(2, 16), 20, True, 50, FAIL),
        ([], 20, True, 50, UNKNOWN),
    ],
)
def test_share_of_members_with_a_title(members, headcount, strict, pct, result):
    assert found(Kind.MEMBER_RATIO, team(members, headcount), award=LDTT, value=pct, strict=strict).result == result


@pytest.mark.parametrize(
    ("grades", "result"), [(["HTNV", "HTTNV"], PASS), (["HTNV", "KHTNV"], FAIL), (["HTNV", None], LOOK), ([None, None], UNKNOWN), ([], UNKNOWN)]
)
def test_share_of_members_who_completed_their_duties(grades, result):
    members = [history(grades={Y: Graded(grade)} if grade else {}) for grade in grades]
    assert found(Kind.MEMBER_GRADE, team(members), value=100, grade="HTNV").result == result


@pytest.mark.parametrize(
    ("members", "headcount", "result"),
    [
        (people(1, 3), None, PASS),
        (people(1, 3, dossier=2), None, LOOK),
        (people(0, 3), 9, LOOK),
        (people(0, 3), None, FAIL),
        ([], None, UNKNOWN),
    ],
)
def test_a_member_with_a_title(members, headcount, result):
    assert found(Kind.MEMBER_TITLE, team(members, headcount), award=LDTT, value=1).result == result


def test_discipline_of_members():
    bad = history(restrictions=[Restricted("discipline", "canh_cao", dt.date(Y, 5, 1), None, "QĐ 9")])
    assert found(Kind.DISCIPLINE, team([history(), bad]), sanction="canh_cao", of_members=True).result == FAIL
    assert found(Kind.DISCIPLINE, team([history()]), sanction="canh_cao", of_members=True).result == PASS
    assert found(Kind.DISCIPLINE, team(None), sanction="canh_cao", of_members=True).result == UNKNOWN


@pytest.mark.parametrize(
    ("count", "base", "result"), [(3, 20, PASS), (4, 20, FAIL), (2, 18, PASS), (3, 18, FAIL), (1, 6, FAIL), (15, 100, PASS), (1, 0, UNKNOWN)]
)
def test_fifteen_per_cent_by_whole_numbers(count, base, result):
    surroundings = around(holders={(7, CSTDCS.pk, Y): set(range(count)), (7, LDTT.pk, Y): set(range(base))})
    assert found(Kind.QUOTA, case(around=surroundings), award=LDTT, value=15).result == result


@pytest.mark.parametrize(("who", "result"), [(3, FAIL), (2, PASS)])
def test_whoever_is_thought_of_counts_unless_counted_already(who, result):
    surroundings = around(holders={(7, CSTDCS.pk, Y): {0, 1, 2}, (7, LDTT.pk, Y): set(range(20))})
    assert found(Kind.QUOTA, case(history(pk=who), around=surroundings, is_draft=True), award=LDTT, value=15).result == result


def test_a_share_that_the_law_leaves_open_is_for_a_person():
    said = found(Kind.QUOTA, case(), award=LDTT, text="tỉnh có thể đặt")
    assert (said.result, said.for_person, said.words) == (LOOK, True, "tỉnh có thể đặt")


@pytest.mark.parametrize(("value", "count", "result", "for_person"), [(3, 3, PASS, False), (3, 4, FAIL, False), (None, 4, LOOK, True)])
def test_local_quota(value, count, result, for_person):
    said = found(Kind.LOCAL_QUOTA, case(around=around(holders={(7, CSTDCS.pk, Y): set(range(count))})), value=value)
    assert (said.result, said.for_person) == (result, for_person)


IN_TIME, LATE = Report(1, "Báo cáo 6 tháng", DAY, DAY, 0), Report(2, "Báo cáo năm", DAY, DAY, 3)


@pytest.mark.parametrize(("known", "asked", "passing"), [([IN_TIME], PASS, PASS), ([IN_TIME, LATE], FAIL, LOOK), ([], UNKNOWN, None)])
def test_reports_in_time_where_asked_and_in_passing(known, asked, passing):
    of = case(around=around(reports={(7, Y): known}))
    assert found(Kind.REPORTS, of).result == asked
    said = judge(of, rule()).finding("reports_in_passing")
    assert (said and said.result) == passing
    assert said is None or not said.weighs


def test_one_of_several_conditions():
    options = (asks(Kind.GRADE, grade="HTXSNV"), asks(Kind.INITIATIVES, value=1, scope="co_so"), asks(Kind.GRADE, applies_to="collective"))
    one_of = rule((asks(Kind.ANY_OF), options))

    def result(grade="", known=frozenset()):
        who = history(grades={Y: Graded(grade)} if grade else {})
        return judge(case(who, around=around(inventions_known=known)), one_of).finding(Kind.ANY_OF)

    assert [result("HTXSNV").result, result("HTTNV", frozenset({Y})).result, result("HTTNV").result] == [PASS, FAIL, UNKNOWN]
    assert "Có 0 trên 1 sáng kiến" in result("HTTNV", frozenset({Y})).words
    with_text = rule((asks(Kind.ANY_OF), (options[0], asks(Kind.TEXT, text="thành tích đột xuất"))))
    assert judge(case(history(grades={Y: Graded("HTTNV")})), with_text).finding(Kind.ANY_OF).result == LOOK


@pytest.mark.parametrize(("sure", "of_rule", "result"), [("sure", "sure", FAIL), ("likely", "sure", LOOK), ("sure", "unsure", LOOK)])
def test_what_is_not_sure_warns_and_never_fails(sure, of_rule, result):
    said = found(Kind.GRADE, case(history(grades={Y: Graded("HTNV")})), grade="HTTNV", sure=sure, of_rule=of_rule)
    assert (said.result, said.sure) == (result, result == FAIL)


def test_recipient_and_kind_have_to_fit_and_who_decides_is_told():
    here = around(decided_here=frozenset({CSTDCS.pk}), capacities={4: "Chủ tịch UBND tỉnh"})
    wrong = judge(case(who="household", kind="sudden", around=here), rule())
    assert [(each.key, each.result) for each in wrong.problems] == [("recipient_kind", FAIL), ("award_kind", FAIL)]
    assert judge(case(around=here), rule()).finding("decided_by").words == "Cơ quan xét quyết định."
    above = judge(case(award=BK, around=here), rule(award=BK, capacities=(4,))).finding("decided_by")
    assert (above.words, above.weighs) == ("Trình Chủ tịch UBND tỉnh quyết định.", False)


def test_an_award_without_a_rule_on_the_day_is_for_a_person_to_look_at():
    assert [(each.key, each.result) for each in judge(case(), None).findings] == [("award_in_force", LOOK)]


def review(begins, ends=None):
    return [Restricted("review", "", begins, ends, "Đơn tố cáo")]


@pytest.mark.parametrize(
    ("known", "fields", "result"),
    [
        (review(dt.date(Y, 11, 1)), {}, FAIL),
        (review(dt.date(Y, 11, 1)), {"severity": "warn"}, LOOK),
        (review(dt.date(Y, 11, 1)), {"sure": "likely"}, LOOK),
        (review(dt.date(Y, 1, 1), dt.date(Y, 6, 1)), {}, PASS),
        ([], {}, PASS),
    ],
)
def test_nobody_is_commended_under_review(known, fields, result):
    assert by_principle("under_review", case(history(restrictions=known)), **fields).result == result


def test_what_is_under_review_is_not_told():
    said = by_principle("under_review", case(history(restrictions=review(dt.date(Y, 11, 1)))))
    assert [each.words for each in said.evidence] == ["Từ ngày 1/11/2023"]


@pytest.mark.parametrize(
    ("first", "ends", "result"),
    [(dt.date(Y, 1, 1), dt.date(Y, 6, 1), FAIL), (dt.date(Y, 6, 2), dt.date(Y, 6, 1), None), (dt.date(Y, 6, 2), None, FAIL)],
)
def test_achievements_count_from_the_end_of_a_discipline(first, ends, result):
    known = [Restricted("discipline", "khien_trach", dt.date(Y - 1, 6, 1), ends, "QĐ 9")]
    said = by_principle("after_discipline", case(history(restrictions=known), achieved_from=first))
    assert (said and said.result) == result


SPAN = (dt.date(Y, 3, 1), dt.date(Y, 9, 1))


@pytest.mark.parametrize(
    ("award", "known", "asked", "result"),
    [
        (GK, [given(GK, form="form")], [], FAIL),
        (GK, [given(GK, Y - 1, form="form")], [], PASS),
        (GK, [], [proposed(BK, 2, form="form", span=SPAN)], LOOK),
        (GK, [], [proposed(BK, 2, form="form", kind="sudden", span=SPAN)], PASS),
        (GK, [], [proposed(LDTT, 1, span=SPAN)], PASS),
        (LDTT, [], [proposed(LDTT, 2)], LOOK),
        (CSTDCS, [], [proposed(LDTT, 1, span=SPAN)], PASS),
    ],
)
def test_one_form_for_one_achievement(award, known, asked, result):
    said = by_principle("one_form_per_achievement", case(history(given=known, proposed=asked), award=award), rule_of=rule(award=award))
    assert said.result == result


@pytest.mark.parametrize(
    ("before", "result"),
    [
        ({"achieved_to": dt.date(Y - 1, 12, 31)}, PASS),
        ({"achieved_to": dt.date(Y, 3, 31)}, LOOK),
        ({"achieved_to": dt.date(Y - 1, 12, 31), "decision_day": dt.date(Y, 2, 1)}, PASS),  # the period stated goes before the day
        ({"decision_day": dt.date(Y, 2, 1)}, LOOK),
        ({"decision_day": dt.date(Y - 1, 12, 20)}, PASS),
        ({"kind": "sudden", "decision_day": dt.date(Y, 2, 1)}, PASS),
        ({}, PASS),
    ],
)
def test_the_next_award_counts_from_the_period_of_the_last_decision(before, result):
    known = history(given=[given(GK, Y - 1, form="form", **before)])
    said = by_principle("next_award_interval", case(known, award=BK, achieved_from=dt.date(Y, 1, 1)), rule_of=rule(award=BK), severity="warn")
    assert said.result == result


def test_a_title_is_one_of_its_year():
    assert by_principle("next_award_interval", case(history(given=[given(LDTT, decision_day=DAY)]))) is None


@pytest.mark.parametrize(("kind", "told"), [("sudden", True), ("merit", False)])
def test_what_was_given_for_a_feat_is_no_ground_for_merit(kind, told):
    known = history(given=[given(BK, Y - 5, form="form", kind=kind)])
    said = by_principle("adhoc_not_for_merit", case(known), rule_of=rule(asks(Kind.AWARD, award=BK, years=5)))
    assert (said is not None) == told


@pytest.mark.parametrize(("ends", "result"), [(dt.date(Y, 6, 30), LOOK), (dt.date(Y, 12, 31), None), (None, None)])
def test_a_unit_that_is_no_more(ends, result):
    of = case(award=TTLDTT, who="collective", members=[], unit_ends=ends)
    said = by_principle("dissolved_unit", of, rule_of=rule(recipients=("collective",)), severity="warn", sure="likely")
    assert (said and said.result) == result


def test_the_chip_names_what_was_found_and_never_concludes():
    low, plain = history(grades={Y: Graded("HTNV")}), rule(asks(Kind.GRADE, grade="HTTNV"))
    assert judge(case(low), plain).chip.words == "Chưa đạt: năm 2023 chỉ hoàn thành nhiệm vụ"
    assert judge(case(), plain).chip.words == "Chưa có dữ liệu"
    assert judge(case(history(grades={Y: Graded("HTTNV")})), plain).chip.words == "Đạt các điều kiện tự kiểm tra"
    unsure = rule(asks(Kind.GRADE, grade="HTTNV", sure="likely"), asks(Kind.TEXT, text="đoàn kết"))
    sheet = judge(case(low), unsure)
    assert (sheet.chip.key, sheet.chip.words, [each.words for each in sheet.for_person]) == (LOOK, "Cần xem 1 điều kiện", ["đoàn kết"])
