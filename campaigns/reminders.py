"""Gathers what the rooms remind of, so that it is declared at start-up."""

import campaigns.obligations.reminders
import campaigns.plans.reminders  # noqa: F401  (declared by being imported)
