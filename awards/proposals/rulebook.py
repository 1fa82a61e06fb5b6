"""The conditions of the law as pure rules: a Criterion and the facts of a case in, a Finding out.

Three values and a blank: what is met, what is not, what a person has to look at, and what nothing is known of. What is not recorded is
UNKNOWN and never a failure. A rule that is not sure (its criterion, or the whole rule on that day) warns instead of failing.
"""

from dataclasses import replace

from awards.catalogue.states import NEEDED, Confidence, RecipientKind
from awards.catalogue.states import CriterionKind as Kind
from awards.proposals import rules_members, rules_person, rules_principles, rules_shares, rules_titles, rules_whole
from awards.proposals.findings import Finding, sheet_of
from awards.proposals.rules_said import Said, softened
from awards.proposals.states import Result

RULES = {
    Kind.REGISTERED: rules_person.registered,
    Kind.GRADE: rules_person.grade,
    Kind.GRADE_YEARS: rules_person.grade_years,
    Kind.INITIATIVES: rules_person.initiatives,
    Kind.SERVICE: rules_person.service,
    Kind.DISCIPLINE: rules_person.discipline,
    Kind.TITLE: rules_titles.title,
    Kind.TITLE_YEARS: rules_titles.title_years,
    Kind.AWARD: rules_titles.earlier_award,
    Kind.MEMBER_RATIO: rules_members.ratio,
    Kind.MEMBER_GRADE: rules_members.graded,
    Kind.MEMBER_TITLE: rules_members.with_title,
    Kind.QUOTA: rules_shares.quota,
    Kind.LOCAL_QUOTA: rules_shares.local_quota,
    Kind.REPORTS: rules_whole.reports,
}
FOR_PERSON = "Người thẩm tra xem xét"


def judge(case, rule, principles=None, law=""):
    """Return the Sheet of a Case: what its RuleInForce asks (None: no rule known), the principles ({code: Principle}) and what goes for all.

    `law` says in words which rules these are. Nothing is asked of the database.
    """
    found = list(rules_whole.framework(case, rule))
    if rule is not None:
        found += _criteria(case, rule)
        found += rules_principles.findings(case, rule, principles or {})
    if rule is None or not rule.asks(Kind.REPORTS):
        found += rules_whole.reports_in_passing(case)
    return sheet_of(case.key, found, law)


def _criteria(case, rule):
    seen = {}
    for criterion, options in rule.criteria:
        if criterion.applies_to and criterion.applies_to != case.recipient_kind:
            continue
        number = seen[criterion.kind] = seen.get(criterion.kind, 0) + 1
        key = criterion.kind if number == 1 else f"{criterion.kind}-{number}"
        yield _finding(key, criterion, options, case, rule)


def _finding(key, criterion, options, case, rule):
    said = one_of(criterion, options, case) if criterion.kind == Kind.ANY_OF else _said(criterion, case)
    sure = criterion.is_sure and rule.confidence == Confidence.SURE
    article = criterion.basis or rule.basis
    return Finding(
        key=key,
        title=said.title or criterion.get_kind_display(),
        article=article,
        result=softened(said.result, sure=sure),
        words=said.words,
        evidence=said.evidence,
        sure=sure,
        for_person=said.for_person,
        brief=said.brief,
    )


def _softly(option, case):
    said = _said(option, case)
    return replace(said, result=softened(said.result, sure=option.is_sure))


def _said(criterion, case):
    rule = RULES.get(criterion.kind)
    told = all(getattr(criterion, name) for name in NEEDED.get(criterion.kind, ()))
    return rule(criterion, case) if rule and told else for_person(criterion)


def for_person(criterion):
    """What the system cannot check is laid before the reader in the words of the law."""
    words = criterion.text or criterion.get_kind_display()
    return Said(Result.LOOK, words, title=FOR_PERSON if criterion.kind == Kind.TEXT else "", for_person=True)


def one_of(criterion, options, case):
    """Alternatives: one that is met is enough; else what each lacks, as gently as the gentlest of them."""
    fit = [each for each in options if each.applies_to in ("", case.recipient_kind)]
    said = [_softly(each, case) for each in fit]
    if not said:
        who = RecipientKind(case.recipient_kind).label.lower()
        return Said(Result.UNKNOWN, f"Quy định không nêu điều kiện cho {who}.", title="Một trong các điều kiện")
    best = next((each for each in said if each.result == Result.PASS), None)
    title = "Một trong các điều kiện"
    if best:
        return Said(Result.PASS, f"{best.title or 'Đạt'}: {best.words}" if best.title else best.words, best.evidence, title=title)
    results = {each.result for each in said}
    result = next(each for each in (Result.LOOK, Result.UNKNOWN, Result.FAIL) if each in results)
    lacking = "; hoặc ".join(f"{each.title}: {each.words}" if each.title else each.words for each in said)
    evidence = tuple(each for one in said for each in one.evidence)
    return Said(result, f"Chưa thấy điều kiện nào đạt. {lacking}", evidence, title=title, brief="chưa đạt điều kiện nào trong các điều kiện thay thế")
