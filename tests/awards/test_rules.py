"""The rules of eligibility about the recipient and its earlier awards, one row for each outcome; without a database."""

import datetime as dt

import pytest

from awards.catalogue.states import AwardKind
from awards.catalogue.states import CriterionKind as Kind
from awards.proposals.facts import Given, Graded, Invention, Proposed, Registered, Restricted
from awards.proposals.states import Result
from tests.awards.rule_cases import BK, CSTDCS, LDTT, around, case, found, history

Y = 2023


def given(award, year, kind="merit", form="title", **fields):
    return Given(year, 1, award.pk, form, award.short_name, kind, year, decision_number="12/QĐ", **fields)


def proposed(award, *, dossier=1, unit=7, year=Y, concluded=False, **fields):
    return Proposed(99, dossier, f"HS-{dossier}", unit, award.pk, "title", award.short_name, "merit", year, concluded=concluded, **fields)


def registered(award, year=Y):
    return Registered(award.pk, award.short_name, year, 3)


def invention(year=Y, scope="co_so", pk=1):
    return Invention(pk, "Ngân hàng câu hỏi", year, scope)


def sanction(which="khien_trach", begins=dt.date(Y, 5, 1), ends=dt.date(Y, 11, 1)):
    return Restricted("discipline", which, begins, ends, "QĐ 9")


PASS, LOOK, FAIL, UNKNOWN = Result.PASS, Result.LOOK, Result.FAIL, Result.UNKNOWN
SUBMITTED = around(registered_units=frozenset({(7, Y)}))


@pytest.mark.parametrize(
    ("known", "surroundings", "result"),
    [
        ([registered(CSTDCS)], SUBMITTED, PASS),
        ([registered(LDTT)], SUBMITTED, LOOK),
        ([registered(CSTDCS, Y - 1)], SUBMITTED, FAIL),
        ([], SUBMITTED, FAIL),
        ([], around(), UNKNOWN),
    ],
)
def test_registration(known, surroundings, result):
    assert found(Kind.REGISTERED, case(history(registered=known), around=surroundings)).result == result


@pytest.mark.parametrize(
    ("grades", "least", "result"),
    [
        ({Y: "HTTNV"}, "HTTNV", PASS),
        ({Y: "HTXSNV"}, "HTTNV", PASS),
        ({Y: "HTNV"}, "HTTNV", FAIL),
        ({Y: "KHTNV"}, "HTNV", FAIL),
        ({Y - 1: "HTXSNV"}, "HTTNV", UNKNOWN),
        ({}, "HTTNV", UNKNOWN),
    ],
)
def test_completion_of_the_year(grades, least, result):
    who = history(grades={year: Graded(grade) for year, grade in grades.items()})
    assert found(Kind.GRADE, case(who), grade=least).result == result


@pytest.mark.parametrize(
    ("grades", "made", "asked", "result"),
    [
        ({Y: "HTXSNV", Y - 1: "HTXSNV"}, [], None, PASS),
        ({Y - 1: "HTXSNV", Y - 2: "HTXSNV"}, [], None, PASS),
        ({Y: "HTXSNV", Y - 1: "HTTNV"}, [], None, FAIL),  # the year before lies in both rows
        ({Y: "HTTNV", Y - 1: "HTXSNV"}, [], None, UNKNOWN),  # the two years before may still do
        ({Y: "HTXSNV"}, [], None, UNKNOWN),
        ({Y: "HTXSNV", Y - 1: "HTXSNV"}, [invention(), invention(Y - 1, pk=2)], 2, PASS),
        ({Y: "HTXSNV", Y - 1: "HTXSNV"}, [invention()], 2, FAIL),
        ({Y: "HTXSNV", Y - 1: "HTXSNV"}, [], 2, UNKNOWN),
    ],
)
def test_completion_of_years_in_a_row(grades, made, asked, result):
    who = history(grades={year: Graded(grade) for year, grade in grades.items()}, inventions=made)
    assert found(Kind.GRADE_YEARS, case(who), grade="HTXSNV", years=2, initiatives=asked).result == result


@pytest.mark.parametrize(
    ("made", "surroundings", "scope", "result"),
    [
        ([invention()], around(), "co_so", PASS),
        ([invention(scope="toan_quoc")], around(), "tinh", PASS),
        ([invention(scope="co_so")], around(), "tinh", FAIL),
        ([invention(Y - 1)], around(), "co_so", LOOK),
        ([invention(Y - 2)], around(), "co_so", UNKNOWN),
        ([], around(inventions_known=frozenset({Y})), "co_so", FAIL),
        ([], around(), "co_so", UNKNOWN),
    ],
)
def test_initiatives_of_a_scope(made, surroundings, scope, result):
    assert found(Kind.INITIATIVES, case(history(inventions=made), around=surroundings), value=1, scope=scope).result == result


def test_initiatives_count_over_the_years_of_the_chain():
    who, surroundings = history(inventions=[invention(Y - 2, "tinh")]), around(windows={CSTDCS.pk: 3})
    assert found(Kind.INITIATIVES, case(who, around=surroundings), value=1, scope="tinh").result == PASS


@pytest.mark.parametrize(
    ("since", "result"),
    [(dt.date(Y, 3, 1), PASS), (dt.date(Y, 3, 2), FAIL), (dt.date(2015, 1, 1), PASS), (None, UNKNOWN)],
)
def test_months_of_service(since, result):
    assert found(Kind.SERVICE, case(history(since=since)), value=10).result == result


@pytest.mark.parametrize(
    ("known", "floor", "result"),
    [
        ([], "khien_trach", PASS),
        ([sanction()], "khien_trach", FAIL),
        ([sanction()], "canh_cao", PASS),
        ([sanction("giang_chuc")], "canh_cao", FAIL),
        ([sanction(begins=dt.date(Y - 2, 1, 1), ends=dt.date(Y - 1, 12, 31))], "khien_trach", PASS),
        ([sanction(begins=dt.date(Y - 2, 1, 1), ends=None)], "khien_trach", FAIL),
    ],
)
def test_discipline_in_the_year(known, floor, result):
    assert found(Kind.DISCIPLINE, case(history(restrictions=known)), sanction=floor).result == result


@pytest.mark.parametrize(
    ("known", "asked", "result"),
    [
        ([given(LDTT, Y)], [], PASS),
        ([], [proposed(LDTT)], PASS),
        ([], [proposed(LDTT, dossier=2)], LOOK),
        ([], [proposed(LDTT, dossier=2, concluded=True)], PASS),
        ([], [proposed(LDTT, year=Y - 1)], FAIL),
        ([given(LDTT, Y - 1)], [], FAIL),
        ([], [], FAIL),
    ],
)
def test_title_of_the_same_year(known, asked, result):
    assert found(Kind.TITLE, case(history(given=known, proposed=asked)), award=LDTT, same_year=True).result == result


def test_a_dossier_of_another_unit_is_not_named():
    said = found(Kind.TITLE, case(history(proposed=[proposed(LDTT, dossier=2, unit=8)])), award=LDTT)
    assert (said.result, said.words, said.evidence) == (LOOK, "LĐTT năm 2023 đang được đề nghị ở hồ sơ của đơn vị khác, chưa có kết luận.", ())


KNOWN = around(titles_known=frozenset((CSTDCS.pk, year) for year in range(2015, Y)))


@pytest.mark.parametrize(
    ("years", "asked", "surroundings", "result", "words"),
    [
        ([Y - 2, Y - 1, Y], [], KNOWN, PASS, "Có các năm 2021, 2022, 2023."),
        ([Y - 3, Y - 2, Y - 1], [], KNOWN, PASS, "Có các năm 2020, 2021, 2022."),
        ([Y - 3, Y - 2, Y], [], KNOWN, FAIL, "Có các năm 2021, 2023. Thiếu năm 2022."),
        ([Y - 3, Y - 2, Y], [], around(), FAIL, "Có các năm 2021, 2023. Thiếu năm 2022."),
        ([Y - 1, Y], [], KNOWN, FAIL, "Có các năm 2022, 2023. Thiếu năm 2021."),
        ([Y - 1, Y], [], around(), UNKNOWN, "Có các năm 2022, 2023. Chưa có dữ liệu về năm 2021."),
        ([], [], around(), UNKNOWN, "Chưa có dữ liệu về năm 2020, 2021, 2022."),
        ([Y - 2, Y - 1], [proposed(CSTDCS, dossier=2)], KNOWN, LOOK, None),
        ([Y - 2, Y - 1], [proposed(CSTDCS)], KNOWN, PASS, None),
    ],
)
def test_a_title_for_years_in_a_row(years, asked, surroundings, result, words):
    who = history(given=[given(CSTDCS, year) for year in reversed(years)], proposed=asked)
    said = found(Kind.TITLE_YEARS, case(who, around=surroundings), award=CSTDCS, years=3)
    assert (said.result, said.words if words else None) == (result, words)


@pytest.mark.parametrize(("years", "result"), [([Y - 3, Y], PASS), ([Y - 4, Y], LOOK), ([Y], UNKNOWN)])
def test_a_title_of_three_years_comes_once_in_three(years, result):
    who = history(given=[given(CSTDCS, year) for year in reversed(years)])
    assert found(Kind.TITLE_YEARS, case(who, around=around(steps={CSTDCS.pk: 3})), award=CSTDCS, years=2).result == result


def test_what_lies_before_the_first_place_is_not_known():
    who = history(given=[given(CSTDCS, Y), given(CSTDCS, Y - 1)], since=dt.date(Y - 1, 1, 1))
    assert found(Kind.TITLE_YEARS, case(who, around=KNOWN), award=CSTDCS, years=3).result == UNKNOWN


GOOD = {year: Graded("HTXSNV") for year in range(Y - 5, Y + 1)}


@pytest.mark.parametrize(
    ("known", "grades", "surroundings", "result"),
    [
        ([given(BK, Y - 5, form="form")], GOOD, around(), PASS),
        ([given(BK, Y - 4, form="form")], GOOD, around(), FAIL),
        ([given(BK, Y - 5, form="form")], {}, around(), UNKNOWN),
        ([given(BK, Y - 5, form="form")], GOOD | {Y - 1: Graded("HTNV")}, around(), FAIL),
        ([given(BK, Y - 5, kind=AwardKind.SUDDEN, form="form")], GOOD, around(), LOOK),
        ([], GOOD, around(titles_known=frozenset({(BK.pk, 2020)})), FAIL),
        ([], GOOD, around(), UNKNOWN),
    ],
)
def test_an_award_and_years_after_it(known, grades, surroundings, result):
    said = found(Kind.AWARD, case(history(given=known, grades=grades), around=surroundings), award=BK, years=5, grade="HTXSNV")
    assert said.result == result
