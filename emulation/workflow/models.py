"""The trace: who did what to which record, when, and why. Written with the act, in its transaction, and never changed."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class TraceQuerySet(models.QuerySet):
    def of(self, record):
        """The history of one record, newest first. The caller must have fetched the record through its own `visible_to`."""
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)


class Trace(models.Model):
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    who = models.CharField("Ai", max_length=200)
    step = models.CharField(max_length=40)
    what = models.CharField("Việc", max_length=200)
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    note = models.TextField("Ghi chú", blank=True)
    version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField("Lúc")

    objects = TraceQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "vết"
        verbose_name_plural = "vết"
        indexes = [models.Index(fields=["content_type", "object_id", "-at"])]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M} {self.who}: {self.what}"

    @property
    def label(self):
        return self.what
