"""How the installation fares: each sign has a state and says what to do; who looks after it is alarmed when the scheduler is silent."""

import datetime as dt
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from campaigns.directives.models import Directive
from emulation import clock
from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.home import health
from emulation.notifications.models import Address, Beat, Notice
from emulation.notifications.writing import write
from tests.factories import MORNING, launch

URL = "/tinh-trang/"
MINUTES = dt.timedelta(minutes=1)


@pytest.fixture
def long_up(monkeypatch):
    """The process started long ago."""
    monkeypatch.setattr(health, "STARTED", timezone.now() - dt.timedelta(days=1))


def beat(name, ago):
    Beat.objects.update_or_create(name=name, defaults={"at": timezone.now() - ago})


def looked():
    return {sign.title: sign for sign in health.signs(timezone.now(), clock.now())}


def states(*titles):
    found = looked()
    return [found[title].state for title in titles]


@pytest.mark.parametrize(("minutes", "state"), [(1, "ok"), (4, "ok"), (6, "look"), (59, "look"), (61, "bad"), (9000, "bad")])
def test_the_scheduler_is_judged_by_its_last_sign(db, minutes, state):
    beat("notifications", minutes * MINUTES)
    assert states("Bộ hẹn giờ") == [state]


def test_a_scheduler_that_never_ran_is_broken(db):
    sign = looked()["Bộ hẹn giờ"]
    assert (sign.state, sign.state_words) == ("bad", "Hỏng")
    assert sign.advice.startswith("Khởi động lại dịch vụ")


@pytest.mark.parametrize(("hours", "state"), [(1, "ok"), (24, "ok"), (26, "look"), (49, "bad")])
def test_the_morning_round_is_due_daily(db, hours, state):
    beat("morning", dt.timedelta(hours=hours))
    assert states("Đợt nhắc buổi sáng") == [state]


def test_letters_wait_fail_and_come_back(world, people):
    assert states("Thư chờ gửi", "Thư không đến nơi") == ["ok", "ok"]
    for number in range(3):
        write(key=f"letter-{number}", people=[people.an], subject="Thư", body="Mời đọc.", url="", now=MORNING)
    letters = list(Notice.objects.filter(channel="email"))
    with clock.at(MORNING + 30 * MINUTES):
        assert looked()["Thư chờ gửi"].words == "3 thư đến giờ gửi, thư cũ nhất chờ 30 phút."
        assert states("Thư chờ gửi") == ["look"]
    with clock.at(MORNING + 150 * MINUTES):
        assert states("Thư chờ gửi") == ["bad"]
    Notice.objects.filter(pk=letters[0].pk).update(state="failed")
    Notice.objects.filter(pk=letters[1].pk).update(state="bounced")
    Address.objects.create(email="x@example.vn", stopped_at=MORNING)
    sign = looked()["Thư không đến nơi"]
    assert (sign.state, sign.words) == ("look", "1 thư không gửi được, 1 thư bị trả lại, 1 địa chỉ đã ngừng.")


@pytest.mark.parametrize(("minutes", "state"), [(5, "ok"), (30, "look"), (90, "bad")])
def test_a_paper_without_its_file_is_noticed(world, minutes, state):
    directive = launch(world)
    assert Directive.objects.get(pk=directive.pk).document_id
    count = OfficialDocument.objects.unrendered().count()
    with clock.at(MORNING + minutes * MINUTES):
        sign = looked()["Văn bản chưa có bản PDF"]
    assert (count, sign.state) == (1, state)


@pytest.mark.parametrize(("days", "state"), [(1, "ok"), (4, "look")])
def test_uploads_that_nobody_took_are_swept(people, days, state):
    Attachment.objects.create(
        file="x.pdf", name="x.pdf", media_type="application/pdf", size=14, sha256="0" * 64, uploaded_by=people.an, uploaded_at=MORNING, held=True
    )
    with clock.at(MORNING + dt.timedelta(days=days)):
        assert states("Tệp tải lên chưa dùng") == [state]


@pytest.mark.parametrize(("free", "state"), [(50, "ok"), (15, "look"), (5, "bad")])
def test_a_full_disk_is_told_in_time(db, monkeypatch, free, state):
    usage = type("Usage", (), {"total": 100 * 1024**3, "free": free * 1024**3})
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: usage)
    sign = looked()["Dung lượng đĩa"]
    assert (sign.state, sign.words) == (state, f"Còn {free} GB, {free}% của ổ đĩa chứa dữ liệu.")


@pytest.mark.parametrize(("hours", "state"), [(None, "look"), (2, "ok"), (30, "look"), (100, "bad")])
def test_the_age_of_the_backup_is_that_of_its_mark(db, settings, tmp_path, hours, state):
    settings.DATA_DIR = tmp_path
    if hours is not None:
        mark = tmp_path / health.BACKUP_MARK
        mark.touch()
        then = timezone.now().timestamp() - hours * 3600
        os.utime(mark, (then, then))
    assert states("Sao lưu") == [state]


def test_the_page_says_what_to_do(people, sign_in):
    page = sign_in(people.khanh).get(URL)
    assert [sign.title for sign in page.context["signs"]] == list(looked())
    assert "Khởi động lại dịch vụ" in page.content.decode()
    assert sign_in(people.thin).get(URL).status_code == 403


def test_the_doctor_says_the_same_and_ends_with_one_where_something_is_broken(db, capsys, monkeypatch):
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    assert ended.value.code == 1
    assert "[Hỏng] Bộ hẹn giờ: Chưa chạy lần nào" in capsys.readouterr().out
    beat("notifications", MINUTES)
    call_command("doctor")
    assert "[Tốt] Bộ hẹn giờ: Chạy lần cuối lúc" in capsys.readouterr().out


@pytest.mark.parametrize(("person", "warned"), [("lan", True), ("khanh", True), ("thin", False), ("an", False), ("quy", False)])
def test_a_silent_scheduler_alarms_who_looks_after_it(people, sign_in, long_up, person, warned):
    page = sign_in(getattr(people, person)).get("/tro-giup/").content.decode()
    assert ("Bộ hẹn giờ đã ngừng hơn một giờ" in page) == warned
    beat("notifications", 59 * MINUTES)
    assert "Bộ hẹn giờ" not in sign_in(getattr(people, person)).get("/tro-giup/").content.decode()


def test_nobody_is_alarmed_right_after_the_start(people, sign_in, monkeypatch):
    monkeypatch.setattr(health, "STARTED", timezone.now() - 4 * MINUTES)
    assert "Bộ hẹn giờ" not in sign_in(people.lan).get("/tro-giup/").content.decode()


def test_the_public_address_says_nothing_of_it(client, db, long_up):
    assert client.get("/healthz").json() == {"status": "ok", "beat": None}
