"""A directive that is being read: its text as it came in, what was found, and what a person decided about each finding."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.directives.models import Directive
from emulation.attachments.models import Attachment
from emulation.units.models import Unit


class DirectiveReadingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Readings of the standing offices in which the person drafts; they are drafts, so nobody else sees them."""
        return self.filter(authority__in={seat.authority.pk for seat in user.seats_with("campaigns.draft_directive")})


class DirectiveReading(models.Model):
    """`findings` holds what the reader found and the decision on each, as JSON; the draft made of it is `directive`, once made."""

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan", related_name="+")
    name = models.CharField("Tên văn bản hoặc tệp", max_length=300)
    text = models.TextField("Nguyên văn")
    source = models.ForeignKey(Attachment, models.PROTECT, verbose_name="Tệp gốc", null=True, blank=True, related_name="+")
    findings = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("Đọc lúc")
    directive = models.OneToOneField(Directive, models.PROTECT, verbose_name="Dự thảo", null=True, blank=True, related_name="reading")
    made_at = models.DateTimeField("Lập dự thảo lúc", null=True, blank=True)

    objects = DirectiveReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "bản đọc"
        verbose_name_plural = "bản đọc"
        constraints = [
            models.CheckConstraint(
                condition=Q(directive__isnull=True, made_at__isnull=True) | Q(directive__isnull=False, made_at__isnull=False),
                name="reading_made_with_moment",
                violation_error_message="Dự thảo lập từ bản đọc phải có thời điểm lập.",
            )
        ]

    def __str__(self):
        return self.name
