"""Thư đi: what waits can be corrected or dropped, what did not arrive can be sent again, and only by those in whose name it goes."""

import datetime as dt

import pytest
from django.urls import reverse

from emulation.notifications.models import Address, Notice, Preference
from emulation.notifications.shelves import SHELVES, wanted_day
from emulation.notifications.states import State
from emulation.notifications.writing import write
from tests.factories import DAY, MORNING, launch

URL = "/thu-di/"
DUE = "28/2/2023"


@pytest.fixture
def letter(world, people):
    """Return a function that leaves a letter to An in the name of Bình Minh on a shelf."""

    def leave(words="Nhắc kế hoạch", to=people.an, authority=world.authority, **state):
        text = {"subject": words, "body": "Mời gửi kế hoạch.", "url": "/viec-cua-toi/"}
        rows = write(key=f"letter-{words}", people=[to], now=MORNING, authority=authority, **text)
        Notice.objects.filter(key=rows[-1].key).update(**state)
        return Notice.objects.get(key=rows[-1].key)

    return leave


def subjects(page):
    return [notice.subject for notice in page.context["page"]]


def test_each_state_has_its_shelf(letter, people, sign_in):
    for state in State.values:
        letter(state, state=state, sent_at=MORNING if state == "sent" else None)
    lan = sign_in(people.lan)
    found = {key: set(subjects(lan.get(URL, {"muc": key}))) for key in SHELVES}
    assert found == {
        "se-gui": {"pending", "sending"},
        "da-gui": {"sent"},
        "khong-gui-duoc": {"failed"},
        "tra-lai": {"bounced", "stopped"},
        "da-bo": {"discard"},
    }
    assert [tab.count for tab in lan.get(URL).context["tabs"]] == [2, 1, 1, 2, 1]


def test_only_letters_of_the_own_authority_are_kept(letter, world, people, sign_in):
    letter("của mình")
    letter("của láng giềng", to=people.oanh, authority=world.units["hoa_sen"])
    letter("trong đơn vị", authority=None)
    assert subjects(sign_in(people.lan).get(URL)) == ["của mình"]
    assert subjects(sign_in(people.nga).get(URL)) == ["của láng giềng"]
    assert sign_in(people.an).get(URL).status_code == 403


def test_a_reader_is_found_without_marks(letter, people, sign_in):
    letter("gửi An")
    letter("gửi Em", to=people.em)
    lan = sign_in(people.lan)
    assert subjects(lan.get(URL, {"q": "nguyen van an"})) == ["gửi An"]
    assert subjects(lan.get(URL, {"q": "em@example"})) == ["gửi Em"]
    assert "Không có thư nào của người này" in lan.get(URL, {"q": "khong ai ca"}).content.decode()


def test_a_letter_is_read_as_text_and_as_its_reader_sees_it(letter, people, sign_in):
    page = sign_in(people.lan).get(reverse("notifications:letter", args=[letter().pk]))
    assert "Kính gửi ông/bà Nguyễn Văn An," in page.context["text"]
    assert "<p>Mời gửi kế hoạch.</p>" in page.context["looks"]
    html = page.content.decode()
    assert "&lt;p&gt;Mời gửi kế hoạch.&lt;/p&gt;" in html
    assert "<p>Mời gửi kế hoạch.</p>" not in html


def test_markup_in_a_letter_stays_text(letter, people, sign_in):
    notice = letter("<i>Nhắc</i>")
    Notice.objects.filter(pk=notice.pk).update(body='</iframe><script>alert(1)</script>"')
    html = sign_in(people.lan).get(reverse("notifications:letter", args=[notice.pk])).content.decode()
    assert "<script>alert" not in html
    assert html.count("</iframe>") == 1
    assert "<i>Nhắc" not in html


def test_a_waiting_letter_is_corrected(letter, people, sign_in):
    notice, lan = letter(), sign_in(people.lan)
    url = reverse("notifications:letter-edit", args=[notice.pk])
    answer = lan.post(url, {"subject": "", "body": "Mới"})
    assert (answer.status_code, answer.context["form"].errors["subject"]) == (422, ["Nhập tiêu đề thư"])
    answer = lan.post(url, {"subject": "Nhắc lần hai", "body": "Mời gửi trước 28/2."}, follow=True)
    notice.refresh_from_db()
    assert (notice.subject, notice.body, notice.edited_by) == ("Nhắc lần hai", "Mời gửi trước 28/2.", people.lan)
    assert "Đã sửa thư." in answer.content.decode()
    assert "Lê Thị Lan đã sửa" in lan.get(URL).content.decode()


def test_a_sent_letter_is_not_corrected(letter, people, sign_in):
    notice, lan = letter(state=State.SENT, sent_at=MORNING), sign_in(people.lan)
    answer = lan.post(reverse("notifications:letter-edit", args=[notice.pk]), {"subject": "Khác", "body": "Khác"})
    assert "không sửa được nữa" in answer.content.decode()
    assert Notice.objects.get(pk=notice.pk).subject == "Nhắc kế hoạch"
    assert "Sửa thư</a>" not in lan.get(reverse("notifications:letter", args=[notice.pk])).content.decode()


def test_a_letter_is_dropped_with_a_reason(letter, people, sign_in):
    notice, lan = letter(), sign_in(people.lan)
    lan.post(reverse("notifications:letter-step", args=[notice.pk, "discard"]), {"note": "Đã gọi điện"})
    notice.refresh_from_db()
    assert (notice.state, notice.failure) == (State.DISCARDED, "Đã gọi điện")
    assert "Đã gọi điện" in lan.get(URL, {"muc": "da-bo"}).content.decode()


def test_a_letter_that_failed_is_sent_again(letter, people, sign_in, mailoutbox, django_capture_on_commit_callbacks):
    notice, lan = letter(state=State.FAILED), sign_in(people.lan)
    with django_capture_on_commit_callbacks(execute=True):
        answer = lan.post(reverse("notifications:letter-step", args=[notice.pk, "resend"]))
    again = Notice.objects.exclude(pk=notice.pk).get(channel="email")
    assert answer["Location"] == reverse("notifications:letter", args=[again.pk])
    assert [mail.to for mail in mailoutbox] == [["an@example.gov.vn"]]
    notice.refresh_from_db()
    assert (notice.state, notice.failure.startswith("Đã gửi lại.")) == (State.DISCARDED, True)


def test_a_page_that_speaks_of_no_known_text_is_told_so(letter, people, sign_in):
    answer = sign_in(people.lan).post(reverse("notifications:letter-edit", args=[letter().pk]), {"subject": "A", "body": "B", "seen": "xxx"})
    assert (answer.status_code, "Người khác vừa sửa thư này" in answer.content.decode()) == (422, True)


def test_two_people_correcting_one_letter_do_not_overwrite_each_other(letter, people, sign_in):
    notice, lan = letter(), sign_in(people.lan)
    url = reverse("notifications:letter-edit", args=[notice.pk])
    seen = lan.get(url).context["seen"]
    lan.post(url, {"subject": "Bản của Lan", "body": "Nội dung", "seen": seen})
    answer = lan.post(url, {"subject": "Bản của người khác", "body": "Nội dung khác", "seen": seen})
    assert (answer.status_code, "vừa sửa thư này" in answer.content.decode()) == (422, True)
    assert "Bản của người khác" in answer.content.decode()
    lan.post(url, {"subject": "Bản của người khác", "body": "Nội dung khác", "seen": answer.context["seen"]})
    notice.refresh_from_db()
    assert notice.subject == "Bản của người khác"


def test_a_letter_to_a_stopped_address_is_refused_with_what_to_do(letter, people, sign_in):
    Address.objects.create(email="an@example.gov.vn", bounces=3, stopped_at=MORNING)
    answer = sign_in(people.lan).post(reverse("notifications:letter-step", args=[letter(state=State.STOPPED).pk, "resend"]))
    assert answer.status_code == 409
    assert "đã ngừng vì thư bị trả lại" in answer.content.decode()


def test_a_stopped_address_is_opened_again(letter, people, sign_in):
    address = Address.objects.create(email="an@example.gov.vn", bounces=3, stopped_at=MORNING)
    lan = sign_in(people.lan)
    assert lan.get(URL, {"muc": "tra-lai"}).context["stopped"] == [address]
    lan.post(reverse("notifications:address-resume", args=[address.pk]))
    assert lan.get(URL, {"muc": "tra-lai"}).context["stopped"] == []
    assert sign_in(people.nga).post(reverse("notifications:address-resume", args=[address.pk])).status_code == 404


def test_the_next_round_is_read_beforehand(world, people, sign_in):
    launch(world)
    before = Notice.objects.count()
    page = sign_in(people.lan).get(URL, {"ngay": DUE})
    told = {each.person.username: each for each in page.context["coming"]}
    assert page.context["day"] == dt.date(2023, 2, 28)
    assert {"an", "em", "tam", "dung"} <= set(told)
    assert told["em"].way == "7 giờ ngày 28/2/2023"
    assert Notice.objects.count() == before


def test_the_round_says_who_gets_no_letter(world, people, sign_in):
    launch(world)
    Preference.objects.create(user=people.an, channel="bell")
    Preference.objects.create(user=people.tam, digest_hour=9)
    Address.objects.create(email="em@example.gov.vn", bounces=3, stopped_at=MORNING)
    told = {each.person.username: each.way for each in sign_in(people.lan).get(URL, {"ngay": DUE}).context["coming"]}
    assert told["an"] == "chỉ chuông, theo lựa chọn của người nhận"
    assert told["tam"] == "9 giờ ngày 28/2/2023"
    assert told["em"] == "chỉ chuông, địa chỉ thư đã ngừng"


def test_the_round_of_another_authority_is_not_shown(world, people, sign_in):
    launch(world)
    assert sign_in(people.nga).get(URL, {"ngay": DUE}).context["coming"] == []


@pytest.mark.parametrize("typed", ["", "hôm nay", "31/2/2023", "1/1/2020", "1/1/2099", None])
def test_a_day_that_is_none_means_tomorrow(typed):
    assert wanted_day(typed, DAY) == dt.date(2023, 2, 7)


def test_today_may_be_asked_for():
    assert wanted_day("6/2/2023", DAY) == DAY
