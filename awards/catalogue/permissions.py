"""Who keeps the catalogue: the standing office, for its own authority. National rows concern all of them."""

from emulation.accounts.predicates import permission


@permission("awards.keep_catalogue")
def keeper_of_catalogue(seat, row):
    """A national row, or one of a local regulation made by the seat's own authority."""
    local = getattr(getattr(row, "checklist", row), "local", None)
    authority = getattr(row, "authority_id", None) or (local and local.authority_id)
    return authority is None or authority == seat.authority.pk
