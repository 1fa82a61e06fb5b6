"""Who may be awarded, and who has been awarded what: persons, collectives and households, their places in units, and their history.

A history belongs to the recipient and not to the unit, so that it survives every merger. Two rows that turn out to be one person stay two
rows: `merged_into` points from one to the other, and both histories are read together.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardKind, Grade, RecipientKind, Sanction, Scope
from awards.records.states import Gender, ImportKind, ImportState, Leadership, RecordState, RestrictionKind
from campaigns.movements.models import Movement
from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.units.models import Unit

READ_ALL, READ_UNIT = "awards.read_records", "awards.draft_proposal"


def units_below(authority):
    """Return the units (a QuerySet) whose people an issuing unit reads whole: its tree, and what units of the tree took over from."""
    inside = Unit.objects.filter(path__startswith=authority.path).order_by()
    return Unit.objects.filter(Q(pk__in=inside.values("pk")) | Q(successions__successor__in=inside.values("pk"))).order_by().values("pk")


def heads_of(records):
    """Return the ids (a subquery) of the standing recipients to whom `records` belong: a QuerySet of places, awards or the like."""
    return records.order_by().values_list(Coalesce("recipient__merged_into", "recipient"))


class RecipientQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who are or were in the person's own unit (or one it took over from), and all of a tree that one reads whole.

        Rows that are one person are seen together, whichever of them was in that unit.
        """
        scope = Q(unit__in=user.lineage_of({seat.unit.pk for seat in user.seats_with(READ_UNIT)}))
        for seat in user.seats_with(READ_ALL):
            scope |= Q(unit__in=units_below(seat.authority))
        heads = heads_of(Membership.objects.filter(scope))
        return self.filter(Q(pk__in=heads) | Q(merged_into__in=heads))

    def standing(self):
        """Those that were not found to be somebody else."""
        return self.filter(merged_into__isnull=True)

    def family(self, ids):
        """Rows that are one with those of `ids`: whoever was merged into them, they themselves, and what they were merged into."""
        heads = self.model.objects.filter(pk__in=ids, merged_into__isnull=False).values("merged_into")
        return self.filter(Q(pk__in=ids) | Q(merged_into__in=ids) | Q(pk__in=heads) | Q(merged_into__in=heads))


class Recipient(models.Model):
    """A person, collective or household. `unit` only where the collective is a whole unit. `match_key` is the name folded, for matching."""

    kind = models.CharField("Loại", max_length=12, choices=RecipientKind.choices)
    name = models.CharField("Họ tên, tên", max_length=200)
    search_key = models.CharField(max_length=400, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    match_key = models.CharField(max_length=200, db_index=True)
    birth_date = models.DateField("Ngày sinh", null=True, blank=True)
    gender = models.CharField("Giới tính", max_length=8, choices=Gender.choices, blank=True)
    home = models.CharField("Quê quán", max_length=200, blank=True)
    address = models.CharField("Nơi ở, trụ sở", max_length=200, blank=True)
    education = models.CharField("Trình độ chuyên môn", max_length=200, blank=True)
    unit = models.OneToOneField(Unit, models.PROTECT, verbose_name="Là cả đơn vị", null=True, blank=True, related_name="as_recipient")
    headcount = models.PositiveIntegerField("Số người", null=True, blank=True)
    women = models.PositiveIntegerField("Số nữ", null=True, blank=True)
    hardship = models.BooleanField("Vùng khó khăn, hoàn cảnh khó khăn", default=False)
    # Always the last in line: merging A into B and B into C leaves both pointing to C.
    merged_into = models.ForeignKey("self", models.PROTECT, verbose_name="Là một với", null=True, blank=True, related_name="merged")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = "cá nhân, tập thể"
        verbose_name_plural = "cá nhân, tập thể"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RecipientKind.PERSON) | Q(birth_date__isnull=True, gender=""),
                name="recipient_birth_of_person",
                violation_error_message="Chỉ cá nhân có ngày sinh và giới tính.",
            ),
            models.CheckConstraint(
                condition=Q(kind=RecipientKind.COLLECTIVE) | Q(unit__isnull=True),
                name="recipient_unit_of_collective",
                violation_error_message="Chỉ tập thể là cả một đơn vị.",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="recipient_not_into_itself", violation_error_message="Không gộp vào chính mình."
            ),
            models.CheckConstraint(
                condition=Q(women__isnull=True) | Q(headcount__isnull=True) | Q(women__lte=F("headcount")),
                name="recipient_women_in_headcount",
                violation_error_message="Số nữ không quá số người.",
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_key"])]

    def __str__(self):
        return self.name

    @property
    def is_person(self):
        return self.kind == RecipientKind.PERSON


class Identity(models.Model):
    """The identity number, apart from the person, so that no list and no export reads it along.

    `digest` is a keyed hash for matching (see `identity.digest_of`); the number is shown only by `identity.number_for`, which notes who looked.
    """

    recipient = models.OneToOneField(Recipient, models.CASCADE, related_name="identity")
    number = models.CharField("Số định danh", max_length=20)
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "số định danh"
        verbose_name_plural = "số định danh"

    def __str__(self):
        return "số định danh"


class MembershipQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Places that count on `day` (a date), both ends included."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day)))

    def overlapping(self, first, last):
        """Places that count on some day from `first` to `last` (dates), both included."""
        return self.filter(Q(valid_from__lte=last) & (Q(valid_to__isnull=True) | Q(valid_to__gte=first)))


class Membership(models.Model):
    """A recipient in a unit between two days: the place of a person, of a team, of a household."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="recipients")
    team = models.CharField("Tổ, phòng, bộ phận", max_length=160, blank=True)
    position = models.CharField("Chức vụ", max_length=160, blank=True)
    leadership = models.CharField("Cấp lãnh đạo", max_length=8, choices=Leadership.choices, default=Leadership.NONE)
    direct_worker = models.BooleanField("Người trực tiếp lao động, công tác", default=False)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Đến hết ngày", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "pk"]
        verbose_name = "nơi công tác"
        verbose_name_plural = "nơi công tác"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_dates_in_order",
                violation_error_message="Ngày rời đơn vị phải từ ngày về đơn vị trở đi.",
            ),
            models.UniqueConstraint(
                fields=["recipient", "unit"],
                condition=Q(valid_to__isnull=True),
                name="membership_open_once",
                violation_error_message="Đang có nơi công tác này.",
            ),
        ]
        indexes = [models.Index(fields=["unit", "valid_from"])]

    def __str__(self):
        return f"{self.recipient} – {self.unit}"


class AwardRecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Records of recipients that the person sees, whatever unit they were in then."""
        return self.filter(recipient__in=Recipient.objects.visible_to(user))

    def valid(self):
        return self.filter(state=RecordState.VALID)


class AwardRecord(models.Model):
    """One award given: never deleted, only revoked. What was true of the recipient then stays (`unit`, `position`, `leadership`).

    `achieved_from` and `achieved_to` are the achievement period that the decision states (Nghị định 152/2025/NĐ-CP, Điều 33 khoản 7).
    """

    recipient = models.ForeignKey(Recipient, models.PROTECT, verbose_name="Người, tập thể", related_name="awards")
    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", related_name="records")
    kind = models.CharField("Loại hình", max_length=12, choices=AwardKind.choices, default=AwardKind.MERIT)
    year = models.PositiveSmallIntegerField("Năm")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị khi đó", related_name="award_records")
    position = models.CharField("Chức vụ khi đó", max_length=160, blank=True)
    leadership = models.CharField("Cấp lãnh đạo khi đó", max_length=8, choices=Leadership.choices, default=Leadership.NONE)
    direct_worker = models.BooleanField("Người trực tiếp lao động, công tác", default=False)
    achieved_from = models.DateField("Lập thành tích từ ngày", null=True, blank=True)
    achieved_to = models.DateField("Lập thành tích đến ngày", null=True, blank=True)
    achievement = models.TextField("Thành tích", blank=True)
    movement = models.ForeignKey(Movement, models.PROTECT, verbose_name="Phong trào", null=True, blank=True, related_name="+")
    decision_number = models.CharField("Số quyết định", max_length=60, blank=True)
    decision_day = models.DateField("Ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("Cơ quan quyết định", max_length=200, blank=True)
    document = models.ForeignKey(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Tình trạng", max_length=8, choices=RecordState.choices, default=RecordState.VALID)
    revoked_by = models.CharField("Quyết định hủy bỏ", max_length=200, blank=True)
    created_at = models.DateTimeField()

    objects = AwardRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-decision_day", "pk"]
        verbose_name = "khen thưởng đã nhận"
        verbose_name_plural = "khen thưởng đã nhận"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "award", "year", "decision_number"],
                name="award_record_once",
                violation_error_message="Khen thưởng này đã có trong hồ sơ.",
            ),
            models.CheckConstraint(
                condition=Q(achieved_from__isnull=True) | Q(achieved_to__isnull=True) | Q(achieved_to__gte=F("achieved_from")),
                name="award_record_period_in_order",
                violation_error_message="Thời gian lập thành tích phải từ trước đến sau.",
            ),
            models.CheckConstraint(
                condition=Q(state=RecordState.VALID) | ~Q(revoked_by=""),
                name="award_record_revoked_by_paper",
                violation_error_message="Hủy bỏ phải ghi quyết định hủy bỏ.",
            ),
        ]
        indexes = [models.Index(fields=["award", "year", "unit"]), models.Index(fields=["unit", "year"])]

    def __str__(self):
        return f"{self.award} {self.year}: {self.recipient}"


class InitiativeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Initiatives of which the person sees an author."""
        mine = Initiative.authors.through.objects.filter(recipient__in=Recipient.objects.visible_to(user)).values("initiative")
        return self.filter(pk__in=mine)


class Initiative(models.Model):
    """A recognised initiative or research (sáng kiến, đề tài). `match_key` is the title folded."""

    class Form(models.TextChoices):
        INITIATIVE = "initiative", "Sáng kiến"
        RESEARCH = "research", "Đề tài khoa học"
        INGENUITY = "ingenuity", "Mưu trí, sáng tạo trong chiến đấu"

    form = models.CharField("Loại", max_length=12, choices=Form.choices, default=Form.INITIATIVE)
    title = models.CharField("Tên sáng kiến, đề tài", max_length=400)
    match_key = models.CharField(max_length=400, db_index=True)
    authors = models.ManyToManyField(Recipient, verbose_name="Tác giả", related_name="initiatives")
    year = models.PositiveSmallIntegerField("Năm công nhận")
    scope = models.CharField("Phạm vi ảnh hưởng", max_length=12, choices=Scope.choices)
    body = models.CharField("Cơ quan công nhận", max_length=200)
    decision_number = models.CharField("Số quyết định", max_length=60, blank=True)
    decision_day = models.DateField("Ngày quyết định", null=True, blank=True)
    file = models.OneToOneField(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "sáng kiến, đề tài"
        verbose_name_plural = "sáng kiến, đề tài"
        constraints = [
            models.UniqueConstraint(
                fields=["match_key", "year", "decision_number"], name="initiative_once", violation_error_message="Sáng kiến này đã có."
            )
        ]

    def __str__(self):
        return self.title


class GradeRecord(models.Model):
    """How a year was completed (mức độ hoàn thành nhiệm vụ), and by which paper."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="grades")
    year = models.PositiveSmallIntegerField("Năm")
    grade = models.CharField("Mức độ hoàn thành", max_length=6, choices=Grade.choices)
    basis = models.CharField("Văn bản", max_length=200, blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "mức độ hoàn thành nhiệm vụ"
        verbose_name_plural = "mức độ hoàn thành nhiệm vụ"
        constraints = [models.UniqueConstraint(fields=["recipient", "year"], name="grade_once_a_year", violation_error_message="Năm này đã có.")]

    def __str__(self):
        return f"{self.year}: {self.get_grade_display()}"


class Restriction(models.Model):
    """A discipline, or a matter being looked into: while it lasts nobody is commended (Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4)."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="restrictions")
    kind = models.CharField("Loại", max_length=12, choices=RestrictionKind.choices)
    sanction = models.CharField("Hình thức kỷ luật", max_length=16, choices=Sanction.choices, blank=True)
    begins = models.DateField("Từ ngày")
    ends = models.DateField("Đến hết ngày", null=True, blank=True)
    basis = models.CharField("Văn bản, nội dung", max_length=300)

    class Meta:
        ordering = ["-begins", "pk"]
        verbose_name = "kỷ luật, xác minh"
        verbose_name_plural = "kỷ luật, xác minh"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")),
                name="restriction_days_in_order",
                violation_error_message="Ngày hết phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=(Q(kind=RestrictionKind.DISCIPLINE) & ~Q(sanction="")) | Q(kind=RestrictionKind.REVIEW, sanction=""),
                name="restriction_sanction_of_discipline",
                violation_error_message="Kỷ luật phải ghi hình thức; việc đang xem xét thì chưa có.",
            ),
        ]

    def __str__(self):
        return self.basis


class SamePerson(models.Model):
    """What a person decided about two rows that look alike; `first` is the lower id. Decided once, it is not proposed again."""

    first = models.ForeignKey(Recipient, models.CASCADE, related_name="+")
    second = models.ForeignKey(Recipient, models.CASCADE, related_name="+")
    same = models.BooleanField("Là một")
    reason = models.CharField("Lý do", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "kết luận trùng người"
        verbose_name_plural = "kết luận trùng người"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="same_person_once", violation_error_message="Đã kết luận."),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="same_person_in_order", violation_error_message="Sai thứ tự."),
        ]

    def __str__(self):
        return f"{self.first_id} – {self.second_id}"


class RecordImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Imports into the authorities whose records the person keeps."""
        return self.filter(authority__in={seat.authority.pk for seat in user.seats_with("awards.keep_records")})


class RecordImport(models.Model):
    """An Excel file being taken in by a worker: how far it is, and what came of it. Running it again changes nothing."""

    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField("Loại", max_length=8, choices=ImportKind.choices)
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    only_good = models.BooleanField("Chỉ nhập dòng đúng", default=False)
    expected = models.CharField(max_length=64, blank=True)
    state = models.CharField("Tình trạng", max_length=8, choices=ImportState.choices, default=ImportState.WAITING)
    total = models.PositiveIntegerField("Số dòng", default=0)
    done = models.PositiveIntegerField("Đã xong", default=0)
    result = models.JSONField("Kết quả", default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("Yêu cầu lúc")
    ended_at = models.DateTimeField("Xong lúc", null=True, blank=True)

    objects = RecordImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "lần nhập hồ sơ"
        verbose_name_plural = "lần nhập hồ sơ"

    def __str__(self):
        return f"{self.get_kind_display()} {self.asked_at:%d/%m/%Y}"
