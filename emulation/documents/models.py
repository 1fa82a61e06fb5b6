"""Official papers and the books their numbers come from. A paper is its own copy of the facts: once issued it never changes."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from emulation.documents import kinds


class NumberRegister(models.Model):
    """The book of numbers of one authority, kind of book and year (Nghị định 30/2020/NĐ-CP, Điều 15: from 01 on 1 January)."""

    authority = models.ForeignKey("units.Unit", models.PROTECT, verbose_name="Cơ quan ban hành", related_name="+")
    register = models.SlugField("Sổ", max_length=40)
    year = models.PositiveSmallIntegerField("Năm")
    last = models.PositiveIntegerField("Số cuối đã cấp", default=0)

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "register", "year"], name="register_once", violation_error_message="Sổ văn bản của năm này đã mở."
            ),
        ]

    def __str__(self):
        return f"{self.register} {self.year}: {self.last}"


class OfficialDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Papers that their kind lets `user` read; of a kind nobody declared, none."""
        scope = Q(pk__in=[])
        for kind in kinds.every():
            scope |= kind.scope(user)
        return self.filter(scope)

    def unrendered(self):
        """Papers that have no file yet, the oldest first."""
        return self.filter(sha256="").order_by("pk")

    def of(self, subject):
        """Papers that say what `subject` decided."""
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)


class OfficialDocument(models.Model):
    """An issued paper. A trigger refuses every later change but the first writing of the file."""

    authority = models.ForeignKey("units.Unit", models.PROTECT, verbose_name="Cơ quan ban hành", related_name="papers")
    kind = models.SlugField("Loại văn bản", max_length=40)
    register = models.SlugField("Sổ", max_length=40)
    year = models.PositiveSmallIntegerField("Năm")
    number = models.PositiveIntegerField("Số")
    symbol = models.CharField("Ký hiệu", max_length=60)
    day = models.DateField("Ngày ban hành")
    place = models.CharField("Địa danh", max_length=60)
    abstract = models.CharField("Trích yếu", max_length=500)
    facts = models.JSONField("Nội dung")
    signer_name = models.CharField("Người ký", max_length=120)
    signer_title = models.CharField("Chức vụ người ký", max_length=120)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người ban hành", related_name="+")
    issued_at = models.DateTimeField("Ban hành lúc")
    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    file = models.FileField("Bản PDF", max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField("Số trang", null=True, blank=True)
    rendered_at = models.DateTimeField("Tạo PDF lúc", null=True, blank=True)

    objects = OfficialDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-number"]
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="paper_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "register", "year", "number"],
                name="paper_number_once",
                violation_error_message="Số này đã cấp cho một văn bản khác trong sổ của năm.",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="paper_number_positive", violation_error_message="Số văn bản phải lớn hơn 0."),
            models.CheckConstraint(
                condition=Q(file="", sha256="") | (~Q(file="") & ~Q(sha256="")),
                name="paper_file_with_digest",
                violation_error_message="Tệp văn bản phải đi cùng mã kiểm tra SHA-256.",
            ),
        ]

    def __str__(self):
        return f"{self.kind_name} {self.reference}"

    @property
    def reference(self):
        """Number and symbol as the paper shows them: "05/CT-UBND"; the year is no part of it."""
        return f"{self.number:02d}/{self.symbol}"

    @property
    def kind_name(self):
        """The kind in words: "Chỉ thị"."""
        return self.facts.get("type_name", self.kind).capitalize()

    @property
    def filename(self):
        """A name for the file on somebody's disk: "05-CT-UBND.pdf"."""
        return f"{self.reference.replace('/', '-')}.pdf"

    @property
    def word_filename(self):
        """The same for the Word file: "05-CT-UBND.docx"."""
        return f"{self.reference.replace('/', '-')}.docx"

    @property
    def ready(self):
        """Whether the PDF exists."""
        return bool(self.sha256)
