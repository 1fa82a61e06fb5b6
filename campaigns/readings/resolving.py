"""Whom the words of a directive mean: units, kinds of units, the heads of the clusters or everybody who receives it.

Reads the tree below the authority once. What is not found is said, never guessed; a person chooses.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ObjectDoesNotExist

from campaigns.directives.models import Duty
from campaigns.readings.naming import key_of, tails_of, without_chief, without_tail
from emulation.units.models import Unit

Scope = Duty.Scope
_PARTS = re.compile(r"\s*[,;:]\s*|\s+(?:và|và các|cùng)\s+")
_CLUSTERS = re.compile(r"\b(cum truong|khoi truong|truong cum|truong khoi|cum khoi|(cac )?(cum|khoi)( thi dua)?$)|^(khoi|cum) thi dua")
_OF_LEVEL = re.compile(r"^(uy ban nhan dan )?((cac|cap) )?")  # "UBND các xã", "thị trấn", "cấp xã"
_OFFICE = re.compile(r"thuong truc (cua )?hoi dong thi dua khen thuong")
_COMMITTEE = re.compile(r"^(uy ban nhan dan|dia phuong|cac dia phuong)\b")
_AGENCIES = re.compile(r"^(cac )?(co quan|don vi|nganh|ban nganh|so ban nganh|phong ban|phong ban nganh|co quan don vi|ban|don vi truc thuoc)$")
_COURTESY = re.compile(
    r"^(cac )?(mat tran |mat tran to quoc |mat tran to quoc cac )?(doan the|to chuc chinh tri xa hoi|hoi doan the|hoi$)(?!.*nghe nghiep)"
)
_PARTY = re.compile(r"^(cac )?(co quan|ban|ban xay dung|to chuc)( cua)? dang$")
_ABOVE = re.compile(r"^(cac )?(so|bo)$")  # "các sở, ban, ngành": not our agencies
_ASIDE = re.compile(r"\([^()]*\)")
_EVERYBODY = re.compile(r"(nhan|thuc hien) chi thi( nay)?$|^noi nhan$|^nhu tren$")


@dataclass
class Resolved:
    """`scope` a value of Duty.Scope or "" when nobody was found; `unclear` the words that name nobody of the tree."""

    scope: str = ""
    kinds: list = field(default_factory=list)
    units: list = field(default_factory=list)
    unclear: list = field(default_factory=list)


class Resolver:
    """Knows the units below `authority` (a Unit) on `day` (a date); two queries."""

    def __init__(self, authority, day):
        self.tails = tails_of(authority.name)
        self.units = list(Unit.objects.under(authority).valid_on(day).select_related("kind").ordered())
        self.kinds = list({unit.kind_id: unit.kind for unit in self.units}.values())
        self.office = _office_of(authority)
        self._unit_by_key = self._named(self.units, lambda unit: (unit.name, unit.short_name))
        self._kind_by_key = self._named(self.kinds, lambda kind: (kind.group_name, kind.name))
        self.committees = {kind.pk for kind in self.kinds if _COMMITTEE.match(key_of(kind.group_name))}
        self.courtesy = {kind.pk for kind in self.kinds if kind.courtesy}
        self.party = {kind.pk for kind in self.kinds if key_of(kind.name).split()[-1:] == ["dang"]}
        self.agencies = {kind.pk for kind in self.kinds} - self.committees - self.courtesy - self.party

    def debtors(self, who):
        """Return the Resolved of the bodies `who` (texts) that have to do something."""
        found = _Found()
        for phrase in who:
            self._read(phrase, found)
        return self._scoped(found)

    def addressees(self, line):
        """Return the Resolved of a line of "Nơi nhận": kinds and units; a line that only names somebody has neither."""
        found = _Found()
        for phrase in _ASIDE.sub(" ", line).split(";"):
            self._read(phrase, found)
        return Resolved(kinds=self._in_order(found.kinds), units=[unit.pk for unit in self.units if unit.pk in found.units], unclear=found.unclear)

    def _read(self, phrase, found):
        """Add to `found` whom the words mean. One unit with something unknown behind it bears a longer name: it is another body."""
        own, bodies = _Found(), list(self._bodies(phrase))
        above = any(_ABOVE.search(key) and not self._known(key) for _, key in bodies)
        for words, key in bodies:
            self._take(words, key, own, above)
        if own.unclear and (own.units or len(own.unclear) == len(bodies)):
            own = _Found(unclear=[" ".join(phrase.split())])
        found.add(own)

    def _bodies(self, phrase):
        """Yield (words, key) for each body; parts that make one name together ("Trung tâm Văn hóa, Thông tin") stay together."""
        parts = [part for part in _PARTS.split(phrase.strip(" .-–")) if part]
        while parts:
            size = next((size for size in range(len(parts), 1, -1) if self._known(self._key(" ".join(parts[:size])))), 1)
            yield ", ".join(parts[:size]), self._key(" ".join(parts[:size]))
            del parts[:size]

    def _key(self, words):
        return without_tail(without_chief(key_of(words)), self.tails)

    def _known(self, key):
        return self._unit(key) or key in self._kind_by_key

    def _unit(self, key):
        return self._unit_by_key.get(key)

    def _named(self, records, names):
        known = {}
        for record in records:
            for name in names(record):
                known.setdefault(without_tail(key_of(name), self.tails), record.pk)
        return known

    def _take(self, words, key, found, above):
        if not key:
            return
        if kind := self._kind_by_key.get(key):
            found.kinds.add(kind)
        elif unit := self._unit(key):
            found.units.add(unit)
        elif _CLUSTERS.search(key):
            found.clusters = True
        elif _OFFICE.search(key) and self.office:
            found.units.add(self.office)
        elif _EVERYBODY.search(key):
            found.everybody = True
        elif not above and (kinds := self._group(key)):
            found.kinds |= kinds
        else:
            found.unclear.append(words)

    def _group(self, key):
        """Return the ids of the kinds that a general word means: "đoàn thể", "cơ quan, đơn vị", "UBND các xã"."""
        if _PARTY.search(key):
            return self.party
        if _COURTESY.search(key):
            return self.courtesy
        if _AGENCIES.search(key):
            return self.agencies
        if re.match(r"(cac )?dia phuong$", key):
            return self.committees
        level = _OF_LEVEL.sub("", key)
        return {kind.pk for kind in self.kinds if kind.pk in self.committees and level in map(key_of, kind.name.split(","))}

    def _scoped(self, found):
        general = self.agencies and found.kinds >= self.agencies | self.committees
        whole = general and (self.committees or found.kinds >= {kind.pk for kind in self.kinds} - self.party)
        if found.everybody or whole:
            return Resolved(scope=Scope.RECIPIENTS, unclear=found.unclear)
        if found.clusters and not found.units:
            return Resolved(scope=Scope.CLUSTER_HEADS, unclear=found.unclear)
        inside = {unit.pk for unit in self.units if unit.kind_id in found.kinds}
        if found.units - inside:
            named = [unit.pk for unit in self.units if unit.pk in found.units | inside]
            return Resolved(scope=Scope.UNITS, units=named, unclear=found.unclear)
        if found.kinds:
            return Resolved(scope=Scope.KINDS, kinds=self._in_order(found.kinds), unclear=found.unclear)
        return Resolved(unclear=found.unclear)

    def _in_order(self, kinds):
        return [kind.pk for kind in self.kinds if kind.pk in kinds]


@dataclass
class _Found:
    kinds: set = field(default_factory=set)
    units: set = field(default_factory=set)
    unclear: list = field(default_factory=list)
    clusters: bool = False
    everybody: bool = False

    def add(self, other):
        self.kinds |= other.kinds
        self.units |= other.units
        self.unclear += other.unclear
        self.clusters |= other.clusters
        self.everybody |= other.everybody


def _office_of(authority):
    try:
        return authority.authority.standing_office_id
    except ObjectDoesNotExist:
        return None
