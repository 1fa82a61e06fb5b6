"""The channels of a message, and how far an e-mail has got."""

from django.db import models


class Channel(models.TextChoices):
    BELL = "bell", "Chuông"
    EMAIL = "email", "Thư điện tử"


class State(models.TextChoices):
    PENDING = "pending", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
