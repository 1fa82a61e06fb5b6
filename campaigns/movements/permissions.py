"""Who keeps the indicators of an authority."""

from emulation.accounts.predicates import permission


@permission("campaigns.keep_indicators")
def own_indicators(seat, indicator):
    """The indicator belongs to the authority of the seat."""
    return indicator.authority_id == seat.authority.pk
