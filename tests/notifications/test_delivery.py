import datetime as dt
from email import message_from_bytes, policy

import pytest

from emulation import clock
from emulation.notifications import delivery, tasks, writing
from emulation.notifications.actions import tell
from emulation.notifications.models import Beat, Notice
from tests.notifications import backends

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def notice(lan, now):
    """An e-mail to Lan that waits in the outbox."""
    return told(lan, now)


def told(person, now, key="plan:7:returned:2"):
    body = "Thiếu chỉ tiêu thu ngân sách.\nHạn 14/6."
    tell(key=key, people=[person], subject="Cần bổ sung kế hoạch", body=body, url="/ke-hoach/7/?the=so-lieu", now=now)
    return Notice.objects.get(key__startswith=f"{key}:{person.pk}", channel="email")


def state(notice):
    notice.refresh_from_db()
    return notice.state


def test_sent_once(notice, now, mailoutbox):
    with clock.at("2023-02-06 09:00"):
        tasks.deliver()
        tasks.deliver()
        tasks.sweep()
    assert [letter.to for letter in mailoutbox] == [["lan@example.vn"]]
    assert state(notice) == "sent"
    assert (notice.attempts, notice.failure, notice.lease_until) == (1, "", None)


def test_one_claim_wins(notice, now):
    assert delivery.claim(notice.pk, now)
    assert not delivery.claim(notice.pk, now)


def test_what_a_lost_worker_held_is_sent_after_its_lease(notice, now, mailoutbox):
    assert delivery.claim(notice.pk, now)  # and then the worker is killed
    delivery.deliver(notice.pk, now + delivery.LEASE - SECOND)
    assert mailoutbox == []
    delivery.deliver(notice.pk, now + delivery.LEASE + SECOND)
    assert len(mailoutbox) == 1
    assert state(notice) == "sent"


def test_a_sender_that_was_overtaken_undoes_nothing(notice, now, settings, mailoutbox, monkeypatch):
    settings.EMAIL_BACKEND = "tests.notifications.backends.OvertakenThenRefusing"
    monkeypatch.setattr(backends.OvertakenThenRefusing, "overtaken", False)
    delivery.deliver(notice.pk, now)
    assert len(mailoutbox) == 1
    assert state(notice) == "sent"
    assert (notice.attempts, notice.failure) == (2, "")


def test_a_refused_message_is_tried_again_later_and_at_last_given_up(notice, now, settings):
    settings.EMAIL_BACKEND = "tests.notifications.backends.Refusing"
    moment = now
    for delay in delivery.DELAYS:
        delivery.deliver(notice.pk, moment)
        assert state(notice) == "pending"
        assert notice.lease_until == moment + delay
        assert not Notice.objects.waiting(moment + delay - SECOND).exists()
        moment += delay
    delivery.deliver(notice.pk, moment)
    assert state(notice) == "failed"
    assert notice.attempts == delivery.MAX_ATTEMPTS == 8
    assert "452 too many messages" in notice.failure
    assert not Notice.objects.waiting(moment + dt.timedelta(days=365)).exists()


def test_delays_grow():
    assert sorted(delivery.DELAYS) == delivery.DELAYS
    assert dt.timedelta(hours=12) < sum(delivery.DELAYS, dt.timedelta()) < dt.timedelta(days=2)


def test_one_bad_address_does_not_stop_the_others(lan, minh, now, settings, mailoutbox):
    settings.EMAIL_BACKEND = "tests.notifications.backends.RefusingLan"
    to_lan, to_minh = told(lan, now), told(minh, now)
    with clock.at("2023-02-06 09:00"):
        tasks.deliver()
    assert [letter.to for letter in mailoutbox] == [["minh@example.vn"]]
    assert (state(to_lan), state(to_minh)) == ("pending", "sent")


def test_the_letter_as_it_lies_in_the_folder(lan, now, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.SITE_URL = "https://thidua.example.gov.vn"
    notice = told(lan, now)
    delivery.deliver(notice.pk, now)
    raw = next(tmp_path.iterdir()).read_bytes().rsplit(b"\n" + b"-" * 79, 1)[0]
    letter = message_from_bytes(raw, policy=policy.default)
    assert letter["Subject"] == "Cần bổ sung kế hoạch"
    assert letter["Message-ID"] == notice.message_id == writing.message_id(notice.key)
    assert letter["Message-ID"].endswith("@thidua.example.gov.vn>")
    assert letter["Auto-Submitted"] == "auto-generated"
    plain, html = (part.get_content() for part in letter.iter_parts())
    for text in (plain, html):
        assert "Kính gửi ông/bà Nguyễn Thị Lan" in text
        assert "https://thidua.example.gov.vn/ke-hoach/7/?the=so-lieu" in text
    assert "Thiếu chỉ tiêu thu ngân sách.\nHạn 14/6." in plain


def test_html_of_the_letter_is_escaped(lan, now):
    tell(key="x", people=[lan], subject="a", body="<script>alert(1)</script> & cộng", url="", now=now)
    letter = delivery.letter(Notice.objects.get(channel="email"))
    html = letter.alternatives[0][0]
    assert "<script>" not in html
    assert "<script>alert(1)</script> & cộng" in letter.body


def test_the_same_message_keeps_its_id():
    assert writing.message_id("a:1:email") == writing.message_id("a:1:email") != writing.message_id("a:2:email")


def test_the_sweep_leaves_a_sign_of_life_and_sends(notice, mailoutbox):
    with clock.at("2023-02-06 09:00"):
        tasks.sweep()
        tasks.sweep()
    assert Beat.objects.filter(name="notifications").count() == 1
    assert len(mailoutbox) == 1


def test_a_full_batch_asks_for_the_next(lan, now, monkeypatch, mailoutbox):
    for number in range(3):
        told(lan, now, key=f"plan:{number}:returned")
    asked = []
    monkeypatch.setattr(tasks, "BATCH", 2)
    monkeypatch.setattr(tasks, "ask_for_delivery", lambda: asked.append("again"))
    with clock.at("2023-02-06 09:00"):
        tasks.deliver()
        assert (len(mailoutbox), asked) == (2, ["again"])
        tasks.deliver()
    assert (len(mailoutbox), asked) == (3, ["again"])


def test_queries_of_a_sweep_with_nothing_to_do(db, django_assert_max_num_queries):
    tasks.sweep()
    with django_assert_max_num_queries(6):
        tasks.sweep()
