import datetime as dt

import pytest
from django.urls import reverse

from emulation.notifications.actions import tell
from emulation.notifications.models import Notice

BELL = "/thong-bao/"


@pytest.fixture
def as_lan(client, lan):
    client.force_login(lan)
    return client


def tell_times(person, now, count, **changes):
    for number in range(count):
        message = {"subject": f"Tin số {number}", "body": f"Nội dung {number}", "url": f"/ke-hoach/{number}/"} | changes
        tell(key=f"k:{number}", people=[person], now=now + dt.timedelta(minutes=number), **message)


def bell_of(person):
    return Notice.objects.visible_to(person).bell().first()


def opening(notice):
    return reverse("notifications:open", args=[notice.pk])


@pytest.mark.parametrize(("method", "url"), [("get", BELL), ("post", BELL), ("post", "/thong-bao/1/mo/")])
def test_anonymous_is_asked_to_sign_in(client, db, method, url):
    answer = getattr(client, method)(url)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:sign-in"))


def test_own_messages_only_newest_first(as_lan, lan, minh, now):
    tell_times(lan, now, 2)
    tell(key="other", people=[minh], subject="Tin của Minh", body="Riêng", url="/", now=now)
    page = as_lan.get(BELL).content.decode()
    assert "Tin của Minh" not in page
    assert page.index("Tin số 1") < page.index("Tin số 0")
    assert "2 tin chưa đọc" in page


def test_empty(as_lan):
    page = as_lan.get(BELL).content.decode()
    assert "Chưa có thông báo nào" in page
    assert "Đánh dấu đã đọc tất cả" not in page


def test_twenty_five_on_a_page(as_lan, lan, now):
    tell_times(lan, now, 26)
    assert as_lan.get(BELL).content.decode().count("/mo/") == 25
    assert as_lan.get(BELL, {"page": 2}).content.decode().count("/mo/") == 1
    assert as_lan.get(BELL, {"page": "9" * 5000}).status_code == 200


def test_reading_the_list_writes_nothing(as_lan, lan, now):
    tell_times(lan, now, 1)
    as_lan.get(BELL)
    assert Notice.objects.unread(lan) == 1


def test_all_are_marked_as_read(as_lan, lan, minh, now):
    tell_times(lan, now, 3)
    tell(key="other", people=[minh], subject="a", body="b", url="/", now=now)
    assert as_lan.post(BELL)["Location"] == BELL
    assert (Notice.objects.unread(lan), Notice.objects.unread(minh)) == (0, 1)


def test_opening_marks_and_leads_to_the_page(as_lan, lan, now):
    tell_times(lan, now, 1)
    notice = bell_of(lan)
    answer = as_lan.post(opening(notice))
    assert (answer.status_code, answer["Location"]) == (302, "/ke-hoach/0/")
    notice.refresh_from_db()
    first = notice.read_at
    as_lan.post(opening(notice))
    notice.refresh_from_db()
    assert first and notice.read_at == first


@pytest.mark.parametrize("url", ["", "//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_opening_leads_nowhere_else(as_lan, lan, now, url):
    tell_times(lan, now, 1)
    Notice.objects.update(url=url)
    assert as_lan.post(opening(bell_of(lan)))["Location"] == BELL


def test_opening_is_a_post(as_lan, lan, now):
    tell_times(lan, now, 1)
    assert as_lan.get(opening(bell_of(lan))).status_code == 405


def test_another_persons_message_does_not_exist(as_lan, minh, now):
    tell_times(minh, now, 1)
    assert as_lan.post(opening(bell_of(minh))).status_code == 404
    assert Notice.objects.unread(minh) == 1


def test_an_email_is_not_opened_here(as_lan, lan, now):
    tell_times(lan, now, 1)
    assert as_lan.post(opening(Notice.objects.get(channel="email"))).status_code == 404


def test_queries_do_not_grow(as_lan, lan, now, connection_queries):
    tell_times(lan, now, 1)
    one = connection_queries(lambda: as_lan.get(BELL))
    tell_times(lan, now, 20)
    assert connection_queries(lambda: as_lan.get(BELL)) == one <= 6


@pytest.fixture
def connection_queries():
    """Return a function that counts the queries of what it is given."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(act):
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count
