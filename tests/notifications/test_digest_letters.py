"""The collected letter: what it says, what is taken out before it goes, what it looks like, one line for Zalo."""

import datetime as dt

import pytest

from emulation.notifications import delivery, wording
from emulation.notifications.models import Notice
from emulation.notifications.reminders import Due
from emulation.notifications.rounds import morning_round
from tests.factories import make_world
from tests.notifications.desk import at

DAY = dt.date(2023, 6, 17)


def days(number):
    return DAY + dt.timedelta(days=number)


@pytest.fixture
def letter(desk, lan):
    """A letter to Lan about one paper that is near and one that is over."""
    desk.owe(1, lan, days(3), detail="Đã nhập 9/12 chỉ tiêu.")
    desk.owe(2, lan, days(-1))
    morning_round(DAY, now=at(DAY))
    return Notice.objects.get(channel="email")


def send(letter):
    delivery.deliver(letter.pk, at(DAY, 7))
    letter.refresh_from_db()
    return letter.state


def test_it_goes_as_it_was_written(letter, mailoutbox):
    assert send(letter) == "sent"
    assert [(mail.subject, mail.to) for mail in mailoutbox] == [("1 việc quá hạn, 1 việc sắp đến hạn", ["lan@example.vn"])]


def test_before_its_hour_nothing_goes(letter, mailoutbox):
    delivery.deliver(letter.pk, at(DAY, 6, 59))
    assert mailoutbox == []


def test_what_is_done_meanwhile_is_left_out(desk, letter, mailoutbox):
    desk.done = {2}
    assert send(letter) == "sent"
    assert mailoutbox[0].subject == letter.subject == "Còn 3 ngày: báo cáo số 1 của UBND xã Sông Ray"
    assert "số 2" not in mailoutbox[0].body
    assert (letter.url, letter.body) == (
        "/viec/1/",
        "Báo cáo số 1 của UBND xã Sông Ray đến hạn thứ Ba, 20/6/2023 (còn 3 ngày). Đã nhập 9/12 chỉ tiêu.",
    )


def test_a_letter_that_was_held_up_speaks_of_the_day_on_which_it_goes(desk, letter, mailoutbox):
    delivery.deliver(letter.pk, at(days(3), 9))
    assert mailoutbox[0].subject == "1 việc quá hạn, 1 việc sắp đến hạn"
    assert "đến hạn hôm nay, thứ Ba, 20/6/2023" in mailoutbox[0].body and "đã quá hạn 4 ngày" in mailoutbox[0].body


def test_a_deadline_that_was_moved_meanwhile_is_left_out(desk, lan, letter, mailoutbox):
    desk.owe(1, lan, days(30))
    assert send(letter) == "sent"
    assert mailoutbox[0].subject == "Quá hạn 1 ngày: báo cáo số 2 của UBND xã Sông Ray"


def test_nothing_is_sent_when_all_is_done(desk, letter, mailoutbox):
    desk.done = {1, 2}
    assert (send(letter), letter.failure, mailoutbox) == ("discard", "Việc đã xong trước khi gửi", [])
    assert Notice.objects.get(channel="bell").state == "sent"


def test_a_room_that_is_gone_owes_nothing(letter, monkeypatch, mailoutbox):
    monkeypatch.setattr("emulation.notifications.reminders._sources", {})
    assert (send(letter), mailoutbox) == ("discard", [])


def test_whoever_was_locked_out_gets_no_letter(letter, lan, mailoutbox):
    lan.is_active = False
    lan.save()
    assert (send(letter), letter.failure, mailoutbox) == ("discard", "Tài khoản người nhận đã ngừng dùng", [])


def test_an_edited_letter_goes_as_edited(desk, letter, minh, mailoutbox):
    Notice.objects.filter(pk=letter.pk).update(subject="Nhắc việc tháng 6", body="Mong đơn vị quan tâm.", edited_by=minh, edited_at=at(DAY))
    desk.done = {2}
    assert send(letter) == "sent"
    text = mailoutbox[0].body
    assert (mailoutbox[0].subject, letter.body) == ("Nhắc việc tháng 6", "Mong đơn vị quan tâm.")
    assert "Mong đơn vị quan tâm." in text and "/viec/1/" in text and "/viec/2/" not in text


def test_an_edited_letter_is_not_sent_when_all_is_done(desk, letter, minh, mailoutbox):
    Notice.objects.filter(pk=letter.pk).update(subject="Nhắc việc", body="Mong đơn vị quan tâm.", edited_by=minh, edited_at=at(DAY))
    desk.done = {1, 2}
    assert (send(letter), mailoutbox) == ("discard", [])


def test_the_whole_letter(desk, db, settings, mailoutbox):
    settings.SITE_URL = "https://thidua.example.gov.vn"
    world = make_world()
    desk.owe(1, world.people.binh, days(-1), authority_id=world.authority.pk)
    morning_round(DAY, now=at(DAY))
    send(Notice.objects.get(channel="email"))
    assert mailoutbox[0].subject == "Quá hạn 1 ngày: báo cáo số 1 của UBND xã Sông Ray"
    assert mailoutbox[0].body == (
        "Kính gửi ông/bà Trần Thị Bình,\n"
        "\n"
        "Báo cáo số 1 của UBND xã Sông Ray đã quá hạn 1 ngày, từ 16/6/2023.\n"
        "  https://thidua.example.gov.vn/viec/1/\n"
        "\n"
        "Nếu cần thêm thời gian, bấm “Đề nghị gia hạn” trong trang của việc.\n"
        "\n"
        "Mở “Việc của tôi”: https://thidua.example.gov.vn/viec-cua-toi/\n"
        "\n"
        "Đã gửi bằng văn bản giấy? Báo Phòng Nội vụ để ghi nhận: 0251 000 0000.\n"
        "Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng UBND Bình Minh, điện thoại 0251 000 0000\n"
        "\n"
        "--\n"
        "Thư do hệ thống quản lý thi đua, khen thưởng gửi tự động, không cần trả lời.\n"
        "Xem mọi thông báo: https://thidua.example.gov.vn/thong-bao/\n"
    )
    html = mailoutbox[0].alternatives[0][0]
    assert '<a href="https://thidua.example.gov.vn/viec/1/">' in html
    assert "<img" not in html


def test_names_are_escaped_in_html(desk, lan):
    desk.owe(1, lan, days(3), title="<b>Báo cáo</b> & <script>")
    morning_round(DAY, now=at(DAY))
    message = delivery.letter(Notice.objects.get(channel="email"))
    assert "<script>" not in message.alternatives[0][0] and "<b>" not in message.alternatives[0][0]
    assert "<b>Báo cáo</b> & <script>" in message.body


def paper(**changes):
    facts = {
        "subject_id": 1,
        "deadline": days(3),
        "since": days(-90),
        "title": "Báo cáo 6 tháng",
        "owner": "UBND xã Sông Ray",
        "url": "/viec/7/",
        "authority_id": 1,
    }
    return Due(**facts | changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Nhắc: báo cáo 6 tháng của UBND xã Sông Ray hạn 20/6 (còn 3 ngày). Mở: https://thidua.gov.vn/viec/7/"),
        ({"deadline": DAY}, "Nhắc: báo cáo 6 tháng của UBND xã Sông Ray hạn 17/6 (hôm nay). Mở: https://thidua.gov.vn/viec/7/"),
        ({"deadline": days(-2)}, "Nhắc: báo cáo 6 tháng của UBND xã Sông Ray hạn 15/6 (quá 2 ngày). Mở: https://thidua.gov.vn/viec/7/"),
        (
            {"deadline": days(-2), "courtesy": True, "owner": "Hội Nông dân"},
            "Trân trọng đề nghị: báo cáo 6 tháng của Hội Nông dân hạn 15/6 (đã qua 2 ngày). Mở: https://thidua.gov.vn/viec/7/",
        ),
    ],
)
def test_the_line_for_zalo(changes, expected):
    assert wording.zalo_line(paper(**changes), DAY, "https://thidua.gov.vn") == expected


def test_the_line_for_zalo_is_short_and_keeps_its_link():
    line = wording.zalo_line(paper(title="Báo cáo " + "rất dài " * 40), DAY, "https://thidua.gov.vn")
    assert len(line) <= 200
    assert line.endswith(" hạn 20/6 (còn 3 ngày). Mở: https://thidua.gov.vn/viec/7/")


@pytest.mark.parametrize("title", ["Báo cáo 6 tháng", "Báo cáo " + "rất dài " * 20, "Báo cáo" + "x" * 90])
@pytest.mark.parametrize("offset", [-400, -1, 0, 3, 400])
def test_a_subject_has_at_most_sixty_characters(desk, lan, title, offset):
    for due in (paper(title=title, deadline=days(offset)), paper(title=title, deadline=days(offset), courtesy=True, mending=True)):
        assert len(wording.lead_of(due, wording.tone_of(due, DAY), DAY)) <= 60


def test_abbreviations_stay_in_capitals():
    assert [wording.lowered(title) for title in ("Kế hoạch", "UBND báo cáo", "A", "")] == ["kế hoạch", "UBND báo cáo", "a", ""]


def test_whoever_reads_about_others_is_led_to_the_overview(desk, db, mailoutbox):
    world = make_world()
    desk.owe(1, world.people.thin, days(-9), authority_id=world.authority.pk, readers={"chairman": [world.people.thin]})
    desk.owe(
        2,
        world.people.thin,
        days(-9),
        authority_id=world.authority.pk,
        readers={"chairman": [world.people.thin]},
        courtesy=True,
        owner="Hội Nông dân",
    )
    morning_round(DAY, now=at(DAY))
    send(Notice.objects.get(channel="email"))
    lines = mailoutbox[0].body.splitlines()
    assert mailoutbox[0].subject == "2 việc của 2 đơn vị chưa xong sau hạn"
    assert lines[2:10] == [
        "Đơn vị chưa hoàn thành sau hạn:",
        "",
        "Hội Nông dân",
        "– Báo cáo số 2: chưa gửi, thời hạn đề nghị 8/6/2023",
        "  http://127.0.0.1:8000/viec/2/",
        "",
        "UBND xã Sông Ray",
        "– Báo cáo số 1: quá hạn 9 ngày (hạn 8/6/2023)",
    ]
    assert "Mở bảng theo dõi: http://127.0.0.1:8000/tong-quan/" in lines
    assert not any("giấy" in line or "gia hạn" in line for line in lines)
