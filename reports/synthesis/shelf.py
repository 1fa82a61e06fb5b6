"""The list of syntheses: for each period the editions, and for the office what may be built now and how many reports are there."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from campaigns.movements.periods import Period
from campaigns.obligations.models import Obligation
from reports.synthesis.gathering import KINDS
from reports.synthesis.models import Synthesis

_SPANS = {kind: period for period, kind in KINDS.items()}


@dataclass
class Slot:
    """A Period of an authority: its editions, the newest first; `owed` and `sent` count the reports as of now (None: not asked for)."""

    authority: object
    span: Period
    editions: list = field(default_factory=list)
    owed: int | None = None
    sent: int = 0

    @property
    def draft(self):
        return next((edition for edition in self.editions if not edition.is_frozen), None)

    @property
    def issued(self):
        return [edition for edition in self.editions if edition.is_frozen]


def slots_for(user, day):
    """Return the Slots that `user` sees, the newest period first; two queries, one for readers without a draft to build."""
    slots = {}
    editions = Synthesis.objects.visible_to(user).defer("facts", "absent").select_related("authority", "document")
    for edition in editions.order_by("-year", "-period", "-edition"):
        slots.setdefault((edition.authority_id, edition.span), Slot(edition.authority, edition.span)).editions.append(edition)
    offices = {seat.authority.pk: seat.authority for seat in user.seats_with("reports.build_synthesis")}
    for authority, year, kind, owed, sent in _counts(offices, day):
        span = Period(year, _SPANS[kind])
        slot = slots.setdefault((authority, span), Slot(offices[authority], span))
        slot.owed, slot.sent = owed, sent
    return sorted(slots.values(), key=lambda slot: (slot.span, slot.authority.pk), reverse=True)


def _counts(offices, day):
    """Return (authority, year, kind, units that owe, units that sent) of every period whose reports may be sent by `day`; one query."""
    if not offices:
        return []
    owed = Obligation.objects.filter(authority__in=offices, cluster__isnull=True, duty__kind__in=KINDS.values(), opens__lte=day)
    grouped = owed.standing_on(day).order_by().values_list("authority", "directive__year", "duty__kind")
    return grouped.annotate(owed=Count("unit", distinct=True), sent=Count("unit", distinct=True, filter=Q(sent_on__isnull=False)))
