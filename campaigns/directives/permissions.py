"""Who may draft, sign and read a directive."""

from emulation.accounts.predicates import permission


def own_authority(seat, obj):
    """The record belongs to the authority of the seat."""
    return seat.authority.pk == obj.authority_id


permission("campaigns.draft_directive")(own_authority)
permission("campaigns.sign_directive")(own_authority)
permission("campaigns.read_all")(own_authority)
permission("campaigns.read_issued")(own_authority)
permission("campaigns.read_all_obligations")(own_authority)
