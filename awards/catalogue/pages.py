"""What the pages of the catalogue show: the rules of a day by family, and one award with all that is known of it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F

from awards.catalogue.book import RuleBook
from awards.catalogue.models import AwardRule, AwardType, BonusRate, VoteRule
from awards.catalogue.money import Bonus, bonus_of, rates_on, salary_on
from awards.catalogue.states import AwardForm, AwardKind, Confidence, RecipientKind
from emulation.formats.words import number_words


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One award in the list: words, and whether the authority itself decides it on the day."""

    award: AwardType
    recipients: str
    kinds: str
    deciders: str
    own: bool
    bonuses: str
    basis: str
    sure: bool
    confidence: str
    local: bool


class Catalogue:
    """The awards that can be given on `day` as `authority` (a Unit) sees them; a constant number of queries."""

    def __init__(self, authority, day):
        self.authority, self.day, self.book = authority, day, RuleBook(authority, day)
        self._rates, self.salary = rates_on(day, authority), salary_on(day)

    def lines(self, search="", form=""):
        """Return the Listed, by family and rank; `search` is folded text, `form` a value of AwardForm."""
        rules = sorted(self.book.rules.values(), key=lambda rule: (list(AwardForm).index(rule.award.form), -rule.award.rank))
        return [self._line(rule) for rule in rules if search in rule.award.search_key and form in ("", rule.award.form)]

    def groups(self, lines):
        """Return [(words of the family, Listed of it)] in the order of the law."""
        found = {}
        for each in lines:
            found.setdefault(AwardForm(each.award.form).label, []).append(each)
        return list(found.items())

    def _line(self, rule):
        return Listed(
            award=rule.award,
            recipients=", ".join(each.label for each in RecipientKind if each in rule.recipients),
            kinds=", ".join(kind_words(rule)),
            deciders=", ".join(self.capacities[pk] for pk in sorted(rule.capacities)),
            own=self.book.decides(rule.award),
            bonuses="; ".join(self.bonus_words(rule.award, each) for each in RecipientKind if each in rule.recipients),
            basis=rule.basis,
            sure=rule.confidence == Confidence.SURE,
            confidence=Confidence(rule.confidence).label,
            local=rule.local is not None,
        )

    def bonus(self, award, recipient):
        """Return the Bonus on the day; no query."""
        return bonus_of(award, recipient, self.day, rates=self._rates, salary=self.salary) if self.salary else Bonus(None, None, None)

    def bonus_words(self, award, recipient):
        """Return the bonus for a kind of recipient as words: "Cá nhân 540.000 đồng (hệ số 0,3)"."""
        found, who = self.bonus(award, recipient), RecipientKind(recipient).label
        if found.amount is None:
            return f"{who}: chưa có mức"
        most = "không quá " if found.rate.ceiling else ""
        return f"{who}: {most}{number_words(found.amount)} đồng (hệ số {number_words(found.rate.multiplier.normalize())})"

    @cached_property
    def capacities(self):
        """{id: name} of the capacities that the rules of the day name; no query."""
        sources = [source for rule in self.book.rules.values() for source in (rule.national, rule.local) if source]
        return {capacity.pk: capacity.name for source in sources for capacity in source.capacities.all()}


def kind_words(rule):
    """Return the words of the kinds of commendation that a RuleInForce allows."""
    return [each.label for each in AwardKind if each in rule.kinds]


def award_page(award, authority, day):
    """Return the context of the page of one AwardType on `day`; a constant number of queries."""
    catalogue = Catalogue(authority, day)
    rule = catalogue.book.rule(award)
    here = catalogue.book.concerning
    rules = here(AwardRule.objects.filter(award=award)).select_related("local").order_by("-valid_from", F("local").asc(nulls_first=True))
    votes = catalogue.book.in_force(VoteRule.objects.filter(award=award)).select_related("local")
    found = {"award": award, "rule": rule, "rules": rules, "votes": votes, "catalogue": catalogue, "day": day}
    if rule is None:
        return found
    fast = catalogue.book.checklist_items([award], fast=True)
    return found | {
        "kinds": ", ".join(kind_words(rule)),
        "deciders": [catalogue.capacities[pk] for pk in sorted(rule.capacities)],
        "own": catalogue.book.decides(award),
        "sure": rule.confidence == Confidence.SURE,
        "confidence": Confidence(rule.confidence).label,
        "bonuses": [(catalogue.bonus_words(award, each), catalogue.bonus(award, each)) for each in RecipientKind if each in rule.recipients],
        "items": catalogue.book.checklist_items([award], fast=False),
        "fast_items": fast,
        "rates": here(BonusRate.objects.filter(award=award)).order_by("recipient", "-valid_from"),
    }
