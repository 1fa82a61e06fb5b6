"""The periodic report of a unit: cells (one for each indicator), passages of text, files, and a copy of every submission.

A cell has two values. `value` is what the unit works on; `sent` is what it last submitted, and the only one that anybody else adds up.
A cell that nobody has answered has no row: blank, 0 and "không phát sinh" are three things.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.movements import periods
from campaigns.movements.models import Indicator, Movement
from campaigns.obligations.models import Obligation
from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.formats.exact import ExactField
from emulation.units.models import Unit
from emulation.workflow.remarks import FIXED_ONCE_SENT, Remark, RemarkQuerySet
from emulation.workflow.submissions import Submission
from reports.periodic.states import ReportState

SUBMITTED = (ReportState.SENT, ReportState.RETURNED, ReportState.APPROVED)


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Reports whose obligation the person sees; readers from above see them once they were submitted.

        After a move the successor works on what its predecessor began: whose the obligation is now counts, not who began the report.
        """
        work = {seat.unit.pk for seat in user.seats_with("reports.draft_report")}
        seen = Q(obligation__in=Obligation.objects.visible_to(user))
        return self.filter(seen & (Q(submitted_at__isnull=False) | Q(obligation__unit__in=work)))

    def waiting_for(self, user):
        """Reports on the desk of the person's standing office, the oldest due day first."""
        offices = {seat.authority.pk for seat in user.seats_with("reports.review_report")}
        return self.filter(authority__in=offices, state=ReportState.SENT).order_by("obligation__due", "submitted_at", "pk")

    def of(self, authority, period):
        """Reports to `authority` (a Unit or its id) about a Period."""
        return self.filter(authority=authority, year=period.year, period=period.kind)

    def with_names(self):
        """Everything that the page of one report shows of its surroundings, in two queries."""
        return self.prefetch_related("obligation__changes").select_related(
            "unit__kind",
            "obligation__unit__kind",
            "obligation__duty__clause__parent",
            "obligation__cluster",
            "obligation__directive__document",
            "obligation__authority__authority__standing_office",
            "obligation__holder",
            "document",
            "saved_by",
            "signer",
        )


class Report(models.Model):
    """`authority`, `unit`, `year` and `period` repeat the obligation's, so that sums and scopes need no join.

    `required` and `answered` count the cells as of the last saving: how complete it is, computed and never clicked.
    """

    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="report")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="reports")
    # A cluster's own report, written by its head, does not stand for the head's unit and has no cells.
    of_cluster = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField("Năm")
    period = models.CharField("Kỳ", max_length=4, choices=periods.CHOICES)
    state = models.CharField("Trạng thái", max_length=12, choices=ReportState.choices, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    required = models.PositiveSmallIntegerField("Số chỉ tiêu phải nhập", default=0)
    answered = models.PositiveSmallIntegerField("Số chỉ tiêu đã nhập", default=0)
    # After a return: everything may be changed, not only what the remarks name.
    open_all = models.BooleanField("Mở toàn bộ báo cáo", default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField("Lưu lúc")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("Trình lúc", null=True, blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người trình", null=True, blank=True, related_name="+")
    # The newest paper; those of earlier approvals stay in the register.
    document = models.OneToOneField(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-period", "pk"]
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=SUBMITTED) | Q(submitted_at__isnull=False),
                name="report_sent_with_moment",
                violation_error_message="Báo cáo đã trình phải có thời điểm trình.",
            ),
            models.UniqueConstraint(
                fields=["authority", "unit", "year", "period"],
                condition=Q(of_cluster=False),
                name="report_once_a_period",
                violation_error_message="Đơn vị đã có báo cáo của kỳ này.",
            ),
        ]
        indexes = [models.Index(fields=["authority", "year", "period", "state"])]

    def __str__(self):
        return f"Báo cáo {self.span.label}: {self.obligation.owner_name}"

    @property
    def span(self):
        """The Period reported on."""
        return periods.Period(self.year, self.period)

    @property
    def code(self):
        """The receipt code shown to people: BC-2023-031."""
        return f"BC-{self.year}-{self.pk:03d}"

    @property
    def is_complete(self):
        """Whether every required cell is answered (as of the last saving)."""
        return self.answered >= self.required


class Entry(models.Model):
    """One cell. `zero` is "không phát sinh", said on purpose; `kept` says that a stock figure was confirmed as in the period before.

    `reason` answers a soft check. `weight` is the submitted value of the indicator that weighs this one (summing "weighted"), for sums in
    the database.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="entries")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="entries")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=4, choices=periods.CHOICES)
    value = ExactField("Kỳ này", null=True, blank=True)
    zero = models.BooleanField("Không phát sinh", default=False)
    kept = models.BooleanField("Giữ như kỳ trước", default=False)
    note = models.CharField("Ghi chú", max_length=600, blank=True)
    reason = models.CharField("Lý do", max_length=400, blank=True)
    saved_at = models.DateTimeField("Lưu lúc")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent = ExactField("Đã trình", null=True, blank=True)
    weight = ExactField("Quyền số đã trình", null=True, blank=True)

    class Meta:
        ordering = ["indicator__order", "pk"]
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="entry_once", violation_error_message="Chỉ tiêu này đã có số liệu."),
            models.CheckConstraint(
                condition=Q(zero=False) | Q(value=0), name="entry_zero_is_zero", violation_error_message="“Không phát sinh” nghĩa là 0."
            ),
        ]
        indexes = [
            # Holds all that sums read, so that adding up never fetches the rows themselves.
            models.Index(fields=["authority", "year", "period", "indicator", "unit", "sent", "weight"], name="entry_of_period"),
            models.Index(fields=["unit", "indicator"]),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.value}"


class Passage(models.Model):
    """One part of the text. `drafted` is the sentence that the system last offered: while `text` equals it, the unit has not touched it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="passages")
    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField("Thứ tự")
    title = models.CharField("Tên phần", max_length=300)
    movement = models.ForeignKey(Movement, models.PROTECT, null=True, blank=True, related_name="+")
    drafted = models.TextField("Câu gợi ý", blank=True)
    text = models.TextField("Nội dung", blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "phần lời văn"
        verbose_name_plural = "phần lời văn"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="passage_once", violation_error_message="Phần này đã có trong báo cáo.")
        ]

    def __str__(self):
        return self.title

    @property
    def is_untouched(self):
        return self.text == self.drafted


class ReportFile(models.Model):
    """Evidence of the report, or of one indicator in it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "tệp minh chứng"
        verbose_name_plural = "tệp minh chứng"

    def __str__(self):
        return str(self.attachment)


class ReportVersion(Submission):
    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")

    class Meta(Submission.Meta):
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once", violation_error_message="Bản trình này đã có.")
        ]


class ReportCommentQuerySet(RemarkQuerySet):
    def visible_to(self, user):
        """Remarks on reports that the person sees, once they were sent; those not sent yet only for the office that reviews the report."""
        offices = {seat.authority.pk for seat in user.seats_with("reports.review_report")}
        told = Q(sent_at__isnull=False) | Q(report__authority__in=offices)
        return self.filter(told, report__in=Report.objects.visible_to(user))


class ReportComment(Remark):
    """A remark on one cell (`indicator`), one passage (`passage`, its key) or the whole report."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="comments")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    passage = models.CharField("Phần lời văn", max_length=40, blank=True)

    objects = ReportCommentQuerySet.as_manager()

    class Meta(Remark.Meta):
        verbose_name = "nhận xét"
        verbose_name_plural = "nhận xét"
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=True) | Q(passage=""),
                name="report_comment_one_place",
                violation_error_message="Một nhận xét chỉ về một chỗ.",
            ),
            models.CheckConstraint(
                condition=FIXED_ONCE_SENT,
                name="report_comment_fixed_once_sent",
                violation_error_message="Chỉ nhận xét đã gửi mới báo đã sửa được.",
            ),
        ]
