"""Named emulation movements: of the nation, the province or the authority itself, each with its period."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce


class MovementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Movements are public knowledge to everybody who holds a seat."""
        return self.all() if user.seats else self.none()


class Movement(models.Model):
    """A movement that directives name and plans respond to (Luật Thi đua, khen thưởng 2022, Điều 16 and 17)."""

    class Level(models.TextChoices):
        NATION = "nation", "Cả nước"
        PROVINCE = "province", "Toàn tỉnh"
        LOCAL = "local", "Cấp ban hành Chỉ thị"

    name = models.CharField("Tên phong trào", max_length=300)
    level = models.CharField("Cấp phát động", max_length=12, choices=Level.choices)
    year_from = models.PositiveSmallIntegerField("Từ năm", null=True, blank=True)
    year_to = models.PositiveSmallIntegerField("Đến năm", null=True, blank=True)
    search_key = models.CharField(max_length=400, db_index=True)

    objects = MovementQuerySet.as_manager()

    class Meta:
        ordering = ["level", "name"]
        verbose_name = "phong trào"
        verbose_name_plural = "phong trào"
        constraints = [
            models.CheckConstraint(
                condition=Q(year_from__isnull=True) | Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="movement_years_in_order",
                violation_error_message="Năm kết thúc của phong trào phải từ năm bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                "name",
                "level",
                Coalesce("year_from", 0),
                Coalesce("year_to", 0),
                name="movement_once",
                violation_error_message="Phong trào này đã có.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def period(self):
        """Words of the period as offices write it: "giai đoạn 2021 - 2025", "năm 2023", or nothing."""
        if self.year_from and self.year_to and self.year_from != self.year_to:
            return f"giai đoạn {self.year_from} - {self.year_to}"
        year = self.year_from or self.year_to
        return f"năm {year}" if year else ""
