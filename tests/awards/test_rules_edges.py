"""The rules of eligibility where they could say "Đạt" too easily; without a database."""

import datetime as dt

import pytest

from awards.catalogue.states import NEEDED
from awards.catalogue.states import CriterionKind as Kind
from awards.proposals.facts import Given, Graded, Restricted
from awards.proposals.rulebook import judge
from awards.proposals.states import Result
from tests.awards.rule_cases import BK, CSTDCS, GK, LDTT, TTLDTT, around, asks, by_principle, case, found, history, rule

Y = 2023
PASS, LOOK, FAIL, UNKNOWN = Result.PASS, Result.LOOK, Result.FAIL, Result.UNKNOWN


def form(award, pk, kind="merit", **fields):
    return Given(pk, 1, award.pk, "form", award.short_name, kind, Y, **fields)


def warned(begins, ends):
    return history(restrictions=[Restricted("discipline", "canh_cao", begins, ends, "QĐ 9 về việc kín")])


@pytest.mark.parametrize(("headcount", "result"), [(None, PASS), (1, PASS), (20, LOOK)])
def test_members_who_are_not_on_the_roster_may_have_been_disciplined(headcount, result):
    of = case(award=TTLDTT, who="collective", members=[history()], headcount=headcount)
    assert found(Kind.DISCIPLINE, of, sanction="canh_cao", of_members=True).result == result


def test_a_short_period_of_achievement_does_not_leave_a_discipline_of_the_year_out():
    of = case(warned(dt.date(Y, 3, 1), dt.date(Y, 5, 1)), achieved_from=dt.date(Y, 7, 1))
    assert found(Kind.DISCIPLINE, of, sanction="khien_trach").result == FAIL


def test_what_a_discipline_was_for_is_not_told():
    of = case(warned(dt.date(Y, 3, 1), dt.date(Y, 5, 1)))
    findings = found(Kind.DISCIPLINE, of, sanction="khien_trach"), by_principle("after_discipline", of)
    assert [[each.words for each in said.evidence] for said in findings] == [
        ["Nguyễn Thị Hoa: cảnh cáo từ 1/3/2023 đến 1/5/2023"],
        ["Cảnh cáo từ 1/3/2023 đến 1/5/2023"],
    ]


@pytest.mark.parametrize("until", [dt.date(Y + 2, 12, 31), dt.date.max])
def test_service_is_counted_to_the_end_of_the_year(until):
    assert found(Kind.SERVICE, case(history(since=dt.date(Y, 11, 1)), achieved_to=until), value=10).result == FAIL


def test_one_award_twice_is_seen_behind_another_of_another_kind():
    known = history(given=[form(GK, 2, "sudden"), form(GK, 1)])
    assert by_principle("one_form_per_achievement", case(known, award=GK), rule_of=rule(award=GK)).result == FAIL


def test_two_feats_of_a_year_are_for_a_person_to_look_at():
    of = case(history(given=[form(GK, 1, "sudden")]), award=GK, kind="sudden")
    assert by_principle("one_form_per_achievement", of, rule_of=rule(award=GK, kinds=("sudden",))).result == LOOK


@pytest.mark.parametrize(("decided", "result"), [(dt.date(Y, 12, 1), LOOK), (dt.date(Y, 12, 20), PASS)])  # asked on 5/12
def test_a_decision_made_before_the_end_of_its_period_counts(decided, result):
    known = history(given=[form(GK, 1, achieved_to=dt.date(Y, 12, 31), decision_day=decided)])
    assert by_principle("next_award_interval", case(known, award=BK), rule_of=rule(award=BK), severity="warn").result == result


@pytest.mark.parametrize("kind", NEEDED)
def test_a_criterion_that_lacks_its_measure_is_left_to_a_person(kind):
    said = found(kind, case(award=TTLDTT, who="collective", members=[history()]))
    assert (said.result, said.for_person, said.words) == (LOOK, True, kind.label)


def test_a_draft_that_was_not_sent_does_not_make_the_share_larger():
    place, holders = (7, LDTT.pk, Y), {(7, CSTDCS.pk, Y): {0}, (7, LDTT.pk, Y): set(range(20))}
    asked = {"award": LDTT, "value": 15}
    for dossier, result in ((1, PASS), (2, FAIL)):  # the case stands in dossier 1
        drafts = {place: {pk: {dossier} for pk in range(1, 20)}}
        assert found(Kind.QUOTA, case(around=around(holders=holders, drafts=drafts)), **asked).result == result


def test_an_alternative_that_is_not_sure_does_not_fail():
    low = case(history(grades={Y: Graded("HTNV")}))
    for sure, result in (("sure", FAIL), ("memory", LOOK)):
        options = (asks(Kind.GRADE, grade="HTXSNV"), asks(Kind.GRADE, grade="HTTNV", sure=sure))
        assert judge(low, rule((asks(Kind.ANY_OF), options))).finding("any_of").result == result
