"""Who signs in, and which role they hold, in which unit, from when to when."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from emulation import clock
from emulation.accounts.predicates import allows
from emulation.accounts.roles import Role
from emulation.accounts.seats import seats_on
from emulation.units.lineage import with_predecessors
from emulation.units.models import Unit


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Colleagues: people with a seat in a unit tree in which the person has one."""
        scope = Q(pk=user.pk)
        for seat in user.seats:
            root = seat.authority if seat.whole_authority else seat.unit
            scope |= Q(appointments__unit__path__startswith=root.path)
        return self.filter(scope).distinct()

    def to_appoint(self, user):
        """Active people whom `user` may appoint: of the own authorities' trees, and newcomers who have no seat anywhere."""
        scope = Q(appointments__isnull=True)
        for seat in user.seats_with("accounts.appoint"):
            scope |= Q(appointments__unit__path__startswith=seat.authority.path)
        return self.filter(scope, is_active=True).distinct()

    def holding(self, role, unit_ids, day):
        """Active people who hold one of `role` (a role or a list of them) in one of the units on `day`."""
        roles = [role] if isinstance(role, str) else list(role)
        held = Appointment.objects.valid_on(day).filter(role__in=roles, unit__in=unit_ids)
        return self.filter(is_active=True, appointments__in=held).distinct()

    def by_unit(self, role, unit_ids, day):
        """Return (User, unit id) for everybody of `holding`, once for each unit; one query."""
        roles = [role] if isinstance(role, str) else list(role)
        held = Appointment.objects.valid_on(day).filter(role__in=roles, unit__in=unit_ids, user__is_active=True).select_related("user")
        pairs = {(each.user, each.unit_id) for each in held}
        return sorted(pairs, key=lambda pair: (pair[1], pair[0].sort_key, pair[0].pk))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    pass


class User(AbstractBaseUser):
    """A person. There is no superuser and no stored grant: rights come from appointments alone."""

    username = models.CharField("Tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("Họ và tên", max_length=120)
    email = models.EmailField("Thư điện tử", blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    is_active = models.BooleanField("Đang dùng", default=True)
    search_key = models.CharField(max_length=300, db_index=True)
    sort_key = models.CharField(max_length=300, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def __str__(self):
        return self.full_name

    @cached_property
    def seats(self):
        """The seats held today, as the edge's clock has it."""
        return seats_on(self, clock.today())

    def lineage_of(self, unit_ids):
        """Return the ids given and those of every earlier unit that they took over from; asked of the database once in a request."""
        asked = frozenset(unit_ids)
        if asked not in self._lineages:
            self._lineages[asked] = frozenset(with_predecessors(asked)) if asked else asked
        return self._lineages[asked]

    @cached_property
    def _lineages(self):
        return {}

    def has_perm(self, name, obj=None):
        """Tell whether one of today's seats carries the permission `name` for the record (for any record where None)."""
        return self.is_active and any(allows(seat, name, obj) for seat in self.seats)

    def seats_with(self, name):
        """Return the seats that carry the permission `name`."""
        return tuple(seat for seat in self.seats if seat.carries(name))

    @property
    def initials(self):
        words = self.full_name.split()
        return "".join(word[0] for word in words[-2:]).upper()


class AppointmentQuerySet(models.QuerySet):
    def valid_on(self, day):
        """Appointments that count on `day` (a date), both ends included."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day)))

    def overlapping(self, first, last):
        """Appointments that count on some day from `first` to `last` (dates; None: without end), both included."""
        begun = Q(valid_from__lte=last) if last else Q()
        return self.filter(begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=first)))

    def visible_to(self, user):
        """Appointments in the trees where the person may appoint, and the person's own."""
        scope = Q(user=user)
        for seat in user.seats_with("accounts.appoint"):
            scope |= Q(unit__path__startswith=seat.authority.path)
        return self.filter(scope)


class Appointment(models.Model):
    """A role held in a unit between two days. Several may be held at once; an acting head is an appointment like any other."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name="Người", related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="Đơn vị", related_name="appointments")
    role = models.CharField("Vai trò", max_length=24, choices=Role.choices)
    title = models.CharField("Chức vụ", max_length=120, blank=True)
    acting = models.BooleanField("Quyền, phụ trách thay", default=False)
    valid_from = models.DateField("Từ ngày")
    valid_to = models.DateField("Đến hết ngày", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, verbose_name="Bàn giao cho", null=True, blank=True, related_name="predecessors")
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["unit__sort_key", "role", "-valid_from"]
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="appointment_dates_in_order",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(valid_to__isnull=True),
                name="appointment_open_once",
                violation_error_message="Người này đang giữ vai trò đó ở đơn vị.",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.get_role_display()} – {self.unit}"
