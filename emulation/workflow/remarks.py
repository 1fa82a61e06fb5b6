"""A remark of the office on one place of a submitted paper: its own note until the return sends it, then a thing to fix.

The rooms of plans and reports keep theirs in models of their own, which say what a place is; what happens to a remark is the same.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q


class RemarkQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at__isnull=True)


class Remark(models.Model):
    """`number` is the version that it is about; `quote` keeps the place as it read there, because the place itself goes on changing."""

    number = models.PositiveSmallIntegerField("Nhận xét trên bản")
    quote = models.TextField("Nguyên văn dòng", blank=True)
    text = models.TextField("Nhận xét")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")
    sent_at = models.DateTimeField("Gửi đơn vị lúc", null=True, blank=True)
    fixed_at = models.DateTimeField("Đơn vị báo đã sửa lúc", null=True, blank=True)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("Đơn vị trả lời", max_length=600, blank=True)

    class Meta:
        abstract = True
        ordering = ["number", "pk"]

    def __str__(self):
        return self.text[:80]


FIXED_ONCE_SENT = Q(fixed_at__isnull=True, fixed_by__isnull=True) | Q(fixed_at__isnull=False, fixed_by__isnull=False, sent_at__isnull=False)
