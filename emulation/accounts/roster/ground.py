"""What a roster is compared with: the units, clusters, people and appointments there are, read in a fixed number of queries."""

from dataclasses import dataclass, field

from django.db.models import Q

from emulation.accounts.models import User
from emulation.accounts.roster.lines import CLUSTERS, LETTERHEADS, PEOPLE, SEATS, UNITS
from emulation.search.text import fold
from emulation.units.models import Authority, Cluster, ClusterMember, Unit, UnitKind

# Where codes of units stand.
_CODES = ((UNITS, "code"), (UNITS, "parent"), (LETTERHEADS, "unit"), (CLUSTERS, "unit"), (SEATS, "unit"))


@dataclass
class Ground:
    """The tree of `authority` (a Unit; None on the first set-up, when there is no tree yet) as `by` meets it.

    `by` None is the person at the server, who may do everything; `root` is then the code of the issuing unit. The dicts are by code, by
    username, by (year, name in lower case).
    """

    authority: object
    by: object
    root: str = ""
    units: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)
    issuing: set = field(default_factory=set)
    people: dict = field(default_factory=dict)
    clusters: dict = field(default_factory=dict)
    members: dict = field(default_factory=dict)

    @property
    def first_set_up(self):
        return self.by is None

    @property
    def administers(self):
        """Whether `by` may add and change units and clusters here."""
        return self.by is None or any(self.authority.path.startswith(seat.authority.path) for seat in self.by.seats_with("accounts.manage_users"))

    def inside(self, unit):
        """Tell whether the unit stands in the tree of the authority."""
        return self.first_set_up or unit.path.startswith(self.authority.path)

    def knows(self, person):
        """Tell whether the person is a colleague here, or has no seat anywhere yet."""
        seats = person.appointments.all()
        return self.first_set_up or not seats or any(self.inside(seat.unit) for seat in seats)

    def may_change(self, person):
        """Tell whether `by` may change what is noted about the person."""
        return self.by is None or self.by.has_perm("accounts.manage_users", person)


def survey(roster, *, authority, by, root=""):
    """Return the Ground for `roster`, read from the database."""
    ground = Ground(authority, by, root)
    codes = {line[key] for sheet, key in _CODES for line in roster[sheet]}
    tree = Q(path__startswith=authority.path) if authority else Q(pk__in=[])
    ground.units = {unit.code: unit for unit in Unit.objects.filter(tree | Q(code__in=codes - {None})).select_related("kind", "parent", "letterhead")}
    ground.kinds = {fold(kind.name): kind for kind in UnitKind.objects.all()}
    ground.issuing = set(Authority.objects.values_list("unit__code", flat=True)) | {root}
    names = {line["username"] for sheet in (PEOPLE, SEATS) for line in roster[sheet]} - {None}
    people = User.objects.filter(username__in=names).prefetch_related("appointments__unit")
    ground.people = {person.username: person for person in people}
    if authority and roster[CLUSTERS]:
        years = {line["year"] for line in roster[CLUSTERS]} - {None}
        clusters = Cluster.objects.filter(authority=authority, year__in=years).select_related("head", "deputy")
        ground.clusters = {(cluster.year, cluster.name.lower()): cluster for cluster in clusters}
        members = ClusterMember.objects.filter(authority=authority, year__in=years).select_related("cluster", "unit")
        ground.members = {(member.year, member.unit.code): member for member in members}
    return ground
