"""A message is a row first. The bell shows the row itself; for an e-mail the row is the outbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from emulation.notifications.states import Channel, State

OPEN_STATES = [State.PENDING, State.SENDING]


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The person's own messages; nobody reads another's."""
        return self.filter(recipient=user)

    def bell(self):
        """What is shown in the application, as against what goes out by e-mail."""
        return self.filter(channel=Channel.BELL)

    def unread(self, user):
        """Return how many messages of the bell the person has not opened: one query, from an index."""
        return self.visible_to(user).bell().filter(read_at__isnull=True).count()

    def waiting(self, now):
        """E-mails that may be taken at `now`: never tried, due for another try, or taken by a process that was lost."""
        return self.filter(state__in=OPEN_STATES).filter(Q(lease_until__isnull=True) | Q(lease_until__lte=now))


class Notice(models.Model):
    """One message to one person by one channel. `key` is unique, so that telling twice makes no second one."""

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="Người nhận", related_name="notices")
    channel = models.CharField("Kênh", max_length=8, choices=Channel.choices)
    subject = models.CharField("Tiêu đề", max_length=78)
    body = models.TextField("Nội dung")
    url = models.CharField("Trang", max_length=500, blank=True)
    about = models.CharField("Về", max_length=200, blank=True)
    created_at = models.DateTimeField("Lúc")
    state = models.CharField("Trạng thái gửi", max_length=8, choices=State.choices, default=State.PENDING)
    # While sending: until when the sender holds the row. While pending: not before this moment.
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("Số lần thử", default=0)
    sent_at = models.DateTimeField("Gửi lúc", null=True, blank=True)
    read_at = models.DateTimeField("Đọc lúc", null=True, blank=True)
    failure = models.TextField("Lỗi gần nhất", blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(channel=Channel.BELL),
                name="notice_only_bell_is_read",
                violation_error_message="Chỉ thông báo trong hệ thống mới đánh dấu đã đọc được.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SENT) | Q(sent_at__isnull=False),
                name="notice_sent_has_moment",
                violation_error_message="Thông báo đã gửi phải có thời điểm gửi.",
            ),
        ]
        indexes = [
            models.Index(fields=["lease_until"], condition=Q(state__in=OPEN_STATES), name="notice_waiting"),
            models.Index(fields=["recipient", "channel", "-created_at"], name="notice_of_person"),
        ]

    def __str__(self):
        return self.subject


class Beat(models.Model):
    """A sign of life: when the job called `name` last ran. A health page reads it."""

    name = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField()

    def __str__(self):
        return self.name
