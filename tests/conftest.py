"""Fixtures of every test: the world, and the day on which the stories happen."""

import sys

import pytest
from django.db import connection
from django.test import Client

from emulation import clock
from tests import factories


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops a test database only when nobody is connected: a process that was killed may take a moment to be missed there."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT state, left(query, 200), pg_terminate_backend(pid) {others}")
            for row in cursor.fetchall():
                sys.stderr.write(f"A session was left in the test database: {row}\n")


def pytest_collection_modifyitems(items):
    """Mark what never opens a database: it is the same on both, and `bin/test` runs it once. Those of production start servers of their own."""
    for item in items:
        if (
            "production" not in item.path.parts
            and not {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
            and not item.get_closest_marker("django_db")
        ):
            item.add_marker("pure")


@pytest.fixture(autouse=True)
def morning():
    """The stories live on the morning of 6 February 2023, the day after the directive was drafted."""
    with clock.at(factories.MORNING):
        yield factories.MORNING


@pytest.fixture
def world(db):
    return factories.make_world()


@pytest.fixture
def people(world):
    return world.people


@pytest.fixture
def launched(world):
    return factories.launch(world)


@pytest.fixture
def sign_in():
    """Return a function that gives a browser (test Client) in which the person is signed in."""

    def as_person(user, **extra):
        browser = Client(**extra)
        browser.force_login(user)
        return browser

    return as_person
