"""Gathers the tasks of the rooms, so that the worker knows them."""

import awards.proposals.double_tasks
import awards.proposals.printing
import awards.records.import_tasks  # noqa: F401  (declared by being imported)
