"""A long story told once for all tests of a file: each test works on it in a savepoint of its own, and the file takes it back."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def told_once(blocker):
    """Whatever is written inside stands until the end of the file; `blocker` is pytest-django's `django_db_blocker`."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
