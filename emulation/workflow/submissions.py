"""The copy that is kept of every submission of a paper; the rooms of plans and reports keep theirs in tables of their own."""

from django.conf import settings
from django.db import models


class Submission(models.Model):
    """What was submitted, word for word and number for number. Written once, compared with the next one, never changed."""

    number = models.PositiveSmallIntegerField("Bản")
    facts = models.JSONField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["number"]
        verbose_name = "bản trình"
        verbose_name_plural = "bản trình"

    def __str__(self):
        return f"Bản {self.number}"
