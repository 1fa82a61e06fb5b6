"""Who builds and freezes the synthesis of an authority."""

from campaigns.directives.permissions import own_authority
from emulation.accounts.predicates import permission

permission("reports.build_synthesis")(own_authority)
