"""How a unit launched the movement: when, where, with how many people. Its photographs are the evidence of the obligation."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.obligations.models import Obligation


class LaunchEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Events whose obligation the person sees."""
        return self.filter(obligation__in=Obligation.objects.visible_to(user))

    def with_names(self):
        """Everything that a row on a page shows, in one query."""
        return self.select_related("obligation__unit__kind", "obligation__cluster", "obligation__duty", "recorded_by")


class LaunchEvent(models.Model):
    """One launch: exactly one for each obligation of the kind "launch". Later corrections are in the history of the obligation."""

    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="launch")
    held_on = models.DateField("Ngày tổ chức")
    place = models.CharField("Địa điểm", max_length=200)
    people = models.PositiveIntegerField("Số người tham gia")
    summary = models.TextField("Diễn biến, kết quả")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người ghi nhận", related_name="+")
    recorded_at = models.DateTimeField("Ghi nhận lúc")

    objects = LaunchEventQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name = "lễ phát động"
        verbose_name_plural = "lễ phát động"
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1), name="launch_with_people", violation_error_message="Số người tham gia phải từ 1 trở lên."
            ),
            models.CheckConstraint(condition=~Q(place=""), name="launch_with_place", violation_error_message="Nhập địa điểm tổ chức."),
        ]

    def __str__(self):
        return f"{self.obligation.owner_name}: {self.held_on:%d/%m/%Y}"
