"""Gathers the predicates of the rooms, so that they are registered at start-up."""

import reports.inquiries.permissions
import reports.periodic.permissions
import reports.synthesis.permissions  # noqa: F401  (declared by being imported)
