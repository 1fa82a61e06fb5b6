"""Gathers the papers of the rooms, so that they are declared at start-up."""

import campaigns.directives.documents
import campaigns.plans.documents  # noqa: F401  (declared by being imported)
