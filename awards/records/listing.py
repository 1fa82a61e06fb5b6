"""The list of persons, collectives and households: what narrows it, in which order it stands, and what each row says beside the name."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Case, Count, Q, Value, When
from django.utils.http import urlencode

from awards.catalogue.states import RecipientKind
from awards.records.history import of_families
from awards.records.models import READ_ALL, READ_UNIT, AwardRecord, Membership, Recipient, heads_of
from emulation.search.text import SEARCH_LIMIT, clean_query, has_control, nfc, title_sort_key
from emulation.units.lineage import with_predecessors
from emulation.units.models import Unit


class Listing:
    """The standing recipients that a person sees, narrowed by the address: `q`, `loai`, `don-vi`, `chua-khen`.

    Whoever has the very marks that were typed stands first, then those with a word that begins so; persons go by their given name.
    """

    def __init__(self, user, asked):
        self._user = user
        self.typed = _typed(asked.get("q", ""))
        self.q = clean_query(self.typed)
        self.kind = asked.get("loai") if asked.get("loai") in RecipientKind else ""
        self.unit = next((unit for unit in self.units if str(unit.pk) == asked.get("don-vi")), None)
        self.never = asked.get("chua-khen") == "1"
        self._seen = Recipient.objects.visible_to(user).standing()

    @cached_property
    def units(self):
        """The units in which somebody whom the person sees is or was, for choosing one."""
        places = Membership.objects.filter(recipient__in=Recipient.objects.visible_to(self._user)).order_by()
        return list(Unit.objects.filter(pk__in=places.values("unit")).order_by("kind__order", "sort_key"))

    @property
    def history_of(self):
        """The unit whose history the page leads to: the one that was chosen, for people of a unit their own; None without."""
        own = self._user.seats_with(READ_UNIT)
        return self.unit if self._user.seats_with(READ_ALL) or not own else own[0].unit

    def recipients(self):
        """Return the QuerySet of the rows, in the order of the page."""
        rows = self._narrowed(self._seen)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if not self.q:
            return rows.order_by("sort_key", "pk")
        begins = Q(search_key__startswith=self.q) | Q(search_key__contains=f" {self.q}")
        return rows.order_by(Case(When(self._with_marks(), then=Value(0)), When(begins, then=Value(1)), default=Value(2)), "sort_key", "pk")

    def kinds(self):
        """Return the kinds as links with the count of what they show: (words, count, address, current)."""
        counts = dict(self._narrowed(self._seen).order_by().values_list("kind").annotate(Count("pk")))
        rows = [("Tất cả", sum(counts.values()), "")] + [(label, counts.get(value, 0), value) for value, label in RecipientKind.choices]
        return [(words, count, f"?{self._query(loai=value)}", value == self.kind) for words, count, value in rows]

    @property
    def query(self):
        return self._query(loai=self.kind)

    @property
    def words(self):
        """What narrows the list, in words."""
        kind = RecipientKind(self.kind).label if self.kind else ""
        return [self.q and f"tên có “{self.typed}”", kind, self.unit and self.unit.name, self.never and "chưa từng được khen"]

    def _query(self, **more):
        said = {"q": self.typed, "don-vi": self.unit.pk if self.unit else "", "chua-khen": "1" if self.never else "", **more}
        return urlencode({key: value for key, value in said.items() if value})

    def _narrowed(self, rows):
        if self.q:
            rows = rows.filter(search_key__contains=self.q)
        if self.unit:
            rows = rows.filter(pk__in=heads_of(Membership.objects.filter(unit__in=with_predecessors([self.unit.pk]))))
        if self.never:
            rows = rows.exclude(pk__in=heads_of(AwardRecord.objects.valid()))
        return rows

    def _with_marks(self):
        """The words as typed are words of the name, or its words begin with them."""
        words = [_word(title_sort_key(word)) for word in self.typed.split() if title_sort_key(word)]
        return Q(name__startswith=self.typed) | Q(name__contains=f" {self.typed}") | (Q(*words) if words else Q(pk__in=[]))


def _typed(text):
    """What was typed, as it goes into a query: of the length of a name, without signs that nobody sees."""
    visible = "".join(" " if has_control(sign) else sign for sign in nfc(text)[:SEARCH_LIMIT])
    return visible.strip()


def _word(key):
    """A whole word of a sort key: letters with their marks, whatever the case or the place of the tone ("hoà", "HÒA").

    A word there ends with "0" and its tone, so that is what stands before the next one.
    """
    found = Q(sort_key__startswith=key)
    for end in range(7):
        found |= Q(sort_key__contains=f"0{end}{key}")
    return found


def with_standing(recipients, day):
    """Give each Recipient of a list `place` (its Membership of `day`, else the last), `times` and `last` (awards that count); two queries."""
    rows = list(recipients)
    ids = {row.pk for row in rows}
    places, awards = defaultdict(list), defaultdict(list)
    for found in Membership.objects.filter(of_families(ids)).select_related("unit", "recipient").order_by("valid_from", "pk"):
        places[found.recipient.merged_into_id or found.recipient_id].append(found)
    given = AwardRecord.objects.valid().filter(of_families(ids)).select_related("award", "recipient").order_by("year", "award__rank", "pk")
    for record in given:
        awards[record.recipient.merged_into_id or record.recipient_id].append(record)
    for row in rows:
        row.place = place_on(places[row.pk], day)
        row.times, row.last = len(awards[row.pk]), awards[row.pk][-1] if awards[row.pk] else None
    return rows


def place_on(places, day):
    """Return the Membership of a list that counts on `day`: that of the standing row before a merged one's, the newest first; else the last."""
    valid = [place for place in places if place.valid_from <= day and (place.valid_to is None or day <= place.valid_to)]
    return max(valid or places, key=lambda place: (place.recipient.merged_into_id is None, place.valid_from, -place.pk), default=None)
