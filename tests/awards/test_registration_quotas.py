"""Shares of a title: whole ones, never rounded up, with the words of the page. No database."""

from types import SimpleNamespace

import pytest

from awards.catalogue.models import AwardType, Criterion
from awards.registrations.quotas import limit_of, quotas
from awards.registrations.snapshot import Pick

LDTT = AwardType(pk=1, code="LDTT", name="Lao động tiên tiến", short_name="LĐTT", form="title", rank=1)
CSTD = AwardType(pk=2, code="CSTDCS", name="Chiến sĩ thi đua cơ sở", short_name="CSTĐ cơ sở", form="title", rank=2)
LEADERS = AwardType(pk=3, code="DAN_DAU_KHOI", name="Dẫn đầu khối", form="local", rank=3)


def book(value=15, confidence="sure", rule_confidence="sure", of=LDTT):
    asked = Criterion(kind="quota_pct", value=value, award=of, confidence=confidence, basis="Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3")
    plain = SimpleNamespace(award=LDTT, asks=lambda kind: None, confidence="sure", basis="")
    rule = SimpleNamespace(award=CSTD, asks=lambda kind: asked if kind == "quota_pct" else None, confidence=rule_confidence, basis="")
    return SimpleNamespace(rules={1: plain, 2: rule})


def lines(base, count):
    return [Pick(person, 1) for person in range(base)] + [Pick(person, 2) for person in range(count)]


@pytest.mark.parametrize(
    ("base", "pct", "most"), [(18, 15, 2), (20, 15, 3), (6, 15, 0), (7, 15, 1), (0, 15, 0), (100, 15, 15), (1, 100, 1), (19, 15, 2)]
)
def test_a_share_is_never_rounded_up(base, pct, most):
    assert limit_of(base, pct) == most
    assert most * 100 <= pct * base < (most + 1) * 100


@pytest.mark.parametrize(
    ("base", "count", "over", "words"),
    [
        (18, 2, False, "Chiến sĩ thi đua cơ sở 2/18 (11%), tối đa 15%"),
        (18, 3, True, "Chiến sĩ thi đua cơ sở 3/18 (17%), tối đa 15%"),
        (0, 0, False, "Chiến sĩ thi đua cơ sở 0, tối đa 15%"),
        (0, 1, True, "Chiến sĩ thi đua cơ sở 1, tối đa 15%"),
    ],
)
def test_the_words_of_a_share(base, count, over, words):
    (quota,) = quotas(lines(base, count), book())
    assert (quota.over, quota.words, quota.sure) == (over, words, True)


def test_too_many_are_told_with_the_most_that_there_may_be():
    (quota,) = quotas(lines(18, 3), book())
    assert quota.warning == "Chiến sĩ thi đua cơ sở 3/18 (17%), tối đa 15%: nhiều nhất 2 trên 18 lao động tiên tiến"
    (alone,) = quotas(lines(0, 1), book())
    assert alone.warning == "Chiến sĩ thi đua cơ sở có 1 nhưng chưa có ai ở danh hiệu Lao động tiên tiến, tối đa 15% của số đó"


@pytest.mark.parametrize(("criterion", "rule"), [("likely", "sure"), ("sure", "unsure")])
def test_what_is_not_sure_says_so(criterion, rule):
    (quota,) = quotas(lines(18, 3), book(confidence=criterion, rule_confidence=rule))
    assert (quota.sure, quota.rule_words) == (False, "tối đa 15% (mức chưa đối chiếu, chỉ để tham khảo)")


def test_without_a_share_in_the_rule_the_count_is_told_all_the_same():
    (quota,) = quotas(lines(18, 9), book(value=None))
    assert (quota.limit, quota.over, quota.words) == (None, False, "Chiến sĩ thi đua cơ sở 9/18 (50%), quy định không ấn định tỷ lệ tối đa")


def test_one_person_counts_once_and_shares_of_what_is_no_title_are_left_out():
    (quota,) = quotas([*lines(3, 1), *lines(3, 1)], book())
    assert (quota.count, quota.base) == (1, 3)
    assert quotas(lines(18, 3), book(of=LEADERS)) == []
