"""The check of nominees: facts gathered at once, pure rules over them, what people decided otherwise laid on top."""

from collections import defaultdict
from dataclasses import replace

from awards.proposals.check_models import Override
from awards.proposals.facts import Draft
from awards.proposals.facts_gather import cases_of
from awards.proposals.findings import Chip, Evidence, Finding, Sheet, sheet_of
from awards.proposals.models import Nominee
from awards.proposals.rulebook import judge
from awards.proposals.states import Result
from emulation.formats.words import day_words

__all__ = ["Chip", "Draft", "Evidence", "Finding", "Sheet", "check"]


def check(nominees, book, day, *, overrides=True):
    """Return {pk of the nominee (`pk` of a Draft): Sheet} for Nominees or Drafts (a list), in a constant number of queries.

    `book` is the RuleBook of the day of receipt (today for a draft), `day` the day on which is asked: what is under review then counts.
    Without `overrides` only what the rules find is told, not what the office sees otherwise.
    """
    if not nominees:
        return {}
    law, laid = law_words(book), _overrides(nominees) if overrides else {}
    found = {}
    for case in cases_of(nominees, book, day):
        sheet = judge(case, book.rule(case.award_id), book.principles, law)
        found[case.key] = _overridden(sheet, laid[case.key]) if case.key in laid else sheet
    return found


def law_words(book):
    """Say by which rules is checked: those of a day, and of which regime."""
    by_hand = ", chọn theo từng hồ sơ" if book.chosen else ""
    return f"Quy định áp dụng ngày {day_words(book.day)}" + (f" ({book.regime.name}{by_hand})" if book.regime else "")


def _overrides(nominees):
    found = defaultdict(dict)
    for each in Override.objects.filter(nominee__in=[one.pk for one in nominees if isinstance(one, Nominee)]).select_related("by"):
        found[each.nominee_id][each.check_key] = each
    return found


def _overridden(sheet, laid):
    found = [_seen(each, laid[each.key]) if each.key in laid else each for each in sheet.findings]
    return sheet_of(sheet.nominee_id, found, sheet.law)


def _seen(finding, override):
    """The finding as a person saw it; what was said of another result than today's counts no more, and that is told."""
    if override.found == finding.result:
        return finding.seen_as(override)
    before = f"{override.by.full_name} đã đánh giá {Result(override.result).label} khi hệ thống thấy {Result(override.found).label}"
    return replace(finding, words=f"{finding.words} {before}; kết quả đối chiếu nay đã khác, cần đánh giá lại.")
