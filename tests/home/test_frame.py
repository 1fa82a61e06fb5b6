"""The frame of every page: the menu of a role, the organ, the seats; public pages; the health page."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from emulation.accounts.roles import Role
from emulation.home.menu import LANDINGS, MENUS, menu_of
from emulation.notifications.models import Beat

PUBLIC = ["home:help", "home:accessibility", "home:healthz", "accounts:sign-in"]


def test_every_role_has_a_menu_whose_pages_exist():
    assert set(MENUS) == set(Role)
    for items in MENUS.values():
        assert [reverse(name) for _, name in items]
    assert [reverse(name) for name in LANDINGS.values()]


def test_the_menu_marks_the_page_at_hand(people):
    seat = people.an.seats[0]
    current = [item.label for item in menu_of(seat, reverse("campaigns:directive-list") + "1/", {}) if item.current]
    assert current == ["Chỉ thị"]
    assert [item.label for item in menu_of(seat, "/viec/7/", {}) if item.current] == ["Việc của tôi"]
    assert menu_of(None, "/", {}) == ()


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_ask_nobody_who_they_are(client, db, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["home:landing", "home:inbox"])
def test_other_pages_do(client, db, name):
    assert client.get(reverse(name)).headers["Location"].startswith(reverse("accounts:sign-in"))


@pytest.mark.parametrize("name", ["home:help", "home:accessibility"])
def test_a_public_page_needs_no_query(client, db, django_assert_num_queries, name):
    with django_assert_num_queries(0):
        client.get(reverse(name))


@pytest.mark.parametrize(
    ("person", "page"), [("thin", "dashboards:overview"), ("lan", "campaigns:plan-queue"), ("an", "home:inbox"), ("quy", "home:inbox")]
)
def test_a_role_begins_on_its_own_page(people, sign_in, person, page):
    assert sign_in(getattr(people, person)).get(reverse("home:landing")).headers["Location"] == reverse(page)


def test_the_frame_names_organ_person_help_and_seats(people, sign_in):
    text = sign_in(people.dung).get(reverse("home:help")).content.decode()
    for words in ("UBND Bình Minh", "Hồ Tiến Dũng", "0251 000 0000", "Phòng Nội vụ", "Vai trò", "Đăng xuất"):
        assert words in text


def test_one_seat_needs_no_choice(people, sign_in):
    assert reverse("accounts:switch-seat") not in sign_in(people.an).get(reverse("home:help")).content.decode()


def test_get_leaves_everything_as_it_is(people, sign_in):
    assert sign_in(people.an).post(reverse("home:inbox")).status_code == 405


def test_the_health_page_tells_how_old_the_last_beat_is(client, db):
    assert client.get(reverse("home:healthz")).json() == {"status": "ok", "beat": None}
    Beat.objects.create(name="notifications", at=timezone.now() - dt.timedelta(seconds=90))
    assert client.get(reverse("home:healthz")).json()["beat"] in (90, 91)
