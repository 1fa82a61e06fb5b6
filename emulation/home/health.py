"""How the installation fares, put together from every room: each sign with its state and, where something is wrong, what to do.

`manage.py doctor` prints the same as the page does. Nothing here names a person, a unit or a paper.
"""

import datetime as dt
import shutil
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Sum
from django.utils import timezone

from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.formats.words import moment_words, number_words, size_words
from emulation.notifications import health as messages

OK, LOOK, BAD = "ok", "look", "bad"
WORDS = {OK: "Tốt", LOOK: "Cần xem", BAD: "Hỏng"}
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
HELD_FOR = dt.timedelta(days=2)
# The first sign of life comes a minute after the start; nobody is alarmed before that.
GRACE = dt.timedelta(minutes=5)
STARTED = timezone.now()
BACKUP_MARK = "last_backup"
RESTART = "Khởi động lại dịch vụ; nếu chạy riêng dịch vụ gửi thư và dịch vụ hẹn giờ thì xem hai dịch vụ đó có chạy không."


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at: `state` is ok, look or bad, `words` say how it is, `advice` what to do ("" where nothing is)."""

    title: str
    state: str
    words: str
    advice: str = ""

    @property
    def state_words(self):
        return WORDS[self.state]


def signs(now, house_now):
    """Return every Sign, the messages first; six queries.

    `now` is the moment by the machine's clock, in which signs of life are written; `house_now` by that of the house, which in a trial
    lives on another day and writes letters, papers and uploads there.
    """
    found = messages.figures(house_now)
    return [
        _scheduler(found, now),
        _morning(found, now),
        _waiting(found),
        _undelivered(found),
        _mail(),
        _papers(house_now),
        _uploads(house_now),
        _database(),
        _disk(),
        _backup(now),
    ]


def is_silent(now):
    """Tell whether the scheduler gave no sign of life for an hour, and had the time to; one query."""
    if now - STARTED < GRACE:
        return False
    return messages.silent(now)


def _scheduler(found, now):
    title = "Bộ hẹn giờ"
    if found.beat is None:
        return Sign(title, BAD, "Chưa chạy lần nào: thư và nhắc việc chưa được gửi.", RESTART)
    state = OK if now - found.beat < 5 * MINUTE else LOOK if now - found.beat < messages.SILENCE else BAD
    return Sign(title, state, f"Chạy lần cuối lúc {moment_words(found.beat)}.", "" if state == OK else RESTART)


def _morning(found, now):
    title = "Đợt nhắc buổi sáng"
    if found.morning is None:
        return Sign(title, LOOK, "Chưa có đợt nào.", "Đợt đầu chạy sau 5 giờ 30 sáng. Chạy ngay: manage.py morning_round.")
    age = now - found.morning
    state = OK if age < DAY + HOUR else LOOK if age < 2 * DAY else BAD
    return Sign(title, state, f"Đợt cuối lúc {moment_words(found.morning)}.", "" if state == OK else f"Chạy ngay: manage.py morning_round. {RESTART}")


def _waiting(found):
    if not found.waiting:
        return Sign("Thư chờ gửi", OK, "Không có thư nào chờ.")
    state = OK if found.oldest_minutes < 15 else LOOK if found.oldest_minutes < 120 else BAD
    words = f"{number_words(found.waiting)} thư đến giờ gửi, thư cũ nhất chờ {_wait_words(found.oldest_minutes)}."
    return Sign("Thư chờ gửi", state, words, "" if state == OK else "Xem máy chủ thư (EMAIL_URL) có trả lời không, rồi xem lỗi ở Thư đi.")


def _wait_words(minutes):
    if minutes < 120:
        return f"{number_words(minutes)} phút"
    hours = minutes // 60
    return f"{hours} giờ" if hours < 48 else f"{number_words(hours // 24)} ngày"


def _undelivered(found):
    if not (found.failed or found.bounced or found.stopped):
        return Sign("Thư không đến nơi", OK, "Không có.")
    words = f"{found.failed} thư không gửi được, {found.bounced} thư bị trả lại, {found.stopped} địa chỉ đã ngừng."
    return Sign("Thư không đến nơi", LOOK, words, "Mở Thư đi: sửa địa chỉ sai bằng danh sách ở Nhân sự rồi gửi lại, hoặc bỏ thư không cần nữa.")


def _mail():
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == "smtp":
        return Sign("Máy chủ thư", OK, f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}.")
    words = f"Thư ghi ra tệp trong {settings.EMAIL_FILE_PATH}, không đến người nhận." if backend == "filebased" else f"Thư đi qua {backend}."
    return Sign("Máy chủ thư", OK if settings.DEMO else LOOK, words, "" if settings.DEMO else "Đặt EMAIL_URL là địa chỉ máy chủ thư.")


def _papers(now):
    lacking = OfficialDocument.objects.unrendered().order_by().aggregate(count=Count("pk"), oldest=Min("issued_at"))
    if not lacking["count"]:
        return Sign("Văn bản chưa có bản PDF", OK, "Không có.")
    state = OK if now - lacking["oldest"] < 10 * MINUTE else LOOK if now - lacking["oldest"] < HOUR else BAD
    words = f"{lacking['count']} văn bản, sớm nhất ban hành lúc {moment_words(lacking['oldest'])}."
    return Sign("Văn bản chưa có bản PDF", state, words, "" if state == OK else f"{RESTART} Số văn bản đã cấp không mất.")


def _uploads(now):
    held = Attachment.objects.held().order_by().aggregate(count=Count("pk"), size=Sum("size"), oldest=Min("uploaded_at"))
    if not held["count"]:
        return Sign("Tệp tải lên chưa dùng", OK, "Không có.")
    stale = now - held["oldest"] > HELD_FOR + DAY
    words = f"{held['count']} tệp, {size_words(held['size'])}; tệp không dùng tự xóa sau 2 ngày."
    return Sign("Tệp tải lên chưa dùng", LOOK if stale else OK, words, f"Có tệp quá 3 ngày chưa xóa. {RESTART}" if stale else "")


def _database():
    if connection.vendor == "postgresql":
        return Sign("Cơ sở dữ liệu", OK, "PostgreSQL.")
    words = "SQLite, một tệp trên máy này."
    return Sign("Cơ sở dữ liệu", OK, words, "" if settings.DEMO else "Trên vài trăm người dùng thì chuyển sang PostgreSQL (DATABASE_URL).")


def _disk():
    disk = shutil.disk_usage(settings.DATA_DIR)
    free = round(100 * disk.free / disk.total)
    state = OK if free >= 20 else LOOK if free >= 10 else BAD
    words = f"Còn {number_words(round(disk.free / 1024**3, 1))} GB, {free}% của ổ đĩa chứa dữ liệu."
    return Sign("Dung lượng đĩa", state, words, "" if state == OK else "Dọn hoặc mở rộng ổ đĩa trước khi đầy: đĩa đầy thì không lưu được gì.")


def _backup(now):
    mark = settings.DATA_DIR / BACKUP_MARK
    if not mark.exists():
        return Sign("Sao lưu", OK if settings.DEMO else LOOK, "Chưa thấy lần sao lưu nào.", "" if settings.DEMO else "Chạy deploy/backup hằng ngày.")
    last = dt.datetime.fromtimestamp(mark.stat().st_mtime, tz=dt.UTC)
    state = OK if now - last < DAY + 2 * HOUR else LOOK if now - last < 3 * DAY else BAD
    return Sign(
        "Sao lưu", state, f"Lần cuối lúc {moment_words(last)}.", "" if state == OK else "Xem cron chạy deploy/backup và chỗ trống ở nơi sao lưu."
    )
