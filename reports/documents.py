"""Gathers the papers of the rooms, so that they are declared at start-up."""

import reports.periodic.documents
import reports.synthesis.documents  # noqa: F401  (declared by being imported)
