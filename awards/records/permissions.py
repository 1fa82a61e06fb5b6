"""Who reads and keeps the records of recipients, and who may see an identity number."""

from emulation.accounts.predicates import permission


def in_own_tree(seat, recipient):
    """The recipient is or was in a unit below the authority of the seat."""
    return recipient.memberships.filter(unit__path__startswith=seat.authority.path).exists()


permission("awards.read_records")(in_own_tree)
permission("awards.keep_records")(in_own_tree)
permission("awards.read_identity")(in_own_tree)
