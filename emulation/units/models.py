"""The unit tree, the issuing authorities, the clusters of a year and the holidays.

A unit outlives its people and may be followed by other units (Nghị quyết 1662/NQ-UBTVQH15 merged communes from 2025-07-01),
so everything here has validity dates and nothing is ever deleted.
"""

from django.db import models
from django.db.models import F, Q


def _valid_on(day, start="valid_from", end="valid_to"):
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day}))


class UnitKind(models.Model):
    """A kind of unit (xã, phòng chuyên môn, đoàn thể ...): data, so that another level of government needs no code."""

    code = models.SlugField("Mã", max_length=40, unique=True)
    name = models.CharField("Tên loại", max_length=120)
    group_name = models.CharField("Gọi chung", max_length=160, help_text="Cách gọi cả nhóm trong văn bản, ví dụ “UBND các xã, thị trấn”")
    courtesy = models.BooleanField("Đề nghị, không ra lệnh", default=False)
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = "loại đơn vị"
        verbose_name_plural = "loại đơn vị"

    def __str__(self):
        return self.name


class UnitQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Units that exist on `day` (a date)."""
        return self.filter(_valid_on(day))

    def under(self, unit):
        """Every unit below `unit`, itself not counted."""
        return self.filter(path__startswith=unit.path).exclude(pk=unit.pk)

    def visible_to(self, user):
        """Units of the trees in which the person holds a seat; units are no secret inside their own tree."""
        roots = Q(pk__in=[])
        for seat in user.seats:
            roots |= Q(path__startswith=seat.authority.path)
        return self.filter(roots)

    def ordered(self):
        return self.order_by("kind__order", "sort_key")


class Unit(models.Model):
    code = models.SlugField("Mã", max_length=60, unique=True)
    name = models.CharField("Tên đơn vị", max_length=160)
    short_name = models.CharField("Tên gọn", max_length=60)
    kind = models.ForeignKey(UnitKind, models.PROTECT, verbose_name="Loại", related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, verbose_name="Trực thuộc", null=True, blank=True, related_name="children")
    path = models.CharField(max_length=400, db_index=True, help_text="Mã của các cấp trên và của chính đơn vị, ngăn bằng /")
    valid_from = models.DateField("Có từ ngày")
    valid_to = models.DateField("Đến hết ngày", null=True, blank=True)
    search_key = models.CharField(max_length=400, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    note = models.CharField("Ghi chú", max_length=300, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_dates_in_order",
                violation_error_message="Ngày kết thúc của đơn vị phải từ ngày thành lập trở đi.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="unit_not_its_own_parent", violation_error_message="Đơn vị không thể trực thuộc chính nó."
            ),
        ]

    def __str__(self):
        return self.name

    def exists_on(self, day):
        """Tell whether the unit exists on `day` (a date)."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def lineage(self):
        """Codes from the top of the tree down to this unit."""
        return [code for code in self.path.split("/") if code]


class Succession(models.Model):
    """One unit took over from another; many to many, because a merger has several predecessors and a split several successors."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị trước", related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị kế thừa", related_name="inheritances")
    day = models.DateField("Từ ngày")
    source = models.CharField("Căn cứ", max_length=200, blank=True)
    note = models.CharField("Ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_once", violation_error_message="Quan hệ kế thừa này đã có."
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_of_two", violation_error_message="Đơn vị không thể kế thừa chính nó."
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class Letterhead(models.Model):
    """What the papers of a unit carry at head and foot (Nghị định 30/2020/NĐ-CP, Phụ lục I). Any unit that issues papers has one."""

    unit = models.OneToOneField(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="letterhead")
    superior_line = models.CharField("Dòng cơ quan chủ quản", max_length=160, blank=True)
    agency_line = models.CharField("Dòng cơ quan ban hành", max_length=160)
    symbol = models.CharField("Ký hiệu cơ quan", max_length=20, help_text="Ví dụ UBND trong 01/CT-UBND")
    place = models.CharField("Địa danh", max_length=60)
    signer_title = models.CharField("Chức vụ trên chữ ký", max_length=120)
    capacity = models.CharField("Quyền hạn ký", max_length=120, blank=True, help_text="Ví dụ “TM. ỦY BAN NHÂN DÂN”")
    filing = models.CharField("Nơi lưu", max_length=60, default="VT")

    class Meta:
        verbose_name = "mẫu đầu văn bản"
        verbose_name_plural = "mẫu đầu văn bản"

    def __str__(self):
        return f"{self.agency_line} ({self.symbol})"


class Authority(models.Model):
    """A unit that issues directives to the units below it, with its own council and standing office. Any unit may be one."""

    unit = models.OneToOneField(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="authority")
    level_name = models.CharField("Tên gọn", max_length=120, help_text="Hiện ở đầu trang, ví dụ tên cơ quan và tỉnh")
    head_title = models.CharField("Chức vụ người đứng đầu", max_length=120, help_text="Ví dụ “Chủ tịch UBND xã”")
    council_name = models.CharField("Hội đồng", max_length=160)
    standing_office = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan Thường trực", related_name="serves", null=True, blank=True)
    phone = models.CharField("Điện thoại trợ giúp", max_length=40, blank=True)

    class Meta:
        verbose_name = "cơ quan ban hành chỉ thị"
        verbose_name_plural = "cơ quan ban hành chỉ thị"

    def __str__(self):
        return self.unit.name


class ClusterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Clusters of the authorities in which the person holds a seat."""
        return self.filter(authority__in={seat.authority.pk for seat in user.seats})


class Cluster(models.Model):
    """A cụm or khối: units that emulate and are compared with each other in one year."""

    class Form(models.TextChoices):
        AREA = "cum", "Cụm thi đua"
        BLOC = "khoi", "Khối thi đua"

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan phát động", related_name="clusters")
    year = models.PositiveSmallIntegerField("Năm")
    form = models.CharField("Loại", max_length=8, choices=Form.choices)
    name = models.CharField("Tên", max_length=120)
    head = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị trưởng", related_name="heads")
    deputy = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị phó", related_name="deputises", null=True, blank=True)
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)
    note = models.CharField("Ghi chú", max_length=300, blank=True)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ["year", "order", "pk"]
        verbose_name = "cụm, khối thi đua"
        verbose_name_plural = "cụm, khối thi đua"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "name"], name="cluster_name_once", violation_error_message="Năm này đã có cụm, khối mang tên đó."
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("head")),
                name="cluster_two_leaders",
                violation_error_message="Trưởng và phó phải là hai đơn vị.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.year})"

    @property
    def head_title(self):
        return "Cụm trưởng" if self.form == self.Form.AREA else "Khối trưởng"


class ClusterMember(models.Model):
    """A unit in a cluster. `authority` and `year` repeat the cluster's, so that the database can refuse a second cluster in the year."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "thành viên cụm, khối"
        verbose_name_plural = "thành viên cụm, khối"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "unit"],
                name="one_cluster_a_year",
                violation_error_message="Đơn vị này đã ở một cụm, khối khác trong năm.",
            )
        ]

    def __str__(self):
        return f"{self.unit} – {self.cluster}"


class Holiday(models.Model):
    """A day on which offices do not work, or a weekend day on which they work in exchange (`working`)."""

    day = models.DateField("Ngày", unique=True)
    name = models.CharField("Tên", max_length=120)
    working = models.BooleanField("Ngày làm bù", default=False)
    source = models.CharField("Căn cứ", max_length=200, blank=True)

    class Meta:
        ordering = ["day"]
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"

    def __str__(self):
        return f"{self.day:%d/%m/%Y} {self.name}"
