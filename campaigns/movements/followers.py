"""What follows a change of indicators or levels on higher floors: each registers a function at start-up, called in the change's transaction."""

_FOLLOWERS = []


def register(function):
    """Have `function(indicators, units)` called after every change; see `after_change`."""
    _FOLLOWERS.append(function)


def after_change(indicators, units=None):
    """Let the followers act on a change of `indicators` (ids) for `units` (ids; None: every unit); must run in the caller's transaction."""
    for function in _FOLLOWERS:
        function(frozenset(indicators), None if units is None else frozenset(units))
