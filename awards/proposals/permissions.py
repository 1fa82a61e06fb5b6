"""Who may draft, submit, read and review a dossier, and who is asked for an opinion."""

from campaigns.directives.permissions import own_authority
from emulation.accounts.predicates import permission


def proposer(seat, proposal):
    """The seat is held in the unit that proposes."""
    return seat.unit.pk == proposal.unit_id


permission("awards.draft_proposal")(proposer)
permission("awards.submit_proposal")(proposer)
permission("awards.read_proposals")(own_authority)
permission("awards.review_proposal")(own_authority)


@permission("awards.give_opinion")
def asked_unit(seat, opinion):
    """The seat is held in the unit that was asked."""
    return seat.unit.pk == opinion.unit_id
