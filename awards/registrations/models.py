"""What a unit registers for a year: which persons and collectives strive for which titles. It fulfils an obligation."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.catalogue.models import AwardType
from awards.records.models import Recipient
from awards.registrations.states import RegistrationState
from campaigns.obligations.models import Obligation
from emulation.units.models import Unit
from emulation.workflow.submissions import Submission

SUBMITTED = (RegistrationState.SENT, RegistrationState.RETURNED, RegistrationState.APPROVED)


class RegistrationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Registrations whose obligation the person sees; readers from above see them once they were submitted."""
        work = {seat.unit.pk for seat in user.seats_with("awards.draft_registration")}
        seen = Q(obligation__in=Obligation.objects.visible_to(user))
        return self.filter(seen & (Q(submitted_at__isnull=False) | Q(obligation__unit__in=work)))

    def waiting_for(self, user):
        """Registrations on the desk of the person's standing office, the oldest due day first."""
        offices = {seat.authority.pk for seat in user.seats_with("awards.review_registration")}
        return self.filter(authority__in=offices, state=RegistrationState.SENT).order_by("obligation__due", "submitted_at", "pk")

    def with_names(self):
        """Everything that a page of one registration shows of its obligation; two queries."""
        return self.prefetch_related("obligation__changes").select_related(
            "authority",
            "unit",
            "obligation__unit__kind",
            "obligation__duty",
            "obligation__cluster",
            "obligation__holder",
            "obligation__directive__document",
            "obligation__authority__authority__standing_office",
            "signer",
        )


class Registration(models.Model):
    """`authority`, `unit`, `year` repeat the obligation's. What was submitted stands in the versions."""

    obligation = models.OneToOneField(Obligation, models.PROTECT, related_name="registration")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="registrations")
    year = models.PositiveSmallIntegerField("Năm")
    state = models.CharField("Trạng thái", max_length=12, choices=RegistrationState.choices, default=RegistrationState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    note = models.TextField("Nội dung đăng ký khác", blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField("Lưu lúc")
    submitted_at = models.DateTimeField("Trình lúc", null=True, blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người trình", null=True, blank=True, related_name="+")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "đăng ký thi đua"
        verbose_name_plural = "đăng ký thi đua"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "unit", "year"], name="registration_once_a_year", violation_error_message="Đơn vị đã có đăng ký của năm này."
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SUBMITTED) | Q(submitted_at__isnull=False),
                name="registration_sent_with_moment",
                violation_error_message="Đăng ký đã trình phải có thời điểm trình.",
            ),
        ]

    def __str__(self):
        return f"Đăng ký thi đua {self.year}: {self.unit}"

    @property
    def code(self):
        """The receipt code shown to people: DK-2023-031."""
        return f"DK-{self.year}-{self.pk:03d}"


class RegistrationLine(models.Model):
    """One recipient strives for one title, as the unit works on it; what counts for others is RegisteredTitle."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="lines")
    recipient = models.ForeignKey(Recipient, models.PROTECT, verbose_name="Người, tập thể", related_name="registrations")
    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu đăng ký", related_name="+")
    initiative = models.CharField("Sáng kiến dự kiến", max_length=400, blank=True)
    position = models.CharField("Chức vụ", max_length=160, blank=True)

    class Meta:
        ordering = ["recipient__sort_key", "award", "pk"]
        verbose_name = "dòng đăng ký"
        verbose_name_plural = "dòng đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "recipient", "award"], name="registration_line_once", violation_error_message="Đã đăng ký danh hiệu này."
            )
        ]

    def __str__(self):
        return f"{self.recipient}: {self.award}"


class RegistrationVersion(Submission):
    """A copy of one submission: its lines as words."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="versions")

    class Meta(Submission.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "number"], name="registration_version_once", violation_error_message="Bản trình này đã có."
            )
        ]


class RegisteredTitle(models.Model):
    """What counts as registered: written when a submission is approved, read by the rules of eligibility. Never typed by hand."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="titles")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="registered_titles")
    award = models.ForeignKey(AwardType, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["year", "pk"]
        verbose_name = "danh hiệu đã đăng ký"
        verbose_name_plural = "danh hiệu đã đăng ký"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "recipient", "award"], name="registered_title_once", violation_error_message="Đã ghi nhận."
            )
        ]
        indexes = [models.Index(fields=["year", "recipient"])]

    def __str__(self):
        return f"{self.year} {self.recipient}: {self.award}"
