"""The registry of predicates: for which record a permission counts.

A predicate takes the seat through which the person acts and the record: `own_unit(seat, plan) -> bool`. It gets the seat rather than
the person because somebody with two seats must not mix the right of one with the unit of the other.
"""

from django.core.exceptions import ImproperlyConfigured

from emulation.accounts.roles import ROLE_PERMISSIONS

_PREDICATES = {}


def permission(name):
    """Register the decorated predicate `(seat, obj) -> bool` under the permission `name`.

    Raises ImproperlyConfigured when the name is taken.
    """

    def register(predicate):
        if name in _PREDICATES:
            raise ImproperlyConfigured(f"The permission {name} is declared twice.")
        _PREDICATES[name] = predicate
        return predicate

    return register


def allows(seat, name, obj):
    """Tell whether the seat carries the permission and, where a record is given, whether the predicate lets it through."""
    return name in ROLE_PERMISSIONS[seat.role] and (obj is None or _PREDICATES[name](seat, obj))


def check_declarations():
    """Raise ImproperlyConfigured when a permission of the role table has no predicate or a predicate no role."""
    named = set().union(*ROLE_PERMISSIONS.values())
    if named != set(_PREDICATES):
        raise ImproperlyConfigured(f"Permissions and predicates differ: {sorted(named ^ set(_PREDICATES))}")
