from email import message_from_bytes

import pytest
from django.core.exceptions import ValidationError

from emulation.notifications import delivery, tasks, writing
from emulation.notifications.actions import mark_all_read, mark_read, tell
from emulation.notifications.models import Address, Notice, Preference
from emulation.notifications.writing import one_line


def tell_of_return(people, now, **changes):
    message = {"key": "plan:7:returned:2", "subject": "Cần bổ sung kế hoạch", "body": "Thiếu chỉ tiêu thu ngân sách.", "url": "/ke-hoach/7/"}
    tell(people=people, now=now, **(message | changes))


def channels(user):
    return sorted(Notice.objects.visible_to(user).values_list("channel", "state"))


def test_one_message_in_the_bell_and_one_in_the_outbox(lan, minh, now):
    tell_of_return([lan, minh], now)
    assert channels(lan) == channels(minh) == [("bell", "sent"), ("email", "pending")]


def test_telling_twice_leaves_one(lan, now):
    tell_of_return([lan, lan], now)
    tell_of_return([lan], now, subject="Khác")
    assert channels(lan) == [("bell", "sent"), ("email", "pending")]
    assert Notice.objects.filter(subject="Khác").count() == 0


def test_no_address_no_email(lan, now):
    lan.email = ""
    tell_of_return([lan], now)
    assert channels(lan) == [("bell", "sent")]


def test_who_wants_the_bell_only_gets_no_letter(lan, minh, now):
    Preference.objects.create(user=lan, channel="bell")
    tell_of_return([lan, minh], now)
    assert channels(lan) == [("bell", "sent")]
    assert channels(minh) == [("bell", "sent"), ("email", "pending")]


def test_a_letter_to_a_stopped_address_is_kept_but_not_sent(lan, minh, now, mailoutbox):
    Address.objects.create(email="lan@example.vn", bounces=3, stopped_at=now)
    lan.email = "Lan@Example.vn"
    tell_of_return([lan, minh], now)
    assert channels(lan) == [("bell", "sent"), ("email", "stopped")]
    assert channels(minh) == [("bell", "sent"), ("email", "pending")]
    assert [notice.recipient for notice in Notice.objects.waiting(now)] == [minh]


def test_who_caused_it_is_not_told(lan, minh, now):
    tell_of_return([lan, minh], now, by=lan)
    assert channels(lan) == []
    assert channels(minh)


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "ke-hoach/7/"])
def test_only_paths_of_this_site(lan, now, url):
    with pytest.raises(ValueError, match="path of this site"):
        tell_of_return([lan], now, url=url)


def test_a_key_that_does_not_fit_is_refused(lan, now):
    with pytest.raises(ValueError, match="200"):
        tell_of_return([lan], now, key="k" * 195)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Còn 3 ngày: báo cáo", "Còn 3 ngày: báo cáo"),
        ("Trả lại\r\nBcc: ke.gian@example.com", "Trả lại Bcc: ke.gian@example.com"),
        ("Một\x00hai\u2028ba\tbốn", "Một hai ba bốn"),
        ("kế hoạch " * 20, "kế hoạch " * 8 + "kế…"),
        ("a" * 100, "a" * 77 + "…"),
    ],
)
def test_subject_is_one_short_line(subject, expected):
    assert one_line(subject) == expected
    assert len(one_line(subject)) <= 78


def test_no_header_can_be_smuggled_in(lan, now):
    tell_of_return([lan], now, subject="Trả lại\nBcc: ke.gian@example.com", body="Dòng\n\nBcc: x@example.com\n.\nDATA")
    raw = delivery.letter(Notice.objects.get(channel="email")).message().as_bytes()
    parsed = message_from_bytes(raw)
    assert parsed["Bcc"] is None
    assert parsed["To"] == "lan@example.vn"
    assert parsed.get_all("Subject") and len(parsed.get_all("Subject")) == 1


def test_a_worker_is_asked_after_the_commit(lan, now, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as asked:
        tell_of_return([lan], now)
    assert asked == [tasks.ask_for_delivery]


def test_a_lost_broker_stops_nobody(lan, now, monkeypatch, django_capture_on_commit_callbacks):
    def lost(**_):
        raise ConnectionRefusedError("broker")

    monkeypatch.setattr(tasks.deliver, "apply_async", lost)
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_return([lan], now)
    assert channels(lan) == [("bell", "sent"), ("email", "pending")]


def test_reading_counts_only_what_is_in_the_bell(lan, minh, now):
    tell_of_return([lan, minh], now)
    tell_of_return([lan], now, key="plan:8:approved")
    assert Notice.objects.unread(lan) == 2
    mark_read(Notice.objects.visible_to(lan).bell().first(), now=now)
    assert Notice.objects.unread(lan) == 1
    assert mark_all_read(lan, now=now) == 1
    assert Notice.objects.unread(lan) == 0
    assert Notice.objects.unread(minh) == 1
    assert Notice.objects.filter(channel="email", read_at__isnull=False).count() == 0


def test_the_database_refuses_what_cannot_be(lan, now):
    common = {"recipient": lan, "subject": "a", "body": "b", "created_at": now}
    with pytest.raises(ValidationError, match="đánh dấu đã đọc"):
        Notice(key="1", channel="email", read_at=now, **common).full_clean()
    with pytest.raises(ValidationError, match="thời điểm gửi"):
        Notice(key="2", channel="bell", state="sent", **common).full_clean()


def test_subjects_fit_the_column():
    assert writing.SUBJECT_LENGTH == 78
