"""Which rows may be one person: the same number, or the same name with the same birth date or in the same unit.

Names are compared folded: without marks, case and extra spaces, so "Hoà", "Hòa" and a decomposed "Hòa" are one. Found here is only a
proposal; a person decides.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from awards.records.models import Identity, Membership, Recipient, SamePerson
from emulation.search.text import fold
from emulation.units.models import Succession

BY_NUMBER, BY_BIRTH, BY_UNIT = "number", "birth", "unit"
WORDS = {BY_NUMBER: "Cùng số định danh", BY_BIRTH: "Cùng họ tên và ngày sinh", BY_UNIT: "Cùng tên và đơn vị"}
_STRENGTH = (BY_NUMBER, BY_BIRTH, BY_UNIT)


@dataclass(frozen=True)
class Wanted:
    """A recipient to look for: `units` are ids of units where they are or were, `digest` that of `identity.digest_of`."""

    kind: str
    name: str
    birth_date: object = None
    units: frozenset = frozenset()
    digest: str = ""
    pk: int | None = None  # the head of its own family, where it is stored already

    @property
    def key(self):
        return fold(self.name)[:200]


@dataclass(frozen=True)
class Candidate:
    """A standing Recipient that may be the one wanted, and why (keys of WORDS, the strongest first)."""

    recipient: Recipient
    reasons: tuple

    @property
    def words(self):
        return "; ".join(WORDS[reason] for reason in self.reasons)


def lookalikes(wanted, among=None):
    """Return for each Wanted of a list the list of its Candidates, the strongest first; at most five queries, however many there are.

    `among` narrows the rows that may be found (a QuerySet of Recipient, such as `visible_to`). A merged row answers as the one it became.
    """
    wanted = list(wanted)
    keys, digests = {each.key for each in wanted}, {each.digest for each in wanted if each.digest}
    rows = Recipient.objects.all() if among is None else among
    found = list(rows.filter(match_key__in=keys).select_related("merged_into")) if keys else []
    known = {row.pk for row in found}
    if digests:
        found += rows.filter(identity__digest__in=digests).exclude(pk__in=known).select_related("merged_into")
    library = _Library(found)
    return [library.candidates(each) for each in wanted]


def pairs(among):
    """Return the pairs of standing rows of `among` (a QuerySet of Recipient) that may be one and were not decided: (Recipient, Recipient, words).

    A constant number of queries. The stronger reason comes first, then the name.
    """
    standing = among.standing().order_by()
    keys = standing.values("kind", "match_key").annotate(times=Count("pk")).filter(times__gt=1).values("match_key")
    numbers = Identity.objects.filter(recipient__in=standing.values("pk")).order_by()
    digests = numbers.values("digest").annotate(times=Count("pk")).filter(times__gt=1).values("digest")
    rows = {row.pk: row for row in standing.filter(match_key__in=keys)}
    rows |= {row.pk: row for row in standing.filter(identity__digest__in=digests)}
    library = _Library(rows.values())
    decided = set(SamePerson.objects.filter(first__in=rows, same=False).values_list("first", "second"))
    found = {}
    for row in rows.values():
        for candidate in library.candidates(library.as_wanted(row)):
            pair = tuple(sorted((row.pk, candidate.recipient.pk)))
            if pair not in decided:
                found[pair] = candidate
    order = sorted(found.items(), key=lambda item: (_STRENGTH.index(item[1].reasons[0]), rows[item[0][0]].sort_key, item[0]))
    return [(rows[first], rows[second], candidate.words) for (first, second), candidate in order]


class _Library:
    """The rows among which is searched, with their numbers and units, each asked of the database once."""

    def __init__(self, rows):
        self._rows = list(rows)
        ids = [row.pk for row in self._rows]
        self._digests = dict(Identity.objects.filter(recipient__in=ids).values_list("recipient", "digest"))
        self._units = defaultdict(set)
        for recipient, unit in Membership.objects.filter(recipient__in=ids).order_by().values_list("recipient", "unit"):
            self._units[recipient].add(unit)
        self._before = _predecessors()
        self._by_key, self._by_digest = defaultdict(list), defaultdict(list)
        for row in self._rows:
            self._by_key[row.kind, row.match_key].append(row)
            self._by_digest[row.kind, self._digests.get(row.pk, "")].append(row)

    def as_wanted(self, row):
        """Return a stored row as something to look for."""
        units, digest = frozenset(self._units[row.pk]), self._digests.get(row.pk, "")
        return Wanted(kind=row.kind, name=row.name, birth_date=row.birth_date, units=units, digest=digest, pk=row.merged_into_id or row.pk)

    def candidates(self, wanted):
        """Return the Candidates of one Wanted, those of the same family once."""
        reasons = defaultdict(set)
        heads = {}
        same_number = self._by_digest[wanted.kind, wanted.digest] if wanted.digest else []
        for row in {row.pk: row for row in [*self._by_key[wanted.kind, wanted.key], *same_number]}.values():
            head = row.merged_into or row
            if head.pk != wanted.pk and (why := self._why(wanted, row)):
                reasons[head.pk] |= why
                heads[head.pk] = head
        found = [Candidate(heads[pk], tuple(sorted(why, key=_STRENGTH.index))) for pk, why in reasons.items()]
        return sorted(found, key=lambda each: (_STRENGTH.index(each.reasons[0]), each.recipient.pk))

    def _why(self, wanted, row):
        digest = self._digests.get(row.pk, "")
        if wanted.digest and digest:
            return {BY_NUMBER} if wanted.digest == digest else set()  # two numbers are two people, whatever they are called
        if row.match_key != wanted.key:
            return set()
        if wanted.birth_date and row.birth_date:
            return {BY_BIRTH} if wanted.birth_date == row.birth_date else set()
        return {BY_UNIT} if self._near(wanted.units, self._units[row.pk]) else set()

    def _near(self, units, others):
        """Tell whether a unit of the one is a unit of the other, or took over from it, or was taken over by it."""
        return any(one == two or two in self._before[one] or one in self._before[two] for one in units for two in others)


def _predecessors():
    """Return {unit id: ids of all units before it}, however many mergers back; one query."""
    direct = defaultdict(set)
    for before, after in Succession.objects.order_by().values_list("predecessor", "successor"):
        direct[after].add(before)
    known = defaultdict(set)
    for unit in list(direct):
        fresh = set(direct[unit])
        while fresh:
            known[unit] |= fresh
            fresh = set().union(*(direct.get(each, set()) for each in fresh)) - known[unit]
    return known
