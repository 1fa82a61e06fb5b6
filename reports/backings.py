"""Gathers what the rooms say about where a clause of a directive comes from; loaded at start-up by campaigns."""

import reports.synthesis.gap_backing  # noqa: F401  (declared by being imported)
