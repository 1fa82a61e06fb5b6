"""What an award pays: a multiple of the base salary on the day of the decision, rounded up to ten thousand VND.

Nghị định 152/2025/NĐ-CP, Điều 49 khoản 1, 2 (before: Nghị định 91/2017/NĐ-CP, Điều 68). Decimal and whole numbers only.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from django.db.models import F, Q

from awards.catalogue.models import BaseSalary, BonusRate
from awards.catalogue.states import Confidence
from emulation.units.models import Unit

STEP = 10_000
SURER = [Confidence.UNSURE, Confidence.DRAFT, Confidence.MEMORY, Confidence.LIKELY, Confidence.SURE]


@dataclass(frozen=True)
class Bonus:
    """`amount` in VND, None where no multiplier or no salary is known; `rate` and `salary` are the rows behind it (or None)."""

    amount: int | None
    rate: BonusRate | None
    salary: BaseSalary | None

    @property
    def confidence(self):
        """As sure as the less sure of the two."""
        if not (self.rate and self.salary):
            return Confidence.UNSURE
        return min(self.rate.confidence, self.salary.confidence, key=SURER.index)


def rounded(multiplier, salary, *, nearest=False):
    """Return `multiplier` (Decimal) x `salary` (int, VND) rounded up to ten thousand; `nearest`: to the nearest, as some offices do."""
    steps = multiplier * Decimal(salary) / STEP
    return int(steps.to_integral_value(rounding=ROUND_HALF_UP if nearest else ROUND_CEILING)) * STEP


def salary_on(day):
    """Return the BaseSalary in force on `day` (a date), or None; one query."""
    return BaseSalary.objects.valid_on(day).order_by("-valid_from").first()


def rates_on(day, authority=None):
    """Return {(id of the award, recipient kind): BonusRate} on `day`; two queries.

    A rate of a regulation made for `authority` (a Unit) or above it goes before the national one.
    """
    past = Q(local__valid_to__isnull=True) | Q(local__valid_to__gte=day)
    ruled = Q(local__isnull=True) | (Q(local__valid_from__lte=day) & past)  # a regulation that ended takes its rates along
    rows = (
        BonusRate.objects.valid_on(day)
        .filter(ruled)
        .order_by("valid_from", F("local__valid_from").asc(nulls_first=True), "pk")
        .select_related("local")
    )
    above = set(Unit.objects.filter(code__in=authority.lineage).values_list("pk", flat=True)) if authority else set()
    found = {}
    for row in sorted(rows, key=lambda row: row.local_id is not None):
        if row.local_id is None or row.local.authority_id in above:
            found[row.award_id, row.recipient] = row
    return found


def bonus_of(award, recipient, day, *, rates=None, salary=None, authority=None):
    """Return the Bonus of an award (AwardType) for a kind of recipient, decided on `day` (a date).

    `rates` and `salary` are those of `rates_on` and `salary_on` if the caller has them: then no query.
    """
    rates = rates_on(day, authority) if rates is None else rates
    salary = salary or salary_on(day)
    rate = rates.get((award.pk, recipient))
    known = rate is not None and rate.multiplier is not None and salary is not None
    return Bonus(rounded(rate.multiplier, salary.amount) if known else None, rate, salary)
