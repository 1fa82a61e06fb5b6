"""What a registration still lacks, and what is worth a look before it goes up. A share or a condition warns here and never blocks.

Whether a title may be given is judged at the end of the year: what is registered in spring is a wish.
"""

from dataclasses import dataclass

from awards.catalogue.states import Confidence, CriterionKind
from emulation.formats.words import lower_first

NAMED = 5


@dataclass(frozen=True)
class Concern:
    """A sentence worth a look, the article it stands on ("" where none is needed), and whether that is sure."""

    words: str
    basis: str = ""
    sure: bool = True


def missing(registration):
    """Return the sentences of what stands against submitting; [] means ready."""
    return [] if registration.lines.exists() else ["Chọn danh hiệu cho ít nhất một người hoặc một tập thể"]


def concerns(facts, book, roster=None):
    """Return the Concerns about a copy: titles that need another one, initiatives not named, people who left. Shares: see `quotas`.

    `roster` is the Roster of the unit, where the reader may know it.
    """
    found = []
    for rule in book.rules.values():
        takers = [said for said in facts["lines"] if any(title["award"] == rule.award.pk for title in said["titles"])]
        if takers:
            found += _about(rule, takers)
    if roster:
        gone = [said["name"] for said in facts["lines"] if (row := roster.row(said["recipient"])) and row.left]
        found += [Concern(f"{_named(gone)} không còn ở đơn vị mà vẫn có trong đăng ký.")] if gone else []
    return found


def _about(rule, takers):
    """What the rule of one title asks of those who are registered for it."""
    name, sure = lower_first(rule.award.name), rule.confidence == Confidence.SURE
    for criterion, _ in rule.criteria:
        if criterion.kind == CriterionKind.TITLE and criterion.same_year and criterion.award_id:
            lacking = [said["name"] for said in takers if all(title["award"] != criterion.award_id for title in said["titles"])]
            words = f"đăng ký {name} mà chưa đăng ký {lower_first(criterion.award.name)} cùng năm."
        elif criterion.kind == CriterionKind.INITIATIVES:
            lacking = [said["name"] for said in takers if not said["initiative"]]
            words = f"đăng ký {name} mà chưa ghi sáng kiến dự kiến."
        else:
            continue
        if lacking:
            yield Concern(f"{_named(lacking)} {words}", criterion.basis, sure and criterion.is_sure)


def _named(names):
    """Return names as a sentence begins with them, the first few of many."""
    left = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" và {left} người khác" if left > 0 else "")
