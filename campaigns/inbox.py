"""Gathers the inbox rows of the rooms, so that they are declared at start-up."""

import campaigns.directives.inbox
import campaigns.obligations.desk_inbox
import campaigns.obligations.inbox
import campaigns.plans.inbox  # noqa: F401  (declared by being imported)
