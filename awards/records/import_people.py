"""Whom a line of a file means: somebody known, somebody that an earlier line brings, or somebody new. Reads nothing, writes nothing.

The identity number decides; without it the name with the day of birth; without that the name within the unit. The name alone never does:
two people of one name in two units stay two, and are proposed later as perhaps one. (`matching` knows stored rows only; here a line may mean
somebody whom an earlier line of the same file brings.)
"""

from dataclasses import dataclass, field

from awards.records.models import AwardRecord, Membership, Recipient
from emulation.formats.words import day_words
from emulation.search.text import fold


@dataclass(eq=False)
class Known:
    """One recipient with all that was merged into it, or one that line `number` of the file brings (`row` is then not stored yet)."""

    row: Recipient
    number: int = 0
    match_keys: set = field(default_factory=set)
    spellings: set = field(default_factory=set)  # sort keys: they know the marks, and hold Hoà and Hòa for one
    digests: set = field(default_factory=set)
    places: list[Membership] = field(default_factory=list)
    awards: list[AwardRecord] = field(default_factory=list)

    def join(self, row, digest, places):
        """Take in one stored row of the family with its places."""
        self.match_keys.add(row.match_key)
        self.spellings.add(row.sort_key)
        self.digests |= {digest} - {""}
        self.places += places

    def places_in(self, unit):
        """The places in a Unit, the newest first."""
        return sorted((place for place in self.places if place.unit_id == unit.pk), key=lambda place: place.valid_from, reverse=True)

    def record(self, award, year, number):
        """Return (the record that a line about an award of a year with a decision number means, or None; other records of that year)."""
        of_year = [each for each in self.awards if each.award_id == award.pk and each.year == year]
        exact = [each for each in of_year if fold(each.decision_number) == fold(number)]
        open_ones = [each for each in of_year if not (each.decision_number and number)]
        found = exact or (open_ones if len(open_ones) == 1 else [])
        return (found[0], []) if found else (None, of_year)

    @property
    def words(self):
        """Who it is, in words that tell namesakes apart; never the identity number."""
        born = f"sinh {day_words(self.row.birth_date)}" if self.row.birth_date else ""
        last = max(self.places, key=lambda place: place.valid_from, default=None)
        where = f"{last.position}, {last.unit.short_name}".strip(", ") if last else ""
        return ", ".join(filter(None, [self.row.name, born, where, f"ở dòng {self.number}" if self.number else ""]))


@dataclass
class Sought:
    """What a line says of somebody."""

    kind: str
    match_key: str
    spelling: str
    unmarked: bool  # typed without any mark: "NGUYEN VAN AN"
    digest: str
    birth_date: object
    unit: object
    near: frozenset  # ids of the unit, of those it took over from and of those that took over from it
    whole_unit: bool


@dataclass
class Choice:
    """Who was found: `person`, or None for somebody new; `fault` is (column, sentence) where it cannot be told; `warning` a sentence."""

    person: Known | None = None
    fault: tuple | None = None
    warning: str = ""


class People:
    """Everybody whose name or number stands in the file, found by either; new ones are added as the lines go on."""

    def __init__(self):
        self._by_name, self._by_digest, self._by_unit = {}, {}, {}

    def add(self, person):
        """Let later lines find `person` (a Known)."""
        for key in person.match_keys:
            self._by_name.setdefault((person.row.kind, key), []).append(person)
        for digest in set(person.digests):
            self.number(person, digest)
        if person.row.unit_id:
            self._by_unit[person.row.unit_id] = person

    def number(self, person, digest):
        """Let later lines find `person` by an identity number, too."""
        person.digests.add(digest)
        self._by_digest[digest] = person

    def find(self, sought, prefers=lambda person: False):
        """Return the Choice for a Sought; of several that fit, the only one that `prefers` (a predicate) is taken."""
        if sought.whole_unit:
            return Choice(self._by_unit.get(sought.unit.pk))
        if sought.digest in self._by_digest:
            return self._by_number(sought)
        namesakes = [each for each in self._by_name.get((sought.kind, sought.match_key), ()) if not (sought.digest and each.digests)]
        spelt = [each for each in namesakes if sought.unmarked or sought.spelling in each.spellings or _unmarked(each)]
        for fits in self._circles(spelt, sought):
            chosen = [each for each in fits if prefers(each)] if len(fits) > 1 else fits
            if len(chosen) == 1:
                return Choice(chosen[0])
            if fits:
                return Choice(fault=_ambiguous(fits, sought))
        return Choice(warning=_warning(spelt, namesakes))

    def _by_number(self, sought):
        person = self._by_digest[sought.digest]
        if sought.match_key in person.match_keys:
            return Choice(person)
        return Choice(fault=("identity", f"Số định danh này là của {person.words}. Sửa số hoặc sửa họ tên"))

    @staticmethod
    def _circles(namesakes, sought):
        """Yield the namesakes that fit, the surest first: same day of birth; same unit with one of the two days unknown."""
        here = [each for each in namesakes if any(place.unit_id in sought.near for place in each.places)]
        if sought.birth_date:
            yield [each for each in namesakes if each.row.birth_date == sought.birth_date]
            yield [each for each in here if each.row.birth_date is None]
        else:
            yield here


def _unmarked(person):
    return person.row.name.isascii()


def _ambiguous(fits, sought):
    """The fault that describes the choices."""
    choices = "; ".join(f"({place}) {person.words}" for place, person in enumerate(fits[:5], 1))
    if sought.birth_date:
        return "birth_date", f"Có {len(fits)} hồ sơ cùng tên, cùng ngày sinh: {choices}. Điền số định danh, hoặc xem ở trang Hồ sơ có thể trùng trước"
    return "birth_date", f"Có {len(fits)} người cùng tên ở đơn vị này: {choices}. Điền ngày sinh hoặc số định danh để biết là ai"


def _warning(spelt, namesakes):
    """Somebody new beside a namesake is worth a look."""
    if spelt:
        return f"Lập hồ sơ mới dù đã có người cùng tên: {spelt[0].words}. Nếu là một người, điền ngày sinh hoặc số định danh cho khớp"
    if namesakes:
        return f"Lập hồ sơ mới; gần giống tên: {namesakes[0].words}. Kiểm tra dấu của họ tên"
    return ""
