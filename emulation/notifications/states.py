"""The channels of a message, how far an e-mail has got, who reads a reminder, and what a person wishes to get."""

from django.db import models


class Channel(models.TextChoices):
    BELL = "bell", "Chuông"
    EMAIL = "email", "Thư điện tử"


class State(models.TextChoices):
    PENDING = "pending", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
    BOUNCED = "bounced", "Bị trả lại"
    DISCARDED = "discard", "Đã bỏ"
    STOPPED = "stopped", "Địa chỉ đã ngừng"


class Reader(models.TextChoices):
    """To whom a rung of the ladder speaks."""

    HOLDER = "holder", "Người phụ trách"
    HEAD = "head", "Thủ trưởng đơn vị"
    OFFICE = "office", "Thường trực Hội đồng"
    CHAIRMAN = "chairman", "Chủ tịch"


class Ways(models.TextChoices):
    BOTH = "both", "Chuông và thư điện tử"
    BELL = "bell", "Chỉ chuông trong hệ thống"
