"""Gathers the papers of the rooms, so that they are declared at start-up."""

import awards.proposals.documents
import awards.registrations.documents  # noqa: F401  (declared by being imported)
