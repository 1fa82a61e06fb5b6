"""Gathers the predicates of the rooms, so that they are registered at start-up."""

import awards.catalogue.permissions
import awards.proposals.permissions
import awards.records.permissions
import awards.registrations.permissions  # noqa: F401  (declared by being imported)
