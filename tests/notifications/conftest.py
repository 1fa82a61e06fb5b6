import datetime as dt

import pytest

from emulation.accounts.models import User
from emulation.notifications import inbox, reminders
from tests.notifications.desk import Desk

NINE = dt.datetime(2023, 2, 6, 2, 0, tzinfo=dt.UTC)  # 09:00 in Vietnam


@pytest.fixture
def now():
    return NINE


@pytest.fixture
def lan(db):
    return User.objects.create(username="lan", full_name="Nguyễn Thị Lan", email="lan@example.vn")


@pytest.fixture
def minh(db):
    return User.objects.create(username="minh", full_name="Đỗ Văn Minh", email="minh@example.vn")


@pytest.fixture
def nobody_declared(monkeypatch):
    """An inbox without the declarations of the rooms."""
    monkeypatch.setattr(inbox, "_sources", [])


@pytest.fixture
def desk(monkeypatch):
    """The only room that reminds of anything."""
    desk = Desk()
    monkeypatch.setattr(reminders, "_sources", {desk.slug: desk})
    monkeypatch.setattr(reminders, "_figures", [])
    return desk
