"""Fixtures of every test: the world, and the day on which the stories happen."""

import pytest
from django.test import Client

from emulation import clock
from tests import factories


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
