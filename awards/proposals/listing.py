"""The list of dossiers: which of those that a person sees, by year, kind and state, searched without marks."""

from urllib.parse import urlencode

from django.db.models import Count, Q

from awards.catalogue.states import AwardKind
from awards.proposals.states import OFFICE_LABELS, ProposalState
from emulation.search.text import clean_query


def state_words(proposal, own):
    """Return what the state of a dossier is called on the side of the desk where the reader sits."""
    return proposal.get_state_display() if own else OFFICE_LABELS[proposal.state]


class Listing:
    """`proposals` (visible to the reader) narrowed by the address: `nam`, `loai`, `trang-thai`, `q`. What it says wrongly counts as not said."""

    def __init__(self, proposals, asked, *, above):
        self._labels = OFFICE_LABELS if above else dict(ProposalState.choices)
        self.years = list(proposals.order_by("-year").values_list("year", flat=True).distinct())
        self.year = next((year for year in self.years if str(year) == asked.get("nam")), None)
        self.kind = asked.get("loai") if asked.get("loai") in AwardKind.values else ""
        self.state = asked.get("trang-thai") if asked.get("trang-thai") in ProposalState.values else ""
        self.q = " ".join(asked.get("q", "")[:100].split())
        found = proposals.select_related("unit", "authority").annotate(size=Count("nominees"))
        self.proposals = found.filter(self._wanted()).order_by("-year", "-saved_at", "-pk")

    @property
    def kinds(self):
        """The kinds as choices of a select."""
        return AwardKind.choices

    @property
    def states(self):
        """The states as choices of a select, in the words of the reader's side; equal words once."""
        return list({words: key for key, words in reversed(self._labels.items())}.items())[::-1]

    @property
    def query(self):
        """What narrows the list, as part of an address."""
        said = {"nam": self.year, "loai": self.kind, "trang-thai": self.state, "q": self.q}
        return urlencode({key: value for key, value in said.items() if value})

    @property
    def words(self):
        """What narrows the list, in words."""
        kind = AwardKind(self.kind).label if self.kind else ""
        return [f"năm {self.year}" if self.year else "", kind, self._labels.get(self.state, ""), f"“{self.q}”" if self.q else ""]

    def _wanted(self):
        wanted = Q(year=self.year) if self.year else Q()
        wanted &= Q(kind=self.kind) if self.kind else Q()
        if self.state:
            wanted &= Q(state__in=[key for key, words in self._labels.items() if words == self._labels[self.state]])
        for word in clean_query(self.q).split():
            named = Q(search_key__contains=word) | Q(unit__search_key__contains=word)
            wanted &= named | Q(receipt_number=int(word)) if word.isdecimal() and len(word) < 7 else named
        return wanted
