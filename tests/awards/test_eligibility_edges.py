"""The check of nominees against the database where it could say "Đạt" too easily, or not the same twice."""

import datetime as dt

import pytest

from awards.catalogue.book import RuleBook
from awards.proposals import eligibility, proofs
from awards.records import actions
from emulation.workflow.flows import Conflict
from tests.award_factories import DECEMBER, draft_proposal, given, graded, lay_down_the_law, nominate, person, recognised

DAY = dt.date(2023, 12, 5)
SENT = {"state": "sent", "submitted_at": DECEMBER, "received_at": DECEMBER, "receipt_year": 2023, "receipt_number": 1}


@pytest.fixture
def law(world):
    return lay_down_the_law(world)


@pytest.fixture
def book(world, law):
    return RuleBook(world.authority, DAY)


@pytest.fixture
def dossier(world, law, people):
    return draft_proposal(world, world.units["song_ray"], by=people.binh, **SENT)


@pytest.fixture
def hoa(world):
    return person("Nguyễn Thị Hoa", world.units["song_ray"])


def about(nominee, book, key, day=DAY):
    """The result and the words of one finding."""
    found = eligibility.check([nominee], book, day)[nominee.pk].finding(key)
    return found.result, found.words


@pytest.mark.parametrize(("kept", "merged", "result"), [("KHTNV", "HTXSNV", "fail"), ("HTTNV", "KHTNV", "pass")])
def test_of_merged_rows_the_grade_of_the_standing_one_counts(world, dossier, book, people, hoa, kept, merged, result):
    twin = person("Nguyễn Thị Hòa", world.units["song_ray"])
    graded(hoa, kept, 2023)
    graded(twin, merged, 2023)
    actions.merge(hoa, twin, by=people.lan, now=DECEMBER)
    assert about(nominate(dossier, hoa, "LDTT"), book, "completion_grade")[0] == result


def test_where_the_standing_row_says_nothing_the_lower_grade_counts(world, dossier, book, people, hoa):
    for grade in ("KHTNV", "HTXSNV"):
        twin = person("Nguyễn Thị Hòa", world.units["song_ray"])
        graded(twin, grade, 2023)
        actions.merge(hoa, twin, by=people.lan, now=DECEMBER)
        hoa.refresh_from_db()
    assert about(nominate(dossier, hoa, "LDTT"), book, "completion_grade")[0] == "fail"


@pytest.mark.parametrize("outcome", ["not_awarded", "awarded"])
def test_a_title_that_was_refused_above_or_revoked_is_not_under_way_any_more(world, dossier, book, people, hoa, outcome):
    judged = {"verdict": "council", "verdict_by": people.lan, "verdict_at": DECEMBER, "outcome": outcome}
    if outcome == "awarded":
        judged["record"] = given(hoa, "LDTT", 2023, state="revoked", revoked_by="9/QĐ-UBND")
    nominate(draft_proposal(world, dossier.unit, by=people.binh, **SENT | {"state": "answered", "receipt_number": 2}), hoa, "LDTT", **judged)
    result, words = about(nominate(dossier, hoa, "CSTDCS"), book, "requires_title")
    assert (result, words) == ("fail", "Không thấy LĐTT năm 2023 trong hồ sơ khen thưởng, cũng chưa được đề nghị.")


def test_what_a_person_saw_counts_only_while_the_rules_find_the_same(dossier, book, people, hoa):
    nominee, key = nominate(dossier, hoa, "LDTT"), "completion_grade"
    proofs.override(nominee, key, "pass", "Có bản giấy", by=people.lan, now=DECEMBER)
    with pytest.raises(Conflict):
        proofs.override(nominee, key, "look", "Xem lại", by=people.lan, now=DECEMBER)
    graded(hoa, "KHTNV", 2023)
    result, words = about(nominee, book, key)
    assert result == "fail"
    assert words.endswith("Lê Thị Lan đã đánh giá Đạt khi hệ thống thấy Chưa có dữ liệu; kết quả đối chiếu nay đã khác, cần đánh giá lại.")
    proofs.override(nominee, key, "look", "Đang khiếu nại mức xếp loại", by=people.lan, now=DECEMBER)
    assert about(nominee, book, key)[0] == "look"
    assert nominee.overrides.count() == 1


def test_a_title_of_the_year_before_that_is_under_way_is_seen_whoever_is_checked_beside(world, dossier, book, people, hoa):
    for year in (2021, 2023):
        given(hoa, "CSTDCS", year)
    given(person("Trần Văn Ba", world.units["song_ray"]), "CSTDCS", 2022)
    before = draft_proposal(world, dossier.unit, by=people.binh, **SENT | {"year": 2022, "receipt_number": 2})
    late, nominee = nominate(before, hoa, "CSTDCS"), nominate(dossier, hoa, "CSTDT")
    alone = about(nominee, book, "consecutive_titles")
    beside = eligibility.check([nominee, late], book, DAY)[nominee.pk].finding("consecutive_titles")
    assert alone == (beside.result, beside.words)
    assert alone[0] == "look"


def test_lines_of_a_draft_do_not_widen_the_share_of_a_dossier_that_was_sent(world, dossier, book, people, hoa):
    nominate(dossier, hoa, "LDTT")
    nominee = nominate(dossier, hoa, "CSTDCS")
    draft = draft_proposal(world, dossier.unit, by=people.binh, title="Nháp")
    for number in range(30):
        nominate(draft, person(f"Người số {number}", dossier.unit), "LDTT")
    assert about(nominee, book, "quota_pct") == ("fail", "1 trên 1 LĐTT của đơn vị (100%), tối đa 15%.")


def test_who_decides_is_asked_of_the_day_on_which_it_is_decided(world, law, dossier, hoa):
    nominee, received = nominate(dossier, hoa, "LDTT"), RuleBook(world.authority, dt.date(2025, 6, 25))
    here = [about(nominee, received, "decided_by", dt.date(2025, month, day))[1] for month, day in ((6, 30), (7, 1))]
    assert [words == "Cơ quan xét quyết định." for words in here] == [True, False]


def test_initiatives_count_over_all_years_of_a_title_that_rests_on_titles(dossier, book, hoa):
    for year in (2020, 2023):
        given(hoa, "CSTDT", year)
    recognised("Sáng kiến lớn", hoa, year=2019, scope="toan_quoc")
    assert about(nominate(dossier, hoa, "CSTDTQ"), book, "min_initiatives") == ("pass", "Có 1 sáng kiến, đề tài trong các năm 2018 đến 2023.")
