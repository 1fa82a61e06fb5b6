"""The principles of judgement, which hold for every award: rows of the catalogue by code, each with one rule here.

How hard a principle is stands in its row (block, warn, info) with how sure it is; what has no row in force is not checked.
"""

from awards.catalogue.models import Principle
from awards.catalogue.states import AwardForm, AwardKind, RecipientKind, Sanction
from awards.catalogue.states import CriterionKind as Kind
from awards.proposals.findings import Evidence, Finding
from awards.proposals.rules_said import Said
from awards.proposals.states import Result
from awards.records.states import RestrictionKind
from emulation.formats.words import day_words

ADHOC = (AwardKind.SUDDEN, AwardKind.MOVEMENT)


def findings(case, rule, principles):
    """Yield the Findings of the principles in force ({code: Principle}) that have something to say about the Case."""
    for code, judge in JUDGES.items():
        principle = principles.get(code)
        said = principle and judge(case, rule)
        if said:
            result = _result(said.result, principle)
            yield Finding(f"principle:{code}", said.title, principle.basis, result, said.words, said.evidence, principle.is_sure, brief=said.brief)


def _result(result, principle):
    blocks = principle.severity == Principle.Severity.BLOCK and principle.is_sure
    return Result.LOOK if result == Result.FAIL and not blocks else result


def under_review(case, rule):
    """Nobody is commended while a matter is being looked into. What the matter is stays in the record: the unit reads this, too."""
    title = "Không trong thời gian xem xét, xác minh"
    running = [each for each in case.history.restrictions if each.kind == RestrictionKind.REVIEW and each.covers(case.around.day, case.around.day)]
    if not running:
        return Said(Result.PASS, "Hồ sơ không ghi việc nào đang xem xét, xác minh.", title=title)
    evidence = tuple(Evidence(f"Từ ngày {day_words(each.begins)}", "recipient", case.recipient_id) for each in running)
    return Said(Result.FAIL, f"Có {len(running)} việc đang được xem xét, xác minh.", evidence, title=title, brief="đang được xem xét, xác minh")


def after_discipline(case, rule):
    """Achievements count only from the end of a discipline."""
    title = "Thành tích tính sau khi chấp hành xong kỷ luật"
    within = [each for each in case.history.restrictions if each.kind == RestrictionKind.DISCIPLINE and each.covers(case.first, case.last)]
    if not within:
        return None
    evidence = tuple(Evidence(f"{Sanction(each.sanction).label} {each.span_words}", "recipient", case.recipient_id) for each in within)
    last = max((each.ends for each in within if each.ends), default=None)
    open_ = any(each.ends is None for each in within)
    words = "Kỷ luật chưa ghi ngày chấp hành xong." if open_ else f"Thành tích chỉ tính sau ngày {day_words(last)}."
    words += f" Đề nghị tính từ {day_words(case.first)} đến {day_words(case.last)}."
    return Said(Result.FAIL, words, evidence, title=title, brief="thành tích trong thời gian kỷ luật")


def one_form_per_achievement(case, rule):
    """One achievement, one form: the same award twice for a year, or two forms of one kind over the same time."""
    title = "Không khen nhiều lần, nhiều hình thức cho một thành tích"
    again = next((each for each in case.history.given if (each.award_id, each.year, each.kind) == (case.award_id, case.year, case.kind)), None)
    if again:
        evidence = (Evidence(again.cited, "recipient", again.recipient_id),)
        if case.kind in ADHOC:  # two feats of a year are two achievements
            return Said(Result.LOOK, f"Đã được tặng {again.cited}: xem có cùng một thành tích không.", evidence, title=title)
        return Said(Result.FAIL, f"Đã được tặng {again.cited}.", evidence, title=title, brief=f"đã được tặng năm {case.year}")
    same = [each for each in case.history.proposed if each.nominee_id != case.key and _one_achievement(each, case)]
    if not same:
        what = "cùng danh hiệu trong năm" if case.form == AwardForm.TITLE else "cùng thời gian lập thành tích"
        return Said(Result.PASS, f"Không thấy đề nghị, quyết định nào khác cho {what}.", title=title)
    words = f"Cùng thời gian còn được đề nghị {', '.join(sorted({each.name for each in same}))}: xem có cùng một thành tích không."
    own = [each for each in same if each.unit_id == case.unit_id]
    return Said(Result.LOOK, words, tuple(Evidence(f"Hồ sơ {each.code}", "proposal", each.proposal_id) for each in own), title=title)


def _one_achievement(other, case):
    """The same award of a year, or two forms (titles stand on one another and are no forms) of one kind over the same time."""
    if other.award_id == case.award_id:
        return other.year == case.year and other.kind == case.kind
    forms = other.form != AwardForm.TITLE and case.form != AwardForm.TITLE
    overlap = other.achieved_from and other.achieved_to and other.achieved_from <= case.last and other.achieved_to >= case.first
    return bool(forms and other.kind == case.kind and overlap)


def adhoc_not_for_merit(case, rule):
    """What was given for a feat or a movement is no ground for merit; told only where the rule looks at earlier awards."""
    asked = rule.asks(Kind.AWARD)
    if case.kind != AwardKind.MERIT or asked is None:
        return None
    adhoc = [each for each in case.history.given if each.award_id == asked.award_id and each.kind in ADHOC]
    if not adhoc:
        return None
    evidence = tuple(Evidence(each.cited, "recipient", each.recipient_id) for each in adhoc)
    title = "Khen đột xuất, chuyên đề không làm căn cứ khen công trạng"
    return Said(Result.PASS, f"Không tính {len(adhoc)} lần khen đột xuất hoặc theo phong trào.", evidence, title=title)


def next_award_interval(case, rule):
    """The next award counts from the achievement period that the last decision states, else from the day of that decision.

    A title is one of its year; the question is asked of forms and honours.
    """
    title = "Thành tích tính tiếp sau lần khen trước"
    if case.form == AwardForm.TITLE:
        return None
    before = [each for each in case.history.given if each.form != AwardForm.TITLE and each.kind == case.kind and each.counts_to]
    last = max((each for each in before if (each.decision_day or each.counts_to) <= case.around.day), key=lambda each: each.counts_to, default=None)
    if last is None:
        return Said(Result.PASS, "Hồ sơ không ghi lần khen cùng loại hình nào trước đây.", title=title)
    evidence = (Evidence(last.cited, "recipient", last.recipient_id),)
    how = "thời gian lập thành tích ghi trong quyết định" if last.achieved_to else "ngày quyết định, vì quyết định không ghi thời gian lập thành tích"
    if case.first > last.counts_to:
        return Said(Result.PASS, f"Lần trước tính đến {day_words(last.counts_to)} ({how}).", evidence, title=title)
    words = f"Đề nghị tính từ {day_words(case.first)}; lần trước đã tính đến {day_words(last.counts_to)} ({how})."
    return Said(Result.FAIL, words, evidence, title=title, brief="thời gian trùng lần khen trước")


def dissolved_unit(case, rule):
    """A unit that is no more is not commended itself."""
    if case.recipient_kind != RecipientKind.COLLECTIVE or case.unit_ends is None or case.unit_ends >= case.around.day:
        return None
    words = f"Đơn vị đã kết thúc ngày {day_words(case.unit_ends)}."
    return Said(Result.FAIL, words, title="Tập thể đang hoạt động", brief="đơn vị đã giải thể")


JUDGES = {
    "under_review": under_review,
    "after_discipline": after_discipline,
    "one_form_per_achievement": one_form_per_achievement,
    "adhoc_not_for_merit": adhoc_not_for_merit,
    "next_award_interval": next_award_interval,
    "dissolved_unit": dissolved_unit,
}
