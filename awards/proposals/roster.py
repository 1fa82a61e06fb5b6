"""The unit's roster to choose nominees from: searched without marks, by sort, whoever is there today or was there before."""

from django.db.models import Q

from awards.catalogue.states import RecipientKind
from awards.records.models import Membership, Recipient
from emulation.search.text import clean_query, fold


class Roster:
    """What the address (`asked`) asks of the recipients of the unit of `proposal` on `day`: `q`, `loai`, `tat-ca` (those who left, too)."""

    def __init__(self, proposal, user, asked, day):
        self.proposal, self.user, self.day = proposal, user, day
        self.q = " ".join(asked.get("q", "")[:100].split())
        self.kind = asked.get("loai") if asked.get("loai") in RecipientKind.values else ""
        self.left_too = asked.get("tat-ca") == "1"

    @property
    def kinds(self):
        """The sorts as choices of a select."""
        return [("", "Tất cả"), *RecipientKind.choices]

    def recipients(self):
        """Return the QuerySet of recipients, by given name; those found to be somebody else are left out."""
        units = self.user.lineage_of({self.proposal.unit_id})
        places = Membership.objects.filter(unit__in=units, valid_from__lte=self.day)
        if not self.left_too:
            places = places.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=self.day))
        found = Recipient.objects.visible_to(self.user).standing().filter(pk__in=places.values("recipient"))
        if self.kind:
            found = found.filter(kind=self.kind)
        for word in clean_query(self.q).split():
            found = found.filter(search_key__contains=word)
        return found.order_by("sort_key", "pk")

    def alike(self, name, kind):
        """Return those who bear the same name, whatever marks and case, among all who are or were in the unit."""
        same = Recipient.objects.visible_to(self.user).standing().filter(kind=kind, match_key=fold(" ".join(name.split()))[:200])
        return same.filter(memberships__unit__in=self.user.lineage_of({self.proposal.unit_id})).distinct()
