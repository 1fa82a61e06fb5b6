"""The directive (Chỉ thị) as records: legal bases, a tree of clauses, movements, recipients and the duties that it lays."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.directives.states import DirectiveState
from campaigns.movements.models import Movement
from emulation.documents.models import OfficialDocument
from emulation.units.models import Unit, UnitKind

# Whoever holds one of these at a unit reads the directives that are addressed to it.
READERS = ("campaigns.read_all", "campaigns.read_issued", "campaigns.read_unit", "campaigns.read_cluster")


class DirectiveQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Directives of the person's authority (drafts only to those who work on them) and those that lay a duty on the person's units.

        A unit that took over from others after a merger reads what they issued and what was addressed to them.
        """
        whole = {seat.authority.pk for seat in user.seats_with("campaigns.read_all")}
        issued = user.lineage_of(whole | {seat.authority.pk for seat in user.seats_with("campaigns.read_issued")})
        own = user.lineage_of({seat.unit.pk for seat in user.seats if any(map(seat.carries, READERS))})
        addressed = Q(pk__in=self.model.objects.filter(obligations__unit__in=own).values("pk"))
        return self.filter(Q(authority__in=whole) | Q(Q(authority__in=issued) | addressed, state=DirectiveState.ISSUED))

    def to_sign(self, user):
        """Directives that wait for this person's signature."""
        chairs = {seat.authority.pk for seat in user.seats_with("campaigns.sign_directive")}
        return self.filter(authority__in=chairs, state=DirectiveState.TO_SIGN)


class Directive(models.Model):
    """A directive that launches a year of emulation. It is edited as records and leaves the house as an OfficialDocument."""

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan ban hành", related_name="directives")
    year = models.PositiveSmallIntegerField("Năm thi đua")
    symbol = models.CharField("Ký hiệu", max_length=40)
    day = models.DateField("Ngày ban hành", null=True, blank=True)
    place = models.CharField("Địa danh", max_length=60)
    abstract = models.CharField("Trích yếu", max_length=400)
    movement_name = models.CharField("Tên phong trào phát động", max_length=300)
    period_from = models.DateField("Thực hiện từ ngày")
    period_to = models.DateField("Đến hết ngày")
    opening = models.TextField("Phần mở đầu")
    closing = models.TextField("Phần kết", blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người ký", null=True, related_name="+")
    capacity = models.CharField("Quyền hạn ký", max_length=120, blank=True)
    signer_title = models.CharField("Chức vụ người ký", max_length=120)
    filing = models.CharField("Lưu", max_length=60, default="VT, NC")
    drafter_mark = models.CharField("Ký hiệu người soạn", max_length=40, blank=True)
    state = models.CharField("Trạng thái", max_length=12, choices=DirectiveState.choices, default=DirectiveState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    issued_at = models.DateTimeField("Ban hành lúc", null=True, blank=True)
    document = models.OneToOneField(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.CharField(max_length=800, db_index=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        verbose_name = "chỉ thị"
        verbose_name_plural = "chỉ thị"
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="directive_period_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(state=DirectiveState.ISSUED, document__isnull=False, issued_at__isnull=False)
                | (~Q(state=DirectiveState.ISSUED) & Q(document__isnull=True, issued_at__isnull=True)),
                name="directive_issued_with_paper",
                violation_error_message="Chỉ thị đã ban hành phải có văn bản, chỉ thị chưa ban hành thì không.",
            ),
        ]

    def __str__(self):
        return self.abstract

    @property
    def reference(self):
        """Number and symbol once issued ("01/CT-UBND"), the symbol before."""
        return self.document.reference if self.document_id else f"…/{self.symbol}"

    @property
    def short_title(self):
        """How people call it: the reference and the year."""
        return f"Chỉ thị {self.reference} năm {self.year}" if self.document_id else f"Chỉ thị năm {self.year} (dự thảo)"


class LegalBasis(models.Model):
    """A text that the directive stands on, kept as it is quoted; what looks odd gets a note and is never corrected silently."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField("Thứ tự")
    kind = models.CharField("Loại văn bản", max_length=60)
    number = models.CharField("Số, ký hiệu", max_length=60, blank=True)
    day = models.DateField("Ngày", null=True, blank=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=160)
    title = models.CharField("Về việc", max_length=400)
    note = models.CharField("Ghi chú của người soạn", max_length=400, blank=True)
    printed = models.BooleanField("In thành dòng “Căn cứ” đầu văn bản", default=False)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"

    def __str__(self):
        return self.citation

    @property
    def citation(self):
        """The text as a paper cites it: laws and ordinances by name and date only (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6)."""
        is_law = self.kind.lower() in {"luật", "pháp lệnh", "bộ luật"}
        month = f"{self.day.month:02d}" if self.day and self.day.month < 3 else self.day and self.day.month
        day = f"ngày {self.day.day:02d} tháng {month} năm {self.day.year}" if self.day else ""
        if is_law:
            name = self.title if self.title.lower().startswith(self.kind.lower()) else f"{self.kind} {self.title}"
            return f"{name} {day}".strip()
        parts = [self.kind, f"số {self.number}" if self.number else "", day, f"của {self.issuer}" if self.issuer else "", self.title]
        return " ".join(part for part in parts if part)


def _as_clause(label):
    """Return how a clause of that label is called; "Điều 2" and "Phần thứ nhất" name themselves."""
    return label if " " in label else f"khoản {label}"


class Clause(models.Model):
    """A clause ("1.") or point ("a)") in the directive's own numbering."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="clauses")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField("Thứ tự")
    label = models.CharField("Số thứ tự", max_length=40)
    text = models.TextField("Nội dung")

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "điều khoản"
        verbose_name_plural = "điều khoản"
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "label"],
                condition=Q(parent__isnull=True),
                name="clause_label_once",
                violation_error_message="Số thứ tự này đã có.",
            ),
            models.UniqueConstraint(
                fields=["directive", "parent", "label"], name="point_label_once", violation_error_message="Điểm này đã có trong khoản."
            ),
        ]

    def __str__(self):
        return f"{self.label} {self.text[:60]}"

    @property
    def address(self):
        """How people call it: "khoản 3", "điểm a khoản 7", "điểm 2 Phần thứ nhất"."""
        own = self.label.rstrip(".)")
        if self.parent_id:
            return f"điểm {own} {_as_clause(self.parent.label.rstrip('.)'))}"
        return _as_clause(own)


class DirectiveMovement(models.Model):
    """A movement that a clause of the directive names."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="named_movements")
    clause = models.ForeignKey(Clause, models.SET_NULL, null=True, blank=True, related_name="named_movements", verbose_name="Nêu ở điều khoản")
    movement = models.ForeignKey(Movement, models.PROTECT, related_name="named_in")
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "phong trào trong chỉ thị"
        verbose_name_plural = "phong trào trong chỉ thị"
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "movement"], name="movement_named_once", violation_error_message="Phong trào này đã được nêu."
            )
        ]

    def __str__(self):
        return str(self.movement)


class Recipient(models.Model):
    """One line of "Nơi nhận": a group of units of the tree, or an outside body that is only named."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="recipients")
    order = models.PositiveSmallIntegerField("Thứ tự")
    text = models.CharField("Ghi trên văn bản", max_length=200)
    kinds = models.ManyToManyField(UnitKind, blank=True, verbose_name="Gồm các loại đơn vị", related_name="+")
    units = models.ManyToManyField(Unit, blank=True, verbose_name="Gồm các đơn vị", related_name="+")

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"

    def __str__(self):
        return self.text


class Duty(models.Model):
    """What the directive demands: of whom, by when, on the ground of which clause. Launching makes one obligation for each unit."""

    class Kind(models.TextChoices):
        ACKNOWLEDGE = "acknowledge", "Tiếp nhận Chỉ thị"
        PLAN = "plan", "Kế hoạch thi đua"
        LAUNCH = "launch", "Tổ chức phát động"
        REGISTRATION = "registration", "Đăng ký thi đua"
        HALF_YEAR = "half_year", "Báo cáo 6 tháng"
        YEAR = "year", "Báo cáo năm"
        PROPAGANDA = "propaganda", "Tuyên truyền"
        CLUSTER_PLAN = "cluster_plan", "Kế hoạch cụm, khối"
        THEMATIC = "thematic", "Báo cáo chuyên đề, đột xuất"
        OTHER = "other", "Việc khác"

    class Scope(models.TextChoices):
        RECIPIENTS = "recipients", "Mọi đơn vị nhận Chỉ thị"
        KINDS = "kinds", "Theo loại đơn vị"
        UNITS = "units", "Các đơn vị nêu tên"
        CLUSTER_HEADS = "cluster_heads", "Cụm trưởng, Khối trưởng"

    class Rolling(models.TextChoices):
        KEEP = "keep", "Giữ nguyên ngày"
        NEXT = "next", "Lùi đến ngày làm việc tiếp theo"
        PREVIOUS = "previous", "Kéo về ngày làm việc liền trước"

    class Late(models.TextChoices):
        TAKE = "take", "Vẫn nhận, ghi là nộp muộn"
        LOCK = "lock", "Khóa sau ngày hạn, mở lại bằng gia hạn"

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="duties")
    clause = models.ForeignKey(Clause, models.SET_NULL, null=True, blank=True, related_name="duties", verbose_name="Theo điều khoản")
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)
    kind = models.CharField("Loại việc", max_length=16, choices=Kind.choices)
    title = models.CharField("Tên việc", max_length=200)
    short = models.CharField("Chữ tắt", max_length=4, help_text="Đầu cột trên bảng theo dõi, ví dụ KH")
    scope = models.CharField("Giao cho", max_length=16, choices=Scope.choices)
    kinds = models.ManyToManyField(UnitKind, blank=True, verbose_name="Loại đơn vị", related_name="+")
    units = models.ManyToManyField(Unit, blank=True, verbose_name="Đơn vị", related_name="+")
    opens = models.DateField("Mở từ ngày", null=True, blank=True)
    due = models.DateField("Hạn", null=True, blank=True)
    rule = models.CharField("Quy tắc tính hạn", max_length=80, blank=True, help_text="Ví dụ “10 ngày làm việc sau khi phát động”")
    rolling = models.CharField("Hạn rơi vào ngày nghỉ", max_length=8, choices=Rolling.choices, default=Rolling.KEEP)
    late = models.CharField("Sau ngày hạn", max_length=8, choices=Late.choices, default=Late.TAKE)
    brief = models.TextField("Yêu cầu cụ thể", blank=True)
    # Only for what the office asks for after the launch.
    ground = models.CharField("Căn cứ giao thêm", max_length=200, blank=True)
    added_at = models.DateTimeField("Giao thêm lúc", null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed = models.BooleanField("Đã xác nhận", default=False)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "việc giao"
        verbose_name_plural = "việc giao"
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(due__isnull=True) | Q(due__gte=F("opens")),
                name="duty_days_in_order",
                violation_error_message="Hạn phải từ ngày mở trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | Q(due__isnull=False) | ~Q(rule=""),
                name="duty_confirmed_with_due",
                violation_error_message="Nhập hạn hoặc quy tắc tính hạn trước khi xác nhận việc giao.",
            ),
            models.CheckConstraint(
                condition=Q(added_at__isnull=True, added_by__isnull=True, ground="")
                | (Q(added_at__isnull=False, added_by__isnull=False) & ~Q(ground="")),
                name="duty_added_with_ground",
                violation_error_message="Việc giao thêm phải ghi căn cứ, người giao và thời điểm giao.",
            ),
        ]

    def __str__(self):
        return self.title
