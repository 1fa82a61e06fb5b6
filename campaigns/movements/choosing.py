"""Of which authority and year a page speaks, and which units of it are given indicators."""

from dataclasses import dataclass, field

from django.db.models import Q

from campaigns.movements.models import Indicator, Target
from emulation.units.models import ClusterMember, Unit

KEEP, READ = "campaigns.keep_indicators", "campaigns.read_all"


@dataclass(frozen=True)
class Chosen:
    """`keeper` keeps the indicators, `whole` reads the levels of every unit. `authority` is None for somebody without a seat."""

    authority: Unit | None
    year: int
    years: list = field(default_factory=list)
    keeper: bool = False
    whole: bool = False

    @property
    def indicators(self):
        return Indicator.objects.of(self.authority, self.year)

    @property
    def query(self):
        return f"nam={self.year}"


def chosen(user, asked, today):
    """Return the Chosen of a person: the authority of the seat in use, the year that `asked` (a mapping, "nam") says or this one."""
    seat = _seat(user)
    if seat is None:
        return Chosen(None, today.year)
    keeper = seat.carries(KEEP)
    known = set(Indicator.objects.filter(authority=seat.authority).order_by().values_list("year", flat=True).distinct())
    years = sorted(known | ({today.year, today.year + (today.month >= 11)} if keeper else set()), reverse=True)
    text = asked.get("nam", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else None
    if year not in years:
        year = today.year if today.year in years or not years else years[0]
    return Chosen(seat.authority, year, years, keeper, keeper or seat.carries(READ))


def _seat(user):
    """Return the seat in use where it reads a whole authority or is the only one, else one that does."""
    seats = sorted(user.seats, key=lambda seat: (not seat.carries(KEEP), not seat.carries(READ)))
    used = getattr(user, "seat", None)
    return used if used and (used.carries(READ) or not seats[0].carries(READ)) else next(iter(seats), None)


def units_of(authority, year, day):
    """Return the units (QuerySet, in the order of the lists) that are given indicators: members of the clusters of the year, and those right
    below the authority on `day`. Units that have a decision already always count.
    """
    below = Unit.objects.under(authority)
    members = ClusterMember.objects.filter(authority=authority, year=year).values("unit")
    decided = Target.objects.filter(indicator__authority=authority, indicator__year=year).values("unit")
    children = Unit.objects.valid_on(day).filter(parent=authority).values("pk")
    named = below.filter(Q(pk__in=members) | Q(pk__in=decided) | Q(pk__in=children))
    return named.select_related("kind").ordered()
