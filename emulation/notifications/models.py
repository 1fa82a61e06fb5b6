"""A message is a row first. The bell shows the row itself; for an e-mail the row is the outbox.

The ladder of reminders is rows (`Rung`), and so is what was reminded (`Reminder`), what a person wishes (`Preference`) and which
addresses no longer take letters (`Address`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from emulation.accounts.models import User
from emulation.notifications.states import Channel, Reader, State, Ways
from emulation.units.models import Unit

OPEN_STATES = [State.PENDING, State.SENDING]


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The person's own messages; nobody reads another's."""
        return self.filter(recipient=user)

    def outbox(self, user):
        """E-mails that went out in the name of an authority whose outbox the person keeps; what units write among themselves is not there."""
        kept = {seat.authority.pk for seat in user.seats_with("notifications.keep_outbox")}
        return self.filter(channel=Channel.EMAIL, authority__in=kept).select_related("recipient", "edited_by", "authority")

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
    # In whose name it goes; None: a message inside a unit, which no office reads.
    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Nhân danh", null=True, blank=True, related_name="+")
    # Of a collected message only: the day, the figures and the lines it was made of (`digests.Digest`).
    digest = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField("Lúc")
    state = models.CharField("Trạng thái gửi", max_length=8, choices=State.choices, default=State.PENDING)
    # While sending: until when the sender holds the row. While pending: not before this moment.
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("Số lần thử", default=0)
    sent_at = models.DateTimeField("Gửi lúc", null=True, blank=True)
    read_at = models.DateTimeField("Đọc lúc", null=True, blank=True)
    failure = models.TextField("Lỗi gần nhất", blank=True)
    message_id = models.CharField(max_length=120, blank=True, db_index=True)
    address = models.EmailField("Gửi đến", blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người sửa", null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField("Sửa lúc", null=True, blank=True)

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
            models.Index(fields=["authority", "-created_at"], condition=Q(channel=Channel.EMAIL), name="notice_of_authority"),
            models.Index(fields=["-created_at"], condition=Q(digest__isnull=False), name="notice_collected"),
        ]

    def __str__(self):
        return self.subject


class Beat(models.Model):
    """A sign of life: when the job called `name` last ran. A health page reads it."""

    name = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField()

    def __str__(self):
        return self.name


class Rung(models.Model):
    """One rung of the ladder: who is reminded how many days after the deadline (before it where negative).

    `every` days later again (0: once); `weekday` moves it to the next such day, Monday being 0. An authority with rows of its own climbs
    those, every other one the rows without an authority.
    """

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan", null=True, blank=True, related_name="+")
    reader = models.CharField("Nhắc ai", max_length=8, choices=Reader.choices)
    offset = models.SmallIntegerField("Số ngày sau hạn")
    every = models.PositiveSmallIntegerField("Lặp lại sau số ngày", default=0)
    weekday = models.PositiveSmallIntegerField("Chỉ vào thứ", null=True, blank=True)

    class Meta:
        ordering = ["authority", "reader", "offset"]
        verbose_name = "nấc nhắc việc"
        verbose_name_plural = "nấc nhắc việc"
        constraints = [
            models.UniqueConstraint(fields=["authority", "reader", "offset"], name="rung_once", violation_error_message="Nấc nhắc này đã có."),
            models.UniqueConstraint(
                fields=["reader", "offset"],
                condition=Q(authority__isnull=True),
                name="rung_once_by_default",
                violation_error_message="Nấc nhắc này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__lte=6),
                name="rung_on_a_weekday",
                violation_error_message="Chọn một thứ trong tuần.",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(every=0) | Q(every=7),
                name="rung_weekly_on_its_weekday",
                violation_error_message="Nấc nhắc theo thứ trong tuần thì lặp lại sau 7 ngày.",
            ),
        ]

    def __str__(self):
        return f"{self.get_reader_display()} {self.offset:+d}"


class Reminder(models.Model):
    """That a person was reminded of a subject by a rung: never twice. `digest` is the key of the message in which it stood."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="Người được nhắc", related_name="reminders")
    source = models.SlugField("Loại việc", max_length=40)
    subject_id = models.PositiveBigIntegerField()
    deadline = models.DateField("Hạn")
    reader = models.CharField("Nhắc với tư cách", max_length=8, choices=Reader.choices)
    rung_day = models.DateField("Nấc nhắc")
    day = models.DateField("Nhắc ngày")
    line = models.TextField("Nội dung")
    digest = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "subject_id", "deadline", "reader", "rung_day", "person"],
                name="reminded_once",
                violation_error_message="Người này đã được nhắc ở nấc này.",
            )
        ]
        indexes = [models.Index(fields=["rung_day"], name="reminder_of_rung_day")]

    def __str__(self):
        return self.line[:80]


class Preference(models.Model):
    """When and by which way a person wishes to be told; nobody needs a row."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preference")
    digest_hour = models.PositiveSmallIntegerField("Giờ nhận thư nhắc việc", default=7)
    channel = models.CharField("Cách nhận", max_length=8, choices=Ways.choices, default=Ways.BOTH)
    # What the address of the person's calendar is made of; "" while there is none.
    feed_key = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "cách nhận thông báo"
        verbose_name_plural = "cách nhận thông báo"
        constraints = [
            models.CheckConstraint(
                condition=Q(digest_hour__gte=5, digest_hour__lte=17),
                name="digest_in_the_day",
                violation_error_message="Chọn giờ từ 5 đến 17.",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.digest_hour} giờ"


class AddressQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Addresses of people in the trees of the authorities whose outbox the person keeps, and the person's own."""
        scope = Q(pk=user.pk)
        for seat in user.seats_with("notifications.keep_outbox"):
            scope |= Q(appointments__unit__path__startswith=seat.authority.path)
        people = User.objects.filter(scope).exclude(email="")
        return self.filter(email__in=people.annotate(lowered=Lower("email")).values("lowered"))

    def stopped(self):
        return self.filter(stopped_at__isnull=False)


class Address(models.Model):
    """An e-mail address that sent letters back. After some bounces it is stopped until somebody lifts that or the person has another one."""

    email = models.EmailField("Thư điện tử", unique=True)
    bounces = models.PositiveIntegerField("Số thư bị trả lại", default=0)
    last_bounce_at = models.DateTimeField("Trả lại gần nhất lúc", null=True, blank=True)
    stopped_at = models.DateTimeField("Ngừng gửi từ", null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["email"]
        verbose_name = "địa chỉ thư"
        verbose_name_plural = "địa chỉ thư"
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="address_in_small_letters", violation_error_message="Viết chữ thường.")
        ]

    def __str__(self):
        return self.email
