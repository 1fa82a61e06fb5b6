"""Flow and Step: one table per kind of record, read aloud like a regulation.

The table gives the buttons, guards the change, writes the trace, draws the diagram in docs/ and generates the tests.
"""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

_FLOWS = {}


class Refused(Exception):
    """An act that the rules do not allow. The text is a sentence for the person, saying what to do."""


class Conflict(Refused):
    """Somebody else was faster. `trace` is what they did (a Trace or None)."""

    def __init__(self, sentence, trace=None):
        super().__init__(sentence)
        self.trace = trace


@dataclass(frozen=True, kw_only=True)
class Step:
    """One move. `permission` None marks a move that only another record's step may make (never a button)."""

    name: str
    label: str
    sources: frozenset | set
    target: str
    permission: str | None
    needs_note: bool = False
    note_label: str = "Lý do"
    done: str = ""
    primary: bool = True


class Flow:
    """The steps of one kind of record. `states` is its TextChoices; `name` names it in the docs."""

    def __init__(self, name, title, states, *steps):
        self.name, self.title, self.states, self.steps = name, title, states, {step.name: step for step in steps}
        if len(self.steps) != len(steps):
            raise ImproperlyConfigured(f"The flow {name} has two steps of one name.")
        for step in steps:
            unknown = ({step.target} | set(step.sources)) - set(states.values)
            if unknown:
                raise ImproperlyConfigured(f"The step {name}.{step.name} names unknown states {sorted(unknown)}.")
        if name in _FLOWS:
            raise ImproperlyConfigured(f"The flow {name} is declared twice.")
        _FLOWS[name] = self

    def __getitem__(self, name):
        return self.steps[name]

    def from_state(self, state):
        """Return the steps that leave `state`, in the order of the table."""
        return [step for step in self.steps.values() if state in step.sources]


def flows():
    """Return every declared flow by name."""
    return dict(_FLOWS)
