"""The plan that answers a directive: rows tied to clauses, files, and an unchangeable copy of every submission."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.directives.models import Clause
from campaigns.obligations.models import Obligation
from campaigns.plans.states import PlanState
from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.workflow.remarks import FIXED_ONCE_SENT, Remark, RemarkQuerySet
from emulation.workflow.submissions import Submission


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Plans whose obligation the person sees; the office and other readers from above see them once they were sent."""
        work = {seat.unit.pk for seat in user.seats_with("campaigns.draft_plan")}
        seen = Q(obligation__in=Obligation.objects.visible_to(user))
        return self.filter(seen & (Q(submitted_at__isnull=False) | Q(obligation__unit__in=work)))

    def waiting_for(self, user):
        """Plans that lie on the desk of the person's standing office, the oldest due day first."""
        offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_plan")}
        return self.filter(obligation__authority__in=offices, state=PlanState.SENT).order_by("obligation__due", "submitted_at", "pk")

    def for_list(self):
        """What a row of the list shows. Not `with_names`: PostgreSQL needs 70 ms only to plan a query of eighteen tables."""
        return self.select_related("obligation__unit", "obligation__cluster", "obligation__duty", "obligation__directive")

    def with_names(self):
        """Everything that a row on a page shows, in two queries: the second brings the changes of the deadline."""
        return self.prefetch_related("obligation__changes").select_related(
            "obligation__unit__kind",
            "obligation__duty__clause__parent",
            "obligation__cluster",
            "obligation__directive__document",
            "obligation__authority__authority__standing_office",
            "obligation__holder",
            "document",
            "saved_by",
            "signer",
            "scan",
        )


class RowCommentQuerySet(RemarkQuerySet):
    def visible_to(self, user):
        """Remarks on plans that the person sees, once they were sent; those not sent yet only for the office that reviews the plan."""
        offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_plan")}
        told = Q(sent_at__isnull=False) | Q(plan__obligation__authority__in=offices)
        return self.filter(told, plan__in=Plan.objects.visible_to(user))


class Plan(models.Model):
    """The plan of a unit or of a cluster; written here, or a signed scan with its rows typed in."""

    class Form(models.TextChoices):
        WRITTEN = "written", "Viết trên hệ thống"
        SCANNED = "scanned", "Tải lên bản đã ký"

    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="plan")
    form = models.CharField("Cách làm", max_length=8, choices=Form.choices, default=Form.WRITTEN)
    title = models.CharField("Tên kế hoạch", max_length=300)
    aims = models.TextField("Mục đích, yêu cầu", blank=True)
    measures = models.TextField("Giải pháp", blank=True)
    organisation = models.TextField("Tổ chức thực hiện", blank=True)
    paper_reference = models.CharField("Số, ký hiệu của bản giấy", max_length=60, blank=True)
    paper_day = models.DateField("Ngày của bản giấy", null=True, blank=True)
    scan = models.ForeignKey(Attachment, models.PROTECT, verbose_name="Bản đã ký", null=True, blank=True, related_name="+")
    state = models.CharField("Trạng thái", max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField("Lưu lúc")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("Trình lúc", null=True, blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người trình", null=True, blank=True, related_name="+")
    document = models.OneToOneField(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[PlanState.SENT, PlanState.RETURNED, PlanState.APPROVED]) | Q(submitted_at__isnull=False),
                name="plan_sent_with_moment",
                violation_error_message="Kế hoạch đã trình phải có thời điểm trình.",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(state=PlanState.APPROVED),
                name="plan_paper_once_approved",
                violation_error_message="Chỉ kế hoạch đã duyệt mới có văn bản ban hành.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def code(self):
        """The receipt code shown to people: KH-2023-031."""
        return f"KH-{self.obligation.directive.year}-{self.pk:03d}"

    @property
    def authority_id(self):
        return self.obligation.authority_id

    @property
    def unit_id(self):
        return self.obligation.unit_id


class PlanRow(models.Model):
    """One line of the plan: content, indicator, unit of measure, level to reach, day, person, and the clause it serves."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rows")
    # Stays with the line through every saving, so that a comment finds it again.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    order = models.PositiveSmallIntegerField("Thứ tự")
    clause = models.ForeignKey(Clause, models.PROTECT, verbose_name="Thực hiện điều khoản", null=True, blank=True, related_name="plan_rows")
    content = models.CharField("Nội dung", max_length=600)
    indicator = models.CharField("Chỉ tiêu", max_length=300, blank=True)
    measure = models.CharField("Đơn vị tính", max_length=60, blank=True)
    level = models.DecimalField("Mức phấn đấu", max_digits=18, decimal_places=3, null=True, blank=True)
    due = models.DateField("Hạn", null=True, blank=True)
    person = models.CharField("Người phụ trách", max_length=160, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "dòng kế hoạch"
        verbose_name_plural = "dòng kế hoạch"

    def __str__(self):
        return self.content[:80]


class PlanFile(models.Model):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp kèm kế hoạch"
        verbose_name_plural = "tệp kèm kế hoạch"

    def __str__(self):
        return str(self.attachment)


class PlanVersion(Submission):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")

    class Meta(Submission.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once", violation_error_message="Bản trình này đã có.")]


class RowComment(Remark):
    """A remark of the office on one line or one part of a submitted version; on return it becomes a thing to fix.

    `part` is "row" with the `row_key` of the line, or the name of a text of the plan ("aims", "measures", "organisation", "whole").
    `quote` keeps the line as it read, because lines are rewritten on every saving.
    """

    class Part(models.TextChoices):
        ROW = "row", "Dòng kế hoạch"
        AIMS = "aims", "Mục đích, yêu cầu"
        MEASURES = "measures", "Giải pháp"
        ORGANISATION = "organisation", "Tổ chức thực hiện"
        WHOLE = "whole", "Toàn văn"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="comments")
    part = models.CharField("Chỗ", max_length=16, choices=Part.choices)
    row_key = models.UUIDField(null=True, blank=True)

    objects = RowCommentQuerySet.as_manager()

    class Meta(Remark.Meta):
        verbose_name = "nhận xét"
        verbose_name_plural = "nhận xét"
        constraints = [
            models.CheckConstraint(
                condition=Q(part="row", row_key__isnull=False) | (~Q(part="row") & Q(row_key__isnull=True)),
                name="comment_names_its_row",
                violation_error_message="Nhận xét về một dòng phải chỉ rõ dòng nào.",
            ),
            models.CheckConstraint(
                condition=FIXED_ONCE_SENT,
                name="comment_fixed_once_sent",
                violation_error_message="Chỉ nhận xét đã gửi mới báo đã sửa được.",
            ),
        ]
