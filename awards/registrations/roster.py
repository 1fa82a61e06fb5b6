"""Who stands on the registration of a unit: its people and teams of the year, what they registered and reached the year before.

What belongs to a recipient is read by the recipient and whoever was found to be the same, so that a merger of units or of rows loses nothing.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardForm, RecipientKind
from awards.records.models import AwardRecord, Membership, Recipient
from awards.registrations.models import RegisteredTitle
from awards.registrations.titles import KINDS
from emulation.formats.words import day_words
from emulation.units.lineage import with_predecessors

ORDER = [RecipientKind.PERSON, RecipientKind.COLLECTIVE]


@dataclass(frozen=True)
class Last:
    """A title of the year before: `reached` is None while nobody of the unit has a result of that year.

    `unregistered`: it was reached although the unit's registration of that year did not say so.
    """

    award: AwardType
    reached: bool | None
    unregistered: bool = False

    @property
    def words(self):
        """As the page says it: "LĐTT: đạt"."""
        result = {True: "đạt", False: "không đạt", None: "chưa có kết quả"}[self.reached]
        return f"{self.award.short_name}: {result}{' (không đăng ký)' if self.unregistered else ''}"


@dataclass
class Row:
    """One recipient on the page. `left` says that he is no longer there ("" where he is); `titles` are {award id: AwardType} as saved."""

    recipient: Recipient
    position: str = ""
    left: str = ""
    last: list = field(default_factory=list)
    titles: dict = field(default_factory=dict)
    initiative: str = ""

    @property
    def pk(self):
        return self.recipient.pk


class Roster:
    """The rows of a registration on `day`; a constant number of queries. Also for one that is not stored yet."""

    def __init__(self, registration, day):
        self.registration, self.year, self.day = registration, registration.year, day
        self.units = with_predecessors({registration.obligation.unit_id})
        self._rows = {}
        self._take_members()
        before = self._last_year()
        self._take_lines()
        self._name_places_of_the_gone()
        for pk, row in self._rows.items():
            row.last = sorted(before.get(pk, {}).values(), key=lambda last: last.award.rank)

    @property
    def rows(self):
        """All Rows: persons by their given name, then teams."""
        place = {kind: number for number, kind in enumerate(ORDER)}
        return sorted(self._rows.values(), key=lambda row: (place.get(row.recipient.kind, 9), row.recipient.sort_key, row.pk))

    @property
    def persons(self):
        return [row for row in self.rows if row.recipient.is_person]

    @property
    def teams(self):
        return [row for row in self.rows if not row.recipient.is_person]

    def row(self, pk):
        """Return the Row of a recipient (id), or None."""
        return self._rows.get(pk)

    def _take_members(self):
        first, last = dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        places = Membership.objects.overlapping(first, last).filter(unit__in=self.units, recipient__kind__in=KINDS)
        for place in places.select_related("recipient__merged_into").order_by("valid_from", "pk"):
            self._put(place.recipient.merged_into or place.recipient, place)

    def _put(self, recipient, place):
        """The newest place says the position; whoever has one that still counts is there."""
        row = self._rows.setdefault(recipient.pk, Row(recipient))
        row.position = place.position or place.team or row.position
        row.left = "" if place.valid_to is None or place.valid_to >= self.day else f"Rời đơn vị từ {day_words(place.valid_to)}"

    def _last_year(self):
        """Return {recipient id: {award id: Last}}; whoever registered here last year and is gone gets a Row too."""
        year, found = self.year - 1, {}
        same = Q(recipient__in=self._rows) | Q(recipient__merged_into__in=self._rows)
        here = Q(registration__unit__in=self.units, recipient__kind__in=KINDS)
        registered = RegisteredTitle.objects.filter(same | here, year=year).select_related("recipient__merged_into", "award")
        given = AwardRecord.objects.valid().filter(year=year, award__form=AwardForm.TITLE).filter(same | Q(unit__in=self.units))
        reached, known = {}, False
        for record in given.select_related("recipient", "award"):
            reached.setdefault(record.recipient.merged_into_id or record.recipient_id, {})[record.award_id] = record.award
            known = known or record.unit_id in self.units
        for title in registered:
            head = title.recipient.merged_into or title.recipient
            self._rows.setdefault(head.pk, Row(head, left="gone"))
            result = title.award_id in reached.get(head.pk, {}) or (False if known else None)
            found.setdefault(head.pk, {})[title.award_id] = Last(title.award, result)
        self.registered_before = bool(found)
        for pk, awards in reached.items():
            for key, award in awards.items():
                found.setdefault(pk, {}).setdefault(key, Last(award, True, unregistered=self.registered_before))
        return found

    def _take_lines(self):
        if self.registration.pk is None:
            return
        for line in self.registration.lines.select_related("recipient__merged_into", "award"):
            head = line.recipient.merged_into or line.recipient
            row = self._rows.setdefault(head.pk, Row(head, left="gone"))
            row.titles[line.award_id] = line.award
            row.initiative, row.position = line.initiative or row.initiative, row.position or line.position

    def _name_places_of_the_gone(self):
        gone = {pk: row for pk, row in self._rows.items() if row.left == "gone"}
        ended = {}
        for place in Membership.objects.filter(recipient__in=gone, unit__in=self.units).order_by("valid_to") if gone else ():
            ended[place.recipient_id] = place
        for pk, row in gone.items():
            place = ended.get(pk)
            row.position = row.position or (place.position if place else "")
            row.left = f"Rời đơn vị từ {day_words(place.valid_to)}" if place and place.valid_to else "Không còn trong danh sách đơn vị"
