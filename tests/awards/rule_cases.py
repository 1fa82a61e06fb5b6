"""Facts written by hand for the rules of eligibility: awards, histories and cases that no database has seen."""

import datetime as dt

from awards.catalogue.book import RuleInForce
from awards.catalogue.models import AwardType, Criterion, Principle
from awards.proposals.facts import Around, Case, History
from awards.proposals.rulebook import judge

DAY = dt.date(2023, 12, 5)
LDTT, CSTDCS, BK, GK, TTLDTT = (
    AwardType(pk=pk, code=code, name=code, short_name=short, form=form)
    for pk, (code, short, form) in enumerate(
        [
            ("LDTT", "LĐTT", "title"),
            ("CSTDCS", "CSTĐ cơ sở", "title"),
            ("BK_TINH", "Bằng khen tỉnh", "form"),
            ("GK_CQ", "Giấy khen", "form"),
            ("TTLDTT", "Tập thể LĐTT", "title"),
        ],
        1,
    )
)


def around(**known):
    return Around(day=DAY, **known)


def history(**known):
    return History(name="Nguyễn Thị Hoa", **{"since": dt.date(2015, 1, 1)} | known)


def case(known=None, *, award=CSTDCS, who="person", kind="merit", **fields):
    """A Case of unit 7, dossier 1 and the year 2023."""
    fields = {"around": around(), "proposal_id": 1, "unit_id": 7, "year": 2023} | fields
    return Case(
        key=50,
        recipient_id=1,
        recipient_kind=who,
        award_id=award.pk,
        award_name=award.short_name,
        form=award.form,
        kind=kind,
        history=known or history(),
        **fields,
    )


def asks(kind, *, sure="sure", **fields):
    return Criterion(kind=kind, confidence=sure, **fields)


def rule(*criteria, award=CSTDCS, sure="sure", recipients=("person",), kinds=("merit",), capacities=()):
    """A RuleInForce with criteria, each a Criterion or a pair with its alternatives."""
    pairs = tuple(each if isinstance(each, tuple) else (each, ()) for each in criteria)
    return RuleInForce(
        award=award,
        national=None,
        local=None,
        recipients=frozenset(recipients),
        kinds=frozenset(kinds),
        capacities=frozenset(capacities),
        criteria=pairs,
        confidence=sure,
    )


def found(kind, of, *, of_rule="sure", sure="sure", **fields):
    """The Finding about one criterion of a Case."""
    return judge(of, rule(asks(kind, sure=sure, **fields), sure=of_rule)).finding(kind)


def principle(code, severity="block", sure="sure"):
    return {code: Principle(code=code, severity=severity, confidence=sure, basis="NĐ 152", text=code)}


def by_principle(code, of, *, rule_of=None, **fields):
    """The Finding of one principle about a Case, or None."""
    return judge(of, rule_of or rule(), principle(code, **fields)).finding(f"principle:{code}")
