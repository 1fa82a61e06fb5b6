"""A question of the chairman or the office about one number of a submitted report, with a due day of its own."""

from django.conf import settings
from django.db import models

from campaigns.movements.models import Indicator
from reports.inquiries.states import InquiryState
from reports.periodic.models import Report


class InquiryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Questions about reports that the person sees: for those who read the authority whole, the unit asked, and what took that over."""
        whole = {seat.authority.pk for seat in user.seats_with("campaigns.read_all")}
        own = user.lineage_of({seat.unit.pk for seat in user.seats_with("reports.draft_report")})
        return self.filter(
            models.Q(report__authority__in=whole) | models.Q(report__obligation__unit__in=own), report__in=Report.objects.visible_to(user)
        )

    def open(self):
        return self.exclude(state=InquiryState.CLOSED)

    def with_names(self):
        """Everything that a row or the page of a question shows of its surroundings, in one query."""
        return self.select_related(
            "report__unit",
            "report__obligation__unit__kind",
            "report__obligation__duty",
            "report__obligation__cluster",
            "report__obligation__holder",
            "report__obligation__authority__authority__standing_office",
            "indicator",
            "asked_by",
            "answered_by",
        )


class Inquiry(models.Model):
    """`figure` keeps the number in words as it read when it was asked about; `indicator` None asks about the report as a whole.

    Every question and answer of the thread stands in its trace; `question` and `answer` are the newest ones.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="inquiries")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    figure = models.CharField("Số liệu được hỏi", max_length=300, blank=True)
    question = models.TextField("Nội dung yêu cầu giải trình")
    due = models.DateField("Hạn giải trình")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("Hỏi lúc")
    state = models.CharField("Trạng thái", max_length=12, choices=InquiryState.choices, default=InquiryState.ASKED)
    version = models.PositiveIntegerField(default=1)
    answer = models.TextField("Giải trình", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("Giải trình lúc", null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "yêu cầu giải trình"
        verbose_name_plural = "yêu cầu giải trình"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=InquiryState.ANSWERED) | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="inquiry_answered_with_moment",
                violation_error_message="Giải trình phải có người gửi và thời điểm gửi.",
            )
        ]

    def __str__(self):
        return self.question[:80]

    @property
    def authority_id(self):
        return self.report.authority_id

    @property
    def unit_id(self):
        return self.report.unit_id
