"""The outbox of an authority: who reads it, correcting, dropping and sending again, figures of health."""

import datetime as dt

import pytest

from emulation.notifications import delivery, health, tasks
from emulation.notifications.actions import tell
from emulation.notifications.models import Address, Beat, Notice
from emulation.notifications.outbox import discard, edit_letter, preview, resend
from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from tests.factories import MORNING

DUE = dt.date(2023, 6, 20)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def letter(world, people):
    """A letter to Bình in the name of Bình Minh; another one within the unit."""
    tell(key="own", people=[people.binh], subject="Việc riêng của xã", body="…", url="/", now=MORNING)
    tell(key="k", people=[people.binh], subject="Nhắc việc", body="Nội dung", url="/viec/7/", now=MORNING, authority=world.authority)
    return Notice.objects.get(key=f"k:{people.binh.pk}:email")


def state(notice):
    notice.refresh_from_db()
    return notice.state


def send(notice):
    delivery.deliver(notice.pk, MORNING)
    notice.refresh_from_db()


def test_the_office_sees_what_goes_out_in_its_name(people, letter):
    readers = {name for name in vars(people) if list(Notice.objects.outbox(getattr(people, name))) == [letter]}
    assert readers == {"lan", "khanh"}
    others = [name for name in vars(people) if name not in readers]
    assert [name for name in others if Notice.objects.outbox(getattr(people, name)).exists()] == []


def test_the_office_looks_ahead_at_what_goes_out_in_its_name(world, people, desk):
    desk.owe(1, people.an, DUE, authority_id=world.authority.pk)
    desk.owe(2, people.oanh, DUE, authority_id=world.units["hoa_sen"].pk)
    ahead = {name: [letter.person for letter in preview(getattr(people, name), DUE)] for name in ("lan", "nga", "an")}
    assert ahead == {"lan": [people.an], "nga": [people.oanh], "an": []}
    assert Notice.objects.count() == 0


def test_a_correction_goes_out(people, letter, mailoutbox):
    edit_letter(letter, by=people.lan, now=MORNING, subject="Nhắc việc\nBcc: x@example.com", body="  Mong đơn vị quan tâm. ")
    send(letter)
    assert (mailoutbox[0].subject, letter.edited_by, letter.edited_at) == ("Nhắc việc Bcc: x@example.com", people.lan, MORNING)
    assert "Mong đơn vị quan tâm." in mailoutbox[0].body
    assert [trace.what for trace in Trace.objects.of(letter)] == ["Sửa thư chờ gửi"]


def test_what_was_sent_is_not_corrected_or_dropped(people, letter):
    seen = Notice.objects.get(pk=letter.pk)
    send(letter)
    with pytest.raises(Refused, match="không sửa được nữa"):
        edit_letter(seen, by=people.lan, now=MORNING, subject="Khác", body="Khác")
    with pytest.raises(Refused, match="không bỏ được nữa"):
        discard(seen, by=people.lan, now=MORNING)
    assert (state(letter), letter.subject) == ("sent", "Nhắc việc")


@pytest.mark.parametrize(("subject", "body"), [("", "Nội dung"), ("Tiêu đề", " "), (" \n ", "x")])
def test_empty_words_are_refused(people, letter, subject, body):
    with pytest.raises(Refused, match="Nhập tiêu đề"):
        edit_letter(letter, by=people.lan, now=MORNING, subject=subject, body=body)
    assert (state(letter), letter.subject) == ("pending", "Nhắc việc")


def test_a_dropped_letter_does_not_go(people, letter, mailoutbox):
    discard(letter, by=people.lan, now=MORNING, note="Đã gọi điện.")
    send(letter)
    assert (state(letter), letter.failure, mailoutbox) == ("discard", "Đã gọi điện.", [])


@pytest.mark.parametrize("who", ["an", "binh", "thin", "nga", "quy"])
def test_others_do_nothing_to_it(people, letter, who):
    person = getattr(people, who)
    with pytest.raises(Refused, match="Thường trực"):
        edit_letter(letter, by=person, now=MORNING, subject="Khác", body="Khác")
    with pytest.raises(Refused, match="Thường trực"):
        discard(letter, by=person, now=MORNING)
    send(letter)
    with pytest.raises(Refused, match="Thường trực"):
        resend(letter, by=person, now=MORNING)
    assert Notice.objects.filter(channel="email").count() == 2


def test_the_office_does_nothing_to_letters_within_a_unit_or_to_the_bell(people, letter):
    inside = Notice.objects.get(key=f"own:{people.binh.pk}:email")
    bell = Notice.objects.get(key=f"k:{people.binh.pk}:bell")
    for notice in (inside, bell):
        with pytest.raises(Refused, match="Thường trực"):
            discard(notice, by=people.lan, now=MORNING)
    assert (state(inside), state(bell)) == ("pending", "sent")


def test_sending_again_makes_a_new_letter(people, letter, mailoutbox):
    send(letter)
    again = resend(letter, by=people.lan, now=MORNING + HOUR)
    assert (state(letter), state(again)) == ("sent", "pending")
    delivery.deliver(again.pk, MORNING + HOUR)
    assert [mail.subject for mail in mailoutbox] == ["Nhắc việc", "Nhắc việc"]
    assert again.message_id != letter.message_id
    assert resend(Notice.objects.get(pk=again.pk), by=people.lan, now=MORNING + HOUR).key == f"{letter.key}:again-2"


def test_what_waits_is_not_sent_again(people, letter):
    with pytest.raises(Refused, match="chưa cần gửi lại"):
        resend(letter, by=people.lan, now=MORNING)
    assert Notice.objects.filter(key__contains="again").count() == 0


def test_not_to_a_stopped_or_missing_address(people, letter):
    send(letter)
    stopped = Address.objects.create(email="binh@example.gov.vn", bounces=3, stopped_at=MORNING)
    with pytest.raises(Refused, match="Gửi lại bình thường"):
        resend(letter, by=people.lan, now=MORNING)
    stopped.delete()
    letter.recipient.email = ""
    with pytest.raises(Refused, match="chưa có địa chỉ"):
        resend(letter, by=people.lan, now=MORNING)


def test_a_second_click_at_the_same_moment_is_told(people, letter, monkeypatch):
    send(letter)
    resend(letter, by=people.lan, now=MORNING)
    monkeypatch.setattr("django.db.models.query.QuerySet.count", lambda self: 0)
    with pytest.raises(Conflict, match="vừa được gửi lại"):
        resend(letter, by=people.lan, now=MORNING)


def test_the_figures_of_health(world, people, letter):
    assert health.figures(MORNING + HOUR) == health.Figures(beat=None, morning=None, waiting=2, oldest_minutes=60, failed=0, bounced=0, stopped=0)
    Beat.objects.create(name="notifications", at=MORNING)
    Notice.objects.filter(pk=letter.pk).update(state="failed")
    Notice.objects.filter(channel="email", state="pending").update(lease_until=MORNING + 2 * HOUR)
    Address.objects.create(email="x@example.vn", stopped_at=MORNING)
    found = health.figures(MORNING + HOUR)
    assert (found.beat, found.waiting, found.oldest_minutes, found.failed, found.stopped) == (MORNING, 0, 0, 1, 1)


def test_a_silent_scheduler(db):
    assert health.silent(MORNING)
    tasks.sweep()
    assert (health.silent(MORNING + HOUR / 2), health.silent(MORNING + 2 * HOUR)) == (False, True)
