"""The rules in force for an authority on a day: national rows with the local ones laid over them, read once in a constant number of queries.

Which day is asked is the caller's affair: that of the receipt of the dossier for procedure and conditions (Nghị định 152/2025/NĐ-CP,
Điều 60), that of the decision for money (Điều 49) and for who decides.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from awards.catalogue.models import (
    AwardRule,
    AwardType,
    Checklist,
    ChecklistItem,
    Criterion,
    DecidingPower,
    Principle,
    ProcessingTime,
    Regime,
)
from awards.catalogue.states import Confidence, CriterionKind
from emulation.units.models import Unit


@dataclass(frozen=True, kw_only=True)
class RuleInForce:
    """What holds for one award. `criteria` are pairs (Criterion, tuple of its alternatives); `capacities` are ids.

    `confidence` is how sure the rule is on that day: a rule whose law has changed since the catalogue was compiled is not sure any more.
    """

    award: AwardType
    national: AwardRule | None
    local: AwardRule | None
    recipients: frozenset
    kinds: frozenset
    capacities: frozenset
    criteria: tuple
    confidence: str

    @property
    def basis(self):
        """The legal basis in words, the local one after the national one."""
        return "; ".join(rule.basis for rule in (self.national, self.local) if rule and rule.basis)

    def asks(self, kind):
        """Return the first Criterion of a CriterionKind, or None; alternatives are not looked at."""
        return next((criterion for criterion, _ in self.criteria if criterion.kind == kind), None)


class RuleBook:
    """The rules for `authority` (a Unit) on `day` (a date); with `regime`, those of that regime, chosen by hand."""

    def __init__(self, authority, day, regime=None):
        self.authority, self.chosen = authority, regime
        # A regime chosen by hand means the law as it stood in its time: on its last day, or today where it still runs.
        self.day = day if regime is None else min(max(day, regime.valid_from), regime.valid_to or max(day, regime.valid_from))

    @cached_property
    def regime(self):
        """The Regime in force, or None where the day lies before the oldest one known."""
        return Regime.objects.valid_on(self.day).order_by("-valid_from").first()

    @cached_property
    def awards(self):
        """{id: AwardType} of every award that has a rule on the day."""
        return AwardType.objects.in_bulk(self.rules.keys())

    @cached_property
    def rules(self):
        """{id of the award: RuleInForce}; five queries."""
        rows = AwardRule.objects.valid_on(self.day).filter(self._local_scope("local")).select_related("award", "local")
        rows = list(rows.prefetch_related("capacities").order_by("local__valid_from", "valid_from", "pk"))
        criteria, options = self._criteria(rows)
        national = {row.award_id: row for row in rows if row.local_id is None}
        local = {row.award_id: row for row in rows if row.local_id is not None}
        return {pk: self._merged(national.get(pk), local.get(pk), criteria, options) for pk in {**national, **local}}

    def rule(self, award):
        """Return the RuleInForce of an AwardType (or its id), or None where it cannot be given on the day."""
        return self.rules.get(getattr(award, "pk", award))

    def decides(self, award):
        """Tell whether the authority decides about the award itself on the day; what it does not decide is proposed to whoever does."""
        rule = self.rule(award)
        return rule is not None and bool(rule.capacities & self._powers)

    def concerning(self, rows):
        """Return those of `rows` (a QuerySet of a table with `local`) that concern the authority: national ones, and those made here or above."""
        return rows.filter(Q(local__isnull=True) | Q(local__authority__in=self._above))

    def in_force(self, rows):
        """Return those of `rows` that count on the day: themselves, and the regulation that they belong to."""
        return rows.valid_on(self.day).filter(self._local_scope("local"))

    def checklist_items(self, awards, *, fast):
        """Return the ChecklistItems of a dossier for `awards` (AwardTypes), each paper once; `fast`: the simplified dossier."""
        found = {}
        for award in awards:
            for item in self._items.get(self._checklist_of(award, fast), ()):
                if item.award_id in (None, award.pk):
                    found.setdefault(item.code, item)
        return list(found.values())

    def processing_days(self, kind, awards):
        """Return (working days, ProcessingTime) for a dossier of a kind about `awards`, the longest; (None, None) where no rule says."""
        ids = {award.pk for award in awards}
        fit = [row for row in self._times if (row.award_id is None or row.award_id in ids) and row.kind in ("", kind)]
        named = [row for row in fit if row.award_id] or [row for row in fit if row.kind] or fit
        longest = max(named, key=lambda row: row.days, default=None)
        return (longest.days, longest) if longest else (None, None)

    @cached_property
    def principles(self):
        """{code: Principle} of judgement; they concern every award."""
        rows = Principle.objects.valid_on(self.day).filter(subject=Principle.Subject.JUDGEMENT)
        return {row.code: row for row in rows}

    def _merged(self, national, local, criteria, options):
        own = [each for rule in (local, national) if rule for each in criteria.get(rule.pk, ())]
        said = {each.kind for each in criteria.get(local.pk, ())} if local else set()
        kept = [each for each in own if local is None or each.rule_id == local.pk or each.kind not in said or each.kind == CriterionKind.TEXT]
        source = local if local and national is None else national
        return RuleInForce(
            award=source.award,
            national=national,
            local=local,
            recipients=frozenset((local and local.recipients) or source.recipients),
            kinds=frozenset((local and local.kinds) or source.kinds),
            capacities=frozenset(each.pk for each in (local and local.capacities.all()) or source.capacities.all()),
            criteria=tuple((each, tuple(options.get(each.pk, ()))) for each in sorted(kept, key=lambda each: (each.order, each.pk))),
            confidence=self._confidence(source),
        )

    def _confidence(self, rule):
        unsure = rule.unsure_from and self.day >= rule.unsure_from
        return Confidence.UNSURE if unsure else rule.confidence

    def _criteria(self, rules):
        top, options = {}, {}
        for each in Criterion.objects.filter(rule__in=rules).select_related("award"):
            if each.parent_id:
                options.setdefault(each.parent_id, []).append(each)
            else:
                top.setdefault(each.rule_id, []).append(each)
        return top, options

    @cached_property
    def _above(self):
        """Ids of the authority and of the units above it: whose regulations hold here."""
        return set(Unit.objects.filter(code__in=self.authority.lineage).values_list("pk", flat=True))

    def _local_scope(self, name):
        """National rows, and those of regulations in force that were made here or above."""
        day, past = f"{name}__valid_from__lte", f"{name}__valid_to"
        in_force = Q(**{day: self.day}) & (Q(**{f"{past}__isnull": True}) | Q(**{f"{past}__gte": self.day}))
        return Q(**{f"{name}__isnull": True}) | (Q(**{f"{name}__authority__in": self._above}) & in_force)

    @cached_property
    def _powers(self):
        rows = DecidingPower.objects.valid_on(self.day).filter(authority=self.authority)
        return frozenset(rows.values_list("capacity", flat=True))

    @cached_property
    def _checklists(self):
        rows = Checklist.objects.valid_on(self.day).filter(self._local_scope("local"), revocation=False).prefetch_related("awards")
        return sorted(rows, key=lambda row: (row.local_id is None, row.code))

    @cached_property
    def _items(self):
        found = {}
        for item in ChecklistItem.objects.filter(checklist__in=self._checklists):
            found.setdefault(item.checklist_id, []).append(item)
        return found

    def _checklist_of(self, award, fast):
        """The id of the checklist for an award: one that names it, else one of its level, else one of any level; local before national."""
        fit = [row for row in self._checklists if row.simplified == fast]
        named = [row for row in fit if award in row.awards.all()]
        free = [row for row in fit if not row.awards.all()]
        for rows in (named, [row for row in free if row.level == award.level], [row for row in free if not row.level]):
            if rows:
                return rows[0].pk
        return None

    @cached_property
    def _times(self):
        rows = list(ProcessingTime.objects.valid_on(self.day).filter(self._local_scope("local")))
        local = [row for row in rows if row.local_id]
        return local or rows
