"""The law as dated rows: which awards exist, who decides them, what they ask, pay and need, each with its basis and how sure it is.

A row without `local` is national; a row of a LocalRules lies over it for the units below the authority that made them. A rule counts from
`valid_from` to `valid_to`, both included; which day is asked is the caller's affair: the day of receipt for procedure (Nghị định
152/2025/NĐ-CP, Điều 60), the day of the decision for money (Điều 49).
"""

from django.db import models
from django.db.models import F, Q

from awards.catalogue.states import (
    AwardForm,
    AwardKind,
    Confidence,
    CriterionKind,
    Grade,
    Level,
    RecipientKind,
    Sanction,
    Scope,
)
from emulation.units.models import Unit


class DatedQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Rows that count on `day` (a date), both ends included."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day)))


class Dated(models.Model):
    """A fact of the law: from when to when, on which basis, and how sure it is."""

    valid_from = models.DateField("Áp dụng từ ngày")
    valid_to = models.DateField("Đến hết ngày", null=True, blank=True)
    basis = models.CharField("Căn cứ", max_length=400, blank=True)
    confidence = models.CharField("Mức độ chắc chắn", max_length=12, choices=Confidence.choices, default=Confidence.LIKELY)
    note = models.TextField("Ghi chú", blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_sure(self):
        """Whether it may block; everything else only warns."""
        return self.confidence == Confidence.SURE


def _in_order(name):
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        name=name,
        violation_error_message="Ngày hết áp dụng phải từ ngày bắt đầu trở đi.",
    )


class Regime(Dated):
    """A legal regime of the whole country: the law with its decree and circular."""

    code = models.SlugField("Mã", max_length=20, unique=True)
    name = models.CharField("Tên", max_length=300)

    class Meta:
        ordering = ["valid_from"]
        verbose_name = "chế độ pháp lý"
        verbose_name_plural = "chế độ pháp lý"
        constraints = [_in_order("regime_dates_in_order")]

    def __str__(self):
        return self.name


class LocalRules(Dated):
    """The regulation of a province or an office, laid over the national rules for the units below `authority`."""

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan ban hành", related_name="local_rules")
    name = models.CharField("Tên quy định", max_length=300)

    class Meta:
        ordering = ["-valid_from", "pk"]
        verbose_name = "quy định địa phương"
        verbose_name_plural = "quy định địa phương"
        constraints = [_in_order("local_rules_dates_in_order")]

    def __str__(self):
        return self.name


class Capacity(models.Model):
    """In which capacity somebody decides: "Chủ tịch UBND xã", "Thủ tướng Chính phủ". Data, so that a level of government may come or go."""

    code = models.SlugField("Mã", max_length=60, unique=True)
    name = models.CharField("Tên", max_length=160)
    level = models.CharField("Cấp", max_length=12, choices=Level.choices)
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "thẩm quyền"
        verbose_name_plural = "thẩm quyền"

    def __str__(self):
        return self.name


class DecidingPower(Dated):
    """An issuing authority decides in a capacity, from when to when."""

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan", related_name="deciding_powers")
    capacity = models.ForeignKey(Capacity, models.PROTECT, verbose_name="Thẩm quyền", related_name="powers")

    class Meta:
        ordering = ["authority", "valid_from"]
        verbose_name = "thẩm quyền của cơ quan"
        verbose_name_plural = "thẩm quyền của cơ quan"
        constraints = [
            _in_order("deciding_power_dates_in_order"),
            models.UniqueConstraint(
                fields=["authority", "capacity", "valid_from"], name="deciding_power_once", violation_error_message="Thẩm quyền này đã có."
            ),
        ]

    def __str__(self):
        return f"{self.authority}: {self.capacity}"


class AwardType(models.Model):
    """A title or form whatever the regime: "Lao động tiên tiến", "Giấy khen của Chủ tịch UBND xã". `rank` orders lists, the highest first."""

    code = models.SlugField("Mã", max_length=40, unique=True)
    name = models.CharField("Tên", max_length=200)
    short_name = models.CharField("Tên gọn", max_length=60)
    form = models.CharField("Loại", max_length=8, choices=AwardForm.choices)
    level = models.CharField("Cấp", max_length=12, choices=Level.choices)
    rank = models.PositiveSmallIntegerField("Thứ bậc", default=0)
    search_key = models.CharField(max_length=400, db_index=True)

    class Meta:
        ordering = ["-rank", "code"]
        verbose_name = "danh hiệu, hình thức"
        verbose_name_plural = "danh hiệu, hình thức"

    def __str__(self):
        return self.name

    @property
    def is_title(self):
        return self.form == AwardForm.TITLE


class AwardRule(Dated):
    """What holds for an award in a span of time. Empty lists of a local rule mean: as the national one says.

    `recipients` are values of RecipientKind, `kinds` of AwardKind. From `unsure_from` on it is a guess that the rule still holds.
    """

    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", related_name="rules")
    local = models.ForeignKey(LocalRules, models.PROTECT, verbose_name="Quy định địa phương", null=True, blank=True, related_name="rules")
    code = models.CharField("Mã", max_length=60, unique=True)
    recipients = models.JSONField("Đối tượng", default=list)
    kinds = models.JSONField("Loại hình", default=list)
    capacities = models.ManyToManyField(Capacity, verbose_name="Người có thẩm quyền", related_name="rules", blank=True)
    unsure_from = models.DateField("Chưa chắc chắn từ ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["award", "valid_from", "pk"]
        verbose_name = "quy định về danh hiệu, hình thức"
        verbose_name_plural = "quy định về danh hiệu, hình thức"
        constraints = [
            _in_order("award_rule_dates_in_order"),
            models.UniqueConstraint(
                fields=["award", "valid_from"],
                condition=Q(local__isnull=True),
                name="award_rule_once",
                violation_error_message="Đã có quy định của danh hiệu này từ ngày đó.",
            ),
            models.UniqueConstraint(
                fields=["award", "local", "valid_from"], name="local_award_rule_once", violation_error_message="Quy định này đã có."
            ),
        ]

    def __str__(self):
        return self.code


class Criterion(models.Model):
    """One condition of a rule. Which columns count depends on `kind`; those of one `parent` (kind any_of) are alternatives.

    `value` is a count, a percentage or months; `award` the title meant; `years` how many years in a row, `same_year` that the year of the
    proposal itself counts; `strict` asks for more than `value` and not for as much.
    """

    rule = models.ForeignKey(AwardRule, models.CASCADE, related_name="criteria")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="options")
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)
    kind = models.CharField("Điều kiện", max_length=24, choices=CriterionKind.choices)
    value = models.PositiveIntegerField("Mức", null=True, blank=True)
    years = models.PositiveSmallIntegerField("Số năm", null=True, blank=True)
    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", null=True, blank=True, related_name="+")
    same_year = models.BooleanField("Ngay trong năm xét", default=False)
    strict = models.BooleanField("Phải lớn hơn", default=False)
    grade = models.CharField("Mức hoàn thành", max_length=6, choices=Grade.choices, blank=True)
    scope = models.CharField("Phạm vi", max_length=12, choices=Scope.choices, blank=True)
    sanction = models.CharField("Kỷ luật từ", max_length=16, choices=Sanction.choices, blank=True)
    of_members = models.BooleanField("Tính thành viên của tập thể", default=False)
    initiatives = models.PositiveSmallIntegerField("Số sáng kiến", null=True, blank=True)
    applies_to = models.CharField("Áp dụng cho", max_length=12, choices=RecipientKind.choices, blank=True)
    text = models.TextField("Nội dung", blank=True)
    basis = models.CharField("Điều khoản", max_length=300, blank=True)
    confidence = models.CharField("Mức độ chắc chắn", max_length=12, choices=Confidence.choices, default=Confidence.LIKELY)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "điều kiện"
        verbose_name_plural = "điều kiện"

    def __str__(self):
        return self.text or self.get_kind_display()

    @property
    def is_sure(self):
        return self.confidence == Confidence.SURE


class BonusRate(Dated):
    """Multiple of the base salary for a kind of recipient; `ceiling`: at most so much. `multiplier` None: none was found."""

    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", related_name="bonuses")
    local = models.ForeignKey(LocalRules, models.PROTECT, verbose_name="Quy định địa phương", null=True, blank=True, related_name="bonuses")
    recipient = models.CharField("Đối tượng", max_length=12, choices=RecipientKind.choices)
    multiplier = models.DecimalField("Hệ số", max_digits=6, decimal_places=3, null=True, blank=True)
    ceiling = models.BooleanField("Mức tối đa", default=False)

    class Meta:
        ordering = ["award", "recipient", "valid_from"]
        verbose_name = "mức tiền thưởng"
        verbose_name_plural = "mức tiền thưởng"
        constraints = [
            _in_order("bonus_dates_in_order"),
            models.UniqueConstraint(
                fields=["award", "recipient", "valid_from"],
                condition=Q(local__isnull=True),
                name="bonus_once",
                violation_error_message="Đã có mức tiền thưởng này từ ngày đó.",
            ),
        ]

    def __str__(self):
        return f"{self.award}: {self.multiplier}"


class BaseSalary(Dated):
    """Mức lương cơ sở, VND a month."""

    amount = models.PositiveIntegerField("Mức (đồng)")

    class Meta:
        ordering = ["valid_from"]
        verbose_name = "mức lương cơ sở"
        verbose_name_plural = "mức lương cơ sở"
        constraints = [
            _in_order("salary_dates_in_order"),
            models.UniqueConstraint(fields=["valid_from"], name="salary_once", violation_error_message="Đã có mức lương cơ sở từ ngày đó."),
        ]

    def __str__(self):
        return f"{self.amount}"


class VoteRule(Dated):
    """How many votes an award needs, in per cent of all members (`of_all`) or of those present; `pct` None: left to the local regulation."""

    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", related_name="vote_rules")
    local = models.ForeignKey(LocalRules, models.PROTECT, verbose_name="Quy định địa phương", null=True, blank=True, related_name="vote_rules")
    pct = models.DecimalField("Tỷ lệ phiếu (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    suggested_pct = models.DecimalField("Tỷ lệ gợi ý (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    of_all = models.BooleanField("Tính trên toàn bộ thành viên", default=True)
    secret = models.BooleanField("Bỏ phiếu kín", null=True, blank=True)
    absent_in_writing = models.BooleanField("Người vắng lấy ý kiến bằng văn bản", default=False)

    class Meta:
        ordering = ["award", "valid_from"]
        verbose_name = "tỷ lệ phiếu"
        verbose_name_plural = "tỷ lệ phiếu"
        constraints = [_in_order("vote_rule_dates_in_order")]

    def __str__(self):
        return f"{self.award}: {self.pct}%"


class Checklist(Dated):
    """Thành phần hồ sơ: what a dossier holds. The one that names the award goes before the one of its `level`, that before the one of any level.

    `simplified` is the fast lane; `revocation` is what taking an award back needs.
    """

    code = models.SlugField("Mã", max_length=60, unique=True)
    name = models.CharField("Tên", max_length=200)
    local = models.ForeignKey(LocalRules, models.PROTECT, verbose_name="Quy định địa phương", null=True, blank=True, related_name="checklists")
    level = models.CharField("Cấp", max_length=12, choices=Level.choices, blank=True)
    awards = models.ManyToManyField(AwardType, verbose_name="Danh hiệu, hình thức", related_name="checklists", blank=True)
    simplified = models.BooleanField("Hồ sơ đơn giản", default=False)
    revocation = models.BooleanField("Hủy bỏ khen thưởng", default=False)
    copies = models.PositiveSmallIntegerField("Số bộ", default=1)
    when = models.CharField("Khi nào", max_length=300, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "thành phần hồ sơ"
        verbose_name_plural = "thành phần hồ sơ"
        constraints = [_in_order("checklist_dates_in_order")]

    def __str__(self):
        return self.name


class ChecklistItem(models.Model):
    """One paper of a dossier. `made` says that the system makes it; `each` that every nominee has one; `award` that only this award asks it."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)
    code = models.SlugField("Mã", max_length=60)
    name = models.CharField("Tên giấy tờ", max_length=200)
    award = models.ForeignKey(AwardType, models.PROTECT, null=True, blank=True, related_name="+")
    each = models.BooleanField("Mỗi người, tập thể một bản", default=False)
    made = models.BooleanField("Hệ thống lập", default=False)
    required = models.BooleanField("Bắt buộc", default=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "giấy tờ"
        verbose_name_plural = "giấy tờ"
        constraints = [
            models.UniqueConstraint(
                "checklist", "code", F("award"), name="checklist_item_once", violation_error_message="Giấy tờ này đã có trong danh mục."
            )
        ]

    def __str__(self):
        return self.name


class ProcessingTime(Dated):
    """How many working days the office has from receipt, by kind; the row that names the award goes before the one that does not."""

    local = models.ForeignKey(LocalRules, models.PROTECT, verbose_name="Quy định địa phương", null=True, blank=True, related_name="processing_times")
    award = models.ForeignKey(AwardType, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("Loại hình", max_length=12, choices=AwardKind.choices, blank=True)
    days = models.PositiveSmallIntegerField("Ngày làm việc")

    class Meta:
        ordering = ["kind", "valid_from"]
        verbose_name = "thời hạn giải quyết"
        verbose_name_plural = "thời hạn giải quyết"
        constraints = [_in_order("processing_time_dates_in_order")]

    def __str__(self):
        return f"{self.days} ngày làm việc"


class Principle(Dated):
    """A rule of judgement that holds for every award, or of money; `severity` says what it does where it is sure."""

    class Severity(models.TextChoices):
        BLOCK = "block", "Không đạt"
        WARN = "warn", "Cần xem"
        INFO = "info", "Ghi nhận"

    class Subject(models.TextChoices):
        JUDGEMENT = "judgement", "Xét khen thưởng"
        BONUS = "bonus", "Tiền thưởng"

    code = models.SlugField("Mã", max_length=60, unique=True)
    subject = models.CharField("Về việc", max_length=12, choices=Subject.choices)
    severity = models.CharField("Mức", max_length=8, choices=Severity.choices, default=Severity.INFO)
    text = models.TextField("Nội dung")

    class Meta:
        ordering = ["subject", "code"]
        verbose_name = "nguyên tắc"
        verbose_name_plural = "nguyên tắc"
        constraints = [_in_order("principle_dates_in_order")]

    def __str__(self):
        return self.text
