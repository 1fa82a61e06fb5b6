"""What a dossier says to readers from above: its newest version that was not taken back, while the unit changes it."""

from django.db.models import F

from awards.proposals.models import ProposalVersion
from awards.proposals.states import EDITABLE
from campaigns.obligations.counting import kept_by_paper


def is_own(user, proposal):
    """Tell whether `proposal` is one of the unit of `user`, or of a unit that it took over from."""
    return proposal.unit_id in user.lineage_of({seat.unit.pk for seat in user.seats_with("awards.draft_proposal")})


def kept_of(proposal):
    """Return the ProposalVersions of `proposal` that were not taken back, in order, with who submitted them; two queries."""
    return kept_by_paper(ProposalVersion.objects.select_related("submitted_by"), "proposal", [proposal.pk]).get(proposal.pk, [])


def with_heads(proposals, user):
    """Return `proposals` as a list; each has in `head` its title and in `count` how many nominees, as `user` may know them; two queries.

    While a unit changes its dossier, readers from above know the title of the version that counts, and no number (None).
    """
    proposals = list(proposals)
    hidden = [each.pk for each in proposals if each.state in EDITABLE and not is_own(user, each)]
    light = ProposalVersion.objects.defer("facts").annotate(title=F("facts__title"))
    kept = kept_by_paper(light, "proposal", hidden) if hidden else {}
    for each in proposals:
        each.head, each.count = each.title, each.size
        if each.pk in hidden:
            said = kept.get(each.pk)
            each.head, each.count = said[-1].title if said else "Đơn vị đang lập", None
    return proposals
