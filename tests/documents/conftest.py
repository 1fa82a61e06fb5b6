import pytest

from emulation.documents import kinds
from tests.documents import papers


@pytest.fixture
def kind(monkeypatch):
    """Declare the kind of paper of the tests, for one test."""
    monkeypatch.setitem(kinds._KINDS, papers.KIND.code, papers.KIND)
    return papers.KIND


@pytest.fixture
def authority(db):
    return papers.unit("co-quan")


@pytest.fixture
def clerk(db):
    return papers.person("clerk")


@pytest.fixture
def reader(db):
    return papers.person("reader")


@pytest.fixture
def shelf(settings, tmp_path):
    """Keep the files of one test apart."""
    storage = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    return tmp_path
