"""The periods that are reported on: the first half of a year and the whole year, both counted from 1 January.

Pure; times are dates. The year's report gives the figures of the whole year, not of its second half (Luật Thi đua, khen thưởng 2022 asks
for the results of the year; the directive of 2023 for a report every six months).
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

HALF, YEAR = "h1", "year"
CHOICES = [(HALF, "6 tháng đầu năm"), (YEAR, "Cả năm")]
_SHARES = {HALF: Decimal("0.5"), YEAR: Decimal(1)}


@dataclass(frozen=True, order=True)
class Period:
    """`year` (int) and `kind` ("h1" or "year"); in this order they sort by time."""

    year: int
    kind: str

    @property
    def label(self):
        """As titles say it: "6 tháng đầu năm 2023", "năm 2023"."""
        return f"6 tháng đầu năm {self.year}" if self.kind == HALF else f"năm {self.year}"

    @property
    def short(self):
        """For the head of a column: "6T/2023", "Năm 2023"."""
        return f"6T/{self.year}" if self.kind == HALF else f"Năm {self.year}"

    @property
    def begins(self):
        return dt.date(self.year, 1, 1)

    @property
    def ends(self):
        return dt.date(self.year, 6, 30) if self.kind == HALF else dt.date(self.year, 12, 31)

    @property
    def share(self):
        """The part of the year that has passed at its end: what a target reached evenly would be at (0.5 or 1)."""
        return _SHARES[self.kind]

    @property
    def same_last_year(self):
        return Period(self.year - 1, self.kind)

    @property
    def before(self):
        """The period reported on just before."""
        return Period(self.year - 1, YEAR) if self.kind == HALF else Period(self.year, HALF)

    def compared(self, *, stock):
        """The period whose figure stands beside this one: for a stock the one just before, for a flow the same of last year."""
        return self.before if stock else self.same_last_year
