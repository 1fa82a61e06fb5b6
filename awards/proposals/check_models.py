"""What a check of a dossier leaves: overrides of findings, frozen proof sheets, matches between dossiers and the prints that find them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.proposals.models import Nominee, ProposalFile
from awards.proposals.states import ClaimKind, ClaimVerdict, Result
from awards.records.models import AwardRecord


class Override(models.Model):
    """A person sees a finding otherwise than the rule did, and says why. `check` is the key of the finding."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="overrides")
    check_key = models.CharField("Điều kiện", max_length=80)
    found = models.CharField("Hệ thống thấy", max_length=8, choices=Result.choices)
    result = models.CharField("Đánh giá của người thẩm định", max_length=8, choices=Result.choices)
    reason = models.CharField("Lý do", max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")

    class Meta:
        ordering = ["pk"]
        verbose_name = "đánh giá khác"
        verbose_name_plural = "đánh giá khác"
        constraints = [
            models.UniqueConstraint(fields=["nominee", "check_key"], name="override_once", violation_error_message="Đã có đánh giá khác."),
            models.CheckConstraint(condition=~Q(reason=""), name="override_with_reason", violation_error_message="Nêu lý do đánh giá khác."),
        ]

    def __str__(self):
        return f"{self.check_key}: {self.result}"


class ProofSheet(models.Model):
    """The findings about a nominee as they stood when the office concluded: frozen, with the SHA-256 of its facts."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="sheets")
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Lúc")

    class Meta:
        ordering = ["pk"]
        verbose_name = "phiếu thẩm tra"
        verbose_name_plural = "phiếu thẩm tra"

    def __str__(self):
        return f"Phiếu thẩm tra {self.nominee_id}"


class ClaimQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Matches concern two units: only the office that reviews the dossier sees them."""
        offices = {seat.authority.pk for seat in user.seats_with("awards.review_proposal")}
        return self.filter(nominee__proposal__authority__in=offices)


class Claim(models.Model):
    """Two things that look like one: a nominee beside another one, or beside an award given earlier. A person decides; nothing follows by itself.

    `key` names the pair, so that looking again finds the same row; `mine` and `theirs` are what stands side by side.
    """

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="claims")
    kind = models.CharField("Loại", max_length=12, choices=ClaimKind.choices)
    other = models.ForeignKey(Nominee, models.CASCADE, null=True, blank=True, related_name="+")
    record = models.ForeignKey(AwardRecord, models.CASCADE, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=120)
    score = models.PositiveSmallIntegerField("Giống nhau (%)")
    mine = models.TextField("Ở hồ sơ này")
    theirs = models.TextField("Ở hồ sơ kia")
    verdict = models.CharField("Kết luận", max_length=12, choices=ClaimVerdict.choices, default=ClaimVerdict.OPEN)
    reason = models.CharField("Lý do", max_length=600, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("Lúc", null=True, blank=True)
    found_at = models.DateTimeField("Thấy lúc")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name = "nghi trùng"
        verbose_name_plural = "nghi trùng"
        constraints = [
            models.UniqueConstraint(fields=["nominee", "kind", "key"], name="claim_once", violation_error_message="Đã ghi nhận."),
            models.CheckConstraint(
                condition=(Q(other__isnull=False) & Q(record__isnull=True)) | (Q(other__isnull=True) & Q(record__isnull=False)),
                name="claim_of_two",
                violation_error_message="So với một hồ sơ khác hoặc một quyết định cũ.",
            ),
            models.CheckConstraint(
                condition=Q(verdict=ClaimVerdict.OPEN) | Q(decided_by__isnull=False),
                name="claim_decided_by_person",
                violation_error_message="Kết luận phải có người kết luận.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.score}%"


class TextPrint(models.Model):
    """One shingle of what a nominee achieved: a hash of words in a row over normalised text, so that copies are found by the database."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="prints")
    value = models.BigIntegerField()

    class Meta:
        verbose_name = "dấu văn bản"
        verbose_name_plural = "dấu văn bản"
        constraints = [models.UniqueConstraint(fields=["nominee", "value"], name="text_print_once", violation_error_message="Đã có.")]
        indexes = [models.Index(fields=["value", "nominee"])]

    def __str__(self):
        return str(self.value)


class PicturePrint(models.Model):
    """The perceptual hash of a photograph in a dossier: 64 bits as 16 hexadecimal digits."""

    file = models.OneToOneField(ProposalFile, models.CASCADE, related_name="picture")
    value = models.CharField(max_length=16, db_index=True)

    class Meta:
        verbose_name = "dấu hình ảnh"
        verbose_name_plural = "dấu hình ảnh"

    def __str__(self):
        return self.value
