"""Letters that come back: at the talk with the mail server, or later as a report; the third one stops the address."""

import datetime as dt
import mailbox
from email import message_from_string
from io import BytesIO
from smtplib import SMTPRecipientsRefused
from types import SimpleNamespace

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from emulation.notifications import bounces, delivery
from emulation.notifications.actions import tell
from emulation.notifications.models import Address, Notice
from emulation.workflow.flows import Refused

MINUTE = dt.timedelta(minutes=1)

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mail.example.vn>
To: thidua@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.vn
Arrival-Date: Sat, 17 Jun 2023 07:00:01 +0700

Final-Recipient: rfc822; binh@example.gov.vn
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--B
Content-Type: {kind}

From: thidua@localhost
Message-ID: {message_id}
Subject: Tin

{body}
--B--
"""


class NoSuchMailbox(EmailBackend):
    """Refuses the recipient for good, as the mail server of the house does."""

    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({email_messages[0].to[0]: (550, b"5.1.1 no such mailbox")})


class Greylisting(EmailBackend):
    """Refuses the recipient for now."""

    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({email_messages[0].to[0]: (450, b"4.2.0 greylisted")})


def report(notice, action="failed", kind="message/rfc822", body="Nội dung"):
    return REPORT.format(action=action, kind=kind, body=body, message_id=notice.message_id)


def sent(person, now, key):
    """An e-mail to the person that the mail server took."""
    tell(key=key, people=[person], subject="Tin", body="Nội dung", url="/", now=now)
    notice = Notice.objects.get(key=f"{key}:{person.pk}:email")
    delivery.deliver(notice.pk, now)
    notice.refresh_from_db()
    return notice


def bounce(person, now, count):
    for number in range(count):
        notice = sent(person, now, f"k{number}-{now:%H%M%S}")
        assert bounces.read(message_from_string(report(notice)), now) == 1


def address():
    return Address.objects.values_list("email", "bounces", "stopped_at").get()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_marks_the_letter_once(lan, now, kind):
    notice = sent(lan, now, "k")
    message = message_from_string(report(notice, kind=kind))
    assert [bounces.read(message, now), bounces.read(message, now)] == [1, 0]
    notice.refresh_from_db()
    assert (notice.state, notice.failure) == ("bounced", "Không có hộp thư này (5.1.1 smtp; 550 5.1.1 User unknown)")
    assert address() == ("lan@example.vn", 1, None)


def test_a_delay_a_reply_and_a_stranger_change_nothing(lan, now):
    notice = sent(lan, now, "k")
    for text in (
        report(notice, action="delayed"),
        "From: x@example.vn\nSubject: Re: Tin\n\nTôi đi vắng.",
        report(SimpleNamespace(message_id="<guessed@localhost>")),
        report(SimpleNamespace(message_id="")),
        'Content-Type: multipart/report; boundary="B"\n\nkhông có phần nào',
    ):
        assert bounces.read(message_from_string(text), now) == 0
    notice.refresh_from_db()
    assert (notice.state, Address.objects.count()) == ("sent", 0)


def test_the_id_of_a_letter_cannot_be_guessed(lan, now, settings):
    notice = sent(lan, now, "k")
    settings.SECRET_KEY = "x" * 60
    assert sent(lan, now + MINUTE, "k2").message_id != notice.message_id
    assert notice.key not in notice.message_id


def test_refused_for_good_is_a_bounce_at_once(lan, now, settings):
    settings.EMAIL_BACKEND = "tests.notifications.test_bounces.NoSuchMailbox"
    notice = sent(lan, now, "k")
    assert (notice.state, notice.failure) == ("bounced", "550 5.1.1 no such mailbox")
    assert address() == ("lan@example.vn", 1, None)


def test_refused_for_now_is_tried_again(lan, now, settings):
    settings.EMAIL_BACKEND = "tests.notifications.test_bounces.Greylisting"
    notice = sent(lan, now, "k")
    assert (notice.state, notice.lease_until, Address.objects.count()) == ("pending", now + MINUTE, 0)


def test_the_third_bounce_stops_the_address_and_tells_the_office_once(world, people, now):
    bounce(people.binh, now, 2)
    assert address() == ("binh@example.gov.vn", 2, None)
    bounce(people.binh, now + MINUTE, 1)
    assert address() == ("binh@example.gov.vn", 3, now + MINUTE)
    about = Notice.objects.filter(subject="Thư gửi Trần Thị Bình bị trả lại")
    assert sorted(about.values_list("recipient", "channel", "authority")) == [
        (people.lan.pk, "bell", world.authority.pk),
        (people.lan.pk, "email", world.authority.pk),
    ]
    notice = sent(people.binh, now + 2 * MINUTE, "after")
    assert notice.state == "stopped"
    assert about.count() == 2


def test_what_waits_for_a_stopped_address_is_not_sent(world, people, now, mailoutbox):
    tell(key="k", people=[people.binh], subject="Tin", body="Nội dung", url="/", now=now)
    Address.objects.create(email="binh@example.gov.vn", bounces=3, stopped_at=now)
    waiting = Notice.objects.get(channel="email")
    delivery.deliver(waiting.pk, now)
    waiting.refresh_from_db()
    assert (waiting.state, mailoutbox) == ("stopped", [])


def test_another_address_takes_letters_at_once(world, people, now, mailoutbox):
    bounce(people.binh, now, 3)
    people.binh.email = "tran.binh@example.gov.vn"
    people.binh.save()
    assert sent(people.binh, now + MINUTE, "after").state == "sent"
    assert mailoutbox[-1].to == ["tran.binh@example.gov.vn"]


@pytest.mark.parametrize("who", ["lan", "khanh", "binh"])
def test_the_office_or_the_person_lets_letters_out_again(world, people, now, who):
    bounce(people.binh, now, 3)
    bounces.resume(Address.objects.get(), by=getattr(people, who), now=now)
    assert address() == ("binh@example.gov.vn", 0, None)
    assert sent(people.binh, now + MINUTE, "after").state == "sent"


@pytest.mark.parametrize("who", ["an", "nga", "quy", "thin"])
def test_nobody_else_does(world, people, now, who):
    bounce(people.binh, now, 3)
    with pytest.raises(Refused, match="Thường trực"):
        bounces.resume(Address.objects.get(), by=getattr(people, who), now=now)
    assert address() == ("binh@example.gov.vn", 3, now)


def test_from_an_mbox_and_a_maildir(lan, minh, now, tmp_path, capsys):
    box, folder = mailbox.mbox(tmp_path / "bounces"), mailbox.Maildir(tmp_path / "folder")
    for number, person in enumerate((lan, minh)):
        text = report(sent(person, now, f"k{number}"))
        box.add(text.encode())
        folder.add(text.encode())
    box.close()
    call_command("read_bounces", tmp_path / "bounces")
    call_command("read_bounces", tmp_path / "folder")
    assert capsys.readouterr().out == "2 thư bị trả lại\n0 thư bị trả lại\n"
    with pytest.raises(CommandError, match="Không có"):
        call_command("read_bounces", tmp_path / "nowhere")


def test_from_the_standard_input(lan, now, monkeypatch, capsys):
    text = report(sent(lan, now, "k"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(text.encode())))
    call_command("read_bounces")
    assert capsys.readouterr().out == "1 thư bị trả lại\n"
