"""Who may keep the outbox: read, correct, drop and resend the letters that go out in the name of an authority."""

from emulation.accounts.predicates import permission


@permission("notifications.keep_outbox")
def of_the_own_authority(seat, notice):
    """The letter goes in the name of the seat's authority; a message without one belongs to the people inside a unit."""
    return notice.authority_id is not None and seat.authority.pk == notice.authority_id
