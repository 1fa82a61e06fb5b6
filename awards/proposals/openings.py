"""Which places of a dossier the unit may change: all of a draft, after a return only what was flagged, unless the office opened all."""

from dataclasses import dataclass

from awards.proposals.states import EDITABLE

SLOT = "slot:"
# The places of a dossier that are not papers. A paper is SLOT and the code of its ChecklistItem; "" is all of the nominee or of the dossier.
WORDS = {
    "": "Toàn bộ",
    "kind": "Loại đề nghị",
    "nominee": "Danh sách đề nghị",
    "achievement": "Thành tích",
    "meeting": "Biên bản và phiếu của đơn vị",
}


@dataclass(frozen=True)
class Openings:
    """`everything`, or the `places` that are open: pairs (id of the nominee or None, place)."""

    everything: bool
    places: frozenset = frozenset()

    def place(self, nominee_id, place):
        """Tell whether `place` of a nominee (None: of the dossier itself) may be changed. What is open of the dossier is open of each nominee."""
        if self.everything:
            return True
        wanted = {(nominee_id, place), (nominee_id, ""), (None, place)}
        return bool(wanted & self.places)

    @property
    def anything(self):
        """Whether there is anything to change at all."""
        return self.everything or bool(self.places)


def openings_of(proposal, flags=None):
    """Return the Openings of `proposal`; its flags are read where not at hand: one query, none for a draft that was never sent.

    Open is what the newest return asked, whether ticked as fixed or not, and what an older one asked and was never fixed. A return without
    any flag opens all; so does a flag on the whole dossier. A dossier that was taken back before anybody looked is as open as it was before.
    """
    if proposal.state not in EDITABLE:
        return Openings(everything=False)
    if proposal.open_all or proposal.submitted_at is None:
        return Openings(everything=True)
    sent = [flag for flag in (proposal.flags.filter(sent_at__isnull=False) if flags is None else flags) if flag.sent_at]
    newest = max((flag.sent_at for flag in sent), default=None)
    places = frozenset((flag.nominee_id, flag.place) for flag in sent if flag.sent_at == newest or flag.fixed_at is None)
    if not places or (None, "") in places:
        return Openings(everything=True)
    return Openings(everything=False, places=places)
