"""The backbone: who owes what to whom, by when, done when. A missing paper is a row here, not an absence.

The due day laid at the launch never changes. More time, waivers and moves to another unit are rows of `Change`; what counts on a day is
computed from them, in Python (`deadlines`) for rows at hand and in the database (`overdue_on`, `standing_on`) for a choice among many.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from campaigns.directives.models import Directive, Duty
from campaigns.obligations import deadlines
from campaigns.obligations.reckoning import Reckoned
from campaigns.obligations.states import ChangeKind, ObligationState, RequestState
from emulation.attachments.models import Attachment
from emulation.units.models import Cluster, ClusterMember, Unit

# With one of these a seat reads what everybody owes to its authority, and what its authority and those before it owed themselves.
WHOLE = ("campaigns.read_all", "campaigns.read_all_obligations")


class ObligationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own units' obligations (and those of units they took over), those of clusters led, and all of an authority that one reads whole."""
        above = [seat for name in WHOLE for seat in user.seats_with(name)]
        whole = {seat.authority.pk for seat in above}
        own = user.lineage_of({seat.unit.pk for seat in (*above, *user.seats_with("campaigns.read_unit"))})
        led = {seat.unit.pk for seat in user.seats_with("campaigns.read_cluster")}
        scope = Q(authority__in=whole) | Q(unit__in=own, cluster__isnull=True) | Q(cluster__head__in=led)
        if led:
            for authority, year, unit in ClusterMember.objects.filter(cluster__head__in=led).values_list("authority", "year", "unit"):
                scope |= Q(authority=authority, directive__year=year, unit=unit)
        return self.filter(scope)

    def owned_by(self, user):
        """What the person answers for: the obligations of own units, and those of the clusters that they head."""
        own = {seat.unit.pk for seat in user.seats_with("campaigns.read_unit")}
        led = {seat.unit.pk for seat in user.seats_with("campaigns.read_cluster")}
        return self.filter(Q(unit__in=own, cluster__isnull=True) | Q(cluster__head__in=led))

    def open(self):
        return self.exclude(state=ObligationState.DONE)

    def as_of(self, day):
        """Add what counts on `day` (a date): `deadline_then`, the due day with every extension, and `waived_then`, whether it was waived."""
        rows = Change.objects.filter(obligation=OuterRef("pk"), day__lte=day).order_by("-pk")
        moved = rows.filter(kind=ChangeKind.EXTEND).values("due")[:1]
        waiver = rows.filter(kind__in=deadlines.WAIVERS).values("kind")[:1]
        return self.annotate(
            deadline_then=Coalesce(Subquery(moved), F("due")),
            waived_then=Coalesce(Subquery(waiver), models.Value("")),
        )

    def standing_on(self, day):
        """What is not waived on `day`."""
        return self.as_of(day).exclude(waived_then=ChangeKind.WAIVE)

    def overdue_on(self, day):
        """Standing obligations that nothing was sent for and whose deadline has passed on `day` (a date)."""
        return self.standing_on(day).open().filter(sent_on__isnull=True, deadline_then__lt=day)

    def with_names(self):
        """Everything that a row on a page shows, in two queries: the second brings the changes."""
        return self.select_related(
            "unit__kind", "duty__clause__parent", "directive__document", "authority__authority__standing_office", "cluster", "holder"
        ).prefetch_related("changes")


class TimeRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Requests about obligations that the person sees."""
        return self.filter(obligation__in=Obligation.objects.visible_to(user))

    def waiting_for(self, user):
        """Requests that the person's standing office has to answer."""
        offices = {seat.authority.pk for seat in user.seats_with("campaigns.review_obligation")}
        return self.filter(obligation__authority__in=offices, state=RequestState.WAITING)

    def as_of(self, day):
        """Add `deadline_then`: by when the obligation asked about has to be done as things stand on `day` (a date)."""
        moved = Change.objects.filter(obligation=OuterRef("obligation"), day__lte=day, kind__in=[ChangeKind.EXTEND, ChangeKind.FIX])
        return self.annotate(deadline_then=Coalesce(Subquery(moved.order_by("-pk").values("due")[:1]), F("obligation__due")))

    def with_names(self):
        """Everything that a row on a page shows."""
        return self.select_related(
            "asked_by", "answered_by", "obligation__unit__kind", "obligation__cluster", "obligation__duty", "obligation__directive__document"
        ).prefetch_related("obligation__changes")


class Obligation(Reckoned, models.Model):
    """`due` is the original due day and never changes; `authority` repeats the directive's, so that scopes need no join."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="obligations")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="obligations")
    authority = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="obligations")
    cluster = models.ForeignKey(Cluster, models.PROTECT, verbose_name="Cụm, khối", null=True, blank=True, related_name="obligations")
    opens = models.DateField("Mở từ ngày")
    due = models.DateField("Hạn")
    state = models.CharField("Trạng thái", max_length=12, choices=ObligationState.choices, default=ObligationState.TODO)
    version = models.PositiveIntegerField(default=1)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="Người phụ trách", null=True, blank=True, related_name="held_obligations"
    )
    sent_on = models.DateField("Ngày trình", null=True, blank=True)
    done_on = models.DateField("Ngày xong", null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField("Ghi chú", blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = "việc được giao"
        verbose_name_plural = "việc được giao"
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "unit"],
                condition=Q(cluster__isnull=True),
                name="obligation_once",
                violation_error_message="Đơn vị đã được giao việc này.",
            ),
            models.UniqueConstraint(
                fields=["duty", "cluster"], name="obligation_once_a_cluster", violation_error_message="Cụm, khối đã được giao việc này."
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("opens")), name="obligation_days_in_order", violation_error_message="Hạn phải từ ngày mở trở đi."
            ),
            models.CheckConstraint(
                condition=Q(state=ObligationState.DONE, done_on__isnull=False) | (~Q(state=ObligationState.DONE) & Q(done_on__isnull=True)),
                name="obligation_done_with_day",
                violation_error_message="Việc đã xong phải có ngày xong, việc chưa xong thì không.",
            ),
        ]
        indexes = [models.Index(fields=["authority", "state", "due"]), models.Index(fields=["unit", "state", "due"])]

    def __str__(self):
        return f"{self.duty.title}: {self.owner_name}"

    @property
    def decisions(self):
        """The changes in the order made; from what was fetched beforehand, where it was.

        A page asks thousands of times, and `changes.all()` makes a manager for each question: that cost the overview of 200 units 15 % of its time.
        """
        fetched = self.__dict__.get("_prefetched_objects_cache", {}).get("changes")
        return self.changes.all() if fetched is None else fetched


class TimeRequest(models.Model):
    """A unit's wish for more time: asked once at a time, granted or refused by the office, kept for both to read."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="requests")
    asked_due = models.DateField("Đề nghị gia hạn đến ngày")
    reason = models.TextField("Lý do đề nghị")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("Đề nghị lúc")
    state = models.CharField("Trạng thái", max_length=12, choices=RequestState.choices, default=RequestState.WAITING)
    version = models.PositiveIntegerField(default=1)
    granted_due = models.DateField("Được gia hạn đến ngày", null=True, blank=True)
    answer = models.TextField("Ý kiến trả lời", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("Trả lời lúc", null=True, blank=True)

    objects = TimeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "đề nghị gia hạn"
        verbose_name_plural = "đề nghị gia hạn"
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(state=RequestState.WAITING),
                name="time_request_one_waiting",
                violation_error_message="Đơn vị đã có một đề nghị gia hạn đang chờ trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.GRANTED, granted_due__isnull=False) | (~Q(state=RequestState.GRANTED) & Q(granted_due__isnull=True)),
                name="time_request_granted_with_day",
                violation_error_message="Gia hạn phải ghi ngày, chưa gia hạn thì không.",
            ),
        ]

    def __str__(self):
        return f"{self.obligation}: {self.asked_due:%d/%m/%Y}"

    # The predicates ask a request as they ask the obligation that it is about.
    @property
    def authority_id(self):
        return self.obligation.authority_id

    @property
    def unit_id(self):
        return self.obligation.unit_id

    @property
    def cluster_id(self):
        return self.obligation.cluster_id

    @property
    def cluster(self):
        return self.obligation.cluster


class Change(models.Model):
    """One decision about an obligation, from `day` on: more time, a day for mending, a waiver or its end, another unit. Never edited."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="changes")
    kind = models.CharField("Loại", max_length=8, choices=ChangeKind.choices)
    day = models.DateField("Từ ngày")
    due = models.DateField("Hạn mới", null=True, blank=True)
    from_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    request = models.OneToOneField(TimeRequest, models.PROTECT, null=True, blank=True, related_name="change")
    reason = models.TextField("Lý do")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")

    class Meta:
        ordering = ["pk"]
        verbose_name = "thay đổi của việc"
        verbose_name_plural = "thay đổi của việc"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["extend", "fix"], due__isnull=False) | (~Q(kind__in=["extend", "fix"]) & Q(due__isnull=True)),
                name="change_of_day_with_day",
                violation_error_message="Gia hạn phải ghi hạn mới.",
            ),
            models.CheckConstraint(
                condition=Q(kind="move", from_unit__isnull=False, to_unit__isnull=False)
                | (~Q(kind="move") & Q(from_unit__isnull=True, to_unit__isnull=True)),
                name="change_of_unit_with_units",
                violation_error_message="Chuyển việc phải ghi đơn vị cũ và đơn vị mới.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="move") | ~Q(from_unit=F("to_unit")),
                name="change_to_another_unit",
                violation_error_message="Đơn vị nhận việc phải khác đơn vị cũ.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="change_with_reason", violation_error_message="Ghi lý do của thay đổi."),
        ]
        indexes = [models.Index(fields=["obligation", "kind", "day"], name="change_of_obligation")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.obligation}"


class Evidence(models.Model):
    """A file that shows that an obligation was done."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="evidence")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"

    def __str__(self):
        return str(self.attachment)
