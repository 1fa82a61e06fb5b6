"""Named emulation movements, each with its period, and the indicators of a year by which they are measured.

An indicator belongs to an authority and a year; the same `code` in another year is the same indicator. Who reports it, and at which level
it is set, is one `Target` for each unit. "Không được giao" is a Target too: it is neither 0 nor a gap.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from emulation.formats.exact import ExactField
from emulation.units.models import ClusterMember, Unit


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


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Indicators of the authorities to which the person's seats belong (and of those they took over from); the levels are in Target."""
        return self.filter(authority__in=user.lineage_of({seat.authority.pk for seat in user.seats}))

    def of(self, authority, year):
        """The indicators of an authority (a Unit or its id) in a year, in their order."""
        return self.filter(authority=authority, year=year)


class Indicator(models.Model):
    """What is measured. Flows count from 1 January; a stock is what there is at the end of the period."""

    class Form(models.TextChoices):
        NUMBER = "number", "Chỉ tiêu (số)"
        CRITERION = "criterion", "Tiêu chí (đạt hoặc chưa đạt)"

    class Field(models.TextChoices):
        ECONOMY = "economy", "Kinh tế"
        SOCIETY = "society", "Văn hóa - xã hội"
        DEFENCE = "defence", "Quốc phòng - an ninh"
        SYSTEM = "system", "Xây dựng hệ thống chính trị, cải cách hành chính"
        EMULATION = "emulation", "Công tác thi đua, khen thưởng"

    class Direction(models.TextChoices):
        HIGHER = "higher", "Càng cao càng tốt"
        LOWER = "lower", "Càng thấp càng tốt"

    class Nature(models.TextChoices):
        FLOW = "flow", "Phát sinh trong kỳ (lũy kế từ đầu năm)"
        STOCK = "stock", "Số hiện có đến cuối kỳ"

    class Summing(models.TextChoices):
        SUM = "sum", "Cộng các đơn vị"
        AVERAGE = "average", "Bình quân các đơn vị"
        WEIGHTED = "weighted", "Bình quân theo quyền số"
        LAST = "last", "Lấy số báo cáo mới nhất"

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan giao", related_name="indicators")
    year = models.PositiveSmallIntegerField("Năm")
    movement = models.ForeignKey(Movement, models.PROTECT, verbose_name="Thuộc phong trào", null=True, blank=True, related_name="indicators")
    code = models.CharField("Mã", max_length=20)
    order = models.PositiveSmallIntegerField("Thứ tự")
    field = models.CharField("Lĩnh vực", max_length=12, choices=Field.choices)
    form = models.CharField("Loại", max_length=10, choices=Form.choices, default=Form.NUMBER)
    name = models.CharField("Chỉ tiêu", max_length=300)
    measure = models.CharField("Đơn vị tính", max_length=60)
    places = models.PositiveSmallIntegerField("Số chữ số thập phân", default=0)
    direction = models.CharField("Chiều tốt", max_length=8, choices=Direction.choices, default=Direction.HIGHER)
    nature = models.CharField("Tính chất", max_length=8, choices=Nature.choices, default=Nature.FLOW)
    summing = models.CharField("Cách tổng hợp", max_length=10, choices=Summing.choices, default=Summing.SUM)
    weight = models.ForeignKey("self", models.PROTECT, verbose_name="Quyền số", null=True, blank=True, related_name="+")
    part_of = models.ForeignKey("self", models.PROTECT, verbose_name="Trong đó của", null=True, blank=True, related_name="parts")
    baseline = ExactField("Thực hiện năm trước", null=True, blank=True)
    target = ExactField("Mức phấn đấu cả năm", null=True, blank=True)
    least = ExactField("Giá trị nhỏ nhất", null=True, blank=True)
    most = ExactField("Giá trị lớn nhất", null=True, blank=True)
    required = models.BooleanField("Bắt buộc báo cáo", default=True)
    source = models.CharField("Nguồn số liệu", max_length=200, blank=True)
    definition = models.TextField("Cách tính", blank=True)
    assigned_at = models.DateTimeField("Giao lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.CharField(max_length=400, db_index=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        constraints = [
            models.UniqueConstraint(fields=["authority", "year", "code"], name="indicator_code_once", violation_error_message="Mã này đã dùng."),
            models.CheckConstraint(condition=Q(places__lte=3), name="indicator_places", violation_error_message="Tối đa 3 chữ số thập phân."),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(most__gte=F("least")),
                name="indicator_bounds_in_order",
                violation_error_message="Giá trị lớn nhất phải từ giá trị nhỏ nhất trở lên.",
            ),
            models.CheckConstraint(
                condition=Q(summing="weighted", weight__isnull=False) | (~Q(summing="weighted") & Q(weight__isnull=True)),
                name="indicator_weight_named",
                violation_error_message="Chọn chỉ tiêu làm quyền số khi tổng hợp theo quyền số, và chỉ khi đó.",
            ),
            models.CheckConstraint(
                condition=~Q(part_of=F("pk")) & ~Q(weight=F("pk")),
                name="indicator_not_of_itself",
                violation_error_message="Chỉ tiêu không thể là một phần hay quyền số của chính nó.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_stock(self):
        return self.nature == self.Nature.STOCK

    @property
    def is_criterion(self):
        return self.form == self.Form.CRITERION


class TargetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Levels of own units, of units in clusters led, and of a whole authority for whoever reads it whole."""
        whole = {seat.authority.pk for seat in user.seats_with("campaigns.read_all")}
        own = user.lineage_of({seat.unit.pk for seat in (*user.seats_with("campaigns.read_all"), *user.seats_with("campaigns.read_unit"))})
        led = {seat.unit.pk for seat in user.seats_with("campaigns.read_cluster")}
        scope = Q(indicator__authority__in=whole) | Q(unit__in=own)
        if led:
            for authority, year, unit in ClusterMember.objects.filter(cluster__head__in=led).values_list("authority", "year", "unit"):
                scope |= Q(indicator__authority=authority, indicator__year=year, unit=unit)
        return self.filter(scope)

    def reported(self):
        """Those that the unit reports on: with a level, or followed without one."""
        return self.exclude(status=Target.Status.NONE)


class Target(models.Model):
    """What one unit is given for one indicator. No row means that nobody has decided yet."""

    class Status(models.TextChoices):
        LEVEL = "level", "Giao mức"
        TRACK = "track", "Báo cáo, không giao mức"
        NONE = "none", "Không được giao"

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="targets")
    status = models.CharField("Giao", max_length=8, choices=Status.choices)
    level = ExactField("Mức giao cả năm", null=True, blank=True)
    baseline = ExactField("Thực hiện năm trước", null=True, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["indicator__order", "pk"]
        verbose_name = "mức giao"
        verbose_name_plural = "mức giao"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "unit"], name="target_once", violation_error_message="Đơn vị đã được giao chỉ tiêu này."),
            models.CheckConstraint(
                condition=Q(status="level", level__isnull=False) | (~Q(status="level") & Q(level__isnull=True)),
                name="target_level_when_set",
                violation_error_message="Nhập mức giao khi chọn “Giao mức”, và chỉ khi đó.",
            ),
        ]
        indexes = [models.Index(fields=["unit", "indicator"])]

    def __str__(self):
        return f"{self.indicator}: {self.unit}"


class IndicatorChange(models.Model):
    """One line of the history of an indicator or of one unit's level, with the reason; kept for good.

    `unit` None: it concerns every unit that reports the indicator. `told` marks a change made after the indicator was given to the units:
    what they had entered before `at` carries a mark until they look at it again.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="history")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField("Nội dung thay đổi", max_length=120)
    before = models.CharField("Trước", max_length=300, blank=True)
    after = models.CharField("Sau", max_length=300, blank=True)
    reason = models.CharField("Lý do", max_length=400, blank=True)
    told = models.BooleanField("Đã báo đơn vị", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "thay đổi chỉ tiêu"
        verbose_name_plural = "thay đổi chỉ tiêu"

    def __str__(self):
        return f"{self.what}: {self.before} → {self.after}"
