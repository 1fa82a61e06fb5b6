"""The backbone: who owes what to whom, by when, done when. A missing paper is a row here, not an absence."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.directives.models import Directive, Duty
from campaigns.obligations.states import ObligationState
from emulation import clock
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

    def overdue_on(self, day):
        """Open obligations whose due day has passed on `day` (a date)."""
        return self.open().filter(due__lt=day)

    def with_names(self):
        """Everything that a row on a page shows, in one query."""
        return self.select_related(
            "unit__kind", "duty__clause__parent", "directive__document", "authority__authority__standing_office", "cluster", "holder"
        )


class Obligation(models.Model):
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
    def owner_name(self):
        """Whose duty it is: the unit, or the cluster that its head answers for."""
        return self.cluster.name if self.cluster_id else self.unit.name

    @property
    def due_moment(self):
        """The last second of the due day in Asia/Ho_Chi_Minh."""
        return clock.end_of_day(self.due)

    @property
    def settled_on(self):
        """The day that counts for lateness: when it was sent up, else when it was done; None while nothing was sent."""
        return self.sent_on or self.done_on

    def days_late(self, day):
        """Whole days past the due day: of the day it was sent where it was, else of `day` (a date); 0 if in time."""
        return max(((self.settled_on or day) - self.due).days, 0)

    def is_overdue(self, day):
        return self.state != ObligationState.DONE and self.sent_on is None and day > self.due

    def is_open_on(self, day):
        return self.opens <= day


class Evidence(models.Model):
    """A file that shows that an obligation was done."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="evidence")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"

    def __str__(self):
        return str(self.attachment)
