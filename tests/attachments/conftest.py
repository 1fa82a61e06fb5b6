"""A store of its own for each test, and two people who send files."""

import pytest
from django.core.files.storage import default_storage

from emulation.accounts.models import User


@pytest.fixture(autouse=True)
def store(tmp_path, settings):
    """An empty private store; returns its folder."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "files", "base_url": None}}
    }
    assert default_storage.path("x") == str(tmp_path / "files" / "x")
    return tmp_path / "files"


@pytest.fixture
def binh(db):
    return User.objects.create(username="binh", full_name="Trần Thị Bình", search_key="tran thi binh", sort_key="1")


@pytest.fixture
def dung(db):
    return User.objects.create(username="dung", full_name="Hồ Tiến Dũng", search_key="ho tien dung", sort_key="2")
