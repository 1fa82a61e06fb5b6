"""The accounts that a trial installation shows on its sign-in page; whoever loads the demo registers them."""

from dataclasses import dataclass

_SOURCES = []


@dataclass(frozen=True)
class TrialAccount:
    username: str
    full_name: str
    title: str


@dataclass(frozen=True)
class TrialGroup:
    title: str
    accounts: tuple


def register(source):
    """Register `source() -> (password, [TrialGroup])`."""
    _SOURCES.append(source)
    return source


def trial_accounts():
    """Return the shared password and the groups of every source; ("", []) where no demo is installed."""
    password, groups = "", []
    for source in _SOURCES:
        password, found = source()
        groups.extend(found)
    return password, groups
