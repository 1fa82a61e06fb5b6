"""How many are registered or proposed for a title against the most that its rule allows. Pure: lines and a RuleBook in, words out."""

from dataclasses import dataclass

from awards.catalogue.models import AwardType
from awards.catalogue.states import Confidence, CriterionKind
from emulation.formats.words import lower_first, percent


@dataclass(frozen=True, kw_only=True)
class Quota:
    """`count` recipients of `award` among the `base` recipients of `of` (an AwardType), at most `limit_pct` per cent: `limit` of them.

    Without a share in the rule `limit_pct` and `limit` are None. What is not `sure` only warns.
    """

    award: AwardType
    of: AwardType
    count: int
    base: int
    limit_pct: int | None
    limit: int | None
    sure: bool
    basis: str

    @property
    def over(self):
        """Whether there are more than the rule allows."""
        return self.limit is not None and self.count > self.limit

    @property
    def part(self):
        """The count in figures: "2/18 (11%)", or "2" where there is nobody to take a share of."""
        return f"{self.count}/{self.base} ({percent(self.count, self.base)}%)" if self.base else str(self.count)

    @property
    def rule_words(self):
        """The rule in words: "tối đa 15%"."""
        if self.limit_pct is None:
            return "quy định không ấn định tỷ lệ tối đa"
        return f"tối đa {self.limit_pct}%" if self.sure else f"tối đa {self.limit_pct}% (mức chưa đối chiếu, chỉ để tham khảo)"

    @property
    def words(self):
        """As the page says it: "Chiến sĩ thi đua cơ sở 2/18 (11%), tối đa 15%"."""
        return f"{self.award.name} {self.part}, {self.rule_words}"

    @property
    def warning(self):
        """The sentence for too many, "" otherwise."""
        if not self.over:
            return ""
        if not self.base:
            return f"{self.award.name} có {self.count} nhưng chưa có ai ở danh hiệu {self.of.name}, {self.rule_words} của số đó"
        return f"{self.words}: nhiều nhất {self.limit} trên {self.base} {lower_first(self.of.name)}"


def limit_of(base, pct):
    """Return how many of `base` are at most `pct` per cent: whole ones, never rounded up (15 % of 18 is 2)."""
    return base * pct // 100


def quotas(lines, book):
    """Return the Quotas of the titles of `book` (a RuleBook) that have a share to keep, in the order of the catalogue; no query of its own.

    `lines` are things with `recipient_id` and `award_id`: lines of one unit's registration, or nominees of its dossiers. A recipient
    counts once for an award. Shares of what is no title (units that lead their cluster) are not a unit's affair and left out.
    """
    takers = {}
    for line in lines:
        takers.setdefault(line.award_id, set()).add(line.recipient_id)
    found = []
    for rule in book.rules.values():
        asked = rule.asks(CriterionKind.QUOTA)
        if asked and asked.award and asked.award.is_title and rule.award.is_title:
            count, base = len(takers.get(rule.award.pk, ())), len(takers.get(asked.award_id, ()))
            found.append(_quota(rule, asked, count, base))
    return sorted(found, key=lambda quota: (quota.award.rank, quota.award.pk))


def _quota(rule, asked, count, base):
    return Quota(
        award=rule.award,
        of=asked.award,
        count=count,
        base=base,
        limit_pct=asked.value,
        limit=None if asked.value is None else limit_of(base, asked.value),
        sure=asked.is_sure and rule.confidence == Confidence.SURE,
        basis=asked.basis or rule.basis,
    )
