"""What the lines of a file are compared with, read in a fixed number of queries: units of all times, awards, people of these names."""

import re
from dataclasses import dataclass

from django.db.models import Q

from awards.catalogue.models import AwardType
from awards.catalogue.states import RecipientKind
from awards.records.identity import digest_of
from awards.records.import_people import Known, People, Sought
from awards.records.models import AwardRecord, Recipient
from awards.records.recipients import keys_of
from emulation.formats.words import day_words
from emulation.search.text import fold
from emulation.units.lineage import with_predecessors
from emulation.units.models import Succession, Unit

_MOST_CHOICES = 6
_KIND = re.compile(r"^(xa|phuong|thi tran) ")


@dataclass
class Ground:
    """What `survey` read; `people` grows as lines bring somebody new."""

    units: dict
    awards: dict
    people: People
    near: dict

    def unit(self, typed, *days):
        """Return the Unit of that name, short name or code as it was on the first of `days` that knows one. Raises ValueError with a sentence."""
        found = self.units.get(fold(typed)) or self.units.get(_bare(typed)) or []
        for day in days:
            then = [unit for unit in found if unit.exists_on(day)]
            if len(then) == 1:
                return then[0]
            if then:
                raise ValueError(f"Có {len(then)} đơn vị cùng tên này: {_listed(f'{unit.name} ({unit.code})' for unit in then)}. Ghi mã đơn vị")
        if found:
            raise ValueError(f"“{typed[:60]}” không có vào ngày {day_words(days[0])}. Ghi tên đơn vị khi đó")
        near = sorted({unit.name for units in self.units.values() for unit in units if _bare(typed) in unit.search_key})
        hint = f" Có phải: {_listed(near)}?" if near and len(_bare(typed)) > 2 else ""
        raise ValueError(f"Không có đơn vị “{typed[:60]}” trong phạm vi cơ quan. Ghi tên, tên gọn hoặc mã đơn vị.{hint}")

    def award(self, typed):
        """Return the AwardType of that name, short name or code. Raises ValueError with a sentence."""
        key = fold(typed)
        found = self.awards.get(key) or self.awards.get(key.replace("-", "_").replace(" ", "_"))
        if found:
            return found
        near = list(dict.fromkeys(award.name for name, award in self.awards.items() if key in name or name in key))
        hint = f" Có phải: {_listed(near)}?" if near else " Xem các tên được dùng ở trang Hướng dẫn của mẫu."
        raise ValueError(f"Không có danh hiệu, hình thức “{typed[:60]}” trong danh mục.{hint}")

    def sought(self, line, unit):
        """Return whom a Line in a Unit means, as a Sought."""
        keys = keys_of(line["name"], line["kind"])
        return Sought(
            kind=line["kind"],
            match_key=keys["match_key"],
            spelling=keys["sort_key"],
            unmarked=line["name"].isascii(),
            digest=digest_of(line["identity"]) if line["identity"] else "",
            birth_date=line["birth_date"],
            unit=unit,
            near=frozenset({unit.pk, *self.near.get(unit.pk, ())}),
            whole_unit=line["kind"] == RecipientKind.COLLECTIVE and fold(line["name"]) in _names_of(unit),
        )


def survey(lines, authority):
    """Return the Ground for `lines` (of any number) below `authority` (a Unit); nine queries, more only for mergers of mergers."""
    units = _units(authority)
    awards = {}
    for award in sorted(AwardType.objects.all(), key=lambda each: each.rank):
        awards |= {fold(name): award for name in (award.name, award.short_name, award.code)}
    return Ground(_by_names(units), awards, _people(lines, units), _near())


def _units(authority):
    inside = set(Unit.objects.filter(path__startswith=authority.path).values_list("pk", flat=True))
    return list(Unit.objects.filter(pk__in=with_predecessors(inside)))


def _near():
    """{unit id: ids of the units it took over from or that took over from it}."""
    found = {}
    for before, after in Succession.objects.order_by().values_list("predecessor", "successor"):
        found.setdefault(before, set()).add(after)
        found.setdefault(after, set()).add(before)
    return found


def _names_of(unit):
    bare = _bare(unit.name)
    return {fold(unit.name), fold(unit.short_name), fold(unit.code), bare, _KIND.sub("", bare)}


def _bare(name):
    """A name of a unit as people shorten it: "UBND xã Sông Ray" and "Ủy ban nhân dân xã Sông Ray" are "xa song ray"."""
    words = fold(name)
    for beginning in ("ubnd ", "uy ban nhan dan "):
        words = words.removeprefix(beginning)
    return words


def _by_names(units):
    found = {}
    for unit in units:
        for name in _names_of(unit):
            found.setdefault(name, []).append(unit)
    return found


def _people(lines, units):
    """Everybody of the names and numbers in the lines who has (or had) a place in one of the units, each with places and awards."""
    names = {keys_of(line["name"], line["kind"])["match_key"] for line in lines if line["name"]}
    digests = {digest_of(line["identity"]) for line in lines if line["identity"]}
    teams = [line["name"] for line in lines if line["kind"] == RecipientKind.COLLECTIVE and line["name"]]
    written = {key for name in teams for key in (fold(name), _bare(name))}
    whole = [unit.pk for unit in units if written & _names_of(unit)]
    meant = Recipient.objects.filter(Q(match_key__in=names) | Q(identity__digest__in=digests) | Q(unit__in=whole)).order_by()
    rows = Recipient.objects.family(meant.values("pk")).select_related("identity").prefetch_related("memberships__unit").order_by("pk")
    ours, found = {unit.pk for unit in units}, {}
    for row in rows:
        head = row.merged_into_id or row.pk
        person = found.setdefault(head, Known(row))
        person.row = row if row.pk == head else person.row
        identity = getattr(row, "identity", None)
        person.join(row, identity.digest if identity else "", list(row.memberships.all()))
    found = {pk: person for pk, person in found.items() if {place.unit_id for place in person.places} & ours or person.row.unit_id in ours}
    _add_awards(found)
    people = People()
    for person in found.values():
        people.add(person)
    return people


def _add_awards(found):
    """Give each person its records; those of rows merged into it count."""
    records = AwardRecord.objects.filter(Q(recipient__in=list(found)) | Q(recipient__merged_into__in=list(found))).select_related("recipient")
    for record in records.order_by("pk"):
        found[record.recipient.merged_into_id or record.recipient_id].awards.append(record)


def _listed(names):
    names = list(names)
    more = "; ..." if len(names) > _MOST_CHOICES else ""
    return "; ".join(names[:_MOST_CHOICES]) + more
