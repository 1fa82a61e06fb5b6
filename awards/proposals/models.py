"""A dossier that proposes awards: one model for every award. Nominees with what they achieved, papers in slots, the unit's votes, what the
office found, asked, concluded, and how it went on.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from awards.catalogue.models import AwardType, Regime
from awards.catalogue.states import AwardKind
from awards.proposals.states import ENDED, WITH_OFFICE, Outcome, ProposalState, Verdict
from awards.records.models import AwardRecord, Initiative, Recipient
from awards.records.states import Leadership
from campaigns.movements.models import Movement
from emulation.attachments.models import Attachment
from emulation.documents.models import OfficialDocument
from emulation.units.models import Unit
from emulation.workflow.remarks import FIXED_ONCE_SENT, Remark, RemarkQuerySet
from emulation.workflow.submissions import Submission

SEEN_FROM_ABOVE = "awards.read_proposals"


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own unit's dossiers (and those of units it took over); from above what was submitted.

        Whoever is asked an opinion sees the Opinion and what its page says of the dossier, and not the dossier itself.
        """
        own = user.lineage_of({seat.unit.pk for seat in user.seats_with("awards.draft_proposal")})
        whole = {seat.authority.pk for seat in user.seats_with(SEEN_FROM_ABOVE)}
        return self.filter(Q(unit__in=own) | Q(authority__in=whole, submitted_at__isnull=False))

    def waiting_for(self, user):
        """Dossiers on the desk of the person's standing office, the nearest processing day first."""
        offices = {seat.authority.pk for seat in user.seats_with("awards.review_proposal")}
        waiting = self.filter(authority__in=offices, state__in=[ProposalState.SENT, ProposalState.REVIEW])
        return waiting.order_by(F("process_by").asc(nulls_last=True), "submitted_at", "pk")

    def with_names(self):
        """Everything that the page of one dossier shows of its surroundings."""
        return self.select_related("unit__kind", "authority__authority__standing_office", "movement", "regime", "reviewer", "signer", "author")


class Proposal(models.Model):
    """`authority` is whose standing office receives it. `received_at` is the first submission: it chooses the procedure; a later one does not
    move it. `regime` is only set by hand, with its reason. `process_by` is the day the office has to be done, in working days from receipt.
    """

    authority = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan xét", related_name="received_proposals")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị đề nghị", related_name="proposals")
    year = models.PositiveSmallIntegerField("Năm xét")
    title = models.CharField("Về việc", max_length=300)
    search_key = models.CharField(max_length=400, db_index=True)
    kind = models.CharField("Loại hình khen thưởng", max_length=12, choices=AwardKind.choices)
    movement = models.ForeignKey(Movement, models.PROTECT, verbose_name="Phong trào", null=True, blank=True, related_name="proposals")
    movement_result = models.TextField("Kết quả phong trào của đơn vị", blank=True)
    event_day = models.DateField("Ngày lập thành tích đột xuất", null=True, blank=True)
    fast = models.BooleanField("Hồ sơ đơn giản", default=False)
    state = models.CharField("Trạng thái", max_length=12, choices=ProposalState.choices, default=ProposalState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    open_all = models.BooleanField("Mở toàn bộ hồ sơ", default=False)
    # Step 5: what the unit's own meeting decided.
    met_on = models.DateField("Ngày họp bình xét", null=True, blank=True)
    members = models.PositiveSmallIntegerField("Tổng số người được họp", null=True, blank=True)
    present = models.PositiveSmallIntegerField("Số người có mặt", null=True, blank=True)
    chair = models.CharField("Người chủ trì", max_length=160, blank=True)
    secretary = models.CharField("Thư ký", max_length=160, blank=True)
    minutes = models.TextField("Ý kiến tại cuộc họp", blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField("Lưu lúc")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("Trình lúc", null=True, blank=True)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người trình", null=True, blank=True, related_name="+")
    received_at = models.DateTimeField("Tiếp nhận lúc", null=True, blank=True)
    receipt_year = models.PositiveSmallIntegerField(null=True, blank=True)
    receipt_number = models.PositiveIntegerField("Số tiếp nhận", null=True, blank=True)
    process_by = models.DateField("Hạn giải quyết", null=True, blank=True)
    regime = models.ForeignKey(Regime, models.PROTECT, verbose_name="Chế độ áp dụng", null=True, blank=True, related_name="+")
    regime_reason = models.CharField("Lý do chọn chế độ", max_length=400, blank=True)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người thẩm định", null=True, blank=True, related_name="+")
    mend_by = models.DateField("Bổ sung trước ngày", null=True, blank=True)
    conclusion = models.TextField("Kết luận thẩm định", blank=True)
    concluded_at = models.DateTimeField("Kết luận lúc", null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[ProposalState.DRAFT, ProposalState.HEAD, ProposalState.WITHDRAWN])
                | Q(submitted_at__isnull=False, received_at__isnull=False, receipt_number__isnull=False),
                name="proposal_sent_with_receipt",
                violation_error_message="Hồ sơ đã trình phải có thời điểm và số tiếp nhận.",
            ),
            models.CheckConstraint(
                condition=Q(regime__isnull=True) | ~Q(regime_reason=""),
                name="proposal_regime_with_reason",
                violation_error_message="Chọn chế độ khác phải nêu lý do.",
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(members__isnull=True) | Q(present__lte=F("members")),
                name="proposal_present_of_members",
                violation_error_message="Số người có mặt không quá tổng số.",
            ),
            models.UniqueConstraint(
                fields=["authority", "receipt_year", "receipt_number"],
                name="proposal_receipt_once",
                violation_error_message="Số tiếp nhận này đã cấp.",
            ),
        ]
        indexes = [models.Index(fields=["authority", "state", "process_by"]), models.Index(fields=["unit", "year"])]

    def __str__(self):
        return self.title

    @property
    def code(self):
        """The code shown to people: the receipt number once received (HS-2023-031), before that HS-nháp-7."""
        return f"HS-{self.receipt_year}-{self.receipt_number:03d}" if self.receipt_number else f"HS-nháp-{self.pk}"

    @property
    def is_ended(self):
        return self.state in ENDED

    @property
    def is_waiting(self):
        """Whether it lies with the standing office, so that its day to process it by counts."""
        return self.state in WITH_OFFICE


class NomineeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proposal__in=Proposal.objects.visible_to(user))

    def standing(self):
        """Nominees of dossiers that were neither withdrawn nor refused, and that were not found ineligible themselves."""
        return self.exclude(proposal__state__in=[ProposalState.WITHDRAWN, ProposalState.CLOSED]).exclude(verdict=Verdict.INELIGIBLE)


class Nominee(models.Model):
    """One recipient proposed for one award. What is true of them now is copied, because people move on. `yes` of `votes` is the unit's vote."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="nominees")
    recipient = models.ForeignKey(Recipient, models.PROTECT, verbose_name="Người, tập thể", related_name="nominations")
    award = models.ForeignKey(AwardType, models.PROTECT, verbose_name="Danh hiệu, hình thức", related_name="+")
    order = models.PositiveIntegerField("Thứ tự", default=0)
    position = models.CharField("Chức vụ", max_length=160, blank=True)
    team = models.CharField("Tổ, phòng, bộ phận", max_length=160, blank=True)
    leadership = models.CharField("Cấp lãnh đạo", max_length=8, choices=Leadership.choices, default=Leadership.NONE)
    direct_worker = models.BooleanField("Người trực tiếp lao động, công tác", default=False)
    achieved_from = models.DateField("Lập thành tích từ ngày", null=True, blank=True)
    achieved_to = models.DateField("Lập thành tích đến ngày", null=True, blank=True)
    # The guided account of step 3.
    task = models.TextField("Việc đã làm", blank=True)
    result = models.TextField("Kết quả bằng số", blank=True)
    comparison = models.TextField("So với trước", blank=True)
    reach = models.TextField("Phạm vi ảnh hưởng", blank=True)
    initiatives = models.ManyToManyField(Initiative, verbose_name="Sáng kiến", related_name="nominations", blank=True)
    reason = models.CharField("Lý do vẫn đề nghị", max_length=400, blank=True)
    yes = models.PositiveSmallIntegerField("Phiếu đồng ý", null=True, blank=True)
    votes = models.PositiveSmallIntegerField("Tổng số phiếu", null=True, blank=True)
    verdict = models.CharField("Kết luận thẩm định", max_length=12, choices=Verdict.choices, default=Verdict.OPEN)
    verdict_reason = models.TextField("Lý do", blank=True)
    verdict_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verdict_at = models.DateTimeField("Kết luận lúc", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=12, choices=Outcome.choices, blank=True)
    record = models.OneToOneField(AwardRecord, models.PROTECT, null=True, blank=True, related_name="nominee")

    objects = NomineeQuerySet.as_manager()

    class Meta:
        ordering = ["order", "recipient__sort_key", "pk"]
        verbose_name = "người, tập thể được đề nghị"
        verbose_name_plural = "người, tập thể được đề nghị"
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "recipient", "award"], name="nominee_once", violation_error_message="Đã có trong danh sách với danh hiệu này."
            ),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(votes__isnull=True) | Q(yes__lte=F("votes")),
                name="nominee_votes",
                violation_error_message="Số phiếu đồng ý không quá tổng số phiếu.",
            ),
            models.CheckConstraint(
                condition=Q(achieved_from__isnull=True) | Q(achieved_to__isnull=True) | Q(achieved_to__gte=F("achieved_from")),
                name="nominee_period_in_order",
                violation_error_message="Thời gian lập thành tích phải từ trước đến sau.",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.INELIGIBLE) | ~Q(verdict_reason=""),
                name="nominee_refused_with_reason",
                violation_error_message="Không đủ điều kiện phải nêu lý do.",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OPEN) | Q(verdict_by__isnull=False, verdict_at__isnull=False),
                name="nominee_verdict_by_person",
                violation_error_message="Kết luận phải có người kết luận.",
            ),
        ]
        indexes = [models.Index(fields=["recipient", "award"])]

    def __str__(self):
        return f"{self.recipient}: {self.award}"


class ProposalFile(models.Model):
    """A paper in a slot (`slot` is the code of a ChecklistItem), of the whole dossier or of one nominee."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="files")
    nominee = models.ForeignKey(Nominee, models.CASCADE, null=True, blank=True, related_name="files")
    slot = models.SlugField("Giấy tờ", max_length=60)
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["slot", "pk"]
        verbose_name = "giấy tờ"
        verbose_name_plural = "giấy tờ"
        constraints = [
            models.UniqueConstraint(
                "proposal", "slot", F("nominee"), "attachment", name="proposal_file_once", violation_error_message="Tệp này đã ở trong ô."
            )
        ]

    def __str__(self):
        return str(self.attachment)


class ProposalVersion(Submission):
    """A copy of one submission."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")

    class Meta(Submission.Meta):
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="proposal_version_once", violation_error_message="Bản trình này đã có.")
        ]


class FlagQuerySet(RemarkQuerySet):
    def visible_to(self, user):
        """Flags on dossiers that the person sees, once they were sent; those not sent yet only for the office."""
        offices = {seat.authority.pk for seat in user.seats_with("awards.review_proposal")}
        told = Q(sent_at__isnull=False) | Q(proposal__authority__in=offices)
        return self.filter(told, proposal__in=Proposal.objects.visible_to(user))


class Flag(Remark):
    """What the office asks to be completed: one `place` of the dossier or of one nominee ("achievement", "meeting", "slot:bien-ban")."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="flags")
    nominee = models.ForeignKey(Nominee, models.CASCADE, null=True, blank=True, related_name="flags")
    place = models.CharField("Chỗ cần bổ sung", max_length=80, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta(Remark.Meta):
        verbose_name = "yêu cầu bổ sung"
        verbose_name_plural = "yêu cầu bổ sung"
        constraints = [
            models.CheckConstraint(
                condition=FIXED_ONCE_SENT, name="flag_fixed_once_sent", violation_error_message="Chỉ yêu cầu đã gửi mới báo đã bổ sung được."
            )
        ]


class OpinionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Opinions that the person's unit is asked for, and those about dossiers that the person's office reviews or reads whole."""
        asked = {seat.unit.pk for seat in user.seats_with("awards.give_opinion")}
        whole = {seat.authority.pk for seat in user.seats_with(SEEN_FROM_ABOVE)}
        return self.filter(Q(unit__in=asked) | Q(proposal__authority__in=whole))


class Opinion(models.Model):
    """The office asks another agency about a dossier, by a day; the agency answers once."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="opinions")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Cơ quan được hỏi", related_name="opinions")
    question = models.TextField("Nội dung xin ý kiến")
    due = models.DateField("Trả lời trước ngày")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("Hỏi lúc")
    agrees = models.BooleanField("Đồng ý", null=True, blank=True)
    answer = models.TextField("Ý kiến", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("Trả lời lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "xin ý kiến"
        verbose_name_plural = "xin ý kiến"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="opinion_answered_by_person",
                violation_error_message="Ý kiến phải có nội dung và người trả lời.",
            )
        ]

    def __str__(self):
        return f"{self.unit}: {self.question[:60]}"


class Forwarding(models.Model):
    """The way of a dossier to whoever decides above: the submission that took it there, and the answer."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="forwarding")
    to = models.CharField("Trình", max_length=200)
    document = models.OneToOneField(OfficialDocument, models.PROTECT, null=True, blank=True, related_name="+")
    sent_on = models.DateField("Ngày trình")
    answered_on = models.DateField("Ngày có kết quả", null=True, blank=True)
    decision_number = models.CharField("Số quyết định", max_length=60, blank=True)
    decision_day = models.DateField("Ngày quyết định", null=True, blank=True)
    answer = models.TextField("Nội dung trả lời", blank=True)

    class Meta:
        verbose_name = "trình cấp trên"
        verbose_name_plural = "trình cấp trên"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("sent_on")),
                name="forwarding_days_in_order",
                violation_error_message="Ngày có kết quả phải từ ngày trình trở đi.",
            )
        ]

    def __str__(self):
        return f"{self.to} ({self.sent_on:%d/%m/%Y})"
