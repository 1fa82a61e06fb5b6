"""Gathers the inbox rows of the rooms, so that they are declared at start-up."""

import awards.proposals.inbox
import awards.registrations.inbox  # noqa: F401  (declared by being imported)
