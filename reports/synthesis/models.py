"""The standing office's report on all units of a period: every number with the cells behind it, every kept sentence with its unit.

A draft is built again as often as reports change; an edition that was issued keeps its own copy of everything and never changes.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Length, Replace

from campaigns.directives.models import Clause, Directive
from campaigns.movements import periods
from campaigns.movements.models import Indicator
from emulation.documents.models import OfficialDocument
from emulation.formats.exact import ExactField
from emulation.units.models import Unit
from reports.periodic.models import Passage, Report
from reports.synthesis.states import SynthesisState


class SynthesisQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Drafts for the office that builds them; issued ones for everybody who reads the authority's papers."""
        offices = {seat.authority.pk for seat in user.seats_with("reports.build_synthesis")}
        readers = [seat for name in ("campaigns.read_all", "campaigns.read_all_obligations") for seat in user.seats_with(name)]
        issued = user.lineage_of({seat.authority.pk for seat in readers})
        return self.filter(Q(authority__in=offices) | Q(authority__in=issued, state=SynthesisState.FROZEN))


class Synthesis(models.Model):
    """`edition` counts the papers of one period; `absent` names who had not reported when it was built: a list of dicts of words.

    `facts` and `digest` (SHA-256 of their canonical JSON) are written when it is issued.
    """

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan", related_name="syntheses")
    year = models.PositiveSmallIntegerField("Năm")
    period = models.CharField("Kỳ", max_length=4, choices=periods.CHOICES)
    edition = models.PositiveSmallIntegerField("Lần", default=1)
    title = models.CharField("Tên báo cáo", max_length=300)
    state = models.CharField("Trạng thái", max_length=12, choices=SynthesisState.choices, default=SynthesisState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    expected = models.PositiveSmallIntegerField("Số đơn vị phải báo cáo", default=0)
    received = models.PositiveSmallIntegerField("Số đơn vị đã báo cáo", default=0)
    on_time = models.PositiveSmallIntegerField("Nộp đúng hạn", default=0)
    complete = models.PositiveSmallIntegerField("Đủ nội dung", default=0)
    absent = models.JSONField("Đơn vị chưa báo cáo", default=list)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    built_at = models.DateTimeField("Tổng hợp lúc")
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField("Ban hành lúc", null=True, blank=True)
    document = models.OneToOneField(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = SynthesisQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-period", "-edition"]
        verbose_name = "báo cáo tổng hợp"
        verbose_name_plural = "báo cáo tổng hợp"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "period", "edition"], name="synthesis_edition_once", violation_error_message="Lần tổng hợp này đã có."
            ),
            models.UniqueConstraint(
                fields=["authority", "year", "period"],
                condition=Q(state="draft"),
                name="synthesis_one_draft",
                violation_error_message="Kỳ này đang có một dự thảo báo cáo tổng hợp.",
            ),
            models.CheckConstraint(
                condition=Q(state="issued", document__isnull=False, frozen_at__isnull=False) & ~Q(digest="")
                | Q(state="draft", document__isnull=True, frozen_at__isnull=True, digest=""),
                name="synthesis_frozen_with_paper",
                violation_error_message="Báo cáo tổng hợp đã ban hành phải có văn bản và mã kiểm tra, dự thảo thì không.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def span(self):
        """The Period that it is about."""
        return periods.Period(self.year, self.period)

    @property
    def is_frozen(self):
        return self.state == SynthesisState.FROZEN

    @property
    def missing_units(self):
        """The dicts of `absent` that are expected and have not reported."""
        return [unit for unit in self.absent if not unit.get("waived")]

    @property
    def waived_units(self):
        """The dicts of `absent` that need not report, with the reason."""
        return [unit for unit in self.absent if unit.get("waived")]


_THEN = '"then": {'  # as both databases write it; a quotation mark within a name stands behind a backslash


class FigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(synthesis__in=Synthesis.objects.visible_to(user))

    def counting_beside(self):
        """Put beside each figure of how many units it is compared (`beside`): counted in the text of the cells, which are not fetched."""
        text = Cast("cells", models.TextField())
        cut = Length(text) - Length(Replace(text, Value(_THEN), Value("")))
        return self.annotate(beside=cut / len(_THEN))


class Figure(models.Model):
    """One number of the synthesis. `cells` is the list behind it, one dict for each unit that reported:

    {"unit": id, "name": str, "report": id, "entry": id, "value": str of a Decimal, "weight": str or None, "version": int, "sent_on": iso
    day, "late": days, "zero": bool, "then": {"value", "weight", "at"} or None}; "then" is what the unit had in the period compared with,
    and `before` the rule over those. `changes` lists what differs from the build before: {"unit", "name", "before", "after", "why"}.
    """

    synthesis = models.ForeignKey(Synthesis, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    value = ExactField("Kết quả", null=True, blank=True)
    before = ExactField("Cùng kỳ hoặc kỳ trước", null=True, blank=True)
    target = ExactField("Mức phấn đấu cả năm", null=True, blank=True)
    reported = models.PositiveSmallIntegerField("Số đơn vị có số liệu", default=0)
    assigned = models.PositiveSmallIntegerField("Số đơn vị phải báo cáo", default=0)
    previous_build = ExactField("Kết quả lần tổng hợp trước", null=True, blank=True)
    cells = models.JSONField(default=list)
    changes = models.JSONField(default=list)

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["indicator__order", "pk"]
        verbose_name = "số tổng hợp"
        verbose_name_plural = "số tổng hợp"
        constraints = [
            models.UniqueConstraint(fields=["synthesis", "indicator"], name="figure_once", violation_error_message="Chỉ tiêu này đã có số tổng hợp.")
        ]

    def __str__(self):
        return f"{self.indicator}: {self.value}"


class SynthesisPart(models.Model):
    """The office's own words in one part; `drafted` is the sentence last offered, as in Passage."""

    synthesis = models.ForeignKey(Synthesis, models.CASCADE, related_name="parts")
    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField("Thứ tự")
    title = models.CharField("Tên phần", max_length=300)
    drafted = models.TextField("Câu gợi ý", blank=True)
    text = models.TextField("Nội dung", blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "phần của báo cáo tổng hợp"
        verbose_name_plural = "phần của báo cáo tổng hợp"
        constraints = [
            models.UniqueConstraint(fields=["synthesis", "key"], name="synthesis_part_once", violation_error_message="Phần này đã có trong báo cáo.")
        ]

    def __str__(self):
        return self.title

    @property
    def is_untouched(self):
        return self.text == self.drafted


class Quote(models.Model):
    """A sentence of a unit that the office keeps: as the unit wrote it (`original`) and as it stands in the synthesis (`text`)."""

    synthesis = models.ForeignKey(Synthesis, models.CASCADE, related_name="quotes")
    part = models.CharField("Đưa vào phần", max_length=40)
    order = models.PositiveSmallIntegerField("Thứ tự", default=0)
    report = models.ForeignKey(Report, models.PROTECT, related_name="+")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("Từ bản trình")
    original = models.TextField("Nguyên văn của đơn vị")
    text = models.TextField("Câu đưa vào báo cáo")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["part", "order", "pk"]
        verbose_name = "câu trích"
        verbose_name_plural = "câu trích"

    def __str__(self):
        return self.text[:80]


class GapClause(models.Model):
    """A clause proposed for the next directive from a measured gap; `evidence` is a list of {"words": str, "url": str}.

    `clause` is the clause of the draft directive that was made of it.
    """

    class Kind(models.TextChoices):
        MISSED = "missed", "Chỉ tiêu chưa đạt"
        LATE = "late", "Báo cáo chậm"
        UNPLANNED = "unplanned", "Điều khoản chưa có kế hoạch"
        DIFFICULTY = "difficulty", "Khó khăn lặp lại"

    synthesis = models.ForeignKey(Synthesis, models.CASCADE, related_name="gaps")
    order = models.PositiveSmallIntegerField("Thứ tự")
    kind = models.CharField("Từ đâu", max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=80)
    text = models.TextField("Nội dung điều khoản đề xuất")
    drafted = models.TextField(blank=True)
    evidence = models.JSONField("Căn cứ số liệu", default=list)
    kept = models.BooleanField("Đưa vào dự thảo", default=True)
    directive = models.ForeignKey(Directive, models.SET_NULL, null=True, blank=True, related_name="+")
    clause = models.ForeignKey(Clause, models.SET_NULL, null=True, blank=True, related_name="gaps")

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "điều khoản đề xuất"
        verbose_name_plural = "điều khoản đề xuất"
        constraints = [models.UniqueConstraint(fields=["synthesis", "key"], name="gap_once", violation_error_message="Đề xuất này đã có.")]

    def __str__(self):
        return self.text[:80]
