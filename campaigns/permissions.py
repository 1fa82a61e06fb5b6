"""Gathers the predicates of the rooms, so that they are declared at start-up."""

import campaigns.directives.permissions
import campaigns.movements.permissions
import campaigns.obligations.permissions
import campaigns.plans.permissions  # noqa: F401  (declared by being imported)
