"""Files that people sent: what they are, who sent them, and whether a record has taken them over."""

import uuid
from pathlib import PurePosixPath

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from emulation.attachments.kinds import MEDIA_TYPES, TEXT, by_extension
from emulation.attachments.names import NAME_LENGTH


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files the person sent that no record has yet. A kept file belongs to its record: ask `owners.may_read` for it."""
        return self.filter(held=True, uploaded_by=user.pk)

    def held(self):
        return self.filter(held=True)


class Attachment(models.Model):
    """One file in the private store, under a random name. Its bytes never change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField("Tệp", max_length=120, unique=True)
    name = models.CharField("Tên tệp", max_length=NAME_LENGTH)
    media_type = models.CharField("Loại", max_length=80)
    size = models.PositiveBigIntegerField("Dung lượng")
    sha256 = models.CharField("Mã băm SHA-256", max_length=64, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")])
    pages = models.PositiveIntegerField("Số trang", null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người gửi", related_name="+")
    uploaded_at = models.DateTimeField("Gửi lúc")
    held = models.BooleanField("Chưa gắn vào hồ sơ", default=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at", "id"]
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        indexes = [models.Index(fields=["uploaded_by"], condition=Q(held=True), name="attachment_held_by")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_not_empty", violation_error_message="Tệp rỗng."),
            models.CheckConstraint(condition=~Q(name=""), name="attachment_named", violation_error_message="Tệp không có tên."),
            models.CheckConstraint(
                condition=Q(media_type__in=MEDIA_TYPES), name="attachment_of_known_kind", violation_error_message="Loại tệp không được nhận."
            ),
            models.CheckConstraint(
                condition=Q(pages__isnull=True) | Q(pages__gt=0), name="attachment_pages_positive", violation_error_message="Tệp không có trang nào."
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def kind(self):
        """The Kind of the table in `kinds`, by the extension, which agreed with the content."""
        return by_extension(PurePosixPath(self.name).suffix, (TEXT,))

    @property
    def is_picture(self):
        """Whether a page may show it small."""
        return self.media_type.startswith("image/")
