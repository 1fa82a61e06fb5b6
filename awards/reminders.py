"""Gathers what the rooms remind of, so that it is declared at start-up."""

import awards.proposals.reminders
import awards.registrations.reminders  # noqa: F401  (declared by being imported)
