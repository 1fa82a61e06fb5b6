"""Gathers the inbox rows of the rooms, so that they are declared at start-up."""

import reports.inquiries.inbox
import reports.periodic.inbox  # noqa: F401  (declared by being imported)
