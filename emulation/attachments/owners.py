"""Who may read a file: the room whose record it belongs to says so. Rooms register a predicate in their own `owners.py`."""

_predicates = []


def register(predicate):
    """Register `predicate(user, attachment) -> bool` and return it, so that it can decorate; a file is readable when any of them says yes."""
    if predicate not in _predicates:
        _predicates.append(predicate)
    return predicate


def may_read(user, attachment):
    """Tell whether `user` may read the file: who sent it while no record has it yet, afterwards whom the records' rooms allow."""
    if attachment.held and attachment.uploaded_by_id == user.pk:
        return True
    return any(predicate(user, attachment) for predicate in _predicates)
