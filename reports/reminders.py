"""Gathers what the rooms remind of, so that it is declared at start-up."""

import reports.inquiries.reminders
import reports.periodic.reminders  # noqa: F401  (declared by being imported)
