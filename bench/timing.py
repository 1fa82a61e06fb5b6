"""How long something takes, and what it asks the database: shared by the measurements of pages."""

import time
from contextlib import contextmanager

FRAMES = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")


def cpu(work):
    """Return the milliseconds of CPU that `work` takes in this process."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def wall(work):
    """Return the milliseconds that pass until `work` is done."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def asked_by(work):
    """Return the queries of `work` as (SQL, parameters), without the beginnings and ends of transactions."""
    from django.db import connection  # inline, as everything of Django here: the settings come first

    asked = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(FRAMES):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return asked


def built_by(work):
    """Return how many model instances `work` builds from rows of the database."""
    from django.db.models import Model

    with _counting(Model) as count:
        work()
    return count[0]


@contextmanager
def _counting(model):
    count, kept = [0], model.__dict__["from_db"]

    def from_db(cls, *args):
        count[0] += 1
        return kept.__func__(cls, *args)

    model.from_db = classmethod(from_db)
    try:
        yield count
    finally:
        model.from_db = kept


def replay(asked):
    """Ask and fetch the queries once more, with nothing made of the rows."""
    from django.db import connection

    for sql, params in asked:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


def own_watch():
    """Return the watch for `replay`: SQLite works in this process, so its CPU time; for PostgreSQL the time until it has answered."""
    from django.db import connection

    return cpu if connection.vendor == "sqlite" else wall
