"""Who may fill in, submit and review the registration of a unit."""

from campaigns.directives.permissions import own_authority
from campaigns.obligations.permissions import owner
from emulation.accounts.predicates import permission


def registration_owner(seat, registration):
    return owner(seat, registration.obligation)


permission("awards.draft_registration")(registration_owner)
permission("awards.submit_registration")(registration_owner)
permission("awards.review_registration")(own_authority)
